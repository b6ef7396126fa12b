"""One command, measured: seconds on the clock, seconds of processor, and the peak memory of the whole process tree."""

import os
import resource
import subprocess
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple


class Cost(NamedTuple):
    """What one run took. `megabytes` is 0 where memory was not watched."""

    seconds: float
    processor: float
    megabytes: float = 0.0


class FailedError(Exception):
    """The command did not end well; carries the last lines it said."""


def run(command: tuple[str, ...], folder: Path, environment: Mapping[str, str], *, memory: bool = False) -> Cost:
    """Run to the end. Watching memory costs processor time of its own, so it is measured in a run of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, env={**os.environ, **environment}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        peak = _watched(process) if memory else 0.0
        said = process.communicate()[0]
    seconds = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        raise FailedError(f"{' '.join(command)}: {said.decode(errors='replace')[-2000:]}")
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(seconds, used, peak)


def _watched(process: subprocess.Popen[bytes]) -> float:
    peak = 0
    while process.poll() is None:
        peak = max(peak, sum(map(_kilobytes, _tree(process.pid))))
        time.sleep(0.02)
    return peak / 1024


def _tree(root: int) -> list[int]:
    """The process and everything it started."""
    parents: dict[int, list[int]] = {}
    for entry in os.listdir("/proc"):  # noqa: PTH208 - names alone
        if entry.isdigit():
            with suppress(OSError, ValueError, IndexError):
                stat = Path("/proc", entry, "stat").read_text(encoding="ascii", errors="replace")
                parents.setdefault(int(stat.rpartition(")")[2].split()[1]), []).append(int(entry))
    found = [root]
    for each in found:
        found.extend(parents.get(each, ()))
    return found


def _kilobytes(process: int) -> int:
    """Proportional set size: what forked processes share counts once."""
    with suppress(OSError):
        for line in Path("/proc", str(process), "smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0
