"""A process that is a fork of this one: it has everything already, so nothing is sent to it."""

import marshal
import os
import signal
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Any, NoReturn, cast


class Forked:
    """A fork that does some work and leaves its answer in a file without a name. Raises OSError where no file can be had."""

    def __init__(self, work: Callable[[], object]) -> None:
        self._work = work
        self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `end`
        self._process = 0

    def begin(self) -> None:
        """Let it work."""
        sys.stdout.flush()
        sys.stderr.flush()
        with suppress(OSError):  # there are too many processes
            self._process = os.fork() or self._do()

    def answer(self) -> bytes | None:
        """What came of it, as `marshal` writes it; None where it died or never began."""
        if not self._process or os.waitstatus_to_exitcode(self._waited()) != 0:
            return None
        self._file.seek(0)
        return self._file.read()

    def end(self) -> None:
        """End it if it still runs."""
        if self._process:
            with suppress(ProcessLookupError):
                os.kill(self._process, signal.SIGKILL)
            self._waited()
        self._file.close()

    def _waited(self) -> int:
        status = os.waitpid(self._process, 0)[1]
        self._process = 0  # not before: who is interrupted while waiting ends it
        return status

    def _do(self) -> NoReturn:
        """In the new process: work, hand back, and leave at once, without taking anything down that is shared."""
        done = 1
        with suppress(BaseException):
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process hears it, and dismisses us
            self._file.write(marshal.dumps(cast("Any", self._work())))
            self._file.flush()
            done = 0
        os._exit(done)
