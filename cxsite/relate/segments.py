"""A period's segments, each as its own result, and which of them are withheld so that no small one can be worked out."""

from collections.abc import Sequence
from dataclasses import replace

from cxsite.model.result import Result
from cxsite.model.scorecard import Counts
from cxsite.relate.entries import Entry, Told, adjoining, growing, people_in
from cxsite.relate.rows import bare_segment, of_segment, withheld
from cxsite.stats import suppression


def of_period(told: Told, before: Entry | None, entry: Entry, period: Result) -> tuple[Result, ...]:
    """The segments of a period in the author's order; none if the period itself is not shown."""
    if period.withheld or not period.shown:
        return ()
    earlier = _shown(told, before) if before and adjoining(before.value, entry.value) else {}
    shown = _shown(told, entry)
    why = "withheld_beside_new" if entry.kept_back else "withheld_beside"
    words = told.words.say(why, told.limits.withhold_below)
    found = []
    for name, _ in entry.value.segments:
        bare = bare_segment(told, period, name)
        if name in shown:
            found.append(of_segment(told, bare, shown[name], earlier.get(name)))
        else:
            found.append(withheld(bare, words))
    return tuple(found)


def hidden(told: Told, entry: Entry) -> frozenset[str]:
    """The names of the withheld segments of a shown period: those of few people, and those that would reveal them.

    With several questions, a segment that has to be withheld for one of them is withheld for all.
    """
    names = [name for name, _ in entry.value.segments]
    tables = zip(
        people_in(entry.figures), *(people_in(told.figures(counts)) for _, counts in entry.value.segments), strict=True
    )
    found: set[str] = set()
    for total, *parts in tables:
        people, below = dict(zip(names, parts, strict=True)), told.limits.withhold_below
        overlapping = entry.value.overlapping
        found.update(
            suppression.withheld_overlapping(people, total, below)
            if overlapping
            else suppression.withheld_parts(people, below)
        )
    return frozenset(found)


def settled(told: Told, found: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries with the segments that they must withhold because of other dates.

    In a series that only grows, what is withheld on the first date is withheld on all. A date shows no segments if only a few
    people are new in a segment, or in the withheld ones together, or if another segment would have to be withheld. So anything
    worked out from dates and segments is about nobody or about enough people.
    """
    kept_back: dict[str, frozenset[str]] = {}
    for series in growing(found):
        kept_back |= _kept_back(told, [entry for entry in series if entry.value.segments])
    return tuple(
        replace(each, kept_back=kept_back[each.value.period]) if each.value.period in kept_back else each
        for each in found
    )


def _kept_back(told: Told, series: Sequence[Entry]) -> dict[str, frozenset[str]]:
    """Date → the segments to withhold there, for all dates except the first."""
    found: dict[str, frozenset[str]] = {}
    if not series:
        return found
    last, together = series[0], hidden(told, series[0])
    for entry in series[1:]:
        if hidden(told, entry) <= together and not _tells_of_few(told, last, entry, together):
            found[entry.value.period], last = together, entry
        else:
            found[entry.value.period] = frozenset(name for name, _ in entry.value.segments)
    return found


def _tells_of_few(told: Told, before: Entry, after: Entry, together: frozenset[str]) -> bool:
    earlier, later = (_people(told, entry, together) for entry in (before, after))
    nobody = (0,) * len(people_in(after.figures))
    return any(
        0 < now - then < told.limits.withhold_below
        for name in later
        for then, now in zip(earlier.get(name, nobody), later[name], strict=True)
    )


def _people(told: Told, entry: Entry, together: frozenset[str]) -> dict[str, tuple[int, ...]]:
    """The number of people in each segment, and, under "", in those of `together` combined."""
    found = {name: people_in(told.figures(counts)) for name, counts in entry.value.segments}
    withheld = [found.pop(name) for name in together if name in found]
    return found | ({"": tuple(map(sum, zip(*withheld, strict=True)))} if withheld else {})


def _shown(told: Told, entry: Entry) -> dict[str, Counts]:
    """Name → counts of the segments that may be shown; none if the whole may not."""
    if not entry.is_shown:
        return {}
    kept_back = hidden(told, entry) | entry.kept_back
    return {name: counts for name, counts in entry.value.segments if name not in kept_back}
