"""Later minus earlier, for two separate samples: how much, how sure.

Formulas: NPS by the two-sample adjusted Wald test (each sample gets its own ¾, 1½, ¾; Lewis and Sauro, MeasuringU, 2021; the
R package NPS, `adjusted.wald`); shares by Newcombe's method 10. The p-value is two-sided normal; it is computed for
comparison with other software and is not shown to readers.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from statistics import NormalDist

from cxsite.stats import nps, shares
from cxsite.stats.interval import Interval, around, z_of


@dataclass(frozen=True, slots=True)
class NpsDifference:
    """In points. `raw` is the difference of the raw scores; the rest is from the adjusted counts."""

    raw: Fraction
    centre: Fraction
    standard_error: float
    interval: Interval

    @property
    def z(self) -> float:
        """How many standard errors the difference is away from zero."""
        return float(self.centre) / self.standard_error

    @property
    def p(self) -> float:
        """Two-sided normal p-value."""
        return 2 * NormalDist().cdf(-abs(self.z))


def of_nps(earlier: nps.Groups, later: nps.Groups, confidence: float = 0.95) -> NpsDifference | None:
    """The difference of two NPS; None if either has no answers. Its interval is clipped to −200..200 points."""
    before, after = nps.score(earlier), nps.score(later)
    if before is None or after is None:
        return None
    centre = nps.adjusted_centre(later) - nps.adjusted_centre(earlier)
    parts = (nps.standard_error(nps.adjusted(groups)) for groups in (earlier, later))
    error = sqrt(sum(part * part for part in parts))
    return NpsDifference(
        after - before, centre, error, around(float(centre), z_of(confidence) * error).clipped(-200, 200)
    )


@dataclass(frozen=True, slots=True)
class ShareDifference:
    """In shares, −1 to 1."""

    raw: Fraction
    interval: Interval


def of_shares(earlier: tuple[int, int], later: tuple[int, int], confidence: float = 0.95) -> ShareDifference | None:
    """The difference of two shares (each count, n); None if either has no answers."""
    before, after = shares.share(*earlier), shares.share(*later)
    if before is None or after is None:
        return None
    return ShareDifference(after - before, shares.newcombe(later, earlier, confidence))


def is_clear(interval: Interval) -> bool:
    """Whether "no change" is outside the interval of a difference: then it is called "a clear change"."""
    return not interval.holds(0)
