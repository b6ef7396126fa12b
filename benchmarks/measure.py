"""One command, measured: wall-clock seconds, processor seconds, and the peak memory of the whole process tree."""

import os
import resource
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_SAME_MOMENT = 0.02


class Cost(NamedTuple):
    """The cost of one run. `megabytes` is 0 if memory was not watched."""

    seconds: float
    processor: float = 0.0
    megabytes: float = 0.0

    @property
    def rounded(self) -> "Cost":
        """Rounded to what is significant."""
        return Cost(round(self.seconds, 4), round(self.processor, 3), round(self.megabytes, 1))


class FailedError(Exception):
    """The command failed; carries the last lines of its output."""


class TooLongError(Exception):
    """The command was ended because it reached its time limit."""


def run(
    command: tuple[str, ...], folder: Path, environment: Mapping[str, str], limit: float, *, memory: bool = False
) -> Cost:
    """Run to the end, or for `limit` seconds. Watching memory costs processor time, so it is measured in a separate run.

    Waits first until everything written by earlier commands is on the disk, so that no run pays for another's files.
    """
    os.sync()
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=surroundings(environment),
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        late = threading.Timer(limit, end, (process,))  # a wait with a timeout would only poll every 50 ms
        late.start()
        try:
            peak = _watched(process, started + limit) if memory else 0.0
            status = process.wait()
            seconds = time.perf_counter() - started
        finally:
            late.cancel()
            end(process)
        if seconds >= limit:
            raise TooLongError
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if status:
            said.seek(0)
            raise FailedError(f"{' '.join(command)}: {said.read().decode(errors='replace')[-2000:]}")
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(seconds, used, peak)


def surroundings(own: Mapping[str, str]) -> dict[str, str]:
    """The environment of a command: ours and its own, but Python saves compiled modules, as it does for installed programs."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | dict(own)


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process with everything it started in its session, whether or not it still runs."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def tree(root: int) -> list[int]:
    """The process and everything it started."""
    parents: dict[int, list[int]] = {}
    for entry in os.listdir("/proc"):  # noqa: PTH208 - names alone
        if entry.isdigit():
            with suppress(OSError, ValueError, IndexError):
                parents.setdefault(int(_stat(int(entry))[1]), []).append(int(entry))
    found = [root]
    for each in found:
        found.extend(parents.get(each, ()))
    return found


def ticks(root: int) -> int:
    """Processor time that the tree has used so far, in kernel ticks (usually hundredths of a second)."""
    used = 0
    for each in tree(root):
        with suppress(OSError):
            used += sum(map(int, _stat(each)[11:13]))
    return used


def rest(root: int, quiet: float = 0.5, limit: float = 120) -> None:
    """Wait until the tree has used less than a hundredth of a second of processor time for `quiet` seconds, or for `limit`."""
    until = time.perf_counter() + limit
    used, now = -1, ticks(root)
    while now - used > 1 and time.perf_counter() < until:
        time.sleep(quiet)
        used, now = now, ticks(root)


def _stat(process: int) -> list[str]:
    """The fields after the name: state, parent, …"""
    text = Path("/proc", str(process), "stat").read_text(encoding="ascii", errors="replace")
    return text.rpartition(")")[2].split()


def _watched(process: subprocess.Popen[bytes], until: float) -> float:
    """The peak memory of the tree, in megabytes.

    The processes are read one after the other. If one of several ends meanwhile, its shared memory is also counted for those
    read after it: such a sum is wrong, and is dropped. To detect this, the first process is read again.
    """
    peak = 0
    while process.poll() is None and time.perf_counter() < until:
        first, *others = found = [_kilobytes(each) for each in tree(process.pid)]
        if not others or abs(_kilobytes(process.pid) - first) <= first * _SAME_MOMENT:
            peak = max(peak, sum(found))
        time.sleep(0.02)
    return peak / 1024


def _kilobytes(process: int) -> int:
    """Proportional set size: what forked processes share counts once."""
    with suppress(OSError):
        for line in Path("/proc", str(process), "smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0
