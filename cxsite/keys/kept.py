"""Bytes that cost much to make, each made once: a smaller picture, a card. A file for each, by the key of what it is made from.

Like all that is remembered, a file is believed only by its seal; one that does not hold is made anew. Where the folder cannot be
written, things are made each time and nothing fails.

What nobody asked for in a month goes. A file's time is when it was last made or asked for; an output that stands needs no asking,
so whoever tidies says what is still in use.
"""

import os
import threading
from collections.abc import Callable, Set
from contextlib import suppress
from pathlib import Path

from cxsite.keys.digest import of_bytes

_SEAL = 32
_DAY = 86_400
_MONTH = 30 * _DAY
_TIDIED = ".tidied"


class Kept:
    """What is kept in `folder`; with None, nothing is."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def bytes_of(self, key: str, make: Callable[[], bytes]) -> bytes:
        """What is kept under `key` (letters and figures), else what `make` gives, which is kept from now on."""
        return self.find(key) or self._keep(key, make())

    def find(self, key: str) -> bytes | None:
        """What is kept under `key`, or None."""
        if self._folder is None:
            return None
        try:
            data = (self._folder / key).read_bytes()
        except OSError:
            return None
        if of_bytes(data[_SEAL:]).encode() != data[:_SEAL]:
            return None
        with suppress(OSError):
            os.utime(self._folder / key)
        return data[_SEAL:]

    def tidy(self, live: Set[str], now: float) -> None:
        """Once a day, drop what is not among the keys `live` and was not asked for for a month; `now` in seconds since 1970."""
        if self._folder is None or now - _time(self._folder / _TIDIED) < _DAY:
            return
        with suppress(OSError):
            for path in self._folder.iterdir():
                if path.name not in live and now - _time(path) > _MONTH:
                    path.unlink()
            (self._folder / _TIDIED).touch()
            os.utime(self._folder / _TIDIED, (now, now))

    def _keep(self, key: str, data: bytes) -> bytes:
        if self._folder is not None:
            with suppress(OSError):
                self._folder.mkdir(exist_ok=True)
                beside = self._folder / f"{key}.{os.getpid()}.{threading.get_ident()}"
                try:
                    beside.write_bytes(of_bytes(data).encode() + data)
                    beside.replace(self._folder / key)
                finally:
                    beside.unlink(
                        missing_ok=True
                    )  # where the disk is full, half of it would take its last room for a month
        return data


def _time(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
