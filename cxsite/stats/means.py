"""Means of scores, from people by score: the second number of a customer effort score.

Formulas: the mean, the standard deviation with n − 1, and the t interval, as in any textbook; the interval is clipped to the
scale, since no mean of scores can be outside it.
"""

from collections.abc import Mapping
from fractions import Fraction
from math import sqrt

from cxsite.stats.interval import Interval, around
from cxsite.stats.student import quantile


def people(counts: Mapping[int, int]) -> int:
    """The number of people who answered."""
    return sum(counts.values())


def people_between(counts: Mapping[int, int], least: int, most: int) -> int:
    """How many chose a score from `least` to `most`, both included: a "box", such as 4 and 5 out of 5."""
    return sum(n for score, n in counts.items() if least <= score <= most)


def mean(counts: Mapping[int, int]) -> Fraction | None:
    """The mean score, exact; None if nobody answered."""
    n = people(counts)
    return Fraction(sum(score * k for score, k in counts.items()), n) if n else None


def deviation(counts: Mapping[int, int]) -> float | None:
    """The standard deviation (n − 1) in scores; None with fewer than two answers."""
    n, middle = people(counts), mean(counts)
    if middle is None or n < 2:
        return None
    return sqrt(sum(k * (score - middle) ** 2 for score, k in counts.items()) / (n - 1))


def mean_interval(counts: Mapping[int, int], scale: tuple[int, int], confidence: float = 0.95) -> Interval | None:
    """The t interval of the mean, clipped to `scale` (lowest, highest score); None with fewer than two answers.

    Also None if all answers are the same: their spread then says nothing, and an interval of width zero would claim certainty.
    """
    middle, spread, n = mean(counts), deviation(counts), people(counts)
    if middle is None or not spread:
        return None
    half = quantile((1 + confidence) / 2, n - 1) * spread / sqrt(n)
    return around(float(middle), half).clipped(*scale)
