"""What is public, and when that changes."""

from datetime import UTC, datetime, timedelta

import pytest

from cxsite.model.scorecard import Measure, NpsCounts, PeriodValue, Scorecard
from cxsite.model.standing import Show
from cxsite.relate.standing import around, held, moments, reason
from tests.relate.making import NOW, corpus, made, moment, page, post

CASES = {
    "a plain post is public": (post("a.md"), Show(), None),
    "a draft is held back": (post("a.md", draft=True), Show(), "draft"),
    "a draft of the future is a draft first": (post("a.md", "2099-01-01", draft=True), Show(), "draft"),
    "a post of the future waits": (post("a.md", "2099-01-01"), Show(), "scheduled"),
    "an expired post is held back": (post("a.md", expires="2026-02-01"), Show(), "expired"),
    "a post that will expire is public": (post("a.md", expires="2099-02-01"), Show(), None),
    "--drafts shows drafts": (post("a.md", draft=True), Show(drafts=True), None),
    "--drafts does not show what is also scheduled": (
        post("a.md", "2099-01-01", draft=True),
        Show(drafts=True),
        "scheduled",
    ),
    "--future shows scheduled posts": (post("a.md", "2099-01-01"), Show(future=True), None),
    "--expired shows expired posts": (post("a.md", expires="2026-02-01"), Show(expired=True), None),
    "a page can be a draft": (page("a.md", draft=True), Show(), "draft"),
    "a page is public": (page("a.md"), Show(), None),
}


@pytest.mark.parametrize("case", CASES)
def test_one_decision(case):
    document, show, expected = CASES[case]
    answer = held(document, NOW, show)
    assert (answer.reason if answer else None) == expected


def test_to_the_second():
    due = post("a.md", "2026-11-22T12:00:00")
    assert held(due, NOW, Show()) is None
    assert held(due, NOW - timedelta(seconds=1), Show()).until == due.date
    gone = post("a.md", expires="2026-11-22T12:00:00")
    assert held(gone, NOW, Show()).reason == "expired"
    assert held(gone, NOW - timedelta(seconds=1), Show()) is None


def test_what_is_shown_all_the_same_says_why():
    library = made(post("a.md", draft=True), show=Show(drafts=True))
    assert library.articles[0].teaser.held.reason == "draft"
    assert library.held == ()
    assert reason(post("a.md"), NOW) is None


def test_moments():
    some = corpus(post("a.md", "2026-01-01", expires="2027-01-01"), post("b.md", "2099-01-01"))
    found = moments(some)
    assert found == tuple(moment(day).instant for day in ("2026-01-01", "2027-01-01", "2099-01-01"))
    assert around(found, NOW) == (found[0], found[1])
    assert around(found, datetime(2020, 1, 1, tzinfo=UTC)) == (None, found[0])
    assert around(found, datetime.fromtimestamp(found[2], UTC)) == (found[2], None)


def test_moments_of_a_scorecard_are_midnights_in_its_zone_and_in_the_publications():
    value = PeriodValue("2026-Q4", NpsCounts(96, 56, 48))
    measure = Measure("recommend", "nps", "Would recommend us", "", values=(value,))
    own = Scorecard("", "support", "Support", "quarters", measures=(measure,), time_zone="Asia/Tokyo")
    days = [f"{datetime.fromtimestamp(at, UTC):%Y-%m-%d %H}" for at in moments(corpus(scorecards=(own,)))]
    assert days[::2] == ["2026-09-30 15", "2026-10-01 15", "2026-12-30 15", "2026-12-31 15"]
    assert days[1::2] == ["2026-09-30 23", "2026-10-01 23", "2026-12-31 00", "2027-01-01 00"]
