"""A process that is a fork of this one: it has everything already, so nothing is sent to it, and hands back plain data."""

import marshal
import tempfile
from collections.abc import Callable
from typing import IO, Any, cast

from cxsite.keys.beside import Fork


class Forked:
    """A fork that does some work and leaves its answer in a file without a name. Raises OSError where no file can be had."""

    def __init__(self, work: Callable[[], object]) -> None:
        self._work = work
        self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `end`
        self._fork = Fork(self._left)

    def begin(self) -> None:
        """Let it work."""
        self._fork.begin()

    def answer(self) -> bytes | None:
        """What came of it, as `marshal` writes it; None where it died or never began."""
        if not self._fork.came_true():
            return None
        self._file.seek(0)
        return self._file.read()

    def end(self) -> None:
        """End it if it still runs."""
        self._fork.end()
        self._file.close()

    def _left(self) -> bool:
        """In the new process: work, and leave what came of it for the first."""
        self._file.write(marshal.dumps(cast("Any", self._work())))
        self._file.flush()
        return True
