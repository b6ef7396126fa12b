"""Repeated answers are counted once, the last one in the files, in memory that does not grow with the number of answers.

Two numbers are kept for each answer: a hash of its id and the cell it is counted in. They are partitioned by the hash, so that
an id and its repetitions are in the same part; if there are many, they wait in an unnamed temporary file, which contains no
answer and no id and disappears with the process. The hash has 64 bits: among ten million answers, two different ids collide by
chance once in 370,000 runs.
"""

import tempfile
from array import array
from collections import Counter
from collections.abc import Iterable
from typing import IO

_PARTS = 64
_HELD = 3_000_000


class Once:
    """Takes answers in the order of the files; `counted` returns how many fell in each cell, each id once."""

    def __init__(self, held: int = _HELD) -> None:
        self._most, self._now, self._all = held, 0, 0
        self._hashes = [array("q") for _ in range(_PARTS)]
        self._cells = [array("q") for _ in range(_PARTS)]
        self._spilled: list[list[tuple[int, int]]] = [[] for _ in range(_PARTS)]
        self._file: IO[bytes] | None = None

    def add(self, hashes: Iterable[int], cells: Iterable[int]) -> None:
        """Add answers: the hash of each one's id, and the number of its cell."""
        into_hashes = [part.append for part in self._hashes]
        into_cells = [part.append for part in self._cells]
        for own, cell in zip(hashes, cells, strict=True):
            part = own & 63
            into_hashes[part](own)
            into_cells[part](cell)
            self._now += 1
        if self._now > self._most:
            self._spill()

    def counted(self) -> tuple[Counter[int], int]:
        """Cell → answers, and how many answers were left out because a later one has the same id."""
        total: Counter[int] = Counter()
        for part in range(_PARTS):
            latest: dict[int, int] = {}
            for offset, length in self._spilled[part]:
                latest.update(zip(self._read(offset, length), self._read(offset + length * 8, length), strict=True))
            latest.update(zip(self._hashes[part], self._cells[part], strict=True))
            total.update(latest.values())
        everyone = self._all + self._now
        if self._file:
            self._file.close()
        return total, everyone - total.total()

    def _spill(self) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 (it lives as long as this does)
        for part in range(_PARTS):
            hashes, cells = self._hashes[part], self._cells[part]
            self._spilled[part].append((self._file.seek(0, 2), len(hashes)))
            hashes.tofile(self._file)
            cells.tofile(self._file)
            del hashes[:], cells[:]
        self._all, self._now = self._all + self._now, 0

    def _read(self, offset: int, length: int) -> "array[int]":
        assert self._file is not None  # noqa: S101  # whoever asks has spilled
        self._file.seek(offset)
        found = array("q")
        found.frombytes(self._file.read(length * 8))
        return found
