"""The parts of a period's people, each as a result of its own, and which of them are withheld so that none can be worked out."""

from cxsite.model.result import Result
from cxsite.model.scorecard import Counts
from cxsite.relate.entries import Entry, Told, adjoining
from cxsite.relate.rows import bare_segment, of_segment, withheld
from cxsite.stats import suppression


def of_period(told: Told, before: Entry | None, entry: Entry, period: Result) -> tuple[Result, ...]:
    """The segments of a period in the author's order; none where the period itself is not shown."""
    if period.withheld or not period.shown:
        return ()
    earlier = _shown(told, before) if before and adjoining(before.value, entry.value) else {}
    shown = _shown(told, entry)
    words = told.words.say("withheld_beside", told.limits.withhold_below)
    found = []
    for name, _ in entry.value.segments:
        bare = bare_segment(told, period, name)
        if name in shown:
            found.append(of_segment(told, bare, shown[name], earlier.get(name)))
        else:
            found.append(withheld(bare, words))
    return tuple(found)


def hidden(told: Told, entry: Entry) -> frozenset[str]:
    """The names of the segments of a shown period that are withheld: those of few people, and those that would give them away."""
    people = {name: told.figures(counts).n or 0 for name, counts in entry.value.segments}
    below = told.limits.withhold_below
    if entry.value.overlapping:
        return frozenset(suppression.withheld_overlapping(people, entry.figures.n or 0, below))
    return frozenset(suppression.withheld_parts(people, below))


def _shown(told: Told, entry: Entry) -> dict[str, Counts]:
    """Name → counts of the segments that may be shown; none where the whole may not."""
    if entry.standing not in ("shown", "small sample"):
        return {}
    kept_back = hidden(told, entry)
    return {name: counts for name, counts in entry.value.segments if name not in kept_back}
