"""Attempts to work out what is withheld from everything that is published."""

from dataclasses import asdict, replace
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from cxsite.model.result import Result
from cxsite.model.scorecard import (
    EffortCounts,
    Histogram,
    Measure,
    NpsCounts,
    PeriodValue,
    ShareCounts,
    TwoAnswers,
    YesNo,
)
from cxsite.model.site import Limits
from cxsite.relate.results import results
from tests.relate.scorecards import NOW, card, nps, one
from tests.speaking import WORDS

GROUPS = ("promoters", "passives", "detractors")
PERIODS = [f"{year}-Q{quarter}" for year in (2025, 2026) for quarter in (1, 2, 3, 4)]
few = st.one_of(st.integers(0, 3), st.integers(0, 12), st.integers(0, 60))
people = st.tuples(few, few, few)
segmented = st.one_of(st.just([]), st.lists(people, min_size=1, max_size=5))


def whole(parts):
    return tuple(map(sum, zip(*parts, strict=True)))


@st.composite
def measures(draw):
    """Up to two years of quarters, with and without segments that add up."""
    values = []
    for period in draw(st.lists(st.sampled_from(PERIODS), min_size=1, max_size=8, unique=True)):
        parts = draw(segmented)
        counts = whole(parts) if parts else draw(people)
        names = tuple((f"part {n}", NpsCounts(*part)) for n, part in enumerate(parts))
        values.append(PeriodValue(period, NpsCounts(*counts), segments=names))
    return nps(*values)


def leaves(measure):
    """What the attacker does not know: people by period and segment, or the whole period if it has no segments."""
    for value in measure.values:
        for name, counts in value.segments or (("", value.counts),):
            yield (value.period, name), counts.promoters + counts.passives + counts.detractors


def facts(found, names):
    """Every published number of people, as the leaves that it sums: (leaves, n)."""
    for result in (*found.results, *found.pooled):
        own = {name for name in names if name[0] == result.period or name[0][:4] == result.period}
        yield from told(own, result)
        for part in result.segments:
            yield from told({(result.period, part.segment)}, part)


def told(own, result):
    if not result.withheld:
        assert result.n is not None
        assert result.n == sum(share.count for share in result.shares)
        yield own, result.n


