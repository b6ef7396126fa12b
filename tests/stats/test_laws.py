"""Properties that hold for any counts."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsite.stats import change, means, nps, pooling, rounding, shares, suppression, target
from cxsite.stats.interval import Interval

counts = st.integers(0, 5000)
people = st.builds(nps.Groups, counts, counts, counts).filter(lambda g: g.n > 0)
samples = st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def mirrored(groups):
    return nps.Groups(groups.detractors, groups.passives, groups.promoters)


@given(people.filter(lambda g: g.n > 1))
def test_adjusted_interval_holds_the_raw_score(groups):
    # The pseudo-answers outweigh a single answer: for one detractor the interval ends at -98. Nothing below ten is shown.
    interval, score = nps.adjusted_interval(groups), nps.score(groups)
    assert interval.low - 1e-9 <= score <= interval.high + 1e-9


@given(people)
def test_mirrored_counts_mirror(groups):
    there, back = nps.adjusted_interval(groups), nps.adjusted_interval(mirrored(groups))
    assert nps.score(mirrored(groups)) == -nps.score(groups)
    assert (back.low, back.high) == pytest.approx((-there.high, -there.low))


@given(people)
def test_variance_is_the_variance_of_the_answers(groups):
    values = [(1, groups.promoters), (0, groups.passives), (-1, groups.detractors)]
    mean = Fraction(sum(v * k for v, k in values), groups.n)
    assert nps.variance(groups) == sum(k * (v - mean) ** 2 for v, k in values) / groups.n


@given(people, people, people)
def test_pooling_is_associative_and_commutative(a, b, c):
    left = pooling.pooled([pooling.pooled([a, b]), c])
    assert left == pooling.pooled([a, pooling.pooled([b, c])]) == pooling.pooled([c, b, a])


@given(people, people)
def test_pooled_score_lies_between(a, b):
    low, high = sorted([nps.score(a), nps.score(b)])
    assert low <= nps.score(pooling.pooled([a, b])) <= high


@given(people)
def test_one_stratum_is_plain(groups):
    found = pooling.stratified([(1, groups)])
    assert found.score == nps.score(groups)
    assert found.adjusted_interval.low == pytest.approx(nps.adjusted_interval(groups).low)


@given(people, st.sampled_from([0.5, 1.0, 2.5]))
def test_equal_weights_weigh_nothing(groups, weight):
    found = pooling.weighted([(weight, groups)])
    assert (found.score, found.effective_n, found.design_effect) == (nps.score(groups), groups.n, 1)


@given(people, st.integers(0, 5000))
def test_the_interval_of_a_finite_list_holds_the_score_and_is_it_where_all_have_answered(groups, silent):
    score = float(nps.score(groups))
    found = pooling.finite_interval(groups, groups.n + silent)
    assert found.low <= score <= found.high
    assert silent or found == Interval(score, score)


@given(people, people)
def test_change_back_is_change_with_the_other_sign(a, b):
    there, back = change.of_nps(a, b), change.of_nps(b, a)
    assert there.raw == -back.raw
    assert there.interval.low == pytest.approx(-back.interval.high)
    assert change.is_clear(there.interval) == (there.p < 0.05)


@given(samples)
def test_wilson_holds_the_share_and_mirrors(sample):
    count, n = sample
    interval, other = shares.wilson(count, n), shares.wilson(n - count, n)
    assert 0 <= interval.low <= count / n <= interval.high <= 1
    assert interval.low == pytest.approx(1 - other.high, abs=1e-12)


@given(samples, samples)
def test_newcombe_holds_the_difference(earlier, later):
    found = change.of_shares(earlier, later)
    assert found.interval.low - 1e-12 <= found.raw <= found.interval.high + 1e-12


@given(st.dictionaries(st.integers(1, 7), st.integers(0, 500), min_size=1).filter(lambda c: sum(c.values()) > 1))
def test_mean_interval_stays_on_the_scale_and_has_a_width(histogram):
    interval, mean = means.mean_interval(histogram, (1, 7)), float(means.mean(histogram))
    if sum(n > 0 for n in histogram.values()) == 1:
        assert interval is None, "all answers are alike: that is no proof that all others would be"
    else:
        assert 1 <= interval.low < interval.high <= 7
        assert interval.low - 1e-12 <= mean <= interval.high + 1e-12


@given(st.fractions(-200, 200), st.integers(0, 3))
def test_rounding_is_nearest(value, places):
    assert abs(rounding.half_away(value, places) - value) * 2 * 10**places <= 1


@given(st.integers(-400, 400), st.integers(0, 3))
def test_halves_go_outward(number, places):
    half = Fraction(2 * number + 1, 2 * 10**places)
    assert abs(rounding.half_away(half, places)) - abs(half) == Fraction(1, 2 * 10**places)


@given(st.fractions(-2000, 2000), st.integers(0, 3))
def test_no_minus_zero_and_no_hyphen(value, places):
    words = rounding.signed(value, places)
    assert "-" not in words
    assert words.lstrip("−+0.") or words == rounding.plain(0, places)


def test_thousands_have_commas():
    assert (rounding.plain(1140), rounding.plain(Fraction(-12345678, 10), 1)) == ("1,140", "−1,234,567.8")


@given(st.dictionaries(st.text("abcdef", min_size=1, max_size=2), st.integers(0, 60), max_size=6))
def test_withheld_parts_cannot_be_worked_out(parts):
    hidden = suppression.withheld_parts(parts)
    assert {name for name, n in parts.items() if 0 < n < 10} <= set(hidden)
    everything_hidden = set(hidden) == {name for name, n in parts.items() if n}
    assert not hidden or everything_hidden or (len(hidden) > 1 and sum(parts[h] for h in hidden) >= 10)


def test_nobody_answered():
    nobody = nps.Groups(0, 0, 0)
    assert nps.score(nobody) is None
    assert change.of_nps(nobody, nps.Groups(1, 0, 0)) is None
    assert shares.share(0, 0) is None
    assert means.mean({}) is None


@pytest.mark.parametrize("score", [-1, 11])
def test_scores_off_the_scale_are_refused(score):
    with pytest.raises(ValueError, match="0 to 10"):
        nps.groups_of_scores([score])


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        ((36, 50), "beyond"),
        ((35, 50), "around"),
        ((10, 34), "short"),
    ],
)
def test_certainty(interval, words):
    assert target.certainty(Interval(*interval), 35) == words


def test_a_decimal_target_is_reached_exactly():
    assert target.status(Fraction(833, 10), 83.3) == "on target"
    assert target.status(0.1 + 0.2, 0.3, better="lower") == "off target"
