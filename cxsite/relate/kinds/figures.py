"""What a kind of measure computes: the same shape for all kinds, so that everything after it knows no kinds."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from cxsite.model.result import Share
from cxsite.model.scorecard import Counts, Measure
from cxsite.stats.interval import Interval


@dataclass(frozen=True, slots=True)
class Figures:
    """One period, from its counts. `n` is None where no people are counted; `value` is None where nobody answered.

    `value` and `interval` are in the kind's unit (points, per cent, or the measure's own). `places` is how many decimals the
    value is shown with. `second` is a second figure in words.
    """

    n: int | None
    value: Fraction | None
    interval: Interval | None = None
    places: int = 0
    shares: tuple[Share, ...] = ()
    second: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """Later minus earlier, in the kind's unit; no interval where chance cannot be judged from what is known."""

    raw: Fraction
    interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of measure.

    name        as written after `kind:`
    unit        "points" or "%"; None where each measure has its own
    scale       the least and most that are possible, in that unit; None where there is no end
    figures     measure and counts of one period → Figures; total: counts of another shape are no answers
    difference  earlier and later counts → Difference, or None where either has no answers
    charts      forms that can be drawn, the default first
    """

    name: str
    unit: str | None
    scale: tuple[float, float] | None
    figures: Callable[[Measure, Counts], Figures]
    difference: Callable[[Counts, Counts], Difference | None]
    charts: tuple[str, ...]

    def unit_of(self, measure: Measure) -> str:
        """The unit that values of this measure are in."""
        return measure.unit if self.unit is None else self.unit


def shares_of(n: int, *groups: tuple[str, int]) -> tuple[Share, ...]:
    """Named groups as shares of `n` people; none where nobody answered."""
    return tuple(Share(name, count, 100 * count / n) for name, count in groups) if n else ()
