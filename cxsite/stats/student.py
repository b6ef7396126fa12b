"""Student's t: the distribution function, by the incomplete beta function, and its quantile.

Formulas: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.1 (t), 26.5.8 (continued fraction of the
incomplete beta function), evaluated by the modified Lentz method.
"""

from functools import cache
from math import exp, lgamma, log, log1p, pi
from statistics import NormalDist

_TINY = 1e-300
_CLOSE = 1e-15


@cache
def quantile(probability: float, df: int) -> float:
    """The value that t with `df` degrees of freedom stays below with `probability` (0 to 1, both excluded).

    Newton's method from the normal quantile, which is nearer to 0; from there the curve is concave, so no step overshoots.
    Accurate to about 12 digits. Raises ValueError if df < 1.
    """
    if df < 1:
        raise ValueError("degrees of freedom begin at 1")
    if probability < 0.5:
        return -quantile(1 - probability, df)
    t = NormalDist().inv_cdf(probability)
    for _ in range(200):
        step = (probability - cumulative(t, df)) / density(t, df)
        t += step
        if abs(step) <= 1e-13 * max(1.0, abs(t)):
            break
    return t


def cumulative(t: float, df: int) -> float:
    """The probability of a value of at most `t`."""
    tail = 0.5 * _incomplete_beta(df / (df + t * t), df / 2, 0.5)
    return 1 - tail if t >= 0 else tail


def density(t: float, df: int) -> float:
    """The density at `t`."""
    constant = lgamma((df + 1) / 2) - lgamma(df / 2) - 0.5 * log(df * pi)
    return exp(constant - (df + 1) / 2 * log1p(t * t / df))


def _incomplete_beta(x: float, a: float, b: float) -> float:
    """The regularised function, 0 to 1. The continued fraction converges quickly on one side only; the other mirrors it."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    if x < (a + 1) / (a + b + 2):
        return front * _beta_fraction(x, a, b) / a
    return 1 - front * _beta_fraction(1 - x, b, a) / b


def _beta_fraction(x: float, a: float, b: float) -> float:
    c, d = 1.0, 1 / _away_from_zero(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, 1000):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            d = 1 / _away_from_zero(1 + term * d)
            c = _away_from_zero(1 + term / c)
            value *= c * d
        if abs(c * d - 1) < _CLOSE:
            break
    return value


def _away_from_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
