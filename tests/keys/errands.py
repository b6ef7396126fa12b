"""Work that tests send to other processes: found by its name, and quick to import there."""

import fcntl
import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path


def told(part: list[int]) -> tuple[int, list[int]]:
    """Which process did it. What is printed is nobody's answer."""
    print("a word from", os.getpid())
    return os.getpid(), part


def dying(home: int, part: list[int]) -> int:
    """The sum, but in no other process than `home`."""
    if os.getpid() != home:
        os.kill(os.getpid(), signal.SIGKILL)
    return sum(part)


def failing(part: list[int]) -> None:
    """A mistake where 3 is met."""
    if 3 in part:
        raise ValueError(part)


def waiting(note: Path, _: list[int]) -> None:
    """Leave the number of the process, in a file that is locked as long as it lives, and never come back."""
    begun = note.with_suffix(".begun")
    with begun.open("w", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.write(str(os.getpid()))
        file.flush()
        begun.replace(note)
        threading.Event().wait()


def noted(note: Path) -> int:
    """The process that left a note, once it has. Raises TimeoutError where none does in a minute."""
    until = time.monotonic() + 60
    while not note.exists():
        if time.monotonic() > until:
            raise TimeoutError(note)
        time.sleep(0.005)
    return int(note.read_text(encoding="utf-8"))


def wait_until_free(note: Path) -> None:
    """Wait until the process that left the note is no more."""
    with note.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)


def interrupted(work: Callable[[Callable[..., None]], object], note: Path, *, late: bool) -> None:
    """Interrupt `work` once another process has left its note: while what it is given to do here waits, or `late`, after that.

    The KeyboardInterrupt comes through.
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
