"""A process with a new interpreter, for where forking is not safe.

It shares nothing with us: it is sent `sys.path`, the version of cxsite, and what to call. That is a pickle, which goes from
this process to one that it started, and is never stored. Unlike with `multiprocessing`, the parent's program (its `__main__`)
is not run again, so a script that calls cxsite needs no guard.

It is silent. Anything an extension prints there is discarded; only the answer comes back. It ends when the pipe from the parent
closes, so it outlives the parent by no more than a moment, however the parent ended.
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
_COMMAND = ("-P", "-c", _BEGIN)  # -P: nothing is imported from the current folder


class Spawned:
    """A new interpreter that waits for `begin`, so that several can start at once. Raises OSError if it cannot be started."""

    def __init__(self, work: Callable[[], object]) -> None:
        self._work = work
        self._process = subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, *_COMMAND], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )

    def begin(self) -> None:
        """Send the work. The pipe stays open until `end`."""
        assert self._process.stdin  # noqa: S101  # asked for above
        told = marshal.dumps([str(folder) for folder in sys.path]) + pickle.dumps((engine(), self._work))
        with suppress(OSError):  # it died
            self._process.stdin.write(told)
            self._process.stdin.flush()

    def answer(self) -> bytes | None:
        """The result as `marshal` writes it; None if the process died, never received the work, or runs another cxsite."""
        assert self._process.stdout  # noqa: S101  # asked for above
        told = self._process.stdout.read()
        return told if self._process.wait() == 0 and told else None

    def end(self) -> None:
        """Kill it if it still runs."""
        with suppress(OSError), self._process:  # OSError: buffered input can no longer be sent
            self._process.kill()


def work() -> NoReturn:
    """In the new process: receive the work, do it, answer, and exit at once."""
    done = 1
    with suppress(BaseException):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent handles it, and kills us
        version, errand = pickle.load(sys.stdin.buffer)  # noqa: S301 - sent by the process that started us
        line, answer = _taken(0), _taken(1)
        threading.Thread(target=_leave_with, args=(line,), daemon=True).start()
        if version == engine():  # else cxsite was replaced since the parent started
            with os.fdopen(answer, "wb") as told:
                told.write(marshal.dumps(cast("Any", errand())))
            done = 0
    os._exit(done)


def _taken(stream: int) -> int:
    """A standard stream for us alone; for anyone else it becomes the same as standard error, which is discarded.

    On Windows, a library that is being loaded queries the standard streams, and would wait for ever on one being read.
    """
    ours = os.dup(stream)
    os.dup2(2, stream)
    return ours


def _leave_with(line: int) -> NoReturn:
    """Exit as soon as the other end is closed."""
    os.read(line, 1)
    os._exit(1)
