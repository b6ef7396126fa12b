"""Notices that something in the publication may have changed. What has changed is found by looking, not from the event.

Events are only hints: editors save by renaming, queues overflow, network folders send none. So any event means "look again", a
slow pulse looks again even without one, and if watching is not possible (`--poll`, or the system's limit on watches is reached)
the same pulse simply beats faster.
"""

import errno
import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

FOLDERS = ("content", "static", "strings", "templates", "themes")
WRITES = frozenset({"created", "modified", "deleted", "moved", "closed"})
SAFETY, POLL = 5.0, 0.5
AT_THE_LIMIT = "the system's limit on watched folders has been reached"
Hint = Callable[[str], None]


class Watcher(Protocol):
    """A watcher that runs until it is stopped."""

    def stop(self) -> None:
        """Stop watching; returns at once."""


class Pulse:
    """Calls `beat` every `seconds`, or sooner after `hurry`."""

    def __init__(self, seconds: float, beat: Callable[[], None]) -> None:
        self.seconds = seconds
        self._beat, self._hurry, self._ended = beat, threading.Event(), False
        threading.Thread(target=self._run, name="preview pulse", daemon=True).start()

    def _run(self) -> None:
        while not self._ended:
            self._hurry.wait(self.seconds)
            self._hurry.clear()
            if not self._ended:
                self._beat()

    def hurry(self) -> None:
        """Beat now."""
        self._hurry.set()

    def stop(self) -> None:
        """Stop the pulse."""
        self._ended = True
        self._hurry.set()


class Watch(FileSystemEventHandler):
    """watchdog for the publication's own folders, with a slow pulse for what the system does not report.

    The root itself is watched without its subfolders: a virtual environment or the output folder there may have many thousand
    files. A folder that appears later (or comes back after being moved away) is added when the root reports it. Only the
    pulse's thread adds and removes watches: the thread that delivers events holds a lock of watchdog's that adding a watch
    would wait for.
    """

    def __init__(self, root: Path, notice: Callable[[], None], say: Callable[[str], None], hint: Hint) -> None:
        self._root, self._notice, self._say, self._hint = root, notice, say, hint
        self._taken: dict[str, tuple[tuple[int, int], ObservedWatch]] = {}
        logging.getLogger("watchdog").setLevel(
            logging.CRITICAL
        )  # it warns about lost events; looking finds what they were
        self._observer = Observer()
        self._observer.start()
        try:
            self._take_up()
        except OSError:
            self._observer.stop()
            raise
        self._pulse = Pulse(SAFETY, self._look_again)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called by watchdog, from its own thread, for reads as well as writes."""
        if event.event_type in WRITES:
            if not event.is_directory and event.event_type != "deleted":
                self._hint(Path(str(event.dest_path or event.src_path)).relative_to(self._root).as_posix())
            self._notice()
            if Path(str(event.src_path)).name in FOLDERS or event.is_directory:
                self._pulse.hurry()

    def _look_again(self) -> None:
        try:
            self._take_up()
        except Exception as why:  # noqa: BLE001 (whatever prevents watching, looking still works)
            if self._pulse.seconds != POLL:
                self._say(no_more_watches(why))
            self._pulse.seconds = POLL
        self._notice()

    def _take_up(self) -> None:
        """Watch the root and the folders that exist, and stop watching those that are gone.

        A folder is identified by its inode too: one that was moved away and created again has its old name but no watch.
        """
        for name in ("", *FOLDERS):
            here, taken = _identity(self._root / name), self._taken.get(name)
            if taken and taken[0] != here:
                self._observer.unschedule(self._taken.pop(name)[1])
            if here and name not in self._taken:
                folder = str(self._root / name)
                self._taken[name] = here, self._observer.schedule(self, folder, recursive=bool(name))
        self._try_one_more()

    def _try_one_more(self) -> None:
        """Raises OSError if the system allows no more watches: subfolders would then be silently left out."""
        try:
            one = self._observer.schedule(FileSystemEventHandler(), str(self._root.parent), recursive=False)
            self._observer.unschedule(one)
        except OSError as why:
            if is_limit(why):
                raise

    def stop(self) -> None:
        """Stop watching."""
        self._pulse.stop()
        self._observer.stop()


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        stat = folder.stat()
    except OSError:
        return None
    return (stat.st_dev, stat.st_ino) if folder.is_dir() else None


def no_more_watches(why: Exception) -> str:
    """What to say when the system refuses a watch."""
    words = reason(why)
    return f"File watching does not work here ({words}); checking every half second instead. `cxsite doctor` says what helps."


def reason(why: Exception) -> str:
    """Why the system refuses a watch; for the limit on watches its own message would be about a full disk."""
    return AT_THE_LIMIT if is_limit(why) else str(getattr(why, "strerror", None) or why)


def is_limit(why: Exception) -> bool:
    """Whether the system allows no more watches (or none at all)."""
    return isinstance(why, OSError) and why.errno in (errno.ENOSPC, errno.EMFILE)


def watch(
    root: Path, notice: Callable[[], None], *, poll: bool, say: Callable[[str], None], hint: Hint = lambda _: None
) -> Watcher:
    """Call `notice` (from another thread) whenever something below `root` may have changed, until the result is stopped.

    `hint` is called first with the path of the file, if it is known.
    """
    if poll:
        return Pulse(POLL, notice)
    try:
        return Watch(root, notice, say, hint)
    except OSError as why:
        say(no_more_watches(why))
        return Pulse(POLL, notice)
