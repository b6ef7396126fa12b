"""An interval, and the quantile of the normal distribution that determines its width."""

from dataclasses import dataclass
from functools import cache
from statistics import NormalDist


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, in the unit of the number it belongs to."""

    low: float
    high: float

    def holds(self, value: float) -> bool:
        """Whether `value` is inside, ends included."""
        return self.low <= value <= self.high

    def clipped(self, least: float, most: float) -> "Interval":
        """The part between `least` and `most`."""
        return Interval(min(max(self.low, least), most), min(max(self.high, least), most))

    def times(self, factor: float) -> "Interval":
        """In another unit: shares × 100 are per cent. `factor` is positive."""
        return Interval(self.low * factor, self.high * factor)


def around(centre: float, half_width: float) -> Interval:
    """The interval that extends `half_width` on both sides of `centre`."""
    return Interval(centre - half_width, centre + half_width)


@cache
def z_of(confidence: float) -> float:
    """The two-sided normal quantile: 0.95 → 1.95996. Raises StatisticsError outside 0 to 1."""
    return NormalDist().inv_cdf((1 + confidence) / 2)
