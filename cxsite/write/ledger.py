"""`claims.lock`: the only file among the sources that a build writes."""

import os
from contextlib import suppress
from pathlib import Path

from cxsite.model.place import Span
from cxsite.model.problem import Problem, warning


def ledger(root: Path, path: str, text: str) -> Problem | None:
    """Write the file atomically, unless it already has this text.

    If it cannot be written, that is a warning: the site is published, and the next build tries again.
    """
    place = (root / path).resolve()
    beside = place.with_name(f".{place.name}.{os.getpid()}")
    data = text.encode()
    try:
        if place.is_file() and place.read_bytes() == data:
            return None
        beside.write_bytes(data)
        beside.replace(place)
    except OSError as why:
        message = f"cannot be written: {(why.strerror or 'no reason given').lower()}"
        return warning(
            "claims-lock-unwritten", Span(path), message, "give yourself permission to write it, and build again"
        )
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return None
