"""`claims.lock`: the only file among the sources that a build writes."""

from contextlib import suppress
from pathlib import Path

from cxsite.model.place import Span
from cxsite.model.problem import Problem, warning


def ledger(root: Path, path: str, text: str) -> Problem | None:
    """Write the file atomically, unless it already has this text.

    If it cannot be written, that is a warning: the site is published, and the next build tries again.
    """
    place = (root / path).resolve()
    beside = place.with_name(f".{place.name}.new~")  # one name for all builds: the next replaces what a killed one left
    data = text.encode()
    try:
        if not _has(place, data):
            beside.write_bytes(data)
            beside.replace(place)
    except OSError as why:
        with suppress(OSError):
            if _has(place, data):  # a build for another output folder was faster
                return None
        message = f"cannot be written: {(why.strerror or 'no reason given').lower()}"
        return warning(
            "claims-lock-unwritten", Span(path), message, "give yourself permission to write it, and build again"
        )
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return None


def _has(place: Path, data: bytes) -> bool:
    return place.is_file() and place.read_bytes() == data
