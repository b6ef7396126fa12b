"""Whether this machine tells of changed files: asked by `cxsite doctor`, before anybody waits in vain."""

import os
import threading
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from cxsite.preview.watch import FOLDERS

LIMIT = Path("/proc/sys/fs/inotify/max_user_watches")


class _First(FileSystemEventHandler):
    def __init__(self) -> None:
        self.came = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Anything will do."""
        del event
        self.came.set()


def tells(folder: Path, patience: float = 1.0) -> str:
    """Why no word comes, within `patience` seconds, of a file written into `folder`; "" where it comes. Leaves nothing behind."""
    observer, first = Observer(), _First()
    probe = folder / ".cxsite-probe~"
    try:
        observer.schedule(first, str(folder), recursive=False)
        observer.start()
        probe.write_bytes(b"")
        return "" if first.came.wait(patience) else "no word came of a file that was written"
    except OSError as why:
        return why.strerror or str(why)
    finally:
        probe.unlink(missing_ok=True)
        observer.stop()


def watches(root: Path) -> tuple[int, int]:
    """How many folders a preview of `root` would watch, and how many the system allows one user (0: no such limit)."""
    wanted = 1 + sum(1 for name in FOLDERS for _ in os.walk(root / name))
    try:
        return wanted, int(LIMIT.read_text())
    except (OSError, ValueError):
        return wanted, 0
