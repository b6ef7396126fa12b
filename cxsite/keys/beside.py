"""A fork of this process that answers yes or no. Light, so that the gate may ask one before anything is imported.

Whatever happens to it, its yes is only heard where it came to its end: who must know looks itself after anything else.
"""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import NoReturn, TypeVar

T = TypeVar("T")
_STOPS = (signal.SIGINT, signal.SIGTERM)
_OFTEN = 0.2


class Fork:
    """A fork that does some work, and says whether that came true."""

    def __init__(self, work: Callable[[], bool]) -> None:
        self._work = work
        self._process = 0

    def begin(self) -> None:
        """Let it work."""
        for stream in filter(None, (sys.stdout, sys.stderr)):  # what waits there is said once, by us
            stream.flush()
        first, heard = os.getpid(), signal.pthread_sigmask(signal.SIG_BLOCK, ())
        try:  # who is told to stop knows all its forks by then, and a fork does not take it for itself
            signal.pthread_sigmask(signal.SIG_BLOCK, _STOPS)
            with suppress(OSError):  # there are too many processes
                self._process = os.fork() or self._do(first, heard)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, heard)

    def came_true(self) -> bool:
        """Wait for it. False too where it died or never began."""
        return bool(self._process) and os.waitstatus_to_exitcode(self._waited()) == 0

    def end(self) -> None:
        """End it if it still runs. It may just have been waited for, when we were interrupted."""
        if self._process:
            with suppress(ProcessLookupError, ChildProcessError):
                os.kill(self._process, signal.SIGKILL)
                self._waited()

    def _waited(self) -> int:
        status = os.waitpid(self._process, 0)[1]
        self._process = 0  # not before: who is interrupted while waiting ends it
        return status

    def _do(self, first: int, heard: set[int | signal.Signals]) -> NoReturn:
        """In the new process: work, answer, and leave at once, without taking anything down that is shared."""
        code = 1
        with suppress(BaseException):
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process hears it, and dismisses us
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_SETMASK, heard)
            _leave_with(first)
            code = 0 if self._work() else 1
        os._exit(code)


def _leave_with(first: int) -> None:
    """From now on, leave soon after the first process was killed: as long as we live, what it had locked stays locked."""

    def look(_: int, __: FrameType | None) -> None:
        if os.getppid() != first:
            os._exit(1)

    signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, _OFTEN, _OFTEN)


def beside(work: Callable[[], bool], own: Callable[[], T]) -> tuple[T, bool]:
    """What `own` makes here, and whether `work` came true in a fork meanwhile: False where none can be had, or it died."""
    fork = Fork(work)
    try:
        if is_safe() and processors() > 1:
            fork.begin()
        return own(), fork.came_true()
    finally:
        fork.end()


def is_safe() -> bool:
    """Whether this process may be forked: on Linux, beside no other thread. The libraries of macOS fail in a fork."""
    threading = sys.modules.get("threading")  # it is not imported for this: without it there are no threads
    return sys.platform == "linux" and (threading is None or threading.active_count() == 1)


def processors() -> int:
    """How many there are for us."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
