"""The parts of scorecards that a text depends on: numbers it shows, measures it charts or watches, numbers it may have copied.

Each has a name that an edit of the scorecard does not change: "support" is all of it, "support.recommend" a measure with all
its periods, "support.recommend@2026-Q3" one of its periods.
"""

from collections.abc import Iterator
from dataclasses import replace

from cxsite.model.body import Binding, Embed, Number, Ref, Use
from cxsite.model.post import Letter, Page, Post
from cxsite.model.result import MeasureResults, Results, ScorecardResults

_UNPINNED = ("", "latest")  # whichever period is the newest


def quotes(text: Post | Page | Letter, results: Results) -> tuple[str, ...]:
    """The names of what a text depends on, sorted. Only the kinds and titles of the measures in `results` matter."""
    found = {name for use in text.outline.uses for name in _of_use(use)}
    if isinstance(text, Post):
        found.update(each.watch for each in text.said_did if each.watch)
    if figures := tuple(text.outline.said.of("figure")):
        from cxsite.check.unbound_number import about  # few texts have numbers, and this imports all the rules

        found.update(about(figures, results))
    return tuple(sorted(found)) if found else ()


def differences(before: Results, after: Results) -> frozenset[str]:
    """The names of everything that has changed. Both have the same scorecards and measures."""
    pairs = zip(before.scorecards, after.scorecards, strict=True)
    return frozenset(name for old, new in pairs if old != new for name in _in_card(old, new))


def _of_use(use: Use) -> Iterator[str]:
    match use:
        case Binding() | Number() if use.ref:
            whole = use.ref.period in _UNPINNED
            yield _measure(use.ref) if whole else f"{_measure(use.ref)}@{use.ref.period}"
        case Embed():
            yield _measure(use.ref) if use.ref.measure else use.ref.scorecard


def _measure(ref: Ref) -> str:
    return f"{ref.scorecard}.{ref.measure}"


def _in_card(old: ScorecardResults, new: ScorecardResults) -> Iterator[str]:
    yield new.id
    for before, after in zip(old.measures, new.measures, strict=True):
        if before != after:
            name = f"{new.id}.{after.measure.id}"
            yield name
            yield from (f"{name}@{period}" for period in _in_measure(before, after))


def _in_measure(old: MeasureResults, new: MeasureResults) -> Iterator[str]:
    """The periods for which texts may show something different now."""
    before, after = _told(old), _told(new)
    yield from (period for period in before.keys() | after.keys() if before.get(period) != after.get(period))


def _told(measure: MeasureResults) -> dict[str, list[object]]:
    """Period → everything that texts may show of it, and what was withheld in the one before, since then no change is shown."""
    frame = replace(measure, results=(), pooled=())
    found: dict[str, list[object]] = {}
    for series in (measure.results, measure.pooled):
        withheld: list[str] = []
        for result in series:
            found.setdefault(result.period, []).append((frame, withheld, result))
            withheld = [each.segment for each in (result, *result.segments) if each.withheld]
    return found
