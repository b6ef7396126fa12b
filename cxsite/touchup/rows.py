"""What is noted of every article, newest first: a row each, small enough to read ten thousand of them for one edit.

A row says where an article stands and under which labels, whom it is related to, and under which key the rest of it is
remembered. Positions are places in the order of rows.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from cxsite.model.labels import key
from cxsite.model.library import Article, Shelf
from cxsite.render.reached import day

Day = Sequence[Any]


class MoreError(Exception):
    """The short way is not sure: more has changed than it can follow, or too little is remembered. The whole flow is needed."""


class Row(NamedTuple):
    """One article. `name` is what the rest is remembered under, `related` are positions counted from the oldest, which is -1: so
    a new post moves none. `hidden` says that the sitemap leaves it out. The days are the fields of a `Moment`; `updated` is None
    where it is not later than `date`. `quotes` are the parts of scorecards that it depends on (`quotes`), `template` the one that
    its author asks for.
    """

    path: str
    name: str
    address: str
    title: str
    id: str
    date: Day
    updated: Day | None
    language: str
    category: str
    series: str
    authors: Sequence[str]
    tags: Sequence[str]
    keywords: str
    related: Sequence[int]
    featured: bool
    hidden: bool
    translated: bool
    lettered: bool
    corrected: bool
    quotes: Sequence[str]
    template: str

    def labels(self, kind: str) -> Iterable[str]:
        """The keys under which it stands on the shelves of one kind."""
        if kind == "tag":
            return dict.fromkeys(map(key, self.tags))
        if kind == "author":
            return dict.fromkeys(self.authors)
        if kind == "year":
            return (self.date[1][:4],)
        label = self.category if kind == "category" else self.series
        return (key(label),) if label else ()

    @property
    def changed(self) -> tuple[Any, ...]:
        """The day of the last change, else that of the post."""
        return tuple(self.updated or self.date)


def row(article: Article, name: str, related: Iterable[int], quotes: Sequence[str]) -> Row:
    """The row of an article that is remembered under `name`."""
    post = article.post
    return Row(
        path=post.path,
        name=name,
        address=article.teaser.address,
        title=post.title,
        id=article.id,
        date=day(post.date),
        updated=day(post.updated) if post.updated and post.updated > post.date else None,
        language=post.language,
        category=post.category,
        series=post.series,
        authors=post.authors,
        tags=post.tags,
        keywords=post.keywords,
        related=tuple(related),
        featured=post.featured,
        hidden=bool(article.teaser.held or post.canonical),
        translated=bool(article.translations),
        lettered=bool(article.letters),
        corrected=bool(article.corrections),
        quotes=quotes,
        template=post.template,
    )


def shelf_key(shelf: Shelf) -> str:
    """What a shelf's members have among their `labels`."""
    return shelf.term.slug if shelf.kind in ("author", "year") else key(shelf.term.label)


def _lead(rows: Iterable[Row]) -> str:
    """The path of the lead story, as `relate.articles.lead` chooses it."""
    newest = ""
    for each in rows:
        if each.featured:
            return each.path
        newest = newest or each.path
    return newest


class Sight(NamedTuple):
    """What is asked of all rows in every edit: their paths, the path of the lead story, and the positions of those that have
    letters, and corrections."""

    paths: Sequence[str]
    lead: str
    lettered: Sequence[int]
    corrected: Sequence[int]


def _sight(rows: Sequence[Row]) -> Sight:
    lettered = [at for at, each in enumerate(rows) if each.lettered]
    corrected = [at for at, each in enumerate(rows) if each.corrected]
    return Sight([each.path for each in rows], _lead(rows), lettered, corrected)


class Index:
    """Rows, newest first, and ways to find them. `sight` is theirs, where it is known."""

    def __init__(self, rows: Sequence[Row], sight: Sight | None = None) -> None:
        self.rows = rows
        self._sight = sight

    @cached_property
    def sight(self) -> Sight:
        """What of all rows is asked in every edit."""
        return self._sight or _sight(self.rows)

    @cached_property
    def at(self) -> Mapping[str, int]:
        """Path → position."""
        return {path: position for position, path in enumerate(self.sight.paths)}

    def has(self, kind: str, label: str) -> bool:
        """Whether any article stands on a shelf: nearly always one of the newest does."""
        return any(label in each.labels(kind) for each in self.rows)

    def is_early(self, at: int, kind: str, label: str, size: int) -> bool:
        """Whether the article at a position is among the newest so many on one of its shelves."""
        found, others = self._newest.setdefault((kind, label), ([], self._on(kind, label)))
        while len(found) < size and (not found or found[-1] < at):
            found.append(next(others))  # its own position at the latest
        return at in found[:size]

    @cached_property
    def _newest(self) -> dict[tuple[str, str], tuple[list[int], Iterator[int]]]:
        """By shelf, the newest positions on it that were looked for, and what finds more."""
        return {}

    def _on(self, kind: str, label: str) -> Iterator[int]:
        rows = self.rows  # one after the other: where they are taken apart when asked for, a few are enough
        return (at for at in range(len(rows)) if label in rows[at].labels(kind))

    @cached_property
    def _members(self) -> dict[str, dict[str, list[int]]]:
        return {}

    def with_relatives(self, found: Mapping[int, Sequence[int]]) -> "Index":
        """The same articles in the same places, of which some (by position) are related to others."""
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
