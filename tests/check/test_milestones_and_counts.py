"""Rules about milestones, limits and missing counts, on 22 November 2026."""

from dataclasses import replace

import pytest

from cxsite.check import (
    few_answers,
    future_period,
    limits_lowered,
    milestone_judged,
    not_counted_yet,
    same_answers_twice,
    so_far_ended,
)
from cxsite.check.publication import publication
from cxsite.model.place import marked
from cxsite.model.result import Results
from cxsite.model.scorecard import AnswerSource, Criterion, Measure, NpsCounts, PeriodValue, Programme, ShareCounts
from cxsite.model.site import Limits
from cxsite.model.standing import Show
from cxsite.relate.library import library
from cxsite.relate.results import results
from tests.check.test_scorecard_rules import MEASURE, PATH, card, told
from tests.relate.making import NOW, corpus
from tests.speaking import WORDS

PROGRAMME = Programme("2026-07-01", "2026-09-30", "support.recommend", Criterion("higher", 20, "2026-Q3"), "running")
COUNTED = replace(MEASURE, values=(), answers="form")
ONE_FIGURE = "name a measure with a single number: an NPS, a share or a number"
MARKS = marked(
    PATH,
    {
        "measures/asking/customers_decide": (20, 5, 3),
        "measures/asking/state": (22, 5, 3),
        "measures/recommend/answers": (10, 5, 3),
    },
)


def with_milestone(**changes):
    asking = Measure("asking", "milestone", "Asking first", programme=replace(PROGRAMME, **changes))
    levers = Measure("levers", "levers", "Levers")
    return card(measures=(MEASURE, levers, asking), marks=MARKS)


def counted(*values):
    return card(measures=(replace(COUNTED, values=values),), marks=MARKS)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "warning 22: it is marked running, and 2026-Q3 is +24; write succeeded"),
        ({"state": "succeeded"}, ""),
        ({"state": "stopped"}, ""),
        ({"success": Criterion("higher", 24, "2026-Q3"), "state": "succeeded"}, ""),
        (
            {"success": Criterion("lower", 20, "2026-Q3"), "state": "succeeded"},
            "warning 22: it is marked succeeded, and 2026-Q3 is +24; write failed",
        ),
        ({"success": Criterion("higher", 20, "2026-Q4")}, ""),
        (
            {"success": Criterion("higher", 20, "2026-Q4"), "state": "failed"},
            "warning 22: it is marked failed, and 2026-Q4 is not known yet; write running until customers have decided",
        ),
        (
            {"decided_by": "support.recomend"},
            'error 20: there is no measure "support.recomend"; did you mean "support.recommend"?',
        ),
        (
            {"decided_by": "support.levers"},
            f"error 20: support.levers is of kind levers, which has no single number to judge by; {ONE_FIGURE}",
        ),
        (
            {"decided_by": "support.asking"},
            f"error 20: support.asking is of kind milestone, which has no single number to judge by; {ONE_FIGURE}",
        ),
    ],
)
def test_milestones(changes, words):
    assert told(milestone_judged, with_milestone(**changes)) == ([words] if words else [])


@pytest.mark.parametrize(
    ("unread", "seen"), [("content/scorecards/Billing.yaml", False), ("content/posts/billing.md", True)]
)
def test_a_judge_in_a_file_that_could_not_be_read(unread, seen):
    judged = with_milestone(decided_by="billing.recommend")
    written = corpus(scorecards=(judged,), unread=(unread,))
    related = library(written, results((judged,), NOW, WORDS), NOW, Show())
    assert bool([*milestone_judged.problems(publication(written, related, related.results, NOW))]) == seen


def test_a_share_reaches_a_criterion_by_its_decimals():
    """As on the milestone's page: 833 of 1,000 are 83.3 per cent, which no float represents exactly."""
    share = Measure("recommend", "csat", "Satisfied", values=(PeriodValue("2026-Q3", ShareCounts(833, 1000)),))
    programme = replace(PROGRAMME, success=Criterion("higher", 83.3, "2026-Q3"), state="succeeded")
    asking = Measure("asking", "milestone", "Asking first", programme=programme)
    assert told(milestone_judged, card(measures=(share, asking), marks=MARKS)) == []


EARLY = PeriodValue("2026-Q3", NpsCounts(96, 56, 48), so_far=True)


