"""What is known of each period of a measure before it is decided what may be told: its counts, their figures, their standing."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from cxsite.model import period as periods
from cxsite.model.frozen import dataclass
from cxsite.model.scorecard import Counts, Measure, NpsCounts, PeriodValue, ShareCounts
from cxsite.model.site import Limits
from cxsite.model.words import Words
from cxsite.relate.kinds.figures import Figures, Kind
from cxsite.stats import suppression


@dataclass(frozen=True, slots=True)
class Told:
    """Of what results are told: kind, measure, its name in references, its address, from how many answers on, in what words."""

    kind: Kind
    measure: Measure
    name: str
    address: str
    limits: Limits
    words: Words

    @property
    def unit(self) -> str:
        """The unit of its values."""
        return self.kind.unit_of(self.measure)

    def figures(self, counts: Counts) -> Figures:
        """The figures of one period's counts."""
        return self.kind.figures(self.measure, counts, self.words)


@dataclass(frozen=True, slots=True)
class Entry:
    """A period with its figures. `few_new` says that it holds all people of the period before and only a few more."""

    value: PeriodValue
    figures: Figures
    limits: Limits
    few_new: bool = False

    @property
    def standing(self) -> suppression.Standing:
        """What may be done with it. Several figures stand each for itself, and the whole as well as the best of them."""
        if self.few_new:
            return "withheld"
        parts = [standing(part.figures, self.limits) for part in self.figures.parts]
        return min(parts, key=_BEST_FIRST.index) if parts else standing(self.figures, self.limits)


_BEST_FIRST = ("shown", "small sample", "withheld", "no responses")


def standing(figures: Figures, limits: Limits) -> suppression.Standing:
    """What may be done with one figure. Where no people are counted there is nobody to protect."""
    if figures.n is not None:
        return suppression.standing(figures.n, limits.withhold_below, limits.flag_below)
    return "shown" if figures.known else "no responses"


def entries(told: Told) -> tuple[Entry, ...]:
    """The measure's periods, oldest first, whatever the order in the file."""
    values = sorted(told.measure.values, key=lambda value: (periods.ordinal(value.period) or 0, value.period))
    few = frozenset(_few_new(values, told.limits.withhold_below))
    return tuple(Entry(value, told.figures(value.counts), told.limits, value.period in few) for value in values)


def adjoining(before: PeriodValue, after: PeriodValue) -> bool:
    """Whether two values can be compared: no break of method, no period between. Of two dates the earlier is the one before."""
    first, second = periods.ordinal(before.period), periods.ordinal(after.period)
    if after.breaks or first is None or second is None or len(before.period) != len(after.period):
        return False
    return periods.is_date(after.period) or second - first == 1


def _few_new(values: Sequence[PeriodValue], withhold_below: int) -> Iterator[str]:
    """Periods of a series that only ever grows (the same people and some more, as of a day) that add a few people to the last
    one shown: those few could be told apart from the difference of the two."""
    groups = [_groups(value.counts) for value in values if periods.is_date(value.period)]
    grows = all(before.keys() == after.keys() and _grows(before, after) for before, after in pairwise(groups))
    if len(groups) < len(values) or len(values) < 2 or not groups[0] or not grows:
        return
    shown = sum(groups[0].values())
    for value, found in zip(values[1:], groups[1:], strict=True):
        if 0 < sum(found.values()) - shown < withhold_below:
            yield value.period
        else:
            shown = sum(found.values())


def _grows(before: Mapping[str, int], after: Mapping[str, int]) -> bool:
    return all(after[name] >= people for name, people in before.items())


def _groups(counts: Counts) -> dict[str, int]:
    """People by group, where a kind counts people in groups that are published."""
    if isinstance(counts, NpsCounts):
        return {"promoters": counts.promoters, "passives": counts.passives, "detractors": counts.detractors}
    if isinstance(counts, ShareCounts):
        return {"satisfied": counts.satisfied, "not satisfied": counts.answers - counts.satisfied}
    return {}
