"""What numbers said and say: updated until a post's date has passed, then fixed; and the resulting corrections."""

from datetime import UTC, datetime

import pytest

from cxsite.model.body import Binding, Number, Ref
from cxsite.model.ledger import Entry, Ledger, Said
from cxsite.model.place import Marks, Span
from cxsite.model.post import Erratum
from cxsite.model.scorecard import Measure, NpsCounts, PeriodValue, Scorecard
from cxsite.model.standing import Show
from cxsite.relate.library import library
from cxsite.relate.results import results
from tests.relate.making import corpus, post
from tests.speaking import WORDS, spoken

REF = Ref("support", "recommend", period="2026-Q3")
KEY = ("post-1", "support.recommend @2026-Q3")
OLD = Said("+31", "2026-10-02")


NOW = datetime(2026, 10, 9, tzinfo=UTC)


def carded(counts):
    """A scorecard with one result."""
    return Scorecard(
        "content/scorecards/support.yaml", "support", "Support", "quarters", marks=Marks("content/scorecards/support.yaml"),
        measures=(Measure("recommend", "nps", "Would recommend us", values=(PeriodValue("2026-Q3", NpsCounts(*counts)),)),),
    )  # fmt: skip


def related(counts, *said, date="2026-10-01", now="2026-10-09", ref=REF, **more):
    """The library of one post with one number, on a scorecard with these counts, after `said` was recorded."""
    card = carded(counts)
    written = post("a.md", date, id="post-1", links=(Binding(ref, Span("", 9)), *more.pop("links", ())), **more)
    book = Ledger((Entry(*KEY, tuple(said)),) if said else ())
    moment = datetime.fromisoformat(now).replace(tzinfo=UTC)
    made = corpus(written, scorecards=(card,), ledger=book)
    return library(made, results((card,), moment, WORDS), moment, Show())


P33, P31, FEW = (120, 60, 45), (118, 60, 48), (4, 2, 1)


def said(found):
    return [(entry.ref, *((each.text, each.day) for each in entry.said)) for entry in found.ledger.entries]


def test_a_number_is_written_down_with_the_day_it_was_first_shown():
    assert said(related(P33)) == [(KEY[1], ("+33", "2026-10-09"))]


def test_nothing_is_said_again_that_was_said_before():
    assert said(related(P31, OLD)) == [(KEY[1], ("+31", "2026-10-02"))]


def test_a_change_after_the_date_of_the_post_is_a_correction():
    found = related(P33, OLD)
    assert said(found) == [(KEY[1], ("+31", "2026-10-02"), ("+33", "2026-10-09"))]
    (correction,) = found.articles[0].corrections
    assert (correction.subject, correction.day, correction.before, correction.after) == (
        "Would recommend us, Q3 2026",
        "2026-10-09",
        "+31",
        "+33",
    )


def test_before_the_date_of_the_post_the_number_follows_the_scorecard():
    found = related(P33, OLD, date="2026-12-01")
    assert said(found) == [(KEY[1], ("+33", "2026-10-09"))]


def test_what_an_author_corrects_stands_before_the_numbers():
    found = related(P33, OLD, errata=(Erratum("2026-10-07", "It was 2003."),))
    assert [(c.day, c.text, c.subject) for c in found.articles[0].corrections] == [
        ("2026-10-07", "It was 2003.", ""),
        ("2026-10-09", "", "Would recommend us, Q3 2026"),
    ]


def test_corrections_of_one_day_count_as_one_and_one_taken_back_as_none():
    wrong = Said("+99", "2026-10-09")
    assert said(related(P33, OLD, wrong)) == [(KEY[1], ("+31", "2026-10-02"), ("+33", "2026-10-09"))]
    assert said(related(P31, OLD, wrong)) == [(KEY[1], ("+31", "2026-10-02"))]


def test_what_a_withheld_number_was_is_told_by_nothing():
    (correction,) = related(FEW, OLD, Said("+33", "2026-10-05")).articles[0].corrections
    assert (correction.before, correction.after) == ("", "")


def test_nor_is_it_when_the_number_is_shown_again():
    found = related(P33, OLD, Said("", "2026-10-05"))
    assert [(c.before, c.after) for c in found.articles[0].corrections] == [("", ""), ("", "+33")]


def test_one_number_in_two_forms_is_one_correction():
    full = Binding(Ref("support", "recommend", period="2026-Q3", form="full"), Span("", 10))
    typed = Number("+33", REF, "", Span("", 11))
    found = related(P33, OLD, links=(full, typed))
    assert len(found.articles[0].corrections) == 1
    assert len(found.ledger.entries) == 2


def test_a_newer_period_is_another_number_and_no_correction():
    found = related(P33, OLD, ref=Ref("support", "recommend", period="latest"))
    assert said(found) == [(KEY[1], ("+31", "2026-10-02"), ("+33", "2026-10-09"))]
    assert related(P33, ref=Ref("support", "recommend", period="latest")).ledger == related(P33).ledger


def test_drafts_are_not_in_the_ledger_and_what_is_gone_leaves_it():
    assert related(P33, OLD, draft=True).ledger.entries == ()


@pytest.mark.parametrize("counts", [P33, P31, FEW])
@pytest.mark.parametrize("before", [(), (OLD,), (OLD, Said("", "2026-10-05")), (OLD, Said("+99", "2026-10-09"))])
@pytest.mark.parametrize("date", ["2026-10-01", "2026-12-01"])
def test_written_down_it_gives_itself_again_on_any_later_day(counts, before, date):
    first = related(counts, *before, date=date)
    (entry,) = first.ledger.entries
    for day in ("2026-10-09", "2026-10-20"):
        again = related(counts, *entry.said, date=date, now=day)
        assert again.ledger == first.ledger
        assert [a.corrections for a in again.articles] == [a.corrections for a in first.articles]


def test_an_unknown_number_keeps_what_is_written_of_it():
    found = related(P33, OLD, ref=Ref("support", "recommend", period="2026-Q3", field="nothing"))
    assert found.ledger.entries == ()


def test_another_language_corrects_nothing_and_tells_corrections_in_its_own_words():
    def german(*said):
        full = Binding(Ref("support", "recommend", period="2026-Q3", form="full"), Span("", 9))
        made = corpus(
            post("a.md", "2026-10-01", id="post-1", links=(full,)),
            scorecards=(carded(P33),),
            ledger=Ledger((Entry("post-1", "support.recommend @2026-Q3 full", said),)),
        )
        told = results(made.scorecards, NOW, spoken("de"))
        return library(made, told, NOW, Show(), results(made.scorecards, NOW, WORDS))

    shown = "+33 (95% interval +23 to +43, n = 225)"
    same = german(Said(shown, "2026-10-02"))
    assert [entry.said for entry in same.ledger.entries] == [(Said(shown, "2026-10-02"),)]
    assert same.articles[0].corrections == ()
    (other,) = german(Said("+31 (95% interval +21 to +41, n = 225)", "2026-10-02")).articles[0].corrections
    assert (other.before, other.after) == (
        "+31 (95-%-Intervall +21 bis +41, n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}225)",
        "+33 (95-%-Intervall +23 bis +43, n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}225)",
    )
