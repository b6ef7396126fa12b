"""A cache of bytes that are expensive to make, such as a smaller image or a card: one file each, named by the key of its input.

As everywhere in the cache, a file is verified by its seal; a damaged one is made again. If the folder cannot be written, things
are made each time and nothing fails.

A file not used for a month is deleted. Its time stamp is when it was last made or read; since an output that is up to date is
not read again, the caller of `tidy` says which keys are still in use.
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
    """The cache in `folder`; with None, nothing is cached."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def bytes_of(self, key: str, make: Callable[[], bytes]) -> bytes:
        """What is cached under `key` (letters and digits), else what `make` returns, which is then cached."""
        return self.find(key) or self._keep(key, make())

    def find(self, key: str) -> bytes | None:
        """What is cached under `key`, or None."""
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
        """Once a day, delete what is not in `live` (keys) and was not used for a month; `now` in seconds since 1970."""
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
                finally:  # on a full disk, a partial file would occupy the last space for a month
                    beside.unlink(missing_ok=True)
        return data


def _time(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
