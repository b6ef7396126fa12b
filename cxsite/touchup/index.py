"""The rows of all articles, with lookups by path and by shelf."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from cxsite.touchup.rows import Row


def _lead(rows: Iterable[Row]) -> str:
    """The path of the lead story, as `relate.articles.lead` chooses it."""
    newest = ""
    for each in rows:
        if each.featured:
            return each.path
        newest = newest or each.path
    return newest


class Sight(NamedTuple):
    """What every edit needs to know of all rows: their paths, the path of the lead story, and the positions of those that have
    letters, and of those that have corrections.
    """

    paths: Sequence[str]
    lead: str
    lettered: Sequence[int]
    corrected: Sequence[int]


def _sight(rows: Sequence[Row]) -> Sight:
    lettered = [at for at, each in enumerate(rows) if each.lettered]
    corrected = [at for at, each in enumerate(rows) if each.corrected]
    return Sight([each.path for each in rows], _lead(rows), lettered, corrected)


class Index:
    """Rows, newest first, and lookups. `sight` is that of the rows, if known."""

    def __init__(self, rows: Sequence[Row], sight: Sight | None = None) -> None:
        self.rows, self._sight = rows, sight
        self._newest: dict[
            tuple[str, str], tuple[list[int], Iterator[int]]
        ] = {}  # found so far, and where to find more
        self._members: dict[str, dict[str, list[int]]] = {}

    @cached_property
    def sight(self) -> Sight:
        """What every edit needs to know of all rows."""
        return self._sight or _sight(self.rows)

    @cached_property
    def at(self) -> Mapping[str, int]:
        """Path → position."""
        return {path: position for position, path in enumerate(self.sight.paths)}

    def has(self, kind: str, label: str) -> bool:
        """Whether any article is on a shelf; nearly always one of the newest is."""
        return any(label in each.labels(kind) for each in self.rows)

    def is_early(self, at: int, kind: str, label: str, size: int) -> bool:
        """Whether the article at a position is among the `size` newest on one of its shelves."""
        found, others = self._newest.setdefault((kind, label), ([], self._on(kind, label)))
        while len(found) < size and (not found or found[-1] < at):
            found.append(next(others))  # its own position at the latest
        return at in found[:size]

    def _on(self, kind: str, label: str) -> Iterator[int]:
        rows = self.rows  # by position: if rows are decoded on access, only a few need be
        return (at for at in range(len(rows)) if label in rows[at].labels(kind))

    def with_relatives(self, found: Mapping[int, Sequence[int]]) -> "Index":
        """The same articles in the same places, with new related articles for some (position → positions)."""
        rows = list(self.rows)
        for at, related in found.items():
            rows[at] = rows[at]._replace(related=related)
        index = Index(rows, self.sight)
        index.at, index._members = self.at, self._members
        return index

    def members(self, kind: str, label: str) -> Sequence[int]:
        """The positions of the articles on a shelf."""
        found = self._members.get(kind)
        if found is None:
            found = self._members[kind] = {}
            for position, each in enumerate(self.rows):
                for name in each.labels(kind):
                    found.setdefault(name, []).append(position)
        return found.get(label, ())
