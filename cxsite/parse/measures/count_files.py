"""A file of content/counts → a `CountFile`: what `cxsite pull` counted, as rows: numbers of people, never persons."""

import csv
import io
import re
from collections.abc import Iterator

from cxsite.model.place import Span
from cxsite.model.problem import Outcome, Problem, error
from cxsite.model.scorecard import CountFile, CountRow

COLUMNS = ("measure", "period", "segment", "score", "n", "taken_at", "rows_seen", "query_sha256")
RULE = "not-a-count-file"
_AGAIN = "run `cxsite pull` to write it again"
_MOST = 1_000_000_000
_SCORE = re.compile(r"\d{0,2}", re.ASCII)
_WHOLE = re.compile(r"\d{1,15}", re.ASCII)


def count_file(path: str, data: bytes) -> Outcome[CountFile]:
    """The rows in file order; no value if any of them cannot be read: half the counts are wrong counts."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Outcome(None, (error(RULE, Span(path), "this file is not UTF-8", _AGAIN),))
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        head, *lines = [(reader.line_num, cells) for cells in reader if cells] or [(0, [])]
    except csv.Error as why:
        return Outcome(None, (error(RULE, Span(path, reader.line_num), f"this is not CSV: {why}", _AGAIN),))
    if tuple(head[1]) != COLUMNS:
        message = f"the columns should be {', '.join(COLUMNS)}"
        return Outcome(None, (error(RULE, Span(path, 1), message, _AGAIN),))
    return _rows(path, lines)


def _rows(path: str, lines: list[tuple[int, list[str]]]) -> Outcome[CountFile]:
    found, problems = [], list[Problem]()
    for line, cells in lines:
        row = _row(line, cells)
        if isinstance(row, str):
            problems.append(error(RULE, Span(path, line), row, _AGAIN))
        else:
            found.append(row)
    problems += _twice(path, found)
    name = path.rpartition("/")[2].removesuffix(".csv")
    return Outcome(None if problems else CountFile(path, name, tuple(found)), tuple(problems))


def _row(line: int, cells: list[str]) -> CountRow | str:
    """The row, or why it is not valid."""
    if len(cells) != len(COLUMNS):
        return f"this row has {len(cells)} of {len(COLUMNS)} columns"
    measure, period, segment, score, n, taken_at, seen, query = cells
    if not _WHOLE.fullmatch(n) or not 0 < int(n) <= _MOST:
        return f'n is "{n[:20]}", but should be a whole number from 1 to a billion'
    if not _SCORE.fullmatch(score):
        return f'score is "{score[:20]}", but should be a whole number'
    if seen and not _WHOLE.fullmatch(seen):
        return f'rows_seen is "{seen[:20]}", but should be a whole number'
    if not measure or (score and not period):
        return "this row has no measure or no period"
    return CountRow(measure, period, segment, score and str(int(score)), int(n), taken_at, int(seen or 0), query, line)


def _twice(path: str, rows: list[CountRow]) -> Iterator[Problem]:
    first: dict[tuple[str, ...], int] = {}
    for row in rows:
        key = (row.measure, row.period, row.segment, row.score)
        if key in first:
            yield error(RULE, Span(path, row.line), f"this is already counted on line {first[key]}", _AGAIN)
        first.setdefault(key, row.line)
