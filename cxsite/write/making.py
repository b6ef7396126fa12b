"""Makes stale outputs and stages them, in several processes if there are many.

A process returns plain data, one `Made` for each task; they are put together here in the order of the tasks, so the outcome
does not depend on the number of processes.
"""

import marshal
import os
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from cxsite.keys.crew import ALONE, Crew
from cxsite.keys.digest import of_bytes
from cxsite.keys.plain import from_plain, to_plain
from cxsite.model.output import Output, Why
from cxsite.model.problem import Problem, errors
from cxsite.write import journal, stage
from cxsite.write.lots import batches, first_of_each_kind, is_many, lots
from cxsite.write.manifest import UNKNOWN, Entry, Manifest, noted
from cxsite.write.stale import Task, Tasks, differing, is_reprinted

Step = Callable[[int, int], None]
_ENOUGH = 100
STAGED, STANDS, FOREIGN, FAILED = "staged", "stands", "foreign", "failed"


@dataclass(slots=True)
class Staged:
    """What is staged: moves with their outputs (none for a `whole` tree, which is moved as one), the next manifest, why each
    was written, the problems, files that are not ours at the same addresses, and the number of those that were `adopted`.
    """

    entries: Manifest
    whole: bool
    moves: list[tuple[str, Output]] = field(default_factory=list)
    written: list[Why] = field(default_factory=list)
    problems: dict[Problem, None] = field(default_factory=dict)
    foreign: list[str] = field(default_factory=list)
    adopted: int = 0


class Made(NamedTuple):
    """The result of the task `number`: staged, already up to date, staged although a stranger's file is there, or failed."""

    number: int
    what: str
    size: int = 0
    mtime_ns: int = 0
    digest: str = ""
    problems: tuple[Any, ...] = ()
    noted: str = "[]"


def make(todo: Tasks, folder: Path, place: Path, step: Step, crew: Crew) -> Staged:
    """Make every stale output and stage it: as a tree for a first build, else under numbers."""
    staged = Staged(dict(todo.kept), _is_first(folder, place))
    if staged.whole:
        stage.make_folder(place / journal.TREE)
    bench = _Bench(todo.stale, folder, place, staged.whole)
    first = first_of_each_kind(todo.stale)
    found = _Found(is_many(todo.stale))
    found.add(bench.work(first, step=step, processes=1))  # forks inherit what these load and compile
    crew = crew if bench.weight(range(len(todo.stale))) >= crew.pages else ALONE
    failed = 0
    for part in _parts(lots(todo.stale, frozenset(first)), bench, crew, step):
        found.add(part)
        failed += sum(what == FAILED for _, what, *_ in part)
        if failed >= _ENOUGH:
            break
    for made in found.in_order():
        _add(made, bench, staged)
    return staged


def _parts(some: list[list[int]], bench: "_Bench", crew: Crew, step: Step) -> Iterator[list[tuple[Any, ...]]]:
    """The results of these lots: all divided at once, or in batches if there are very many."""
    if not is_many(bench.tasks):
        yield from crew.share(some, bench.weight, partial(bench.work_lots, step=step, processes=crew.size))
        return
    narrow, wide = batches(some, bench.tasks)
    for part in crew.stream(narrow, partial(bench.work_lots, step=_unheard, processes=1)):
        bench.count(len(part), step)
        yield part
    yield bench.work_lots(wide, step=step, processes=1)


def _unheard(_done: int, _all: int) -> None:
    """The progress within a batch is not reported."""


def name_of(number: int, task: Task, *, whole: bool) -> str:
    """The name of an output in the stage."""
    return f"{journal.TREE}/{task.output.address}" if whole else str(number + 1)


class _Found:
    """The results of tasks so far. If there are very many they are compressed to a fifth, since forks share this memory."""

    def __init__(self, many: bool) -> None:
        self._many = many
        self._pieces: list[bytes] = []
        self._found: list[tuple[Any, ...]] = []

    def add(self, part: list[tuple[Any, ...]]) -> None:
        """Add the results of some tasks, each as the fields of a `Made`."""
        if self._many:
            self._pieces.append(zlib.compress(marshal.dumps(part), 1))
        else:
            self._found.extend(part)

    def in_order(self) -> Iterator[Made]:
        """All results in the order of the tasks; each is freed once it was yielded."""
        while self._pieces:
            self._found.extend(marshal.loads(zlib.decompress(self._pieces.pop())))  # noqa: S302 - written by us just now
        self._found.sort(reverse=True)
        while self._found:
            yield Made(*self._found.pop())


