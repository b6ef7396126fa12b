"""What a build that is stopped (Ctrl-C, SIGTERM) says: whether readers see anything of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cxsite.cli.ending import stopped
from cxsite.cli.voice import say
from cxsite.keys.published import MANIFEST


@contextmanager
def telling_what_stands(state: Path) -> Iterator[None]:
    """Say what came of the build within, whose notes lie in `state`, where it is stopped; the exception goes on.

    Publishing itself is not interrupted, so there is no third answer, and the manifest is exchanged with the last rename.
    """
    before = _stamp(state)
    try:
        yield
    except BaseException as fault:
        if stopped(fault):
            say("interrupted: " + ("nothing was published" if _stamp(state) == before else "the site is published"))
        raise


def _stamp(state: Path) -> tuple[int, int]:
    """What differs between one manifest and the next; nothing where there is none."""
    try:
        look = (state / MANIFEST).stat()
    except OSError:
        return 0, 0
    return look.st_ino, look.st_mtime_ns
