"""The counts file: rows → bytes, written completely or not at all."""

import csv
import io
import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from cxsite.importers.settling import order
from cxsite.model.scorecard import CountRow

_FOLDER = "content/counts"
HEADER = ("measure", "period", "segment", "score", "n", "taken_at", "rows_seen", "query_sha256")


def path_of(scorecard: str) -> str:
    """The path of a scorecard's counts, relative to the publication's folder."""
    return f"{_FOLDER}/{scorecard}.csv"


def as_bytes(rows: Iterable[CountRow]) -> bytes:
    """The file: UTF-8, commas, the same line ends on all systems, sorted rows. Equal rows give equal bytes."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    for row in sorted(rows, key=order):
        writer.writerow(
            (row.measure, row.period, row.segment, row.score, row.n, row.taken_at, row.rows_seen, row.query)
        )
    return text.getvalue().encode()


def write(files: dict[Path, bytes]) -> None:
    """Write all of these files: each to a temporary file, renamed only when all are on the disk. Raises OSError."""
    aside: dict[Path, Path] = {}
    try:
        for target, data in files.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            aside[target] = _aside(target, data)
        for target, waiting in aside.items():
            waiting.replace(target)
    finally:
        for waiting in aside.values():
            with suppress(OSError):
                waiting.unlink(missing_ok=True)


def _aside(target: Path, data: bytes) -> Path:
    """The data in a hidden temporary file beside its target, which is never taken for content."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(target.stat().st_mode & 0o777 if target.exists() else 0o644)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)
