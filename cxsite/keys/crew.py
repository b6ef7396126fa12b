"""Long work shared among several processes: each takes a part and returns plain data; the result is the same as with one.

Where forking is safe, the processes are forks (`forked`), which start with everything in memory: with work divided evenly by
weight, that was 1.79 × as fast on two cores, against 1.31 × with an executor. Elsewhere they are new interpreters (`spawned`):
these must import everything first, so they pay off only for more work, and the work must be picklable. If neither is possible,
this process does the work.
"""

import heapq
import marshal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Generic, Literal, NamedTuple, TypeVar

from cxsite.keys.beside import is_safe, processors
from cxsite.keys.forked import Forked

if TYPE_CHECKING:
    from cxsite.keys.spawned import Spawned

T = TypeVar("T")
R = TypeVar("R")
Way = Literal["fork", "spawn", "alone"]
_MOST = 8


class Crew(NamedTuple):
    """How many processes may work at once, and the number of documents or pages from which that is worth it.

    Anything that takes as long as several pages counts as that many. `spawned` replaces `documents` where each process is a new
    interpreter, which costs more. `way` is how processes are started; with None, whichever is safe at the time.
    """

    size: int = 1
    documents: int = 60
    pages: int = 300
    spawned: int = 1000
    way: Way | None = None

    def suits(self, documents: int) -> bool:
        """Whether this many documents are worth several processes."""
        least = {"fork": self.documents, "spawn": self.spawned}.get(self._way())
        return least is not None and documents >= least

    def share(
        self,
        items: Sequence[T],
        weight: Callable[[T], int],
        task: Callable[[list[T]], R],
        here: Callable[[list[T]], R] | None = None,
        *,
        travels: bool = False,
    ) -> list[R]:
        """The results of `task` for each part of `items`: plain data (numbers, text, bytes, lists, tuples, mappings, None).

        `task` runs in another process, so it must not rely on changes it makes; `here` does the same for the part that this
        process takes, and may. `travels` says that `task` and `items` can be pickled for a new interpreter.
        If a process dies or cannot be started, this one does its part; so exceptions are always raised here.
        """
        here, way = here or task, self._way()
        if len(items) < 2 or way == "alone" or (way == "spawn" and not travels):
            return [here(list(items))]
        first, *others = dealt(items, weight, self.size)
        hands: list[_Hand[R]] = []
        try:
            hands.extend(_Hand(partial(task, part), way) for part in others)
            for hand in hands:
                hand.begin()
            return [here(first), *[hand.result() for hand in hands]]
        finally:
            for hand in hands:
                hand.dismiss()

    def stream(self, parts: Iterable[list[T]], task: Callable[[list[T]], R]) -> Iterator[R]:
        """The results of `task` for each part, in order: each part in a fork of its own, at most `size` of them at once.

        This process only waits, so its memory stays shared with the forks. Plain data as above; if forking is not safe,
        everything is done here.
        """
        if self._way() != "fork":
            yield from map(task, parts)
            return
        busy = deque[_Hand[R]]()
        try:
            for part in parts:
                if len(busy) == self.size:
                    yield busy[0].result()
                    busy.popleft().dismiss()
                busy.append(_Hand(partial(task, part), "fork"))
                busy[-1].begin()
            while busy:
                yield busy[0].result()
                busy.popleft().dismiss()
        finally:
            for hand in busy:
                hand.dismiss()

    def _way(self) -> Way:
        return "alone" if self.size < 2 else self.way or _safe()


ALONE = Crew()


def crew() -> Crew:
    """One process for each processor that we may use, at most eight."""
    return Crew(min(processors(), _MOST))


def dealt(items: Sequence[T], weight: Callable[[T], int], parts: int) -> list[list[T]]:
    """`items` divided into at most `parts` lists of about equal weight, each in the order of `items`; no list is empty."""
    heaps = [(0, part) for part in range(min(parts, len(items)))]
    weights = [weight(item) for item in items]
    place = [0] * len(items)
    for index in sorted(range(len(items)), key=lambda i: -weights[i]):
        load, part = heaps[0]
        place[index] = part
        heapq.heapreplace(heaps, (load + max(1, weights[index]), part))
    return [[item for item, at in zip(items, place, strict=True) if at == part] for part in range(len(heaps))]


class _Hand(Generic[R]):
    """A process that does some work, if one can be started."""

    def __init__(self, work: Callable[[], R], way: Way) -> None:
        self._work = work
        self._process: Forked | Spawned | None = None
        with suppress(OSError):  # out of resources
            self._process = Forked(work) if way == "fork" else _spawned(work)

    def begin(self) -> None:
        """Start the work."""
        if self._process:
            self._process.begin()

    def result(self) -> R:
        """The process's result; if it died, the work is done here."""
        answer = self._process.answer() if self._process else None
        if answer is None:
            return self._work()
        made: R = marshal.loads(answer)  # noqa: S302 - written by our own process
        return made

    def dismiss(self) -> None:
        """Kill it if it still runs."""
        if self._process:
            self._process.end()


def _spawned(work: Callable[[], object]) -> "Spawned":
    from cxsite.keys.spawned import Spawned  # noqa: PLC0415 - it imports `subprocess`, and most builds start no process

    return Spawned(work)


def _safe() -> Way:
    """How processes can be started now. A frozen program has no interpreter that could be started again."""
    if is_safe():
        return "fork"
    return "spawn" if sys.executable and not getattr(sys, "frozen", False) else "alone"
