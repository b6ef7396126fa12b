"""Work that tests send to other processes: found by its name, and quick to import there."""

import fcntl
import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path


def told(part: list[int]) -> tuple[int, list[int]]:
    """Which process did the work. What it prints is not an answer."""
    print("a word from", os.getpid())
    return os.getpid(), part


def dying(home: int, part: list[int]) -> int:
    """The sum, but any process other than `home` dies."""
    if os.getpid() != home:
        os.kill(os.getpid(), signal.SIGKILL)
    return sum(part)


def failing(part: list[int]) -> None:
    """Fail at the number 3."""
    if 3 in part:
        raise ValueError(part)


def waiting(note: Path, _: list[int]) -> None:
    """Write the process id to a file that stays locked as long as the process lives, and never return."""
    begun = note.with_suffix(".begun")
    with begun.open("w", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.write(str(os.getpid()))
        file.flush()
        begun.replace(note)
        threading.Event().wait()


def noted(note: Path) -> int:
    """The process that left a note, once it has. Raises TimeoutError if there is none within a minute."""
    until = time.monotonic() + 60
    while not note.exists():
        if time.monotonic() > until:
            raise TimeoutError(note)
        time.sleep(0.005)
    return int(note.read_text(encoding="utf-8"))


def wait_until_free(note: Path) -> None:
    """Wait until the process that left the note has ended."""
    with note.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)


def interrupted(work: Callable[[Callable[..., None]], object], note: Path, *, late: bool) -> None:
    """Interrupt `work` once another process has left its note: while the task it gets for this process waits, or `late`, after
    it.

    The KeyboardInterrupt is not caught.
    """

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    def here(*_: object) -> None:
        noted(note)
        signal.setitimer(signal.ITIMER_REAL, 0.01)
        if not late:
            threading.Event().wait()

    before = signal.signal(signal.SIGALRM, interrupt)
    try:
        work(here)
    finally:
        signal.signal(signal.SIGALRM, before)
