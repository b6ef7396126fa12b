"""What is noted of every article, newest first: a row each, small enough to read ten thousand of them for one edit.

A row says where an article stands and under which labels, whom it is related to, and under which key the rest of it is
remembered. Positions are places in the order of rows.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from cxsite.model.labels import key
from cxsite.model.library import Article, Shelf
from cxsite.model.moment import Moment
from cxsite.model.post import Post

Day = tuple[int, str, bool]


class Row(NamedTuple):
    """One article. `name` is what the rest is remembered under, `related` are positions; `hidden` says that the sitemap leaves
    it out, `apart` that it stands in a series, has translations, letters, corrections or old addresses."""

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
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    keywords: tuple[str, ...]
    related: tuple[int, ...]
    featured: bool
    hidden: bool
    translated: bool
    lettered: bool
    corrected: bool

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


def row(article: Article, name: str, related: Iterable[int]) -> Row:
    """The row of an article that is remembered under `name`."""
    post = article.post
    return Row(
        path=post.path,
        name=name,
        address=article.teaser.address,
        title=post.title,
        id=article.id,
        date=_day(post.date),
        updated=_day(post.updated) if post.updated else None,
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
    )


def noted(data: Sequence[Any]) -> Row:
    """A row from what JSON made of it."""
    made = list(data)
    for at in _ROWS:
        made[at] = tuple(made[at])
    made[_UPDATED] = made[_UPDATED] and tuple(made[_UPDATED])
    return Row._make(made)


def shelf_key(shelf: Shelf) -> str:
    """What a shelf's members have among their `labels`."""
    return shelf.term.slug if shelf.kind in ("author", "year") else key(shelf.term.label)


def lead(rows: Iterable[Row]) -> str:
    """The path of the lead story, as `relate.articles.lead` chooses it."""
    newest = ""
    for each in rows:
        if each.featured:
            return each.path
        newest = newest or each.path
    return newest


def post_of(row: Row) -> Post:
    """As much of a post as its row knows: what a sitemap tells."""
    updated = Moment(*row.updated) if row.updated else None
    return Post(row.path, "", row.title, Moment(*row.date), updated=updated, canonical="-" if row.hidden else "")


def _day(moment: Moment) -> Day:
    return moment.instant, moment.local, moment.has_time


_ROWS = tuple(Row._fields.index(name) for name in ("date", "authors", "tags", "keywords", "related"))
_UPDATED = Row._fields.index("updated")


class Index:
    """Rows, newest first, and ways to find them."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows

    @cached_property
    def at(self) -> Mapping[str, int]:
        """Path → position."""
        return {each.path: position for position, each in enumerate(self.rows)}

    @cached_property
    def _members(self) -> dict[str, dict[str, list[int]]]:
        return {}

    def members(self, kind: str, label: str) -> Sequence[int]:
        """The positions of the articles on a shelf."""
        found = self._members.get(kind)
        if found is None:
            found = self._members[kind] = {}
            for position, each in enumerate(self.rows):
                for name in each.labels(kind):
                    found.setdefault(name, []).append(position)
        return found.get(label, ())
