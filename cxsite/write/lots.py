"""How tasks are dealt out: in lots of what is made together, and where there are very many, in rounds.

A task is named by its number among all.
"""

from collections.abc import Iterator, Set
from itertools import islice

from cxsite.keys.crew import ALONE, Crew
from cxsite.model.output import Output
from cxsite.write.stale import Task

_HERALDS = 24
_MANY, _ROUND = 20_000, 300


def rounds(lots: list[list[int]], tasks: tuple[Task, ...], crew: Crew) -> Iterator[tuple[list[list[int]], Crew]]:
    """All at once by the whole crew; of very many, a round of pages at a time.

    A fork shares the memory of the first process until one of the two looks at something: then it stands there twice. In a round
    that is what so many pages show. Lists, feeds and scorecards show many posts, so they are made before, in one process.
    """
    if len(tasks) < _MANY:
        yield lots, crew
        return
    yield [lot for lot in lots if not _is_narrow(tasks[lot[0]].output)], ALONE
    narrow = [lot for lot in lots if _is_narrow(tasks[lot[0]].output)]
    for start in range(0, len(narrow), _ROUND):
        yield narrow[start : start + _ROUND], crew


def _is_narrow(output: Output) -> bool:
    """Whether it shows a few posts at most: the page of a post, which has a key, or an asset."""
    return output.kind == "asset" or (output.kind == "page" and bool(output.key))


def heralds(tasks: tuple[Task, ...]) -> list[int]:
    """One task of each kind and shelf: "posts/late-refunds/index.html" stands for all pages of "posts"."""
    first: dict[tuple[str, ...], int] = {}
    for number, task in enumerate(tasks):
        first.setdefault((task.output.kind, *task.output.address.split("/")[:-2]), number)
    return list(islice(first.values(), _HERALDS))


def lots(tasks: tuple[Task, ...], done: Set[int]) -> list[list[int]]:
    """The other tasks, forms of one thing together: what they share is made once in a process."""
    lots: dict[str, list[int]] = {}
    for number, task in enumerate(tasks):
        if number not in done:
            lots.setdefault(_thing(task.output), []).append(number)
    return list(lots.values())


def _thing(output: Output) -> str:
    """What it is a form of: all feeds of a folder show the same texts; else its address without what says the format."""
    return output.address.rpartition("/" if output.kind == "feed" else ".")[0]
