"""How many answers an NPS needs. Formula: n = V (100 z / half-width)², rounded up, from the plain Wald interval."""

from math import ceil

from cxsite.stats.interval import z_of

WORST_VARIANCE = 1.0


def needed(half_width: float, variance: float = WORST_VARIANCE, confidence: float = 0.95) -> int:
    """The number of answers needed for an interval of ± `half_width` points. Raises ZeroDivisionError if that is 0."""
    return ceil(variance * (100 * z_of(confidence) / half_width) ** 2)
