"""Shares of people (CSAT, per cent easy, yes or no): Wilson's interval and Newcombe's interval of a difference.

Formulas: Wilson, Journal of the American Statistical Association 22, 1927, without continuity correction; Newcombe,
Statistics in Medicine 17, 1998, 857-872 (single shares) and 873-890 (differences, method 10). Shares are 0 to 1.
"""

from fractions import Fraction
from math import sqrt

from cxsite.stats.interval import Interval, z_of


def share(count: int, n: int) -> Fraction | None:
    """`count` of `n`, exact; None if nobody answered."""
    return Fraction(count, n) if n else None


def wilson(count: int, n: int, confidence: float = 0.95) -> Interval:
    """Wilson's score interval for `count` of `n`, 0 to 1. Raises ZeroDivisionError if n is 0."""
    z = z_of(confidence)
    p = count / n
    spread = 1 + z * z / n
    centre = (p + z * z / (2 * n)) / spread
    half = z / spread * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    # At the extremes one limit is exactly 0 or 1; floats would just miss it.
    return Interval(0.0 if count == 0 else max(0.0, centre - half), 1.0 if count == n else min(1.0, centre + half))


def newcombe(later: tuple[int, int], earlier: tuple[int, int], confidence: float = 0.95) -> Interval:
    """Interval of the share `later` minus the share `earlier` (each count, n; separate samples), −1 to 1.

    Raises ZeroDivisionError if either n is 0.
    """
    one, two = wilson(*later, confidence), wilson(*earlier, confidence)
    p1, p2 = later[0] / later[1], earlier[0] / earlier[1]
    low = (p1 - p2) - sqrt((p1 - one.low) ** 2 + (two.high - p2) ** 2)
    high = (p1 - p2) + sqrt((one.high - p1) ** 2 + (p2 - two.low) ** 2)
    return Interval(max(-1.0, low), min(1.0, high))
