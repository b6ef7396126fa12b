"""Replaced files are held open, so that the next rename need not wait until their space is freed.

A file's blocks are freed when its last reference is closed. On a rename the kernel does this while it blocks other renames; on
a disk mounted with `discard` it takes most of the time. So the old file is held open while a new one replaces it, and closed by
threads, several at a time. If it cannot be held, it is replaced as usual; also in a network folder, where a file that is held
would be renamed (`.nfs…`) instead of deleted.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Queue
from threading import Thread

THREADS, AT_ONCE = 8, 32
MANY = 100
_HOLD = getattr(os, "O_PATH", 0) | getattr(os, "O_NOFOLLOW", 0)
Hold = Callable[[str], None]


@contextmanager
def aside(folder: Path, files: int) -> Iterator[Hold]:
    """Yields a function that holds the file at a path below `folder` until it has been replaced or deleted.

    At the end all of them are closed. For a few files, and where it does not help, nothing is held.
    """
    due: Queue[list[int]] = Queue(THREADS)  # with those being closed some 500 files; a system may allow only 1,024
    threads = list(_started(due)) if files >= MANY and _is_on_a_disk(folder) else []
    held: list[int] = []

    def hold(path: str) -> None:
        try:
            held.append(os.open(path, _HOLD))
        except OSError:  # no such file, or too many are held
            return
        if len(held) == AT_ONCE:
            due.put(held.copy())
            held.clear()

    try:
        yield hold if threads else _as_usual
    finally:
        if held:
            due.put(held)
        for _ in threads:
            due.put([])
        for thread in threads:
            thread.join()


def _is_on_a_disk(folder: Path) -> bool:
    """Whether the folder is on a local device, and files can be held without opening them for reading (`O_PATH`)."""
    return hasattr(os, "O_PATH") and folder.is_dir() and os.major(folder.stat().st_dev) != 0


def _as_usual(_: str) -> None:
    """Hold nothing."""


def _started(due: Queue[list[int]]) -> Iterator[Thread]:
    """Up to `THREADS` threads, as many as the system allows."""
    with suppress(RuntimeError):
        for _ in range(THREADS):
            thread = Thread(target=_let_go, args=(due,), name="replaced files")
            thread.start()
            yield thread


def _let_go(due: Queue[list[int]]) -> None:
    """Close files until an empty list arrives."""
    while files := due.get():
        for file in files:
            os.close(file)
