"""Whether this machine reports file changes: checked by `cxsite doctor`."""

import contextlib
import os
import threading
from pathlib import Path

from cxsite.preview.watch import FOLDERS, Watch, reason

LIMIT = Path("/proc/sys/fs/inotify/max_user_watches")


def why_silent(root: Path, patience: float = 5.0) -> str:
    """Why no event arrives within `patience` seconds after a file is written to `root`; "" if one does. Leaves nothing behind.

    The publication is watched in the same way as by the preview.
    """
    came, probe = threading.Event(), root / ".cxsite-probe~"
    try:
        watch = Watch(root, came.set, say=lambda _: None, hint=lambda _: None)
    except OSError as why:
        return reason(why)
    try:
        probe.write_bytes(b"")
        return "" if came.wait(patience) else "no event arrived for a test file"
    except OSError as why:
        return reason(why)
    finally:
        with contextlib.suppress(OSError):  # if it cannot be written, there is nothing to delete
            probe.unlink(missing_ok=True)
        watch.stop()


def watch_counts(root: Path) -> tuple[int, int]:
    """How many folders a preview of `root` would watch, and how many the system allows each user (0: no such limit)."""
    wanted = 1 + sum(1 for name in FOLDERS for _ in os.walk(root / name))
    try:
        return wanted, int(LIMIT.read_text())
    except (OSError, ValueError):
        return wanted, 0
