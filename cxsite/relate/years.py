"""Complete years: the answers of all their periods pooled, as if they were one survey. Scores are never averaged."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from cxsite.model import period as periods
from cxsite.model.result import Result
from cxsite.model.scorecard import PeriodValue
from cxsite.relate.entries import Entry, Told, people_in
from cxsite.relate.rows import blank, of_period, withheld
from cxsite.stats import suppression

_UNEVEN = 3
_LENGTH = {"H": 2, "Q": 4}  # periods a year, by the sixth character of 2026-Q3; months have a digit there


def pooled(told: Told, entries: Sequence[Entry]) -> tuple[Result, ...]:
    """A result for each complete year, oldest first; none for kinds whose counts cannot be pooled."""
    found: list[Result] = []
    before: Entry | None = None
    for year, own in groupby(entries, lambda entry: entry.value.period[:4]):
        parts = list(own)
        entry = _year(told, year, parts)
        if entry:
            found.append(_result(told, before, entry, parts))
        before = entry if entry and not found[-1].withheld else None
    return tuple(found)


def _year(told: Told, year: str, parts: Sequence[Entry]) -> Entry | None:
    """The year's counts; None if a period is missing or still runs, or if the method changed within the year."""
    values = [part.value for part in parts]
    complete = len(values[0].period) > 4 and len(values) == _LENGTH.get(values[0].period[5], 12)
    if not complete or periods.is_date(values[0].period) or any(value.so_far for value in values):
        return None
    if any(value.breaks for value in values[1:]):
        return None
    counts = told.kind.pool([value.counts for value in values])
    if counts is None:
        return None
    invited = [value.invited for value in values]
    asked = sum(n for n in invited if n) if all(n is not None for n in invited) else None
    value = PeriodValue(year, counts, asked, breaks=values[0].breaks, unusable=sum(value.unusable for value in values))
    return Entry(value, told.figures(counts), told.limits)


def _result(told: Told, before: Entry | None, entry: Entry, parts: Sequence[Entry]) -> Result:
    found = of_period(told, before, entry)
    if found.withheld or not found.shown:
        return found
    if not all(_is_safe(people, told.limits.withhold_below) for people in _people(parts)):
        nothing = replace(blank(told, entry.value.period), breaks=entry.value.breaks)
        return withheld(nothing, told.words.say("withheld_year", told.limits.withhold_below))
    return replace(found, note=_uneven(parts, told))


def _is_safe(people: Mapping[str, int], below: int) -> bool:
    """Whether the periods already withheld are enough to keep the year from revealing one of them."""
    alone = {name for name, n in people.items() if 0 < n < below}
    return set(suppression.withheld_parts(people, below)) == alone


def _people(parts: Sequence[Entry]) -> Iterator[dict[str, int]]:
    """The number of people in each period: one table, or one for each question."""
    for people in zip(*(people_in(part.figures) for part in parts), strict=True):
        yield dict(zip((part.value.period for part in parts), people, strict=True))


def _uneven(parts: Sequence[Entry], told: Told) -> str:
    """A warning if one period has more than three times the answers of another, and so weighs that much more.

    Withheld periods are left out: the warning would reveal how few answers they have.
    """
    below = told.limits.withhold_below
    people = [n for table in _people(parts) for n in table.values() if n == 0 or n >= below]
    if not people or max(people) <= _UNEVEN * min(people):
        return ""
    return told.words.say("uneven_year", times=_UNEVEN)
