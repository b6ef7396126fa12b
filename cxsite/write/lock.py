"""One build at a time for each output folder. The system releases the lock by itself when a process dies."""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cxsite.model.problem import Problem, failure

_NO_FOLDER = (errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ELOOP)  # something else is in the way

if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30

    def _take(file: int) -> None:
        os.lseek(file, _FAR, os.SEEK_SET)  # others cannot read a locked byte, and they need to read who holds the lock
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(file, 0, os.SEEK_SET)
else:
    import fcntl

    def _take(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(state: Path, patience: float = 5.0) -> Iterator[Problem | None]:
    """Hold the lock of the output whose state is in `state`. If it cannot be had in `patience` seconds, yields the reason."""
    try:
        state.mkdir(parents=True, exist_ok=True)
        file = os.open(state / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as why:
        advice = "move .cxsite away" if why.errno in _NO_FOLDER else "check permissions and disk space"
        yield failure("disk", None, f"cxsite cannot write to its folder .cxsite: {why.strerror}", advice)
        return
    try:
        yield None if _taken(file, time.monotonic() + patience) else _busy(file)
    finally:
        os.close(file)


def _taken(file: int, until: float) -> bool:
    while True:
        try:
            _take(file)
        except OSError:
            if time.monotonic() >= until:
                return False
            time.sleep(0.05)
        else:
            os.ftruncate(file, 0)
            os.write(file, str(os.getpid()).encode())
            return True


def _busy(file: int) -> Problem:
    pid = os.read(file, 20).decode("ascii", "replace")
    message = f"another build (process {pid}) is writing this output folder"
    return failure("build-running", None, message, "wait until it finishes, or stop it")
