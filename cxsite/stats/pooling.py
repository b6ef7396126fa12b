"""Several groups of people combined. Pool counts; never average scores.

Formulas: pooling adds counts. Known population shares W: score Σ W·NPS, variance Σ W²·V/n. Weights per respondent: weighted
mean, with the effective number of answers (Σw)² / Σw² in the standard error (Kish, Survey Sampling, 1965). A finite list of
customers: standard error × √((N − n) / (N − 1)), valid only if the whole list was invited.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from cxsite.stats import nps
from cxsite.stats.interval import Interval, around, z_of


def pooled(parts: Iterable[nps.Groups]) -> nps.Groups:
    """The people of all parts together. Adjust the sum once, not each part."""
    return sum(parts, nps.Groups(0, 0, 0))


@dataclass(frozen=True, slots=True)
class Stratified:
    """A score weighted to known population shares, in points: plain, and with three pseudo-answers in each stratum."""

    score: Fraction
    standard_error: float
    interval: Interval
    adjusted_centre: Fraction
    adjusted_interval: Interval


def stratified(strata: Sequence[tuple[float, nps.Groups]], confidence: float = 0.95) -> Stratified:
    """Strata are (share of the population, people who answered). Every stratum needs answers (ZeroDivisionError).

    Publish the adjusted interval with few strata of 30 answers or more, else the plain one, and say which.
    """
    shares = [(Fraction(str(share)), groups) for share, groups in strata]
    more = [(share, nps.adjusted(groups)) for share, groups in shares]
    score, error = _weighted_sum(shares)
    centre, wider = _weighted_sum(more)
    z = z_of(confidence)
    return Stratified(
        score,
        error,
        around(float(score), z * error).clipped(-100, 100),
        centre,
        around(float(centre), z * wider).clipped(-100, 100),
    )


def _weighted_sum(strata: Sequence[tuple[Fraction, nps.Groups]]) -> tuple[Fraction, float]:
    total = sum((share * 100 * (g.promoters - g.detractors) / g.n for share, g in strata), Fraction(0))
    spread = sum((share**2 * nps.variance(g) / g.n for share, g in strata), Fraction(0))
    return total, 100 * sqrt(spread)


@dataclass(frozen=True, slots=True)
class Weighted:
    """A score of weighted respondents, in points. `effective_n` is the n that remains after weighting."""

    n: int | Fraction
    sum_of_weights: Fraction
    score: Fraction
    effective_n: Fraction
    variance: Fraction
    standard_error: float
    interval: Interval

    @property
    def design_effect(self) -> Fraction:
        """n over effective n: 1 if all weights are equal."""
        return Fraction(self.n) / self.effective_n


def weighted(groups: Sequence[tuple[float, nps.Groups]], confidence: float = 0.95) -> Weighted:
    """Groups are (weight of each respondent in it, people who answered). Raises ZeroDivisionError if all are empty."""
    exact = [(Fraction(str(weight)), people) for weight, people in groups]
    total = sum((w * g.n for w, g in exact), Fraction(0))
    p = sum((w * g.promoters for w, g in exact), Fraction(0)) / total
    d = sum((w * g.detractors for w, g in exact), Fraction(0)) / total
    effective = total**2 / sum((w * w * g.n for w, g in exact), Fraction(0))
    spread = p + d - (p - d) ** 2
    error = 100 * sqrt(spread / effective)
    interval = around(float(100 * (p - d)), z_of(confidence) * error).clipped(-100, 100)
    return Weighted(sum(g.n for _, g in exact), total, 100 * (p - d), effective, spread, error, interval)


def finite_factor(n: int, population: int) -> float:
    """√((N − n) / (N − 1)): the factor for the standard error when n of N answered. Raises ValueError if n > N."""
    if n > population:
        raise ValueError("more answers than people")
    return sqrt((population - n) / (population - 1)) if population > 1 else 0.0


def finite_interval(groups: nps.Groups, population: int, confidence: float = 0.95) -> Interval:
    """The adjusted Wald interval in points for a list of `population` customers, all of them invited.

    The more of them answered, the smaller the role of chance, while the pseudo-answers still shift the centre: so the interval
    is extended to include the raw score, and is that score if everyone answered.
    """
    raw, factor = float(nps.score(groups) or 0), finite_factor(int(groups.n), population)
    error = nps.standard_error(nps.adjusted(groups)) * factor if factor else 0.0
    found = around(float(nps.adjusted_centre(groups)) if factor else raw, z_of(confidence) * error).clipped(-100, 100)
    return Interval(min(found.low, raw), max(found.high, raw))
