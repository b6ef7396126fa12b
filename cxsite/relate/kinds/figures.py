"""What a kind of measure computes: the same shape for all kinds, so that everything after it knows no kinds."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from cxsite.model.frozen import dataclass
from cxsite.model.result import Share
from cxsite.model.scorecard import Counts, Measure
from cxsite.model.words import Words
from cxsite.stats.interval import Interval


@dataclass(frozen=True, slots=True)
class Figures:
    """One period, from its counts. `n` is None where no people are counted; `value` is None where nobody answered.

    `value` and `interval` are in the kind's unit (points, per cent, or the measure's own). `places` is how many decimals the
    value is shown with. `second` is a second figure in words; `said` stands after the value where neither interval nor n does.

    Where several figures stand side by side, `parts` has them and `value` is None: `words` are the sum of them in words.
    `marks` are the ratings of a part, by rater.
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
        """Whether there is a value, or several."""
        return self.value is not None or any(part.figures.known for part in self.parts)


@dataclass(frozen=True, slots=True)
class PartFigures:
    """One of several figures: its name in references, its title for readers."""

    name: str
    title: str
    figures: Figures


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
    figures     measure and counts of one period, the language's words → Figures; total: counts of another shape are no answers
    difference  earlier and later counts, confidence → Difference, or None where either has no answers
    pool        counts of several periods → theirs together, as of one sample; None where they cannot be taken together
    part        part's name, earlier and later counts → Difference of the part
    charts      forms that can be drawn, the default first
    """

    name: str
    unit: str | None
    scale: tuple[float, float] | None
    figures: Callable[[Measure, Counts, Words], Figures]
    difference: Callable[[Counts, Counts, float], Difference | None]
    charts: tuple[str, ...]
    pool: Callable[[Sequence[Counts]], Counts | None] = lambda _counts: None
    part: Callable[[str, Counts, Counts], Difference | None] = lambda _name, _earlier, _later: None

    def unit_of(self, measure: Measure) -> str:
        """The unit that values of this measure are in."""
        return measure.unit if self.unit is None else self.unit


def shares_of(n: int, *groups: tuple[str, int]) -> tuple[Share, ...]:
    """Named groups as shares of `n` people; none where nobody answered."""
    return tuple(Share(name, count, 100 * count / n) for name, count in groups) if n else ()
