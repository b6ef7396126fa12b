"""Rows → how many there are of each relevant combination, in memory that does not grow with the number of rows.

Nothing is interpreted here: scores are counted as text, as a database would group them, and parsed afterwards, a few dozen
texts instead of millions of rows. So a CSV file, a Parquet file and a table give the same counts for the same rows.
"""

import dataclasses
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from itertools import count
from operator import itemgetter

from cxsite.importers.duplicates import Once
from cxsite.importers.refusing import Refused
from cxsite.model.answers import Job, Question, place_of
from cxsite.model.frozen import dataclass

#: How often each (period, segment, text of the score) was seen, for one question.
Cells = Counter[tuple[str, str, str]]
Articles = Mapping[str, Mapping[str, str]]
Row = list[str]
MOST_SCORES = MOST_SEGMENTS = 200
_SHORTENED = re.compile(r"\d(?:[.,]\d+)?E\+\d+", re.ASCII)  # 118512345678 as a spreadsheet saves it: 1.18512E+11
UNKNOWN, UNTAGGED = "unknown article", "untagged"


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a row. `wanted` are (column, texts that count, texts that do not), compared without case."""

    date: int
    identity: tuple[int, ...] | None
    columns: tuple[int, ...]
    wanted: tuple[tuple[int, frozenset[str], frozenset[str]], ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found in a source: cells by question, and how many rows were left out, by reason."""

    cells: tuple[Cells, ...]
    unfinished: int = 0
    repeated: int = 0
    undated: int = 0


@dataclasses.dataclass(slots=True)
class Counting:
    """Takes the rows of one source, file by file. `articles` is "tag" or "post" → article → its segment."""

    job: Job
    articles: Articles
    unfinished: int = 0
    _once: Once = field(default_factory=Once)
    _plain: Counter[int] = field(default_factory=Counter)
    _index: defaultdict[tuple[str, ...], int] = field(default_factory=lambda: defaultdict(count().__next__))
    _checked: int = 1000

    def take(self, rows: list[Row], layout: Layout, periods: Callable[[list[str]], list[str]]) -> list[str]:
        """Count some rows; return the dates that are not valid."""
        kept = self._finished(rows, layout)
        if not kept:
            return []
        dates = [row[layout.date] for row in kept]
        if "" in dates:  # the empty rows that spreadsheets leave below a table are no answers
            kept = [row for row in kept if any(row)]
            dates = [row[layout.date] for row in kept]
        when = periods(dates)
        cells = map(self._index.__getitem__, zip(when, *self._columns(kept, layout), strict=True))
        if layout.identity is None:
            self._plain.update(cells)
        else:
            self._add(kept, layout.identity, cells)
        if len(self._index) > self._checked:
            self._checked = 2 * len(self._index)
            self.guard()
        return [text for text, period in zip(dates, when, strict=True) if not period] if "" in when else []

    def guard(self) -> None:
        """Refuse a column with too many different values to be scores or segments."""
        for at, question in enumerate(self.job.questions):
            guard(
                question, {key[1 + 2 * at] for key in self._index}, {key[2 + 2 * at] for key in self._index}, self.job
            )

    def seen(self) -> Seen:
        """Everything that was counted, by question."""
        self.guard()
        numbers, repeated = self._once.counted()
        numbers.update(self._plain)
        cells: tuple[Cells, ...] = tuple(Counter() for _ in self.job.questions)
        undated = 0
        for key, own in self._index.items():
            undated += 0 if key[0] else numbers[own]
            for at, into in enumerate(cells):
                into[key[0], key[2 + 2 * at], key[1 + 2 * at]] += numbers[own]
        return Seen(cells, self.unfinished, repeated, undated)

    def _add(self, rows: list[Row], identity: tuple[int, ...], cells: Iterable[int]) -> None:
        if len(identity) > 1:
            ids: Iterable[object] = map(itemgetter(*identity), rows)
            self._once.add(map(hash, ids), cells)
            return
        (at,) = identity
        numbers = list(cells)
        names = [row[at] for row in rows]
        if "" in names:  # an answer without an id does not repeat any other
            self._plain.update(number for name, number in zip(names, numbers, strict=True) if not name)
            named = [(name, number) for name, number in zip(names, numbers, strict=True) if name]
            names, numbers = [name for name, _ in named], [number for _, number in named]
        if names and _SHORTENED.fullmatch(names[0]):
            message = f'the ids were shortened by a spreadsheet ("{names[0]}"), so different answers have the same one'
            remedy = "export the answers again, and do not open and save the file before it is counted"
            raise Refused("answers-malformed", place_of(self.job.source), message, remedy)
        self._once.add(map(hash, names), numbers)

    def _finished(self, rows: list[Row], layout: Layout) -> list[Row]:
        kept = rows
        for at, keep, drop in layout.wanted:
            known = _Judged(keep, drop)
            kept = [row for row in kept if known[row[at]]]
        self.unfinished += len(rows) - len(kept)
        return kept

    def _columns(self, rows: list[Row], layout: Layout) -> Iterable[Iterable[str]]:
        """For each question its scores, then its segments."""
        nobody = [""] * len(rows)
        places = iter(layout.columns)
        for question in self.job.questions:
            score = next(places)
            yield [row[score] for row in rows]
            split = next(places) if question.split else -1
            if split < 0:
                yield nobody
            elif question.by:
                segment = self.articles[question.by].get
                yield [segment(row[split], UNKNOWN) for row in rows]
            else:
                yield [row[split] for row in rows]


class _Judged(dict[str, bool]):
    """Text of a status → whether the row counts; computed once for each text."""

    def __init__(self, keep: frozenset[str], drop: frozenset[str]) -> None:
        super().__init__()
        self._keep, self._drop = keep, drop

    def __missing__(self, text: str) -> bool:
        word = text.strip().casefold()
        answer = (not self._keep or word in self._keep) and word not in self._drop
        if len(self) < MOST_SCORES:
            self[text] = answer
        return answer


def segments_of(tags: Mapping[str, tuple[str, ...]]) -> Articles:
    """From article → its tags: the segments that `Counting` needs. By tag, the segment is the first of an article's tags.

    So every answer is in exactly one segment. If it were counted under each tag, a small group could be computed as the
    difference of two large ones.
    """
    first = {article: own[0] if own else UNTAGGED for article, own in tags.items()}
    return {"tag": first, "post": {article: article for article in tags}}


def guard(question: Question, scores: set[str], segments: set[str], job: Job) -> None:
    """Raise Refused if there are too many different scores or segments to be real. They are not named: they may be private."""
    where = place_of(job.source)
    if len(scores) > MOST_SCORES:
        message = f'"{question.column}" has more than {MOST_SCORES} different values, but should contain scores'
        raise Refused("answers-too-many", where, message, "did you mean another column?")
    if len(segments) > MOST_SEGMENTS and not question.by:
        message = f'"{question.split}" has more than {MOST_SEGMENTS} different values, but should contain segments'
        raise Refused("answers-too-many", where, message, "did you mean another column? Choose one with few values")
