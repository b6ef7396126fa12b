"""A temporary folder: in memory if there is plenty, and deleted afterwards.

A build that was killed leaves its folder there, and memory is precious. Each user of a folder holds a lock on it, which the
system releases when the process ends, however it ends. So a folder without a lock is abandoned, and is deleted when the next
one is created. A folder is renamed to its final name only once it is locked, so that no other process takes it for an abandoned
one.
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
    """An empty folder of our own, until the end of the `with`. Raises OSError if none can be created."""
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
    """Delete our abandoned folders. Those of other users cannot be opened, and stay."""
    with suppress(OSError):
        for left in Path(above).glob(f"{_NAME}*"):
            with suppress(OSError), _locked(str(left)):
                shutil.rmtree(left, ignore_errors=True)


@contextmanager
def _locked(folder: str) -> Iterator[None]:
    """Hold the lock of a folder. Raises OSError if another process holds it, if access is denied, or if it is not a folder."""
    file = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(file)


def _quick_place() -> str | None:
    """A file system in memory, if it has plenty of room: ten thousand small files cost many seconds on a disk."""
    try:
        roomy = shutil.disk_usage(_MEMORY).free > _PLENTY
    except OSError:
        return None
    return _MEMORY if roomy and os.access(_MEMORY, os.W_OK) else None
