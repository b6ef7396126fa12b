"""A CSV file of answers → its header and its rows, a few thousand at a time, whatever its encoding and its delimiter.

Strict: if a quote is never closed, a row has more or fewer cells than the header, or a byte is not text, nothing of the file is
counted. Half a file would be half the truth.
"""

import csv
import io
import re
from collections import deque
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from cxsite.importers.encodings import encoding
from cxsite.importers.refusing import Refused

if TYPE_CHECKING:
    from _csv import Reader  # the type of csv.reader has no public name

Rows = list[list[str]]
Heard = Callable[[int], None]
_CHUNK = 8192
_DELIMITERS = (",", ";", "\t")
_SAID = re.compile(r"\ufeff?\"?sep=(.)\"?[\r\n]*", re.IGNORECASE)  # a first line that only spreadsheets need
_QUOTE = "export the file again; every quotation mark must be closed, and doubled inside a quoted cell"


class Delimited:
    """One CSV file. `header` are its names as written; `chunks` may be called repeatedly."""

    def __init__(self, file: Path, path: str) -> None:
        self.path, self._file = path, file
        self._encoding = encoding(file, path)
        with self._file.open(encoding=self._encoding, newline="") as text:
            self._said = _SAID.fullmatch(text.readline(16))
        self._delimiter, self.header = self._first()

    def chunks(self, columns: tuple[int, ...] | None = None, heard: Heard = lambda _: None) -> Iterator[Rows]:
        """All rows after the header, in lists of some thousand, with all cells: `columns` is for formats that can select."""
        del columns
        raw = _Raw(self._file, self.path, self._encoding, heard)
        with io.TextIOWrapper(io.BufferedReader(raw, 1 << 18), self._encoding, newline="") as text:
            yield from self._checked(self._reader(text))

    def _checked(self, reader: "Reader") -> Iterator[Rows]:
        width = len(self.header)
        try:
            next(reader)
            while rows := list(islice(reader, _CHUNK)):
                if {*map(len, rows)} != {width}:
                    rows = self._even(rows, width)
                yield rows
        except csv.Error as fault:
            why = (
                "a cell has more than 131,072 characters"
                if "limit" in str(fault)
                else "a quoted cell does not end correctly"
            )
            ((line, _),) = deque(self._numbered(), 1)
            raise Refused("answers-malformed", self.path, why, _QUOTE, line=line) from None

    def _even(self, rows: Rows, width: int) -> Rows:
        """The rows without empty lines; refused if a row has more or fewer cells than the header."""
        kept = [row for row in rows if row]
        if any(len(row) != width for row in kept):
            uneven = [(line, len(row)) for line, row in self._numbered() if len(row) not in (0, width)]
            count = "1 row has" if len(uneven) == 1 else f"{len(uneven)} rows have"
            message = f"{count} a different number of cells from the header ({width}); one has {uneven[0][1]}"
            raise Refused("answers-malformed", self.path, message, _QUOTE, line=uneven[0][0])
        return kept

    def _numbered(self) -> Iterator[tuple[int, list[str]]]:
        """All rows with their first lines, for a message: an answer may span many lines, and the csv module only knows the
        last. An unreadable row ends the iteration, as a row without cells.
        """
        with self._file.open(encoding=self._encoding, newline="") as text:
            reader = self._reader(text)
            begins = before = 2 if self._said else 1
            try:
                for row in reader:
                    yield begins, row
                    begins = reader.line_num + before
            except csv.Error:
                yield begins, []

    def _first(self) -> tuple[str, list[str]]:
        """The delimiter that splits the first line into most names, and these names."""
        delimiters = (self._said[1],) if self._said else _DELIMITERS
        found = [(self._cut(delimiter), delimiter) for delimiter in delimiters]
        header, delimiter = max(found, key=lambda pair: len(pair[0]))
        return delimiter, [name.removeprefix("\ufeff").strip() for name in header]

    def _cut(self, delimiter: str) -> list[str]:
        with self._file.open(encoding=self._encoding, newline="") as text:
            try:
                self._skip(text)
                return next(csv.reader(text, delimiter=delimiter), [])
            except csv.Error:
                return []

    def _reader(self, text: TextIO) -> "Reader":
        self._skip(text)
        return csv.reader(text, delimiter=self._delimiter, strict=True)

    def _skip(self, text: TextIO) -> None:
        if self._said:
            text.readline()


class _Raw(io.FileIO):
    """The bytes of a file, counted for the progress display, and without zero bytes, which no text contains."""

    def __init__(self, file: Path, path: str, name: str, heard: Heard) -> None:
        super().__init__(file, "rb")
        self._path, self._narrow, self._heard = path, not name.startswith("utf-16"), heard

    def readinto(self, buffer: bytearray | memoryview) -> int | None:  # type: ignore[override]  # a buffer is what we are given
        """As in a file."""
        count = super().readinto(buffer)
        if count and self._narrow and b"\0" in bytes(buffer[:count]):
            message = "this file contains a zero byte, so it is not text"
            raise Refused("answers-malformed", self._path, message, "export it again")
        self._heard(count or 0)
        return count
