"""Scorecards as written → results, with the words that readers see."""

import re
from dataclasses import asdict, replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsite.model.scorecard import (
    Amount,
    EffortCounts,
    GoalCounts,
    Histogram,
    Measure,
    NpsCounts,
    PeriodValue,
    ShareCounts,
)
from cxsite.relate.fields import shown
from cxsite.relate.results import results
from cxsite.render.charts.table import numbers_table
from tests.relate.scorecards import EFFORT, FIRST_REPLY, NOW, RECOMMEND, SATISFIED, card, computed, nps, one
from tests.speaking import WORDS

WITHHELD = "not shown (fewer than 10 responses)"


def test_a_typical_quarter():
    result = one(RECOMMEND).latest
    assert (result.display, result.full) == ("+33", "+33 (95% interval +23 to +43, n = 225)")
    assert (result.ref, result.address) == ("support.recommend@2026-Q3", "/scorecards/support/#recommend-2026-q3")
    assert (result.status, result.certainty) == (
        "at risk",
        "too close to call: the target lies inside the 95% interval",
    )
    assert result.answered == "225 of 1,140 invited (20%)"
    assert result.rate == pytest.approx(225 / 1140 * 100)
    assert result.change.words == "up 9 points; too close to call (−6 to +24)"
    assert (result.change.short, result.change.since, result.change.verdict) == (
        "up 9 points",
        "2026-Q2",
        "too close to call",
    )
    assert [(s.name, s.count) for s in result.shares] == [("detractors", 45), ("passives", 60), ("promoters", 120)]


@pytest.mark.parametrize(
    ("measure", "displays", "change"),
    [
        (SATISFIED, ["75%", "78%"], "up 3 percentage points; too close to call (−6 to +12)"),
        (FIRST_REPLY, ["4.9 hours", "4.2 hours"], "down 0.7 hours"),
        (
            nps(("2026-Q2", 480, 280, 240), ("2026-Q3", 540, 250, 210)),
            ["+24", "+33"],
            "up 9 points; a clear change (+2 to +16)",
        ),
        (
            nps(("2026-Q2", 50, 30, 20), ("2026-Q3", 50, 30, 20)),
            ["+30", "+30"],
            "unchanged; too close to call (−21 to +21)",
        ),
        (
            nps(("2026-Q2", 500, 1, 499), ("2026-Q3", 501, 0, 499)),
            ["0", "0"],
            "up less than 1 point; too close to call (−9 to +9)",
        ),
        (
            nps(("2026-Q2", 54, 400, 46), ("2026-Q3", 56, 398, 46)),
            ["+2", "+2"],
            "up less than 1 point; too close to call (−5 to +6)",
        ),
    ],
)
def test_words_of_change(measure, displays, change):
    found = one(measure).results
    assert [r.display for r in found] == displays
    assert found[0].change is None
    assert found[1].change.words == change


def test_a_change_that_disagrees_with_the_shown_figures_says_so():
    # 14.5 is shown as +15 and 25.4 as +25; the difference is 10.9 points.
    found = one(nps(("2026-Q2", 79, 71, 50), ("2026-Q3", 456, 342, 202)))
    assert [r.display for r in found.results] == ["+15", "+25"]
    assert found.latest.change.short == "up 11 points (rounded)"


def test_a_clear_change_is_not_shown_with_an_end_at_nought():
    found = one(nps(("2026-Q2", 500, 250, 250), ("2026-Q3", 572, 250, 178)))
    assert found.latest.change.verdict == "clear change"
    narrow = one(nps(("2026-Q2", 500, 250, 250), ("2026-Q3", 538, 250, 212))).latest.change
    assert narrow.verdict == "clear change"
    assert 0 < narrow.low < 0.5
    assert narrow.words == f"up 8 points; a clear change (+{narrow.low:.1f} to +{narrow.high:.1f})"


def test_the_effort_score_is_a_share_with_the_mean_beside_it():
    result = one(EFFORT).latest
    assert (result.display, result.second) == ("83%", "mean 5.5 of 7 (95% interval 5.3 to 5.7)")
    assert [(s.name, s.count) for s in result.shares] == [("easy", 125), ("neither", 15), ("hard", 10)]


def test_a_mean_of_answers_that_are_all_alike_has_no_interval():
    """An interval without width would say that nobody could ever answer differently."""
    effort = replace(EFFORT, values=(PeriodValue("2026-Q3", EffortCounts(Histogram(((7, 30),)))),))
    assert one(effort).latest.second == "mean 7.0 of 7"


