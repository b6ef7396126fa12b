"""The measurements, one line of JSON each, in one file.

Each is stored at once, so that an interrupted comparison continues where it stopped.
"""

import json
import os
import platform
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple


class Record(NamedTuple):
    """One measurement. `run` names the comparison it belongs to; `over` is the time limit it exceeded, in seconds, or 0.

    `failed` says briefly why there is no result, if there is none.
    """

    run: str
    posts: int
    case: str
    generator: str
    round: int
    seconds: float = 0.0
    processor: float = 0.0
    megabytes: float = 0.0
    over: float = 0.0
    failed: str = ""


class Notes(NamedTuple):
    """Where and when a run was started, and with which versions."""

    run: str
    day: str
    machine: str
    versions: Mapping[str, str]


class Records:
    """All measurements in a file; new ones are appended."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.measured: list[Record] = []
        self.notes: dict[str, Notes] = {}
        *lines, broken = path.read_text(encoding="utf-8").split("\n") if path.exists() else [""]
        for line in lines:
            told = json.loads(line)
            self._take(Notes(**told) if "machine" in told else Record(**told))
        if broken:  # of a comparison that was killed, or ended by a full disk, in the middle of a line
            self._save()

    def add(self, new: Record | Notes) -> None:
        """Store one more, at once."""
        self._take(new)
        with self._path.open("a", encoding="utf-8") as out:
            out.write(json.dumps(new._asdict()) + "\n")

    def of(self, run: str, posts: int, case: str, generator: str) -> list[Record]:
        """The rounds of one cell, in the order in which they were measured."""
        wanted = (run, posts, case, generator)
        return [each for each in self.measured if each[:4] == wanted]

    def forget(self, run: str, sizes: Iterable[int], cases: Iterable[str], generators: Iterable[str]) -> None:
        """Remove what is to be measured again."""
        gone = {(run, posts, case, name) for posts in sizes for case in cases for name in generators}
        self.measured = [each for each in self.measured if each[:4] not in gone]
        self._save()

    def forget_failed(self, run: str) -> None:
        """Remove what failed in a run: once the reason is gone, it is measured."""
        if any(each.failed for each in self.measured if each.run == run):
            self.measured = [each for each in self.measured if each.run != run or not each.failed]
            self._save()

    def _save(self) -> None:
        lines = [each._asdict() for each in self.notes.values()] + [each._asdict() for each in self.measured]
        beside = self._path.with_suffix(".new")
        beside.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        beside.replace(self._path)

    def _take(self, new: Record | Notes) -> None:
        if isinstance(new, Notes):
            known = self.notes.get(new.run, new)
            self.notes[new.run] = known._replace(versions={**known.versions, **new.versions})
        else:
            self.measured.append(new)


def machine() -> str:
    """What a reader has to know about this machine."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return (
        f"{cores} cores, {memory:.0f} GB, {platform.system()} {platform.release()}, Python {platform.python_version()}"
    )


def today() -> str:
    """Today's date as written in the results."""
    return f"{datetime.now(UTC):%Y-%m-%d}"
