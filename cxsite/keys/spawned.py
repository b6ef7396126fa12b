"""A process with an interpreter of its own, for systems and moments in which none can be forked.

It has nothing of ours: it is sent where modules are found, which cxsite this is, and what to call. That is a pickle, which goes
from this process to one that it started, and is never kept. The first process's program (its `__main__`) is not run again, as
`multiprocessing` would run it: a script that calls cxsite needs no guard.

It is silent. What an extension prints there is heard by nobody; an answer is all that comes back. It ends when the pipe from the
first process closes, so it outlives that one by no more than a moment, however that one ended.
"""

import marshal
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any, NoReturn, cast

from cxsite.keys.versions import engine

_BEGIN = (
    "import marshal, sys; sys.path[:] = marshal.load(sys.stdin.buffer); from cxsite.keys.spawned import work; work()"
)
_COMMAND = ("-P", "-c", _BEGIN)  # -P: nothing is imported from the folder that one stands in


class Spawned:
    """A new interpreter that waits for `begin`, so that several can start at once. Raises OSError where none can be started."""

    def __init__(self, work: Callable[[], object]) -> None:
        self._work = work
        self._process = subprocess.Popen(  # noqa: S603 - our own words
            [sys.executable, *_COMMAND], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )

    def begin(self) -> None:
        """Send what to do. The pipe stays open until `end`."""
        assert self._process.stdin  # noqa: S101  # asked for above
        told = marshal.dumps([str(folder) for folder in sys.path]) + pickle.dumps((engine(), self._work))
        with suppress(OSError):  # it died
            self._process.stdin.write(told)
            self._process.stdin.flush()

    def answer(self) -> bytes | None:
        """What came of it, as `marshal` writes it; None where it died, never listened, or is another cxsite."""
        assert self._process.stdout  # noqa: S101  # asked for above
        told = self._process.stdout.read()
        return told if self._process.wait() == 0 and told else None

    def end(self) -> None:
        """End it if it still runs."""
        with suppress(OSError), self._process:  # OSError: what was never sent cannot be sent now
            self._process.kill()


def work() -> NoReturn:
    """In the new process: hear what to do, do it, answer, and leave at once."""
    done = 1
    with suppress(BaseException):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process hears it, and ends us
        version, errand = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the process that started us
        line, answer = _taken(0), _taken(1)
        threading.Thread(target=_leave_with, args=(line,), daemon=True).start()
        if version == engine():  # else cxsite was replaced since the first process began
            with os.fdopen(answer, "wb") as told:
                told.write(marshal.dumps(cast("Any", errand())))
            done = 0
    os._exit(done)


def _taken(stream: int) -> int:
    """A standard stream for us alone; whoever else uses it now finds nothing there, as in the stream for errors.

    On Windows a library that is loaded asks about the standard streams, and would wait for ever for one that somebody reads.
    """
    ours = os.dup(stream)
    os.dup2(2, stream)
    return ours


def _leave_with(line: int) -> NoReturn:
    """Leave as soon as nobody holds the other end."""
    os.read(line, 1)
    os._exit(1)