@pytest.mark.parametrize(
    ("satisfied", "full"),
    [
        (1000, "100% (95% interval 99.6% to 100.0%, n = 1,000)"),
        (999, "100% (95% interval 99% to 100%, n = 1,000)"),
        (0, "0% (95% interval 0.0% to 0.4%, n = 1,000)"),
    ],
)
def test_an_interval_is_never_shown_without_a_width(satisfied, full):
    found = one(Measure("m", "csat", "M", values=(PeriodValue("2026-Q3", ShareCounts(satisfied, 1000)),)))
    assert found.latest.full == full
    ends = [shown(end, found, found.latest, WORDS).text for end in ("low", "high")]
    assert " to ".join(ends) in full
    assert " to ".join(ends) in numbers_table(found, WORDS)


def test_an_interval_that_readers_see_reach_the_target_is_not_clear_of_it():
    result = one(nps(("2026-Q2", 96, 56, 48), target=35)).latest
    assert (result.full, 34.5 < result.high < 35) == ("+24 (95% interval +12 to +35, n = 200)", True)
    assert result.certainty == "too close to call: the target lies inside the 95% interval"


@pytest.mark.parametrize(("promoters", "status", "said"), [(796, "off target", True), (800, "on target", False)])
def test_a_target_that_is_reached_by_rounding_alone_is_said_to_be_missed(promoters, status, said):
    goals = Measure("g", "goals", "G", target=80, values=(PeriodValue("2026-Q3", GoalCounts(1000, promoters)),))
    result = one(goals).latest
    assert (result.display, result.status) == ("80%", status)
    assert result.certainty == ("before rounding, the target is missed" if said else "")


def test_satisfaction_shows_the_bottom_two_where_scores_are_known():
    totals, scores = one(SATISFIED).results
    assert [s.name for s in totals.shares] == ["satisfied", "not satisfied"]
    assert [(s.name, s.count) for s in scores.shares] == [("satisfied", 140), ("in between", 25), ("dissatisfied", 15)]
    assert (totals.second, scores.second) == ("", "8% chose one of the two lowest scores")


def test_a_plain_number_has_no_people():
    result = one(FIRST_REPLY).latest
    assert (result.n, result.low, result.answered, result.certainty, result.status) == (None, None, "", "", "at risk")
    assert result.change.verdict == "not compared"


@pytest.mark.parametrize(
    ("typed", "unit", "display"),
    [
        ("4.20", "hours", "4.20 hours"),
        ("-3", "", "−3"),
        ("-0", "", "0"),
        ("96", "%", "96%"),
        ("1234.5", "€", "1,234.5 €"),
    ],
)
def test_numbers_keep_their_digits(typed, unit, display):
    measure = Measure("m", "number", "M", unit=unit, values=(PeriodValue("2026-Q3", Amount(typed)),))
    assert one(measure).latest.display == display


@pytest.mark.parametrize(("target", "words"), [(35, "+35"), (34.5, "+34.5"), (-5, "−5"), (0, "0"), (None, "")])
def test_targets_in_words(target, words):
    assert one(replace(RECOMMEND, target=target)).target == words


def test_a_number_s_target_has_the_decimals_of_its_values():
    assert one(FIRST_REPLY).target == "4.0 hours"


def test_small_samples_are_marked():
    result = one(nps(("2026-Q3", 7, 3, 2))).latest
    assert result.small
    assert (result.display, result.full) == ("+42", "+42 (95% interval −6 to +72, small sample, n = 12)")


@pytest.mark.parametrize("n", [10, 29, 30])
def test_thresholds(n):
    result = one(nps(("2026-Q3", n, 0, 0))).latest
    assert (result.withheld, result.small) == (False, n < 30)


def test_nobody_answered_is_not_nought():
    result = one(nps(("2026-Q3", 0, 0, 0))).latest
    assert (result.display, result.value, result.status, result.withheld) == ("no responses", None, "no data", False)


def test_few_answers_leave_no_trace():
    found = one(nps(("2026-Q2", 96, 56, 48), ("2026-Q3", 6, 2, 1), ("2026-Q4", 96, 56, 48), target=20, at_risk=10))
    hidden = found.results[1]
    assert (hidden.display, hidden.full, hidden.status, hidden.withheld) == (WITHHELD, WITHHELD, "not shown", True)
    assert (hidden.n, hidden.value, hidden.low, hidden.rate, hidden.invited, hidden.shares) == (None,) * 5 + ((),)
    assert hidden.change is None
    assert found.results[2].change is None


