"""Several processes for one long piece of work: each takes a part and hands back plain data; the outcome is that of one process.

Where forking is safe they are forks (`forked`), which have everything already: with the work dealt out evenly by weight that gave
1.79 × on two cores, an executor 1.31 ×. Elsewhere they are interpreters of their own (`spawned`): these load everything first, so
that they pay later, and take only work that can be sent to them. Where neither can be had the work is done here.
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
    """How many processes may work at once, and from how many documents or pages on that pays for itself.

    What takes as long as some pages counts as so many. `spawned` is the number of documents that stands in for `documents` where
    each process is an interpreter of its own, which costs more. `way` is how processes come to be; with None, what is safe at the
    moment decides.
    """

    size: int = 1
    documents: int = 60
    pages: int = 300
    spawned: int = 1000
    way: Way | None = None

    def suits(self, documents: int) -> bool:
        """Whether so many documents are worth several processes."""
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
        """What `task` makes of each part of `items`: plain data (numbers, text, bytes, lists, tuples, mappings, None).

        `task` runs in a process of its own and must not rely on anything it changes; `here` does the same for the part that this
        process takes, and may. With `travels`, `task` and `items` can be pickled, for an interpreter of its own.
        A process that dies or cannot be started leaves its part to this one; so an exception comes from here, whoever met it.
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
        """What `task` makes of each part, in their order: each in a fork of its own, as many at once as the crew has.

        This process only waits for them, so what it has in memory stays shared. Plain data as above; where no process can be
        forked all is done here.
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
    """As many processes as there are processors for us, eight at most."""
    return Crew(min(processors(), _MOST))


def dealt(items: Sequence[T], weight: Callable[[T], int], parts: int) -> list[list[T]]:
    """`items` in `parts` lists of about the same weight, each in the order of `items`; never an empty list."""
    heaps = [(0, part) for part in range(min(parts, len(items)))]
    weights = [weight(item) for item in items]
    place = [0] * len(items)
    for index in sorted(range(len(items)), key=lambda i: -weights[i]):
        load, part = heaps[0]
        place[index] = part
        heapq.heapreplace(heaps, (load + max(1, weights[index]), part))
    return [[item for item, at in zip(items, place, strict=True) if at == part] for part in range(len(heaps))]


class _Hand(Generic[R]):
    """A process that does some work, where one can be had."""

    def __init__(self, work: Callable[[], R], way: Way) -> None:
        self._work = work
        self._process: Forked | Spawned | None = None
        with suppress(OSError):  # the machine has no room for it
            self._process = Forked(work) if way == "fork" else _spawned(work)

    def begin(self) -> None:
        """Let it work."""
        if self._process:
            self._process.begin()

    def result(self) -> R:
        """What it made; where it died, what we make of its part."""
        answer = self._process.answer() if self._process else None
        if answer is None:
            return self._work()
        made: R = marshal.loads(answer)  # noqa: S302 - by a process of ours
        return made

    def dismiss(self) -> None:
        """End it if it still runs."""
        if self._process:
            self._process.end()


def _spawned(work: Callable[[], object]) -> "Spawned":
    from cxsite.keys.spawned import Spawned  # noqa: PLC0415 - it needs `subprocess`, and most builds start nothing

    return Spawned(work)


def _safe() -> Way:
    """How processes can come to be at this moment. A frozen program has no interpreter that could be started again."""
    if is_safe():
        return "fork"
    return "spawn" if sys.executable and not getattr(sys, "frozen", False) else "alone"
