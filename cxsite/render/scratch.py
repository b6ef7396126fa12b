"""A folder for a while: in memory where there is plenty, and gone afterwards.

A build that was killed leaves its folder there, and memory is dear. Whoever works in one holds a lock on it, which the system
lets go of when a process ends, however it ended. So one without a lock is nobody's, and goes when the next one is asked for. It
gets its name only when it is locked, so that nobody finds one that is about to be.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_MEMORY, _PLENTY = "/dev/shm", 1_000_000_000  # noqa: S108  # a folder of our own is made in it, with a name nobody can guess
_NAME, _NAMELESS = "cxsite-scratch-", "cxsite-begun-"


@contextmanager
def scratch() -> Iterator[Path]:
    """An empty folder of our own, until the end of the `with`. Raises OSError where none can be made."""
    above = _quick_place() or tempfile.gettempdir()
    if sys.platform == "win32":  # where a folder cannot be locked
        with tempfile.TemporaryDirectory(prefix=_NAME, dir=above) as folder:
            yield Path(folder)
        return
    _sweep(above)
    begun = tempfile.mkdtemp(prefix=_NAMELESS, dir=above)
    ours = begun.replace(_NAMELESS, _NAME)
    with _locked(begun):
        os.rename(begun, ours)  # noqa: PTH104  # texts, as everything here
        try:
            yield Path(ours)
        finally:
            shutil.rmtree(ours, ignore_errors=True)


def _sweep(above: str) -> None:
    """Delete our folders in which nobody works any more. Those of other people cannot be opened, and stay."""
    with suppress(OSError):
        for left in Path(above).glob(f"{_NAME}*"):
            with suppress(OSError), _locked(str(left)):
                shutil.rmtree(left, ignore_errors=True)


@contextmanager
def _locked(folder: str) -> Iterator[None]:
    """Hold the lock of a folder. Raises OSError where somebody else does, or may not look into it, or it is none."""
    file = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(file)


def _quick_place() -> str | None:
    """Memory, where it passes for a folder and there is plenty: ten thousand small files cost a disk many seconds."""
    try:
        roomy = shutil.disk_usage(_MEMORY).free > _PLENTY
    except OSError:
        return None
    return _MEMORY if roomy and os.access(_MEMORY, os.W_OK) else None
