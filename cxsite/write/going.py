"""Replaced files go aside, so that the next rename need not wait for their room to be given back.

Whoever lets go of a file last frees its blocks. In a rename that is the system itself, and it lets no other rename through
meanwhile; a disk that is told of each free block (mounted with `discard`) takes most of the time for that. So an old file is
held while a new one takes its place, and let go of by threads, several at a time. Where it cannot be held, it goes as usual;
so it does in a folder of the network, where one that is held gets another name (`.nfs…`) instead of going.
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
    """Gives a function that holds the file at a path below `folder` until it was replaced or deleted.

    At the end all of them are let go of. For a few files, and where it does not help, nothing is held.
    """
    due: Queue[list[int]] = Queue(THREADS)  # with those in hand some 500 files; a system may allow 1,024
    threads = list(_started(due)) if files >= MANY and _is_on_a_disk(folder) else []
    held: list[int] = []

    def hold(path: str) -> None:
        try:
            held.append(os.open(path, _HOLD))
        except OSError:  # nothing is there, or too many are held
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
    """Whether the folder lies on a device of this machine, and files can be held without being opened."""
    return hasattr(os, "O_PATH") and folder.is_dir() and os.major(folder.stat().st_dev) != 0


def _as_usual(_: str) -> None:
    """Nothing is held."""


def _started(due: Queue[list[int]]) -> Iterator[Thread]:
    """As many threads as the system gives."""
    with suppress(RuntimeError):
        for _ in range(THREADS):
            thread = Thread(target=_let_go, args=(due,), name="replaced files")
            thread.start()
            yield thread


def _let_go(due: Queue[list[int]]) -> None:
    """Until there is nothing more to let go of."""
    while files := due.get():
        for file in files:
            os.close(file)