@pytest.mark.parametrize(
    ("scorecard", "words"),
    [
        (counted(), "warning 10: nothing has been counted for recommend; run `cxsite pull support`"),
        (counted(EARLY), "warning 10: 2026-Q3 has ended since recommend was counted; run `cxsite pull support`"),
        (counted(replace(EARLY, so_far=False)), ""),
        (counted(replace(EARLY, period="2026-Q4")), ""),
    ],
)
def test_counts_that_are_missing(scorecard, words):
    assert told(not_counted_yet, scorecard) == ([words] if words else [])
    assert told(so_far_ended, scorecard) == told(future_period, scorecard) == []


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (Limits(20, 50), []),
        (Limits(3, 30), ["withhold_below is 3, lower than 10"]),
        (Limits(5, 12), ["withhold_below is 5, lower than 10", "flag_below is 12, lower than 30"]),
    ],
)
def test_limits(limits, words):
    plain = corpus()
    written = replace(plain, site=replace(plain.site, limits=limits))
    seen = publication(written, library(written, results((), NOW, WORDS, limits), NOW, Show()), Results(), NOW)
    assert [problem.message for problem in limits_lowered.problems(seen)] == words


def test_parts_that_are_withheld_are_named_together():
    """The author may know which is the small one; a report that is passed on does not reveal it."""
    parts = (("phone", NpsCounts(80, 40, 30)), ("chat", NpsCounts(12, 14, 17)), ("post", NpsCounts(4, 2, 1)))
    value = PeriodValue("2026-Q3", NpsCounts(96, 56, 48), segments=parts)
    (said,) = told(few_answers, card(measures=(replace(MEASURE, values=(value,)),)))
    assert (
        "chat, post will not be shown in 2026-Q3: each has fewer than 10 answers, or could give another part away"
        in said
    )


def split(name, by, *parts):
    """A measure of the same people, split by tag or by post; all are promoters."""
    segments = tuple((part, NpsCounts(n, 0, 0)) for part, n in parts)
    whole = NpsCounts(sum(n for _, n in parts), 0, 0)
    value = PeriodValue("2026-Q3", whole, segments=segments)
    return replace(COUNTED, id=name, score="score", split_by=by, values=(value,))


TAGS = split("recommend", "tag", ("refunds", 55), ("post", 70))
POSTS = split("recommend", "post", ("a", 50), ("b", 5), ("c", 40), ("d", 30))
TWICE = (
    "warning 10: recommend withholds parts with few people, but support.tags has the same answers in larger parts; "
    "keep only one of the two: their difference reveals a few people"
)


@pytest.mark.parametrize(
    ("measures", "words"),
    [
        (
            (POSTS, replace(TAGS, id="tags")),
            [TWICE],
        ),
        (
            (split("recommend", "post", ("a", 50), ("c", 40), ("other", 35)), replace(TAGS, id="tags")),
            [TWICE],
        ),
        ((POSTS, replace(TAGS, id="tags", score="other")), []),
        ((POSTS, replace(TAGS, id="tags", split_by="channel")), []),
        ((split("recommend", "post", ("a", 50), ("b", 75)), replace(TAGS, id="tags")), []),
    ],
    ids=["by post and by tag", "put together by pull", "of another column", "split across", "nothing is withheld"],
)
def test_what_one_measure_withholds_another_may_give_away(measures, words):
    """55 under a tag, minus the 50 of one of its two articles, are the 5 of the other."""
    form = AnswerSource("form", file="private/answers/*.csv")
    assert told(same_answers_twice, card(measures=measures, answers=(form,), marks=MARKS)) == words


def test_a_quarter_gives_its_month_away():
    answers = (AnswerSource("form", file="private/answers/*.csv"),)
    few = tuple(PeriodValue(f"2026-0{n}", NpsCounts(people, 0, 0)) for n, people in ((7, 30), (8, 5), (9, 40)))
    months = replace(COUNTED, score="score", values=few)
    quarters = replace(COUNTED, score="score", values=(PeriodValue("2026-Q3", NpsCounts(75, 0, 0)),))
    cards = (
        card(answers=answers, periods="months", measures=(months,), marks=MARKS),
        card(answers=answers, id="whole", path="content/scorecards/whole.yaml", measures=(quarters,)),
    )
    written, found = corpus(scorecards=cards), results(cards, NOW, WORDS)
    seen = publication(written, library(written, found, NOW, Show()), found, NOW)
    (problem,) = same_answers_twice.problems(seen)
    assert (
        problem.message
        == "recommend withholds periods with few people, but whole.recommend has the same answers in larger parts"
    )