@given(st.tuples(*[st.integers(0, 9)] * 3).filter(lambda c: 0 < sum(c) < 10), st.integers(0, 3))
def test_withheld_results_do_not_depend_on_their_counts(counts, kind):
    promoters, passives, detractors = counts
    n = sum(counts)
    score = {"nps": NpsCounts(*counts), "csat": ShareCounts(promoters, n)}
    shapes = [*score.values(), EffortCounts(Histogram(((1, promoters), (4, passives), (7, detractors))))]
    name, withheld = ("nps", "csat", "ces", "nps")[kind], (*shapes, NpsCounts(n, 0, 0))[kind]
    same_shape = {"nps": NpsCounts(0, 1, 0), "csat": ShareCounts(0, 1), "ces": EffortCounts(Histogram(((1, 1),)))}[name]
    shown = {"nps": NpsCounts(50, 30, 20), "csat": ShareCounts(80, 100), "ces": EffortCounts(Histogram(((5, 40),)))}[
        name
    ]

    def told(few):
        values = (PeriodValue("2026-Q2", shown), PeriodValue("2026-Q3", few, invited=40), PeriodValue("2026-Q4", shown))
        return asdict(one(Measure("m", name, "M", target=30, values=values)))

    assert told(withheld) == told(same_shape)


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ((("2026-Q1", 88, 60, 52), ("2026-Q3", 120, 60, 45)), "a period is missing between them"),
        ((("2026-Q2", 88, 60, 52), PeriodValue("2026-Q3", NpsCounts(120, 60, 45), breaks=True)), "the method changed"),
        ((("2026-Q2", 5, 2, 1), ("2026-Q3", 120, 60, 45)), "the first is withheld"),
        ((("2026-Q2", 0, 0, 0), ("2026-Q3", 120, 60, 45)), "nobody answered the first"),
    ],
)
def test_not_compared(values, why):
    assert one(nps(*values)).latest.change is None, why


def test_dates_are_compared_with_the_entry_before():
    assert one(nps(("2026-01-05", 88, 60, 52), ("2026-07-15", 120, 60, 45))).latest.change.since == "2026-01-05"


def test_periods_stand_in_order_of_time_whatever_the_file_says():
    assert [r.period for r in one(nps(("2026-Q3", 9, 9, 9), ("2025-Q4", 9, 9, 9))).results] == ["2025-Q4", "2026-Q3"]


def test_a_running_period_has_not_missed_its_target():
    running = PeriodValue("2026-Q4", NpsCounts(20, 40, 40), so_far=True)
    assert one(nps(running, target=30)).latest.status == "not due yet"
    assert one(nps(running)).latest.status == "no target"


@pytest.mark.parametrize(
    ("day", "words"),
    [("2026-10-01", "review was due 1 October 2026"), ("2026-10-02", ""), ("", ""), ("2027-01-15", "")],
)
def test_reviews_are_overdue_from_the_day_after(day, words):
    found = computed(replace(RECOMMEND, next_review=day), next_review=day).scorecards[0]
    assert (found.review_due, found.measures[0].review_due) == (words, words)


def test_scorecards_are_sorted_and_measures_lose_their_counts():
    found = results([replace(card(RECOMMEND), id="b"), replace(card(), id="a")], NOW, WORDS)
    assert [c.id for c in found.scorecards] == ["a", "b"]
    assert found.scorecards[1].measures[0].measure.values == ()
    assert found.scorecards[1].measures[0].source.title == "Quarterly customer survey"


def test_a_kind_that_is_not_known_yet_has_no_results():
    assert one(replace(RECOMMEND, kind="milestone")).results == ()


def test_now_matters_for_reviews_alone():
    later = results([card(RECOMMEND)], datetime(2040, 1, 1, tzinfo=UTC), WORDS)
    assert later.scorecards[0].measures == computed(RECOMMEND).scorecards[0].measures


def test_readers_never_see_a_hyphen_for_a_minus():
    found = one(nps(("2026-Q2", 10, 25, 65), ("2026-Q3", 5, 20, 75)))
    said = f"{found.latest.full} {found.latest.change.words}"
    assert not re.search(r"-\d", said)
    assert "−70" in said


def test_response_rates_warn():
    def asked(*rates):
        values = (PeriodValue(f"2026-Q{n}", NpsCounts(60, 20, 20), invited=i) for n, i in enumerate(rates, 1))
        return [result.cautions for result in one(nps(*values)).results]

    assert asked(500, 600, None) == [(), (), ()]
    assert asked(1001, 500) == [
        ("Only 10% of those invited answered.",),
        ("The response rate went from 10% to 20%.",),
    ]
    assert asked(200, 310) == [(), ("The response rate went from 50% to 32%.",)]


def test_a_running_period_does_not_warn_of_its_response_rate():
    """Those who have not answered yet may still do so."""
    values = [PeriodValue(f"2026-Q{n}", NpsCounts(60, 20, 20), invited=400 * n**3, so_far=n > 2) for n in (2, 3)]
    assert [result.cautions for result in one(nps(*values)).results] == [("Only 3% of those invited answered.",), ()]