def solved(equations, names):
    """Reduced row echelon form: what can be derived from the facts by adding and subtracting."""
    rows = [[Fraction(name in own) for name in names] + [Fraction(n)] for own, n in equations]
    reduced = []
    for column in range(len(names)):
        pivot = next((r for r in rows if r[column] and not any(r[:column])), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        pivot = [x / pivot[column] for x in pivot]
        rows = [[x - r[column] * p for x, p in zip(r, pivot, strict=True)] for r in rows]
        reduced = [[x - r[column] * p for x, p in zip(r, pivot, strict=True)] for r in reduced] + [pivot]
    return reduced


@settings(deadline=None)
@given(measures())
def test_adding_and_subtracting_tells_of_nobody(measure):
    people_of = dict(leaves(measure))
    names = list(people_of)
    found = one(measure)
    for row in solved(facts(found, names), names):
        summed = [name for name, part in zip(names, row, strict=False) if part]
        shown_alone = len(summed) == 1 and any(summed == list(own) for own, _ in facts(found, names))
        many = [people_of[name] for name in summed if people_of[name]]
        assert not many or shown_alone or (sum(many) >= 10 and len(many) > 1), (summed, row[-1])
    assert_small_cells_are_not_shown(found, measure)


def assert_small_cells_are_not_shown(found, measure):
    counts = {value.period: value for value in measure.values}
    for result in found.results:
        n = sum(getattr(counts[result.period].counts, group) for group in GROUPS)
        assert result.withheld == (0 < n < 10)
        assert result.n == (None if result.withheld else n)
        assert not (result.withheld and result.segments)


@settings(deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(measures().filter(lambda m: any(len(v.segments) > 1 for v in m.values)), st.data())
def test_worlds_that_differ_only_in_what_is_hidden_look_the_same(measure, data):
    """Move a person from one hidden segment to another: if the same segments stay hidden, nothing published may change."""
    found = one(measure)
    places = [
        (at, hidden)
        for at, result in enumerate(found.results)
        if len(hidden := [n for n, part in enumerate(result.segments) if part.withheld]) > 1
    ]
    assume(places)
    at, hidden = data.draw(st.sampled_from(places))
    source, goal = data.draw(st.permutations(hidden))[:2]
    group = data.draw(st.sampled_from(GROUPS))
    values = sorted(measure.values, key=lambda value: value.period)
    segments = [[name, counts] for name, counts in values[at].segments]
    moved = getattr(segments[source][1], group) - 1
    assume(moved >= 0)
    segments[source][1] = replace(segments[source][1], **{group: moved})
    segments[goal][1] = replace(segments[goal][1], **{group: getattr(segments[goal][1], group) + 1})
    values[at] = replace(values[at], segments=tuple(map(tuple, segments)))
    other = one(replace(measure, values=tuple(values)))
    assume([p.withheld for p in other.results[at].segments] == [p.withheld for p in found.results[at].segments])
    assert asdict(other) == asdict(found)


def segments_of(*parts, **more):
    counts = whole(parts)
    names = tuple((chr(97 + n), NpsCounts(*part)) for n, part in enumerate(parts))
    return one(nps(PeriodValue("2026-Q3", NpsCounts(*counts), segments=names, **more))).latest.segments


def test_the_next_smallest_is_withheld_too():
    shown = segments_of((40, 20, 14), (16, 8, 5), (4, 2, 1))
    assert [(s.segment, s.withheld) for s in shown] == [("a", False), ("b", True), ("c", True)]
    assert {s.display for s in shown if s.withheld} == {
        "not shown (this part, or one beside it, has fewer than 10 responses)"
    }
    assert all(s.n is s.value is s.low is s.rate is None and s.shares == () for s in shown if s.withheld)


def test_ten_parts_of_one_person_need_an_eleventh():
    shown = segments_of(*[(1, 0, 0)] * 10, (20, 10, 5))
    assert all(part.withheld for part in shown)


def test_two_small_parts_hide_each_other_if_they_are_ten_together():
    assert [s.withheld for s in segments_of((4, 1, 1), (3, 1, 1), (20, 5, 5))] == [True, True, False]
    assert [s.withheld for s in segments_of((2, 1, 1), (3, 1, 1), (20, 5, 5))] == [True, True, True]


def test_an_empty_part_hides_nobody():
    assert [s.display for s in segments_of((0, 0, 0), (20, 5, 5))] == ["no responses", "+50"]


@settings(deadline=None)
@given(st.lists(st.integers(0, 60), min_size=1, max_size=6), st.integers(1, 150))
def test_overlapping_parts_cannot_be_told_apart(sizes, total):
    total = max(total, *sizes)
    parts = tuple((f"tag {n}", NpsCounts(size, 0, 0)) for n, size in enumerate(sizes))
    value = PeriodValue("2026-Q3", NpsCounts(total, 0, 0), segments=parts, overlapping=True)
    shown = [part.n for part in one(nps(value)).latest.segments if part.n]
    hidden = [size for size, part in zip(sizes, one(nps(value)).latest.segments, strict=False) if part.withheld]
    for n, size in enumerate(shown):
        assert size >= 10
        assert not 0 < total - size < 10
        assert not any(0 < abs(size - other) < 10 for other in shown[:n])
        assert not any(0 < total - size - other < 10 for other in shown[:n])
    assert not hidden or not shown or (len(hidden) > 1 and max(hidden) >= 10)


def year(*counts):
    return one(nps(*((f"2026-Q{n}", *people) for n, people in enumerate(counts, 1))))


def test_a_year_that_would_give_a_quarter_away_is_withheld():
    found = year((60, 20, 20), (5, 2, 1), (60, 20, 20), (60, 20, 20))
    (pooled,) = found.pooled
    assert pooled.withheld
    assert pooled.display == "not shown (a period with fewer than 10 responses could be worked out from it)"
    assert pooled.n is pooled.value is pooled.low is None
    assert [r.withheld for r in found.results] == [False, True, False, False]


def test_two_withheld_quarters_hide_each_other_in_a_year():
    (pooled,) = year((60, 20, 20), (5, 2, 1), (4, 1, 1), (60, 20, 20)).pooled
    assert (pooled.display, pooled.n) == ("+41", 214)


def test_years_are_pooled_not_averaged():
    (pooled,) = year((10, 0, 0), (0, 990, 0), (0, 10, 0), (0, 10, 0)).pooled
    assert pooled.display == "+1"
    assert (
        pooled.note
        == "The number of answers differs more than 3-fold between periods; those with the most decide the year."
    )


@pytest.mark.parametrize(
    "values",
    [
        [("2026-Q1", 60, 20, 20), ("2026-Q2", 60, 20, 20), ("2026-Q3", 60, 20, 20)],
        [(f"2026-Q{n}", 60, 20, 20) for n in (1, 2, 3)] + [PeriodValue("2026-Q4", NpsCounts(9, 9, 9), so_far=True)],
        [(f"2026-Q{n}", 60, 20, 20) for n in (1, 2, 3)] + [PeriodValue("2026-Q4", NpsCounts(9, 9, 9), breaks=True)],
        [("2025", 60, 20, 20), ("2026", 60, 20, 20)],
        [("2026-01-01", 60, 20, 20), ("2026-07-01", 60, 20, 20)],
    ],
    ids=["a quarter is missing", "a quarter still runs", "the method changed", "years", "dates"],
)
def test_no_year(values):
    assert one(nps(*values)).pooled == ()


def test_years_are_compared():
    values = [(f"{year}-Q{n}", 60 + year % 5, 20, 20) for year in (2025, 2026) for n in (1, 2, 3, 4)]
    assert one(nps(*values)).pooled[1].change.short.startswith("up ")


def test_a_snapshot_that_adds_a_few_people_is_withheld():
    """The same people and some more: the difference of two such totals reveals the few who came."""
    found = one(nps(("2026-01-01", 40, 20, 10), ("2026-02-01", 43, 21, 10), ("2026-03-01", 50, 25, 12)))
    assert [r.withheld for r in found.results] == [False, True, False]
    assert found.results[1].display == "not shown (fewer than 10 responses more than before)"
    assert found.results[2].change is None


GROWS = {
    "csat": [ShareCounts(50, 70), ShareCounts(52, 74), ShareCounts(60, 87)],
    "ces": [EffortCounts(Histogram(((1, 20), (7, n)))) for n in (50, 54, 67)],
    "two-questions": [TwoAnswers(YesNo(40, 60), YesNo(n - 10, n)) for n in (70, 74, 87)],
}


@pytest.mark.parametrize("kind", GROWS)
def test_so_it_is_whatever_is_asked(kind):
    dates = ("2026-01-01", "2026-02-01", "2026-03-01")
    values = tuple(map(PeriodValue, dates, GROWS[kind]))
    assert [result.withheld for result in one(Measure("m", kind, "M", values=values)).results] == [False, True, False]


@pytest.mark.parametrize(("third", "withheld"), [((30, 10, 5), False), ((44, 22, 10), True)])
def test_other_people_are_counted_after_a_break_where_some_are_lost(third, withheld):
    values = [(40, 20, 10), (43, 21, 10), third, (third[0] + 3, *third[1:])]
    found = one(nps(*(PeriodValue(f"2026-0{n}-01", NpsCounts(*c), breaks=n == 3) for n, c in enumerate(values, 1))))
    assert [result.withheld for result in found.results] == [False, True, withheld, True]


def test_a_withheld_snapshot_gives_nothing_away():
    """Nothing was said of six people, so the thirteen of the next day are shown in full."""
    found = one(nps(("2026-01-01", 4, 1, 1), ("2026-02-01", 8, 3, 2)))
    assert found.results[0].display == "not shown (fewer than 10 responses)"
    assert found.results[1].n == 13


def test_parts_of_a_snapshot_are_withheld_where_one_of_them_gains_a_few():
    parts = [((20, 10, 5), (20, 10, 5)), ((31, 10, 5), (21, 11, 5)), ((40, 12, 6), (30, 15, 6))]
    values = []
    for month, (a, b) in enumerate(parts, 1):
        segments = (("a", NpsCounts(*a)), ("b", NpsCounts(*b)))
        values.append(PeriodValue(f"2026-0{month}-01", NpsCounts(*whole((a, b))), segments=segments))
    first, second, third = one(nps(*values)).results
    assert [part.withheld for part in first.segments] == [False, False]
    assert (second.n, [part.n for part in second.segments]) == (83, [None, None])
    assert {part.display for part in second.segments} == {
        "not shown (this part, or one beside it, has fewer than 10 responses more than before)"
    }
    assert [(part.n, part.change) for part in third.segments] == [(58, None), (51, None)]


@settings(deadline=None)
@given(st.lists(st.tuples(few, few, few), min_size=2, max_size=4))
@example([(0, 0, 10), (2, 3, 5), (3, 3, 4)])  # all are withheld on the second date, and one is known from the first
@example([(1, 0, 10), (9, 1, 0), (4, 3, 3)])  # different ones are withheld on each date
def test_those_who_came_since_cannot_be_told_apart(came):
    """`came` are the new people in each of three parts, date by date; all of them are promoters."""
    dates = [f"2026-0{month}-01" for month in range(1, len(came) + 1)]
    values = []
    for number, date in enumerate(dates, 1):
        sizes = whole(came[:number])
        names = tuple((str(part), NpsCounts(n, 0, 0)) for part, n in enumerate(sizes))
        values.append(PeriodValue(date, NpsCounts(sum(sizes), 0, 0), segments=names))
    people_of = {(date, str(part)): n for date, new in zip(dates, came, strict=True) for part, n in enumerate(new)}
    told_of = []
    for number, result in enumerate(one(nps(*values)).results, 1):
        until = {name for name in people_of if name[0] in dates[:number]}
        told_of += told(until, result) if result.n else []
        for part in result.segments:
            told_of += told({name for name in until if name[1] == part.segment}, part) if part.n else []
    for row in solved(told_of, list(people_of)):
        summed = [name for name, times in zip(people_of, row, strict=False) if times]
        if all(times in (0, 1) for times in row[:-1]):
            assert row[-1] == 0 or row[-1] >= 10, (came, summed, row[-1])


def test_a_part_is_withheld_whole_where_one_of_its_questions_would_give_it_away():
    both = lambda *counts: TwoAnswers(YesNo(*counts[:2]), YesNo(*counts[2:]))  # noqa: E731
    segments = (("a", both(30, 40, 30, 40)), ("b", both(20, 30, 10, 20)), ("c", both(10, 12, 2, 5)))
    value = PeriodValue("2026-Q3", both(60, 82, 42, 65), segments=segments)
    shown = one(Measure("two", "two-questions", "Two", values=(value,))).latest.segments
    assert [(part.segment, part.withheld) for part in shown] == [("a", False), ("b", True), ("c", True)]


def test_nothing_of_a_withheld_year_is_left():
    """Not even in the warning about a low response rate: it reveals how many they were."""
    counts = [(60, 20, 20), (5, 2, 1), (60, 20, 20), (60, 20, 20)]
    values = [PeriodValue(f"2026-Q{n}", NpsCounts(*c), invited=2000, unusable=3) for n, c in enumerate(counts, 1)]
    (pooled,) = one(nps(*values)).pooled
    said = {"ref", "kind", "period", "address", "display", "full", "withheld", "status"}
    empty = Result("", "", "", None, None, None, None, "", "")
    assert {name for name, value in asdict(pooled).items() if value != asdict(empty)[name]} == said


def test_each_question_stands_for_itself():
    value = PeriodValue("2026-Q3", TwoAnswers(YesNo(52, 61), YesNo(4, 6)))
    result = one(Measure("two", "two-questions", "Two", target=50, values=(value,))).latest
    assert result.display == "would be happy 85%, would talk it up not shown (fewer than 10 responses)"
    happy, talk_up = result.parts
    assert (happy.display, happy.full) == ("85%", "85% (95% interval 74% to 92%, n = 61)")
    assert talk_up.withheld
    assert talk_up.n is talk_up.value is talk_up.low is None
    assert result.status == "on target"


@settings(deadline=None)
@given(st.integers(1, 40), st.integers(2, 40))
def test_limits_can_be_raised(n, below):
    found = results([card(nps(("2026-Q3", n, 0, 0)))], NOW, WORDS, Limits(below, 30)).scorecards[0].measures[0].latest
    assert found.withheld == (n < below)
    assert f"fewer than {below} responses" in found.display or not found.withheld


def test_segments_are_compared_by_a_stricter_test():
    """A difference that is clear at 95% but not at 99%: one of many segments seems to change by chance."""

    def values(kind):
        before, after = (250, 100, 150), (290, 100, 110)
        segments = lambda c: (("all", NpsCounts(*c)),) if kind else ()  # noqa: E731
        return [PeriodValue(f"2026-Q{n}", NpsCounts(*c), segments=segments(c)) for n, c in ((2, before), (3, after))]

    whole_of = one(nps(*values(True))).latest
    assert (
        whole_of.change.high - whole_of.change.low < whole_of.segments[0].change.high - whole_of.segments[0].change.low
    )


def test_shares_pool_with_their_scores():
    values = tuple(PeriodValue(f"2026-H{n}", ShareCounts(40 + n, 60)) for n in (1, 2))
    (pooled,) = one(Measure("m", "csat", "M", values=values)).pooled
    assert (pooled.n, pooled.display) == (120, "69%")


@settings(deadline=None)
@given(st.integers(1, 9), st.integers(3, 9))
def test_a_year_does_not_tell_how_its_withheld_quarters_divide(moved, few):
    """Two quarters of ten answers together may be 1 and 9 or 5 and 5: nothing that is published differs."""
    assert asdict(year((moved, 0, 0), (10 - moved, 0, 0), (25, 0, 0), (20 + few, 0, 0))) == asdict(
        year((5, 0, 0), (5, 0, 0), (25, 0, 0), (20 + few, 0, 0))
    )
