"""A criterion is written before the start; changing it later is reported."""

from dataclasses import replace
from datetime import UTC, datetime

from cxsite.model.corpus import Corpus
from cxsite.model.ledger import Entry, Ledger, Said
from cxsite.model.scorecard import Criterion, Measure, Programme, Scorecard
from cxsite.model.site import Site
from cxsite.relate.criteria import kept, told
from cxsite.relate.results import results
from tests.relate.scorecards import NOW, RECOMMEND, card
from tests.speaking import WORDS

SITE = Site("T", "https://example.org", "Europe/London")
PLANNED = Programme("2026-07-01", "2026-12-31", "support.recommend", Criterion("higher", 35, "2026-Q4"), "running")
EASIER = replace(PLANNED, success=Criterion("higher", 30, "2026-Q4"))
FIRST = "at least 35 in 2026-Q4 of support.recommend"
SECOND = "at least 30 in 2026-Q4 of support.recommend"


def cards(programme):
    milestone = Measure("asking", "milestone", "Asking first", programme=programme)
    return card(RECOMMEND), Scorecard("content/scorecards/plan.yaml", "plan", "Plan", "quarters", measures=(milestone,))


def after(programme, on, before=Ledger()):  # noqa: B008 - frozen
    corpus = Corpus(SITE, scorecards=cards(programme), ledger=before)
    return kept(Ledger(), corpus, datetime.fromisoformat(on).replace(tzinfo=UTC))


def changes(programme, ledger):
    return told(results(cards(programme), NOW, WORDS), ledger).scorecards[0].measures[0].latest.changed


def test_before_the_start_the_criterion_may_be_thought_over():
    ledger = after(EASIER, "2026-06-02", after(PLANNED, "2026-06-01"))
    assert ledger.entries == (Entry("milestone", "plan.asking", (Said(SECOND, "2026-06-02"),)),)
    assert changes(EASIER, ledger) == ""


def test_after_the_start_every_edit_is_told():
    ledger = after(EASIER, "2026-08-09", after(PLANNED, "2026-06-01"))
    assert ledger.entries[0].said == (Said(FIRST, "2026-06-01"), Said(SECOND, "2026-08-09"))
    assert (
        changes(EASIER, ledger) == "changed on 9 August 2026; before it was at least 35 in Q4 2026 of support.recommend"
    )


def test_the_judge_cannot_be_changed_unseen_either():
    ledger = after(replace(PLANNED, decided_by="support.effort"), "2026-08-09", after(PLANNED, "2026-06-01"))
    assert len(ledger.entries[0].said) == 2


def test_what_was_kept_is_kept_again():
    ledger = after(EASIER, "2026-08-09", after(PLANNED, "2026-06-01"))
    assert after(EASIER, "2026-09-01", ledger) == ledger
