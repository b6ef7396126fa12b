"""What an interrupted build (Ctrl-C, SIGTERM) reports: whether readers see anything of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cxsite.cli.ending import stopped
from cxsite.cli.voice import say
from cxsite.keys.published import MANIFEST


@contextmanager
def telling_what_stands(state: Path) -> Iterator[None]:
    """If the build inside is interrupted, report whether it published; the exception is re-raised. `state` has its manifest.

    Publishing itself cannot be interrupted, so there is no third answer, and the manifest is replaced with the last rename.
    """
    before = _stamp(state)
    try:
        yield
    except BaseException as fault:
        if stopped(fault):
            say("interrupted: " + ("nothing was published" if _stamp(state) == before else "the site is published"))
        raise


def _stamp(state: Path) -> tuple[int, int]:
    """A value that differs between manifests; (0, 0) if there is none."""
    try:
        look = (state / MANIFEST).stat()
    except OSError:
        return 0, 0
    return look.st_ino, look.st_mtime_ns
