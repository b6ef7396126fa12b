"""Rules about scorecards, each on a small scorecard that breaks it, on 22 November 2026."""

from dataclasses import replace

import pytest

from cxsite.check import (
    few_answers,
    future_period,
    measure_without_source,
    review_overdue,
    so_far_ended,
    unused_scorecard,
)
from cxsite.check.publication import publication
from cxsite.model.body import Binding, Embed, Number, Ref
from cxsite.model.place import Span, marked
from cxsite.model.scorecard import DataSource, Measure, NpsCounts, PeriodValue, Scorecard
from cxsite.model.standing import Show
from cxsite.relate.library import library
from cxsite.relate.results import results
from tests.relate.making import NOW, corpus, page, post
from tests.speaking import WORDS

PATH = "content/scorecards/support.yaml"
MEASURE = Measure(
    "recommend", "nps", "Would recommend", "pulse", values=(PeriodValue("2026-Q3", NpsCounts(96, 56, 48)),)
)
KEYS = {
    "next_review": (3, 14, 10),
    "measures/recommend/?": (9, 3, 9),
    "measures/recommend/next_review": (10, 18, 10),
    "measures/recommend/values/2026-Q4/?": (14, 7, 7),
}


def card(**keys):
    base = Scorecard(
        PATH,
        "support",
        "Support",
        "quarters",
        sources=(DataSource("pulse", "Pulse"),),
        measures=(MEASURE,),
        marks=marked(PATH, KEYS),
    )
    return replace(base, **keys)


def with_value(value):
    return card(measures=(replace(MEASURE, values=(value,)),))


def told(rule, scorecard, *documents):
    """ "severity line: message; help" of each problem."""
    written = corpus(*documents, scorecards=(scorecard,))
    related = library(written, results((scorecard,), NOW, WORDS), NOW, Show())
    found = rule.problems(publication(written, related, related.results, NOW))
    return [f"{p.severity} {p.span.line}: {p.message}; {p.help}" for p in found]


Q4 = PeriodValue("2026-Q4", NpsCounts(96, 56, 48))
FEW = PeriodValue("2026-Q4", NpsCounts(4, 2, 1))


@pytest.mark.parametrize(
    ("rule", "scorecard", "words"),
    [
        (
            measure_without_source,
            card(measures=(replace(MEASURE, source=""),)),
            "warning 9: recommend has no source; readers cannot tell where it comes from; add a source, one of: pulse",
        ),
        (
            measure_without_source,
            card(sources=(), measures=(replace(MEASURE, source=""),)),
            (
                "warning 9: recommend has no source; readers cannot tell where it comes from; "
                "list the source under `sources` and name it here"
            ),
        ),
        (
            future_period,
            with_value(Q4),
            "warning 14: 2026-Q4 has not ended: its last day is 2026-12-31; mark it so_far: true, or remove it",
        ),
        (
            few_answers,
            with_value(FEW),
            "note 14: recommend has fewer than 10 answers in 2026-Q4 and will not be shown; nothing needs to be done",
        ),
        (
            review_overdue,
            card(next_review="2026-11-21"),
            "warning 3: review was due 21 November 2026; review the numbers, then set the next day",
        ),
        (
            review_overdue,
            card(measures=(replace(MEASURE, next_review="2026-01-15"),)),
            "warning 10: review was due 15 January 2026; review the numbers, then set the next day",
        ),
        (
            unused_scorecard,
            card(),
            (
                'warning 0: no text uses the scorecard "support"; '
                "quote it, link to /scorecards/support/, or list it under `scorecards` of a post"
            ),
        ),
    ],
)
def test_told(rule, scorecard, words):
    assert told(rule, scorecard) == [words]


def test_a_mark_that_has_outlived_its_period():
    left = PeriodValue("2026-Q3", NpsCounts(96, 56, 48), so_far=True)
    (words,) = told(so_far_ended, with_value(left))
    assert words.endswith(
        "2026-Q3 ended on 2026-09-30, but it is marked so_far; put in the final counts and remove so_far"
    )


@pytest.mark.parametrize("rule", [measure_without_source, future_period, so_far_ended, few_answers, review_overdue])
@pytest.mark.parametrize("value", [MEASURE.values[0], replace(Q4, so_far=True)], ids=["ended", "marked"])
def test_sound_scorecards(rule, value):
    assert told(rule, with_value(value)) == []


@pytest.mark.parametrize(
    ("period", "future"), [("2026-11-22", False), ("2026-11-23", True), ("2026-11", True), ("2026", True)]
)
def test_when_a_period_ends(period, future):
    assert bool(told(future_period, with_value(replace(Q4, period=period)))) == future


def test_the_count_of_few_is_not_repeated():
    assert told(few_answers, with_value(FEW)) == told(few_answers, with_value(replace(FEW, counts=NpsCounts(0, 0, 1))))


REF = Ref("support", "recommend", period="2026-Q3")


@pytest.mark.parametrize(
    "document",
    [
        post("a.md", scorecards=("support",)),
        post("a.md", links=(Binding(REF, Span("")),)),
        post("a.md", links=(Embed("chart", REF, Span("")),)),
        post("a.md", links=(Number("33", REF, "", Span("")),)),
        post("a.md", draft=True, links=("/scorecards/support/#recommend",)),
        page("about.md", "../scorecards/support.yaml"),
        page("about.md", "../scorecards/support.yml"),
    ],
    ids=["listed", "quoted", "drawn", "typed", "linked", "linked by file", "linked by its other ending"],
)
def test_used_scorecards(document):
    assert told(unused_scorecard, card(), document) == []


@pytest.mark.parametrize(
    "written", ["https://example.org/scorecards/support/", "/scorecards/", "/scorecards/other/", "b.md"]
)
def test_links_elsewhere_do_not_count(written):
    assert told(unused_scorecard, card(), post("a.md", links=(written,)), post("b.md")) != []
