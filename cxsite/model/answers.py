"""What a scorecard asks of its answers: for each measure that is counted, the columns, the scale and the periods.

A row of content/counts records its query as 64 hexadecimal digits: the first half is a digest of what was asked (columns,
filter, scale, …), the second of the answer files' names and sizes. So a build can report that counts are out of date without
reading any answers. Neither half depends on the machine: times, and folders above the publication, are not included.
"""

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from hashlib import sha256

from cxsite.model.frozen import dataclass
from cxsite.model.scorecard import AnswerSource, Measure, Scorecard

#: Segments that come from what is known about the article that an answer belongs to, not from a column of the answers.
BY_ARTICLE = ("tag", "post")


@dataclass(frozen=True, slots=True)
class Question:
    """One column of scores. `row` is its name in the counts file; `split` the column of its segments, "" for none.

    `low` to `high` is its scale; with `yes_no`, words such as yes and no count as 1 and 0. If `by` is "tag" or "post", the
    column `split` has articles, and the segments come from what is known about them. `asked` is the digest of everything that
    decides the counts.
    """

    row: str
    column: str
    low: int
    high: int
    yes_no: bool = False
    split: str = ""
    by: str = ""
    since: str = ""
    until: str = ""
    asked: str = ""

    def covers(self, period: str) -> bool:
        """Whether answers of this period are counted."""
        return bool(period) and (not self.since or period >= self.since) and (not self.until or period <= self.until)


@dataclass(frozen=True, slots=True)
class Job:
    """All questions that one source of answers is read for."""

    source: AnswerSource
    questions: tuple[Question, ...]


def table_of(source: AnswerSource) -> tuple[str, str]:
    """The connection and the table of a source: `connection: crm`, `table: s.nps`; or both in one, `table: crm.s.nps`."""
    if source.connection or "." not in source.table:
        return source.connection, source.table
    connection, _, table = source.table.partition(".")
    return connection, table


def place_of(source: AnswerSource) -> str:
    """The place of the answers in messages: the files' pattern, or connection and table."""
    return source.file or ".".join(table_of(source))


def jobs(card: Scorecard, zone: str) -> tuple[Job, ...]:
    """A job for each source that a measure is counted from, in the order of the scorecard. `zone` is the site's time zone."""
    found = []
    for source in card.answers:
        own = [
            question for m in card.measures if m.answers == source.id for question in _questions(card, source, m, zone)
        ]
        if own:
            found.append(Job(source, tuple(own)))
    return tuple(found)


def _questions(card: Scorecard, source: AnswerSource, measure: Measure, zone: str) -> Iterator[Question]:
    """One for a survey measure, two for the two questions."""
    columns = dict(source.columns)
    by = (
        measure.split_by
        if measure.split_by in BY_ARTICLE and (measure.split_by == "post" or "tag" not in columns)
        else ""
    )
    split = columns.get("post", "post") if by else columns.get(measure.split_by, measure.split_by)
    whole = measure.kind == "two-questions"
    named = (("happy", measure.happy), ("talk_up", measure.talk_up)) if whole else (("", measure.score),)
    low, high = scale_of(measure)
    for part, written in named:
        column = columns.get(written, written)
        row = f"{measure.id}.{part}" if part else measure.id
        asked = (column, low, high, whole, split, by, measure.since, measure.until)
        yield Question(row, *asked, _asked(*asked, _source(card, source, zone)))


def scale_of(measure: Measure) -> tuple[int, int]:
    """The lowest and highest score that an answer can have; yes is 1 and no is 0."""
    if measure.kind == "two-questions":
        return 0, 1
    return measure.scale or {"nps": (0, 10), "ces": (1, 7)}.get(measure.kind, (1, 5))


def _source(card: Scorecard, source: AnswerSource, zone: str) -> tuple[object, ...]:
    place = (source.file, *table_of(source))
    return (*place, source.provider, source.date, source.date_format, source.time_zone, source.columns, source.where,
            card.periods, card.time_zone or zone)  # fmt: skip


def _asked(*parts: object) -> str:
    """The first half: the digest of the parts in order. They are texts, numbers and tuples of these."""
    return sha256(repr(parts).encode()).hexdigest()[:32]


def digest_of(sizes: Mapping[str, int]) -> str:
    """The second half: the digest of paths and sizes in bytes; for a table, of nothing."""
    return sha256(repr(sorted(sizes.items())).encode()).hexdigest()[:32]


def matching(sizes: Mapping[str, int], pattern: str) -> dict[str, int]:
    """The files that match a pattern such as `private/answers/*.csv`, sorted by path; `*` does not match a slash."""
    return {path: sizes[path] for path in sorted(sizes) if _fits(path.split("/"), pattern.split("/"))}


def _fits(names: list[str], wanted: list[str]) -> bool:
    return len(names) == len(wanted) and all(map(fnmatchcase, names, wanted))
