"""Ratings of five levers by a few people: medians and ranges, never one composite score."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from statistics import median


@dataclass(frozen=True, slots=True)
class Levers:
    """`medians` by lever, exact; the `weakest` (several if they tie); the widest range of ratings on one lever."""

    medians: Mapping[str, Fraction]
    weakest: tuple[str, ...]
    largest_disagreement: int


def levers(raters: Mapping[str, Mapping[str, int]]) -> Levers:
    """The statistics of `raters`: rater → lever → rating. Levers are in the order first rated; a rater may leave some out.

    Raises ValueError if nobody rated.
    """
    names = dict.fromkeys(name for rated in raters.values() for name in rated)
    ratings = {name: [rated[name] for rated in raters.values() if name in rated] for name in names}
    if not ratings:
        raise ValueError("nobody rated")
    medians = {name: median(map(Fraction, given)) for name, given in ratings.items()}
    least = min(medians.values())
    weakest = tuple(name for name, middle in medians.items() if middle == least)
    return Levers(medians, weakest, max(max(given) - min(given) for given in ratings.values()))
