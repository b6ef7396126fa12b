"""How tasks are dealt out: in lots of what is made together, and where there are very many, in batches.

A task is named by its number among all.
"""

from collections.abc import Set
from itertools import islice

from cxsite.model.output import Output
from cxsite.write.stale import Task

_HERALDS = 24
_MANY, _BATCH = 50_000, 300


def is_many(tasks: tuple[Task, ...]) -> bool:
    """Whether they are so many that no two processes should come to hold all that their outputs show."""
    return len(tasks) >= _MANY


def batches(lots: list[list[int]], tasks: tuple[Task, ...]) -> tuple[list[list[list[int]]], list[list[int]]]:
    """The lots of what shows few posts, in batches, each for a fork; then all others (lists, feeds, scorecards), for one process.

    A fork shares the memory of the first process until one of the two looks at something: then it stands there twice. With a
    batch that is what its pages show, and it ends with the fork. Lists come last, since what is remembered of the posts they
    show fills the memory, and each fork would let go of some of it.
    """
    wide = [lot for lot in lots if not _is_narrow(tasks[lot[0]].output)]
    narrow = [lot for lot in lots if _is_narrow(tasks[lot[0]].output)]
    return [narrow[start : start + _BATCH] for start in range(0, len(narrow), _BATCH)], wide


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
