"""Answers in files → what was found in them: every file of the pattern, sorted by name, with the provider's quirks."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from cxsite.importers.columns import Header, date_column, identity
from cxsite.importers.counting import Articles, Counting, Layout, Row, Seen
from cxsite.importers.dates import ORDERS, Order, has_order, moment
from cxsite.importers.delimited import Delimited, Heard, Rows
from cxsite.importers.parquet import Parquet
from cxsite.importers.periods import Calendar
from cxsite.importers.providers import Provider, named
from cxsite.importers.refusing import Refused
from cxsite.model.answers import Job

_ZONE = re.compile(r'"timeZone"\s*:\s*"([^"]+)"')
_EXTRA_HEADERS = {"qualtrics": 2, "surveymonkey": 1}


class Sheet(Protocol):
    """A file of answers, whatever its format."""

    path: str
    header: list[str]

    def chunks(self, columns: tuple[int, ...] | None = None, heard: Heard = ...) -> Iterator[Rows]:
        """Its rows."""
        ...


def counted(job: Job, files: Mapping[str, Path], articles: Articles, clock: tuple[str, ZoneInfo], heard: Heard) -> Seen:
    """What the files contain. `clock` is the form of the periods, and the time zone of their days."""
    counting = Counting(job, articles)
    for path, file in files.items():
        sheet: Sheet = Parquet(file, path) if path.lower().endswith(".parquet") else Delimited(file, path)
        _count(sheet, job, counting, clock, heard)
    return counting.seen()


def _count(sheet: Sheet, job: Job, counting: Counting, clock: tuple[str, ZoneInfo], heard: Heard) -> None:
    provider = named(job.source.provider)
    layout = _layout(Header(sheet.path, sheet.header), job, provider)
    first = next(sheet.chunks(_needed(layout)), [])
    extra = _extra_headers(first, layout, provider)
    zone = _zone(sheet, first[:extra], layout, job, provider) or clock[1]
    order = _order(sheet, layout, job)
    calendar = Calendar(*clock, order, zone)
    undated: list[str] = []
    for rows in _without(sheet.chunks(_needed(layout), heard), extra):
        undated += counting.take(rows, layout, calendar.periods)[: 100 - len(undated)]
    _tell_mixed(undated, order, zone, sheet)


def _layout(header: Header, job: Job, provider: Provider) -> Layout:
    columns = [
        header.at(name, provider.name)
        for question in job.questions
        for name in (question.column, question.split)
        if name
    ]
    wanted = [
        (header.at(name, provider.name), frozenset({value.strip().casefold()}), frozenset[str]())
        for name, value in job.source.where
    ]
    for name, words in provider.keep:
        if (at := header.find(name)) is not None:
            wanted.append((at, frozenset(words), frozenset()))
    for name, words in provider.drop:
        if (at := header.find(name)) is not None:
            wanted.append((at, frozenset(), frozenset(words)))
    return Layout(date_column(header, job, provider), identity(header, job, provider), tuple(columns), tuple(wanted))


def _needed(layout: Layout) -> tuple[int, ...]:
    return tuple(sorted({layout.date, *(layout.identity or ()), *layout.columns, *(at for at, _, _ in layout.wanted)}))


def _extra_headers(rows: Rows, layout: Layout, provider: Provider) -> int:
    """How many rows below the header repeat it in other words: they have neither a date nor an answer's id."""
    most = _EXTRA_HEADERS.get(provider.name, 0)
    found = 0
    for row in rows[:most]:
        own = [row[layout.date], *(row[at] for at in layout.identity or () if len(layout.identity or ()) == 1)]
        if any(character.isdigit() for text in own for character in text):
            break
        found += 1
    return found


def _without(chunks: Iterable[Rows], extra: int) -> Iterator[Rows]:
    for rows in chunks:
        yield rows[extra:]
        extra = max(0, extra - len(rows))


def _zone(sheet: Sheet, headers: Rows, layout: Layout, job: Job, provider: Provider) -> ZoneInfo | None:
    """The zone of dates without an offset: the editor's, otherwise the file header's, otherwise the provider's; None if nobody
    says.

    Raises Refused if the header names an unknown zone: in another zone, answers would count for the wrong period.
    """
    told = next((found[1] for row in headers if (found := _ZONE.search(row[layout.date]))), "")
    name = job.source.time_zone or told or provider.zone
    try:
        return ZoneInfo("UTC" if name == "Z" else name) if name else None
    except (KeyError, ValueError, OSError):
        message = f'the dates are in the time zone "{name}", which is not known'
        remedy = f"write `time_zone` under answers, {job.source.id}, for example `time_zone: Europe/London`"
        raise Refused("answers-ambiguous-dates", sheet.path, message, remedy) from None


def _order(sheet: Sheet, layout: Layout, job: Job) -> Order:
    """Whether the day or the month comes first. Raises Refused if the file leaves it open and the editor has not said."""
    said = next((order for order in ORDERS if order == job.source.date_format), None)
    if said:
        return said
    needed = (layout.date,)
    possible = has_order(chain.from_iterable(map(_column(layout.date), sheet.chunks(needed))))
    if len(possible) == 1:
        return possible.pop()
    if possible == set(ORDERS):  # there is not one date, so nothing can be misread
        return "year/month/day"
    name = sheet.header[layout.date]
    message = f'the dates in "{name}" do not say whether the day or the month comes first'
    remedy = f"write `date_format: day/month/year` or `date_format: month/day/year` under answers, {job.source.id}"
    raise Refused("answers-ambiguous-dates", sheet.path, message, remedy)


def _column(at: int) -> Callable[[list[Row]], list[str]]:
    return lambda rows: [row[at] for row in rows]


def _tell_mixed(undated: list[str], order: Order, zone: ZoneInfo, sheet: Sheet) -> None:
    """Raise Refused if a date only fits another order: then others were misread."""
    others = [other for other in ORDERS if other != order]
    if any(moment(text, other, zone) for text in undated for other in others):
        message = f"the dates have different formats: not all of them are {order}"
        remedy = "export it again with one date format, or correct `date_format` under answers"
        raise Refused("answers-ambiguous-dates", sheet.path, message, remedy)
