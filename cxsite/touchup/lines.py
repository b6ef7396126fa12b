"""Rows as stored in the notes: a line of JSON each, so that an edit of words decodes only the rows it needs, and any other edit
encodes only those that have changed.
"""

import json
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import overload

from cxsite.keys.sealed import joined
from cxsite.touchup.rows import Row

_END = ",\n"  # in no line: JSON escapes line breaks


class Lines(Sequence[Row]):
    """Rows decoded lazily: one at a time on access by position, all at once on iteration."""

    def __init__(self, text: str) -> None:
        self.lines = text.split(_END) if text else []
        self._made: dict[int, Row] = {}

    def __len__(self) -> int:
        return len(self.lines)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        found = self._made.get(at)
        if found is None:
            found = self._made[at] = Row._make(json.loads(self.lines[at]))
        return found

    def __iter__(self) -> Iterator[Row]:
        return iter(self._all)

    @cached_property
    def _all(self) -> list[Row]:
        rows = [*map(Row._make, json.loads(f"[{_END.join(self.lines)}]"))]
        for at, row in self._made.items():
            rows[at] = row
        self._made = dict(enumerate(rows))
        return rows


def written(rows: Sequence[Row], before: Sequence[Row] = ()) -> Iterator[str]:
    """Rows as `Lines` reads them, in pieces. A row that was in `before`, at whatever position, keeps its line."""
    line = json.JSONEncoder(separators=(",", ":")).encode
    lines = before.lines if isinstance(before, Lines) else ()
    known = {id(row): as_it_was for row, as_it_was in zip(before, lines, strict=True)} if lines else {}
    return joined((known.get(id(row)) or line(row) for row in rows), _END)
