"""What is noted about every article, newest first: a row each, small enough to read ten thousand of them for one edit.

A row has the address and labels of an article, its related articles, and the key under which the rest of it is stored.
Positions are indexes in the order of rows.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from cxsite.model.articles import Article
from cxsite.model.labels import key
from cxsite.model.library import Shelf
from cxsite.render.reached import day

Day = Sequence[Any]


class Row(NamedTuple):
    """One article. `name` is the key of the rest of it; `related` are positions counted from the oldest, which is -1, so that a
    new post does not shift them. `hidden` says that the sitemap omits it. The days are the fields of a `Moment`; `updated` is
    None if it is not later than `date`. `quotes` are the parts of scorecards that it depends on (see `quotes`), `template` the
    one that its author chose.
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
        """The keys of its shelves of one kind."""
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
        """The date of the last change, else that of the post."""
        return tuple(self.updated or self.date)


def row(article: Article, name: str, related: Iterable[int], quotes: Sequence[str]) -> Row:
    """The row of an article that is stored under `name`."""
    post = article.post
    return Row(
        path=post.path,
        name=name,
        address=article.teaser.address,
        title=post.title,
        id=article.id,
        date=day(post.date),
        updated=day(post.updated) if post.updated and post.updated > post.date else None,
        language=article.teaser.language,
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
    """The key that a shelf's members have among their `labels`."""
    return shelf.term.slug if shelf.kind in ("author", "year") else key(shelf.term.label)
