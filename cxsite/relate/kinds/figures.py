"""What a kind of measure computes: the same shape for all kinds, so that later steps need not know the kind."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from cxsite.model.frozen import dataclass
from cxsite.model.result import Share
from cxsite.model.scorecard import Counts, Measure
from cxsite.model.words import Words
from cxsite.stats.interval import Interval

#: The charts of a kind with one value and shares of people.
DRAWN = ("bar", "trend", "bullet", "sparkline")


@dataclass(frozen=True, slots=True)
class Figures:
    """One period, from its counts. `n` is None if no people are counted; `value` is None if nobody answered.

    `value` and `interval` are in the kind's unit (points, per cent, or the measure's own). `places` is the number of decimals
    shown. `second` is a second number in words; `said` comes after the value if there is neither interval nor n.

    If there are several figures, `parts` has them and `value` is None: `words` summarises them. `marks` are the ratings of a
    part, by rater.
    """

    n: int | None
    value: Fraction | None
    interval: Interval | None = None
    places: int = 0
    shares: tuple[Share, ...] = ()
    second: str = ""
    said: str = ""
    words: str = ""
    parts: tuple["PartFigures", ...] = ()
    marks: tuple[tuple[str, int], ...] = ()

    @property
    def known(self) -> bool:
        """Whether there is at least one value."""
        return self.value is not None or any(part.figures.known for part in self.parts)


@dataclass(frozen=True, slots=True)
class PartFigures:
    """One of several figures: its name in references, its title for readers."""

    name: str
    title: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class Difference:
    """Later minus earlier, in the kind's unit; no interval if the role of chance cannot be judged."""

    raw: Fraction
    interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of measure.

    name        as written after `kind:`
    unit        "points" or "%"; None if each measure has its own
    scale       the lowest and highest possible value, in that unit; None if there are no limits
    figures     measure, counts of one period, words → Figures; never fails: counts of another shape count as no answers
    charts      forms that can be drawn, the default first
    difference  earlier and later counts, confidence → Difference, or None if either has no answers
    pool        counts of several periods → the counts of all together, as one sample; None if they cannot be pooled
    part        part's name, earlier and later counts → Difference of the part
    """

    name: str
    unit: str | None
    scale: tuple[float, float] | None
    figures: Callable[[Measure, Counts, Words], Figures]
    charts: tuple[str, ...]
    difference: Callable[[Counts, Counts, float], Difference | None] = lambda _earlier, _later, _confidence: None
    pool: Callable[[Sequence[Counts]], Counts | None] = lambda _counts: None
    part: Callable[[str, Counts, Counts], Difference | None] = lambda _name, _earlier, _later: None

    def unit_of(self, measure: Measure) -> str:
        """The unit of this measure's values."""
        return measure.unit if self.unit is None else self.unit


def shares_of(n: int, *groups: tuple[str, int]) -> tuple[Share, ...]:
    """Named groups as shares of `n` people; none if nobody answered."""
    return tuple(Share(name, count, 100 * count / n) for name, count in groups) if n else ()
