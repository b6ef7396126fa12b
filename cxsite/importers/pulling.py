"""One scorecard's answers, wherever they are → its counts file, and remarks for its editor. Nothing is written here."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from cxsite.importers import connections, files, remarks, warehouse
from cxsite.importers.columns import refuse_groups
from cxsite.importers.counting import Articles, Cells, segments_of
from cxsite.importers.counts import as_bytes, path_of
from cxsite.importers.delimited import Heard
from cxsite.importers.periods import between, bounds, name
from cxsite.importers.refusing import Refused
from cxsite.importers.settling import Stamp, rows
from cxsite.model.answers import Job, Question, digest_of, jobs, matching, table_of
from cxsite.model.frozen import dataclass
from cxsite.model.problem import Outcome, Problem
from cxsite.model.scorecard import CountFile, CountRow, Scorecard
from cxsite.model.site import Connection


@dataclass(frozen=True, slots=True)
class Wish:
    """The inputs of a pull besides the scorecard. `sizes` are all files below private/; `tags` is article → its tags.

    `few`: segments of fewer answers are merged. With `again`, earlier counts are not kept.
    """

    root: Path
    now: datetime
    time_zone: str
    sizes: Mapping[str, int]
    tags: Mapping[str, tuple[str, ...]]
    connections: tuple[Connection, ...] = ()
    few: int = 10
    again: bool = False


@dataclass(frozen=True, slots=True)
class Pulled:
    """The counts of one scorecard: their path, as rows and as bytes, and whether they differ from the existing file."""

    scorecard: str
    path: str
    rows: tuple[CountRow, ...]
    data: bytes
    changed: bool


@dataclass(frozen=True, slots=True)
class _Pull:
    """One pull of one scorecard in progress: what stays the same throughout."""

    card: Scorecard
    wish: Wish
    zone: ZoneInfo
    before: tuple[CountRow, ...]
    articles: Articles

    @property
    def taken_at(self) -> str:
        """The time of the pull: in UTC, to the second."""
        return f"{self.wish.now:%Y-%m-%dT%H:%M:%SZ}"

    def closed(self, period: str, taken_at: str) -> bool:
        """Whether a period was over when it was counted."""
        return f"{bounds(period, self.zone)[1].astimezone(ZoneInfo('UTC')):%Y-%m-%dT%H:%M:%SZ}" <= taken_at


def pulled(card: Scorecard, before: CountFile | None, wish: Wish, heard: Heard = lambda _: None) -> Outcome[Pulled]:
    """The counts of a scorecard; no value, and the reason, if any of its answers cannot be counted.

    `before` is the previous counts file; `heard` is called with the number of bytes read.
    """
    zone = ZoneInfo(card.time_zone or wish.time_zone)
    pull = _Pull(card, wish, zone, before.rows if before else (), segments_of(wish.tags))
    found: list[CountRow] = []
    problems: list[Problem] = []
    try:
        for job in jobs(card, wish.time_zone):
            refuse_groups(job)
            own, notes = _table(pull, job) if job.source.table else _files(pull, job, heard)
            found += own
            problems += notes
    except Refused as refused:
        return Outcome(None, (*problems, refused.problem))
    data = as_bytes(found)
    changed = before is None or data != as_bytes(before.rows)
    return Outcome(Pulled(card.id, path_of(card.id), tuple(found), data, changed), tuple(problems))


def _files(pull: _Pull, job: Job, heard: Heard) -> tuple[list[CountRow], list[Problem]]:
    sizes = matching(pull.wish.sizes, job.source.file)
    if not sizes:
        every = ", ".join(sorted(pull.wish.sizes)[:5]) or "private/ contains no files"
        raise Refused(
            "answers-missing",
            job.source.file,
            "there is no such file",
            f"put the answers there; the files there are: {every}",
        )
    paths = {path: pull.wish.root / path for path in sizes}
    seen = files.counted(job, paths, pull.articles, (pull.card.periods, pull.zone), heard)
    found: list[CountRow] = []
    problems = list(remarks.left_out(job, seen))
    for question, cells in zip(job.questions, seen.cells, strict=True):
        remarks.of_its_scale(question, cells, job)
        stamp = Stamp(pull.taken_at, question.asked + digest_of(sizes))
        own = rows(question, cells, stamp, pull.wish.few)
        found += _steady(pull, own)
        gone = _gone(pull, question, own)
        found += gone
        problems += [*remarks.without_score(job, question, cells), *remarks.gone(question, gone, job)]
    return found, problems


def _table(pull: _Pull, job: Job) -> tuple[list[CountRow], list[Problem]]:
    named = table_of(job.source)[0]
    connection = next((c for c in pull.wish.connections if c.name == named), None)
    if connection is None:
        known = ", ".join(c.name for c in pull.wish.connections) or "none"
        message = f'connection "{named}" is not in site.yaml' if named else "the table does not name a connection"
        raise Refused(
            "answers-connection", pull.card.path, message, f"add it under `connections`; known so far: {known}"
        )
    table: warehouse.Table | None = None
    found: list[CountRow] = []
    problems: list[Problem] = []
    for question in job.questions:
        stamp = Stamp(pull.taken_at, question.asked + digest_of({}))
        kept = [row for row in pull.before if not pull.wish.again and _is_final(pull, question, row, stamp)]
        periods = tuple(p for p in _periods(pull, question) if p not in {row.period for row in kept})
        if periods and table is None:
            backend = connections.opened(connection, pull.wish.root)
            table = warehouse.opened(job, backend, pull.zone, connection.timeout)
        cells: Cells = table.counted(question, periods, pull.articles) if table else Cells()
        remarks.of_its_scale(question, cells, job)
        found += [*kept, *_steady(pull, rows(question, cells, stamp, pull.wish.few))]
        problems += remarks.without_score(job, question, cells)
    return found, problems


def _periods(pull: _Pull, question: Question) -> tuple[str, ...]:
    """The periods queried in a table: from the measure's first to the current one."""
    if not question.since:
        measure = question.row.partition(".")[0]
        message = f"{measure} does not say which period to start counting its table from"
        raise Refused(
            "answers-from", pull.card.path, message, f"write, for example, `from: {_example(pull)}` in the measure"
        )
    periods = between(question.since, pull.wish.now.astimezone(pull.zone).date(), pull.card.periods)
    return tuple(period for period in periods if question.covers(period))


