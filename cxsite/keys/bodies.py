"""Bodies in an append-only file: found by offset, verified by their seal.

A body is written as soon as it is kept, appended in one call, so that several processes can add to one file. If the file
cannot be written (a full disk, a read-only folder), bodies stay in this process's memory.
"""

import hashlib
import os
import threading
from pathlib import Path
from typing import BinaryIO, NamedTuple

_FLAGS = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)


class Place(NamedTuple):
    """Where a body is: file name ("" for this process's memory), offset, number of bytes, and their seal."""

    file: str
    start: int
    length: int
    seal: bytes


class Bodies:
    """The files of bodies in `folder`; with None, everything stays in this process's memory.

    With `own`, new bodies go to a file that only this process writes: on Windows, two processes that append to the same file
    overwrite each other.
    """

    def __init__(self, folder: Path | None, *, own: bool = False) -> None:
        self._folder, self._own = folder, own
        self._here: list[bytes] = []
        self._end = -1
        self._name = ""
        self._open_files: dict[str, BinaryIO] = {}
        self._turn = threading.Lock()
        self.lasting = folder is not None

    def append(self, data: bytes) -> Place:
        """Append a body and return its place."""
        name, start = self._written(data) if self.lasting else ("", 0)
        if not name:
            self._here.append(data)
            start = len(self._here) - 1
        return Place(name, start, len(data), seal(data))

    def read(self, place: Place) -> bytes | None:
        """The bytes at `place`, or None if they are not those that were written."""
        try:
            data = self._here[place.start] if not place.file else self._read(place)
        except (OSError, IndexError, TypeError, ValueError):
            return None
        return data if seal(data) == place.seal else None

    def turn_over(self) -> None:
        """Start a new file; everything appended from now on goes there."""
        last = max(map(_number, self._files()), default=0)
        self._leave()
        self._name = f"bodies-{last + 1}.bin"

    def drop_others(self) -> None:
        """Delete all files except the current one."""
        for file in self._files():
            if file.name != self._name:
                self._close_file(file.name)
                file.unlink(missing_ok=True)

    def drop(self) -> None:
        """Delete everything."""
        self._leave()
        self._name = ""
        self._here.clear()
        self.drop_others()

    def close(self) -> None:
        """Close the files."""
        self._leave()
        for name in tuple(self._open_files):
            self._close_file(name)

    def _written(self, data: bytes) -> tuple[str, int]:
        try:
            if self._end < 0:
                self._open_end()
            whole = os.write(self._end, data) == len(data)
            start = os.lseek(self._end, 0, os.SEEK_CUR) - len(data)
        except OSError:
            whole, start = False, 0
        self.lasting = whole
        return (self._name, start) if whole else ("", 0)

    def _open_end(self) -> None:
        assert self._folder is not None  # noqa: S101  # only called where `lasting`
        shared = f"bodies-{max((1, *map(_number, self._files())))}.bin"
        self._name = self._name or (f"bodies-of-{os.getpid()}.bin" if self._own else shared)
        self._end = os.open(self._folder / self._name, _FLAGS, 0o644)

    def _read(self, place: Place) -> bytes:
        with self._turn:
            file = self._open_files.get(place.file)
            if file is None:
                file = (self._folder or Path()).joinpath(Path(place.file).name).open("rb", buffering=0)
                self._open_files[place.file] = file
            file.seek(place.start)
            return file.read(place.length)

    def _files(self) -> list[Path]:
        return sorted(self._folder.glob("bodies-*.bin")) if self._folder else []

    def _leave(self) -> None:
        if self._end >= 0:
            os.close(self._end)
        self._end = -1

    def _close_file(self, name: str) -> None:
        if name in self._open_files:
            self._open_files.pop(name).close()


def seal(data: bytes) -> bytes:
    """Eight bytes that change whenever a byte of `data` does."""
    return hashlib.blake2b(data, digest_size=8).digest()


def _number(file: Path) -> int:
    figures = file.stem.partition("-")[2]
    return int(figures) if figures.isdecimal() else 0
