"""Rows that are not written yet: plain data by key, as JSON or as a function that makes it."""

import json
from collections.abc import Callable, Iterator, Mapping
from itertools import chain, islice
from typing import Any

from cxsite.keys.bodies import seal

_JSON = json.JSONEncoder(separators=(",", ":"))
_SOME = 200


class Rows:
    """The rows added since the last save."""

    def __init__(self) -> None:
        self._made: dict[str, str] = {}
        self._later: dict[str, Callable[[], Any]] = {}

    def put(self, key: str, data: Any) -> None:
        """Add plain data under its key."""
        self._made[key] = _JSON.encode(data)

    def put_later(self, key: str, data: Callable[[], Any]) -> None:
        """The same, made when it is written or read."""
        self._later[key] = data

    def update(self, rows: Mapping[str, str]) -> None:
        """Add rows that another process made."""
        self._made.update(rows)

    def get(self, key: str) -> str | None:
        """The row under this key, or None."""
        if key in self._later:
            self.put(key, self._later.pop(key)())
        return self._made.get(key)

    def keys(self) -> set[str]:
        """All keys."""
        return self._made.keys() | self._later.keys()

    def made(self) -> dict[str, str]:
        """All rows by key, made now."""
        for key in tuple(self._later):
            self.get(key)
        return self._made

    def sealed(self) -> Iterator[list[tuple[str, str, bytes]]]:
        """Key, row and seal of each, in batches: made all at once they would take as much memory as the values."""
        waiting = ((key, _JSON.encode(data())) for key, data in self._later.items())
        rows = ((key, row, seal_of(key, row)) for key, row in chain(self._made.items(), waiting))
        while some := list(islice(rows, _SOME)):
            yield some

    def clear(self) -> None:
        """Drop all rows."""
        self._made.clear()
        self._later.clear()


def seal_of(key: str, row: str) -> bytes:
    """Eight bytes that change whenever the key or the row does."""
    return seal(f"{key}\n{row}".encode())