def _example(pull: _Pull) -> str:
    return name((pull.wish.now - timedelta(days=200)).date(), pull.card.periods)


def _is_final(pull: _Pull, question: Question, row: CountRow, stamp: Stamp) -> bool:
    """Whether a previous row answers the same question for a period that was over by then."""
    return row.measure == question.row and row.query == stamp.query and pull.closed(row.period, row.taken_at)


def _steady(pull: _Pull, found: tuple[CountRow, ...]) -> list[CountRow]:
    """The rows, with the previous time if the counts of a period are unchanged: so counting again is idempotent.

    A period that has ended since gets the new time, which shows that it is complete.
    """
    by_period: dict[tuple[str, str], list[CountRow]] = {}
    for row in found:
        by_period.setdefault((row.measure, row.period), []).append(row)
    return [row for own in by_period.values() for row in _as_before(pull, own)]


def _as_before(pull: _Pull, own: list[CountRow]) -> list[CountRow]:
    measure, period = own[0].measure, own[0].period
    old = [row for row in pull.before if (row.measure, row.period) == (measure, period)]
    times = {row.taken_at for row in old}
    if len(times) != 1:
        return own
    (taken_at,) = times
    dated = [replace(row, taken_at=taken_at) for row in own]
    same = {replace(row, query="") for row in dated} == {replace(row, query="") for row in old}
    return dated if same and pull.closed(period, taken_at) == pull.closed(period, own[0].taken_at) else own


def _gone(pull: _Pull, question: Question, own: tuple[CountRow, ...]) -> list[CountRow]:
    """Previous rows whose period is no longer in the files: raw answers are deleted in time, and their counts stay."""
    here = {row.period for row in own}
    same = question.asked
    return [
        row for row in pull.before
        if row.measure == question.row and row.query[:32] == same and row.period not in here and not pull.wish.again
    ]  # fmt: skip
