"""Answers in a table → what was found in it: one filter and one group-by for each period, run by the database.

The score is grouped as stored and parsed as text afterwards: without a cast, which differs between databases and fails in some
of them at "n/a". The bounds of a period are computed here: what a database takes for a quarter depends on its session.
"""

import threading
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import ZoneInfo

from cxsite.importers.columns import Header
from cxsite.importers.connections import failed
from cxsite.importers.counting import UNKNOWN, Articles, Cells, guard
from cxsite.importers.periods import bounds
from cxsite.importers.refusing import Refused
from cxsite.model.answers import Job, Question, place_of, table_of
from cxsite.model.frozen import dataclass

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from ibis.backends import BaseBackend

T = TypeVar("T")
_MOST_GROUPS = 200_000


@dataclass(frozen=True, slots=True)
class Table:
    """An open table: how to query it, and the type of its dates. `seconds` is the timeout of a query."""

    job: Job
    backend: "BaseBackend"
    found: "ir.Table"
    date: str
    zone: ZoneInfo
    date_zone: ZoneInfo
    seconds: float

    def counted(self, question: Question, periods: tuple[str, ...], articles: Articles) -> Cells:
        """Cells of one question in these periods. Raises Refused if a query fails or times out."""
        cells: Cells = Counter()
        for period in periods:
            for segment, score, n in self._groups(question, period):
                cells[period, _segment(question, segment, articles), _text(score)] += n
            guard(question, {key[2] for key in cells}, {key[1] for key in cells}, self.job)
        return cells

    def _groups(self, question: Question, period: str) -> list[tuple[object, object, int]]:
        query = self._query(question, period)
        found = within(self.seconds, lambda: self.backend.to_pyarrow(query).to_pylist(), table_of(self.job.source)[0])
        if len(found) >= _MOST_GROUPS:
            message = f'"{question.column}" and "{question.split}" have more than {_MOST_GROUPS} different values'
            raise Refused("answers-too-many", place_of(self.job.source), message, "did you mean another column?")
        return [(row.get("segment", ""), row["score"], int(row["n"])) for row in found]

    def _query(self, question: Question, period: str) -> "ir.Table":
        start, end = self._bounds(period)
        when = self.found[self.date]
        rows = self.found.filter(when >= start, when < end, *self._where())
        names = {"score": question.column, **({"segment": question.split} if question.split else {})}
        groups = {own: rows[self._column(name)] for own, name in names.items()}
        return rows.group_by(**groups).aggregate(n=rows.count()).limit(_MOST_GROUPS)

    def _where(self) -> list[Any]:
        return [self.found[self._column(name)] == value for name, value in self.job.source.where]

    def _bounds(self, period: str) -> tuple[Any, Any]:
        """The first moment and the first one after, in the column's type: a date, a moment, or a local time without zone."""
        kind = self.found.schema()[self.date]
        start, end = bounds(period, self.zone)
        if kind.is_date():
            return start.date(), end.date()
        if kind.is_timestamp() and kind.timezone:
            return start.astimezone(ZoneInfo("UTC")), end.astimezone(ZoneInfo("UTC"))
        if kind.is_timestamp():
            return _local(start, self.date_zone), _local(end, self.date_zone)
        message = f'"{self.date}" is {kind}, which is neither a date nor a timestamp'
        raise Refused(
            "answers-column",
            place_of(self.job.source),
            message,
            "choose another column, or create a view in which it is a timestamp",
        )

    def _column(self, name: str) -> str:
        return column(self.found, name, self.job)


def opened(job: Job, backend: "BaseBackend", clock: ZoneInfo, seconds: float) -> Table:
    """The job's table. Raises Refused if it, or its date column, does not exist."""
    source = job.source
    connection, written = table_of(source)
    database, _, name = written.rpartition(".")
    found = within(seconds, lambda: backend.table(name, database=database or None), connection)
    if not source.date:
        raise Refused(
            "answers-column",
            place_of(source),
            "no date column is named",
            "write, for example, `date: answered_at` under answers",
        )
    zone = ZoneInfo(source.time_zone) if source.time_zone else clock
    return Table(job, backend, found, column(found, source.date, job), clock, zone, seconds)


def column(table: "ir.Table", name: str, job: Job) -> str:
    """The name of a column as the table spells it. Raises Refused, with the names that exist, if it is missing or ambiguous."""
    header = Header(place_of(job.source), list(table.columns))
    return header.names[header.at(name, job.source.provider)]


def within(seconds: float, ask: Callable[[], T], connection: str) -> T:
    """The answer, or Refused on timeout, whatever the driver does meanwhile."""
    answers: list[T] = []
    faults: list[BaseException] = []

    def run() -> None:
        try:
            answers.append(ask())
        except BaseException as fault:  # noqa: BLE001 (told by the thread that waits)
            faults.append(fault)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        raise failed(connection, f"did not answer within {seconds:g} seconds", TimeoutError("stopped waiting"), {})
    if faults:
        raise failed(connection, "failed", faults[0], {}) from None
    return answers[0]


def _segment(question: Question, value: object, articles: Articles) -> str:
    text = _text(value)
    return articles[question.by].get(text, UNKNOWN) if question.by else text


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _local(at: datetime, zone: ZoneInfo) -> datetime:
    return at.astimezone(zone).replace(tzinfo=None)
