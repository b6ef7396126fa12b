"""Which outputs must be made again, and why: the plan compared with the manifest and with the files in the folder."""

import os
import stat
from collections.abc import Collection, Mapping
from dataclasses import field
from pathlib import Path

from cxsite.keys.digest import of_bytes
from cxsite.model.frozen import dataclass
from cxsite.model.output import Output, Plan, half_of
from cxsite.write.manifest import UNKNOWN, Entry, Manifest


@dataclass(frozen=True, slots=True)
class Task:
    """An output to be made. `before` is what was published there; `stranger` is set if the file there is not ours.

    `why` is empty if it is certainly stale, but the inputs that differ are known only once it is made.
    """

    output: Output
    why: tuple[str, ...]
    before: Entry | None = None
    stranger: bool = False

    @property
    def is_there(self) -> bool:
        """Whether there is a file or a link at its address."""
        return self.stranger or (self.before is not None and "missing" not in self.why)


@dataclass(frozen=True, slots=True)
class Tasks:
    """`stale` must be made; `kept` is up to date; `gone` is ours and no longer in the plan; `edited` was changed by hand."""

    stale: tuple[Task, ...]
    kept: Manifest = field(default_factory=dict)
    gone: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()


def tasks(plan: Plan, folder: Path, manifest: Manifest, rest: Collection[str] = ()) -> Tasks:
    """Compare plan, manifest and folder. Cheap if nothing changed: one stat for each file, and no byte read.

    `rest` are files of the manifest to keep in addition; the caller has already checked that they `stand`.
    """
    stale: list[Task] = []
    kept: Manifest = {address: manifest[address] for address in rest}
    edited: list[str] = []
    here = f"{folder}{os.sep}"
    for output in plan.outputs:
        before = manifest.get(output.address)
        task, entry = _judge(output, before, here + output.address)
        if task is None:
            kept[output.address] = entry
            continue
        stale.append(task)
        if "edited" in task.why:
            edited.append(output.address)
    unpromised = sorted(manifest.keys() - kept.keys() - {output.address for output in plan.outputs})
    gone = tuple(address for address in unpromised if os.path.lexists(here + address))
    return Tasks(tuple(stale), kept, gone, tuple(edited))


def _judge(output: Output, before: Entry | None, path: str) -> tuple[Task | None, Entry]:
    found = _look(path)
    if before is None:
        return Task(output, ("new",), None, stranger=found is not None), UNKNOWN
    if found is None:
        return Task(output, ("missing",)), UNKNOWN
    if found != (before.size, before.mtime_ns):
        if found[0] != before.size or _digest(path) != before.digest:
            return Task(output, ("edited", *_why(output, before)) if before.digest else ("unknown",)), UNKNOWN
        before = before._replace(mtime_ns=found[1])
    return _compared(output, before)


def _compared(output: Output, before: Entry) -> tuple[Task | None, Entry]:
    """Computing all inputs of a page is expensive; if one that is known already differs, the page is stale without that."""
    if output.key and output.key == before.key:
        return None, before
    if output.later and (others := before.others(output.inputs)):
        return Task(output, others if is_reprinted(output, before) else (), before), before
    why = _why(output, before)
    return (Task(output, why, before), before) if why else (None, _with_key(before, output.key))


def is_reprinted(output: Output, before: Entry) -> bool:
    """Whether only its template can have changed."""
    return bool(output.key) and half_of(before.key) == output.own_key


def _with_key(entry: Entry, key: str) -> Entry:
    return entry if entry.key == key else entry.under(key)


def _why(output: Output, before: Entry) -> tuple[str, ...]:
    return () if output.key and output.key == before.key else differing(dict(output.all_inputs), before)


def differing(now: Mapping[str, str], before: Entry) -> tuple[str, ...]:
    """The names of the inputs that have changed."""
    was = before.inputs
    return tuple(name for name in dict.fromkeys((*now, *was)) if now.get(name) != was.get(name))


def _look(path: str) -> tuple[int, int] | None:
    """Size and time of the file there; (-1, -1) for a link or a device; None for a folder or if there is nothing."""
    try:
        found = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    if stat.S_ISDIR(found.st_mode):
        return None
    return (found.st_size, found.st_mtime_ns) if stat.S_ISREG(found.st_mode) else (-1, -1)


def _digest(path: str) -> str:
    try:
        return of_bytes(Path(path).read_bytes())
    except OSError:
        return ""
