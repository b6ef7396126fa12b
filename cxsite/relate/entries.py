"""What is known about each period of a measure before deciding what may be shown: its counts, figures and standing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cxsite.model import period as periods
from cxsite.model.frozen import dataclass
from cxsite.model.scorecard import Counts, Measure, PeriodValue
from cxsite.model.site import Limits
from cxsite.model.words import Words
from cxsite.relate.kinds.figures import Figures, Kind
from cxsite.stats import suppression


@dataclass(frozen=True, slots=True)
class Told:
    """What results are made for: kind, measure, its name in references, its address, limits on small samples, and words."""

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
    """A period with its figures. `few_new` says that it has all people of the previous one shown and only a few more.

    `kept_back` are segments that could identify such people (`relate.segments`).
    """

    value: PeriodValue
    figures: Figures
    limits: Limits
    few_new: bool = False
    kept_back: frozenset[str] = frozenset()

    @property
    def standing(self) -> suppression.Standing:
        """Whether it may be shown. If it has several figures, each has its own standing, and the whole has the best of them."""
        if self.few_new:
            return "withheld"
        parts = [standing(part.figures, self.limits) for part in self.figures.parts]
        return min(parts, key=_BEST_FIRST.index) if parts else standing(self.figures, self.limits)

    @property
    def is_shown(self) -> bool:
        """Whether anything of it may be shown."""
        return self.standing in _SHOWN


_SHOWN = ("shown", "small sample")
_BEST_FIRST = (*_SHOWN, "withheld", "no responses")


def standing(figures: Figures, limits: Limits) -> suppression.Standing:
    """Whether one figure may be shown. If no people are counted, there is nobody to protect."""
    if figures.n is not None:
        return suppression.standing(figures.n, limits.withhold_below, limits.flag_below)
    return "shown" if figures.known else "no responses"


def is_shown(figures: Figures, limits: Limits) -> bool:
    """Whether the number of one figure may be shown."""
    return standing(figures, limits) in _SHOWN


def entries(told: Told) -> tuple[Entry, ...]:
    """The measure's periods, oldest first, whatever the order in the file."""
    values = sorted(told.measure.values, key=lambda value: (periods.ordinal(value.period) or 0, value.period))
    every = [Entry(value, told.figures(value.counts), told.limits) for value in values]
    few = {entry.value.period for series in _growing(every) for entry in _few_new(series)}
    return tuple(replace(entry, few_new=True) if entry.value.period in few else entry for entry in every)


def growing(found: Sequence[Entry]) -> Iterator[list[Entry]]:
    """The entries shown of each series that only grows: each has all people of the one before and more."""
    for series in _growing(found):
        yield [entry for entry in series if entry.is_shown]


def people_in(figures: Figures) -> tuple[int, ...]:
    """Who answered: one number, or one for each question."""
    return tuple(each.n or 0 for each in _asked(figures))


def adjoining(before: PeriodValue, after: PeriodValue) -> bool:
    """Whether two values can be compared: no break in method, and no period between them; dates need not be consecutive."""
    first, second = periods.ordinal(before.period), periods.ordinal(after.period)
    if after.breaks or first is None or second is None or len(before.period) != len(after.period):
        return False
    return periods.is_date(after.period) or second - first == 1


def _growing(found: Sequence[Entry]) -> Iterator[list[Entry]]:
    """Runs of two or more dates in which no group of people ever shrinks: most likely these are cumulative counts of the same
    people and some more. If the method changed and a group shrank, a new run starts."""
    series: list[list[Entry]] = []
    for entry in found if all(periods.is_date(entry.value.period) for entry in found) else ():
        if not series or (entry.value.breaks and not _grows(_groups(series[-1][-1].figures), _groups(entry.figures))):
            series.append([])
        series[-1].append(entry)
    for each in series:
        groups = [_groups(entry.figures) for entry in each]
        if len(each) > 1 and any(groups) and all(map(_grows, groups, groups[1:])):
            yield each


def _few_new(series: Sequence[Entry]) -> Iterator[Entry]:
    """Entries that add only a few people to the last one shown: the difference of the two would reveal those few."""
    shown = (0,) * len(people_in(series[0].figures))
    for entry in series:
        below = entry.limits.withhold_below
        people = tuple(n if n >= below else 0 for n in people_in(entry.figures))
        if any(0 < now - before < below for before, now in zip(shown, people, strict=True)):
            yield entry
        else:
            shown = people


def _grows(before: Mapping[tuple[int, str], int], after: Mapping[tuple[int, str], int]) -> bool:
    """Whether neither the total nor any group in both has become smaller."""
    both = before.keys() & after.keys()
    return sum(before.values()) <= sum(after.values()) and all(before[name] <= after[name] for name in both)


def _groups(figures: Figures) -> dict[tuple[int, str], int]:
    """People by question and group, as published; empty if no people are counted."""
    counted = [each for each in _asked(figures) if each.n is not None]
    return {(at, share.name): share.count for at, each in enumerate(counted) for share in each.shares}


def _asked(figures: Figures) -> tuple[Figures, ...]:
    """The figures of each question if there are several; else the figures themselves."""
    return tuple(part.figures for part in figures.parts) or (figures,)
