"""A process that is a fork of this one: nothing need be sent to it, and it returns plain data."""

import marshal
import tempfile
from collections.abc import Callable
from typing import IO, Any, cast

from cxsite.keys.beside import Fork


class Forked:
    """A fork that does some work and writes its answer to an anonymous file. Raises OSError if no file can be created."""

    def __init__(self, work: Callable[[], object]) -> None:
        self._work = work
        self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `end`
        self._fork = Fork(self._left)

    def begin(self) -> None:
        """Start the work."""
        self._fork.begin()

    def answer(self) -> bytes | None:
        """The result as `marshal` writes it; None if the fork died or never started."""
        if not self._fork.came_true():
            return None
        self._file.seek(0)
        return self._file.read()

    def end(self) -> None:
        """Kill it if it still runs."""
        self._fork.end()
        self._file.close()

    def _left(self) -> bool:
        """In the new process: do the work, and write the result for the parent."""
        self._file.write(marshal.dumps(cast("Any", self._work())))
        self._file.flush()
        return True
