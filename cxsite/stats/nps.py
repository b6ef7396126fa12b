"""NPS from counts of people: the score, its variance, and the adjusted Wald interval.

Formulas: each answer counts as +1 (promoter, 9 or 10), 0 (passive, 7 or 8) or −1 (detractor, 0 to 6), so that the score is
100 times a mean and its variance is p + d − (p − d)², which includes the two shares' negative covariance. For the interval,
¾ promoter, 1½ passive and ¾ detractor are added before centre and standard error are computed: Rocks, "Interval
Estimation for the Net Promoter Score", The American Statistician 70(4), 2016; the default of the R package NPS.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from cxsite.stats.interval import Interval, around, z_of

PSEUDO_PROMOTERS, PSEUDO_PASSIVES, PSEUDO_DETRACTORS = Fraction(3, 4), Fraction(3, 2), Fraction(3, 4)


@dataclass(frozen=True, slots=True)
class Groups:
    """People by group. Counts are whole, except after `adjusted`."""

    promoters: int | Fraction
    passives: int | Fraction
    detractors: int | Fraction

    @property
    def n(self) -> int | Fraction:
        """Everyone who answered."""
        return self.promoters + self.passives + self.detractors

    def __add__(self, other: "Groups") -> "Groups":
        return Groups(
            self.promoters + other.promoters, self.passives + other.passives, self.detractors + other.detractors
        )


def groups_of_scores(scores: Iterable[int]) -> Groups:
    """People by group from single answers (0 to 10). Raises ValueError for a score off the scale."""
    counts: dict[int, int] = {}
    for score in scores:
        counts[score] = counts.get(score, 0) + 1
    return groups_of_histogram(counts)


def groups_of_histogram(counts: Mapping[int, int]) -> Groups:
    """People by group from people by score (0 to 10). Raises ValueError for a score off the scale."""
    if any(not 0 <= score <= 10 for score in counts):
        raise ValueError("scores run from 0 to 10")
    promoters = sum(n for score, n in counts.items() if score >= 9)
    passives = sum(n for score, n in counts.items() if 7 <= score <= 8)
    return Groups(promoters, passives, sum(counts.values()) - promoters - passives)


def score(groups: Groups) -> Fraction | None:
    """The score in points, −100 to 100, exact; None if nobody answered (which is not 0)."""
    return Fraction(100 * (groups.promoters - groups.detractors)) / groups.n if groups.n else None


def variance(groups: Groups) -> Fraction:
    """The variance of the +1, 0, −1 variable, divided by n: 0 to 1. Raises ZeroDivisionError if nobody answered."""
    p, d = Fraction(groups.promoters) / groups.n, Fraction(groups.detractors) / groups.n
    return p + d - (p - d) ** 2


def standard_error(groups: Groups) -> float:
    """100 √(V / n), in points. Raises ZeroDivisionError if nobody answered."""
    return 100 * sqrt(variance(groups) / groups.n)


def standard_error_of_shares(promoters: float, detractors: float, n: float) -> float:
    """The same from shares (0 to 1), for published scores without counts; in points."""
    return 100 * sqrt((promoters + detractors - (promoters - detractors) ** 2) / n)


def adjusted(groups: Groups) -> Groups:
    """The groups with three pseudo-answers added. Pool first and adjust once: adjusting each part adds three to each."""
    return groups + Groups(PSEUDO_PROMOTERS, PSEUDO_PASSIVES, PSEUDO_DETRACTORS)


def adjusted_centre(groups: Groups) -> Fraction:
    """The score of the adjusted counts, in points: the middle of the interval before it is clipped."""
    more = adjusted(groups)
    return Fraction(100 * (more.promoters - more.detractors)) / more.n


def adjusted_interval(groups: Groups, confidence: float = 0.95) -> Interval:
    """The adjusted Wald interval in points, clipped to −100..100; it need not be symmetric about the raw score."""
    half = z_of(confidence) * standard_error(adjusted(groups))
    return around(float(adjusted_centre(groups)), half).clipped(-100, 100)
