"""How tasks are divided: into lots of what is made together, and if there are very many, into batches.

A task is identified by its index among all tasks.
"""

from collections.abc import Set
from itertools import islice

from cxsite.model.output import Output
from cxsite.write.stale import Task

_MOST_KINDS = 24
_MANY, _BATCH = 50_000, 300


def is_many(tasks: tuple[Task, ...]) -> bool:
    """Whether there are so many that no two processes should both load everything that their outputs show."""
    return len(tasks) >= _MANY


def batches(lots: list[list[int]], tasks: tuple[Task, ...]) -> tuple[list[list[list[int]]], list[list[int]]]:
    """Lots that show few posts, in batches, each for one fork; then all others (lists, feeds, scorecards), for one process.

    A fork shares its parent's memory until either touches an object; then that is copied. For a batch this is only what its
    pages show, and it is freed with the fork. Lists come last, because the posts they show fill the caches, and each fork would
    drop entries from them.
    """
    wide = [lot for lot in lots if not _is_narrow(tasks[lot[0]].output)]
    narrow = [lot for lot in lots if _is_narrow(tasks[lot[0]].output)]
    return [narrow[start : start + _BATCH] for start in range(0, len(narrow), _BATCH)], wide


def _is_narrow(output: Output) -> bool:
    """Whether it shows only a few posts: the page of a post, which has a key, or an asset."""
    return output.kind == "asset" or (output.kind == "page" and bool(output.key))


def first_of_each_kind(tasks: tuple[Task, ...]) -> list[int]:
    """One task of each kind and shelf: "posts/late-refunds/index.html" stands for all pages of "posts"."""
    first: dict[tuple[str, ...], int] = {}
    for number, task in enumerate(tasks):
        first.setdefault((task.output.kind, *task.output.address.split("/")[:-2]), number)
    return list(islice(first.values(), _MOST_KINDS))


def lots(tasks: tuple[Task, ...], done: Set[int]) -> list[list[int]]:
    """The other tasks, grouped by what they show: what the formats of one thing share is then made once per process."""
    lots: dict[str, list[int]] = {}
    for number, task in enumerate(tasks):
        if number not in done:
            lots.setdefault(_thing(task.output), []).append(number)
    return list(lots.values())


def _thing(output: Output) -> str:
    """What an output shows: all feeds of a folder show the same texts; else it is the address without its extension."""
    return output.address.rpartition("/" if output.kind == "feed" else ".")[0]