class _Bench:
    """Does tasks, in this process or in another."""

    def __init__(self, tasks: tuple[Task, ...], folder: Path, place: Path, whole: bool) -> None:
        self.tasks, self.whole = tasks, whole
        self._folder, self._place = folder, f"{place}{os.sep}"
        self._made = {""}
        self._done = 0

    def weight(self, numbers: Iterable[int]) -> int:
        """The weight of the tasks with these numbers, in pages."""
        return sum(self.tasks[number].output.weight for number in numbers)

    def count(self, more: int, step: Step) -> None:
        """Report that `more` tasks are done."""
        self._done += more
        step(min(len(self.tasks), self._done), len(self.tasks))

    def work_lots(self, lots: Iterable[list[int]], *, step: Step, processes: int) -> list[tuple[Any, ...]]:
        """Do the tasks of these lots."""
        return self.work(chain.from_iterable(lots), step=step, processes=processes)

    def work(self, numbers: Iterable[int], *, step: Step, processes: int) -> list[tuple[Any, ...]]:
        """Do the tasks with these numbers, until there are enough errors; each result as the fields of a `Made`."""
        found: list[tuple[Any, ...]] = []
        grave = 0
        for number in numbers:
            self.count(processes, step)
            task = self.tasks[number]
            inputs = _noted(task)  # before its bytes: making them frees what a lazy page holds
            outcome = task.output.make()
            address = task.output.address
            if outcome.value is None and not errors(outcome.problems):
                raise RuntimeError(f"{address} came without bytes and without a reason")
            made = Made(number, FAILED) if outcome.value is None else self._placed(number, outcome.value)
            told = tuple(map(to_plain, outcome.problems))
            found.append(tuple(made._replace(problems=told, noted=inputs)))
            grave += len(errors(outcome.problems))
            if grave >= _ENOUGH:
                break
        return found

    def _placed(self, number: int, data: bytes) -> Made:
        """Stage the bytes, unless they are published already."""
        task, digest = self.tasks[number], of_bytes(data)
        if task.stranger:
            path = self._folder / task.output.address
            if path.is_symlink() or not path.is_file() or path.read_bytes() != data:
                return self._staged(number, data, digest)._replace(what=FOREIGN)
            found = path.stat()
            return Made(number, STANDS, found.st_size, found.st_mtime_ns, digest)
        before = task.before
        if before is not None and before.digest == digest:
            return Made(number, STANDS, before.size, before.mtime_ns, digest)
        return self._staged(number, data, digest)

    def _staged(self, number: int, data: bytes, digest: str) -> Made:
        name = name_of(number, self.tasks[number], whole=self.whole)
        stage.make_folders(self._place, name.rpartition("/")[0], self._made)
        found = stage.put(self._place + name, data)
        return Made(number, STAGED, found.st_size, found.st_mtime_ns, digest)


def _noted(task: Task) -> str:
    """The inputs for the manifest. If only a page's template differs, the last build has recorded all the others."""
    before, output = task.before, task.output
    if before is None or not is_reprinted(output, before):
        return noted(output.all_inputs)
    return before.renewed(output.inputs)


def _add(made: Made, bench: _Bench, staged: Staged) -> None:
    task = bench.tasks[made.number]
    address = task.output.address
    staged.problems.update(dict.fromkeys(from_plain(Problem, plain) for plain in made.problems))
    if made.what == FAILED:
        return
    entry = Entry.of(made.size, made.mtime_ns, made.digest, task.output.key, made.noted)
    staged.entries[address] = entry
    if made.what == STANDS:
        staged.adopted += task.stranger
        return
    if made.what == FOREIGN:
        staged.foreign.append(address)
    if not bench.whole:
        staged.moves.append((name_of(made.number, task, whole=False), task.output))
    why = task.why or differing(entry.inputs, task.before or UNKNOWN)
    staged.written.append(Why(address, why))


def _is_first(folder: Path, place: Path) -> bool:
    """Whether the folder is missing or empty, so that one rename publishes everything."""
    return not folder.exists() or (place.parent != folder and not any(folder.iterdir()))
