"""How often a 95% interval contains the true value: many samples from known populations. Seeded, so always the same."""

import random
from math import sqrt

import pytest

from cxsite.stats import change, nps, shares

POPULATIONS = {
    "typical": (0.50, 0.30, 0.20),
    "balanced": (0.35, 0.30, 0.35),
    "good": (0.75, 0.20, 0.05),
    "nearly all promoters": (0.92, 0.07, 0.01),
    "bad": (0.10, 0.25, 0.65),
    "nearly all passives": (0.05, 0.90, 0.05),
}
SAMPLES = 2000
SIZES = (10, 30, 100)


def sample(draw, population, n):
    """Three counts of one sample."""
    found = draw.choices((0, 1, 2), population, k=n)
    return nps.Groups(found.count(0), found.count(1), found.count(2))


def coverage(population, n, interval):
    draw = random.Random(f"{population} {n}")
    truth = 100 * (population[0] - population[2])
    return sum(interval(sample(draw, population, n)).holds(truth) for _ in range(SAMPLES)) / SAMPLES


def wald(groups):
    """The textbook interval without pseudo-answers, for comparison: we do not publish it."""
    score, error = float(nps.score(groups)), 100 * sqrt(nps.variance(groups) / groups.n)
    return change.Interval(score - 1.96 * error, score + 1.96 * error)


def test_the_interval_holds_the_truth_about_as_often_as_it_says():
    found = {(name, n): coverage(p, n, nps.adjusted_interval) for name, p in POPULATIONS.items() for n in SIZES}
    print({f"{name}, n = {n}": round(100 * share, 1) for (name, n), share in found.items()})
    assert all(0.93 <= share <= 1 for share in found.values()), found
    assert 0.945 <= sum(found.values()) / len(found) <= 0.97


def test_without_imaginary_answers_it_would_not():
    assert coverage(POPULATIONS["nearly all promoters"], 10, wald) < 0.7
    assert coverage(POPULATIONS["nearly all promoters"], 10, nps.adjusted_interval) > 0.93


@pytest.mark.parametrize("n", [30, 200])
def test_a_change_is_called_clear_by_mistake_about_once_in_twenty(n):
    draw = random.Random(n)
    pairs = ((sample(draw, POPULATIONS["typical"], n), sample(draw, POPULATIONS["typical"], n)) for _ in range(SAMPLES))
    wrong = sum(change.is_clear(change.of_nps(*pair).interval) for pair in pairs) / SAMPLES
    assert 0.03 <= wrong <= 0.065


@pytest.mark.parametrize(("share", "n"), [(0.5, 20), (0.9, 30), (0.78, 180)])
def test_shares(share, n):
    draw = random.Random(f"{share} {n}")
    drawn = (sum(draw.random() < share for _ in range(n)) for _ in range(SAMPLES))
    held = sum(shares.wilson(count, n).holds(share) for count in drawn) / SAMPLES
    assert 0.93 <= held <= 0.98
