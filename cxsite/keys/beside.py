"""A fork of this process that answers yes or no. Light, so that the gate can use one before anything is imported.

Only a fork that finished can answer yes. In any other case the answer is no, and a caller that must know does the work itself.
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
    """A fork that calls a function and answers whether it returned true."""

    def __init__(self, work: Callable[[], bool]) -> None:
        self._work = work
        self._process = 0

    def begin(self) -> None:
        """Start the fork."""
        for stream in filter(None, (sys.stdout, sys.stderr)):  # else both processes would print what is buffered
            stream.flush()
        first, heard = os.getpid(), signal.pthread_sigmask(signal.SIG_BLOCK, ())
        try:  # signals wait until the fork is recorded here, and a fork never runs our handlers
            signal.pthread_sigmask(signal.SIG_BLOCK, _STOPS)
            with suppress(OSError):  # there are too many processes
                self._process = os.fork() or self._do(first, heard)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, heard)

    def came_true(self) -> bool:
        """Wait for the answer. Also False if the fork died or never started."""
        return bool(self._process) and os.waitstatus_to_exitcode(self._waited()) == 0

    def end(self) -> None:
        """Kill the fork if it still runs. If we were interrupted while waiting, it may already be reaped."""
        if self._process:
            with suppress(ProcessLookupError, ChildProcessError):
                os.kill(self._process, signal.SIGKILL)
                self._waited()

    def _waited(self) -> int:
        status = os.waitpid(self._process, 0)[1]
        self._process = 0  # not earlier: if the wait is interrupted, `end` must still kill it
        return status

    def _do(self, first: int, heard: set[int | signal.Signals]) -> NoReturn:
        """In the new process: do the work and exit with the answer, without cleaning up anything that is shared."""
        code = 1
        with suppress(BaseException):
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent handles it, and kills us
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_SETMASK, heard)
            _leave_with(first)
            code = 0 if self._work() else 1
        os._exit(code)


def _leave_with(first: int) -> None:
    """From now on, exit soon after the parent is killed: its locks stay held for as long as we live."""

    def look(_: int, __: FrameType | None) -> None:
        if os.getppid() != first:
            os._exit(1)

    signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, _OFTEN, _OFTEN)


def beside(work: Callable[[], bool], own: Callable[[], T]) -> tuple[T, bool]:
    """The result of `own`, called here, and whether `work`, run in a fork meanwhile, returned true: False if it died, or if no
    fork was possible.
    """
    fork = Fork(work)
    try:
        if is_safe() and processors() > 1:
            fork.begin()
        return own(), fork.came_true()
    finally:
        fork.end()


def is_safe() -> bool:
    """Whether this process may be forked: only on Linux, and with no other thread. The system libraries of macOS fail in a
    fork.
    """
    threading = sys.modules.get("threading")  # not imported for this: if nobody imported it, there are no threads
    return sys.platform == "linux" and (threading is None or threading.active_count() == 1)


def processors() -> int:
    """The number of processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
