"""The articles of a publication, each loaded lazily from the memory.

An edit reaches a few of ten thousand articles. To its reader this library looks complete, but costs only what is read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from cxsite.keys.memory import Memory
from cxsite.keys.plain import from_plain
from cxsite.model.articles import Article, FreePage, Step, Teaser
from cxsite.model.corpus import Corpus
from cxsite.model.library import Library, Shelf
from cxsite.model.moment import Moment
from cxsite.model.post import Post
from cxsite.parse.documents import recalling
from cxsite.relate.vocabulary import canonical, renamed
from cxsite.render.reached import Map, Mapped, Picked, Short
from cxsite.touchup.deferred import Later, Many
from cxsite.touchup.index import Index
from cxsite.touchup.notes import Notes, article_of, teaser_of
from cxsite.touchup.rows import Row, shelf_key
from cxsite.touchup.unsure import MoreError


class Stock:
    """All articles by position in `index`. Those in `edited` (path → article without related ones) are used as given.

    `digests` are those of the sources by path.
    """

    def __init__(
        self, notes: Notes, index: Index, edited: Mapping[str, Article], digests: Mapping[str, str], memory: Memory
    ) -> None:
        self._notes, self._index, self._edited = notes, index, edited
        self._digests, self._memory = digests, memory
        self._recall = recalling(notes.corpus.site, memory)
        self._names = canonical(notes.corpus.vocabulary)
        self._own: dict[int, Article] = {}
        self._alone: dict[int, Article] = {}
        self._teasers: dict[int, Teaser] = {}
        self._recalled: dict[int, Sequence[Any] | None] = {}
        self._short: dict[int, Short] = {}

    def teaser(self, at: int) -> Teaser:
        """The teaser of an article, as lists show it."""
        found = self._teasers.get(at)
        if found is None:
            row = self._index.rows[at]
            edited = self._edited.get(row.path)
            found = self._teasers[at] = edited.teaser if edited else teaser_of(self._data(at))
        return found

    def article(self, at: int) -> Article:
        """A whole article, with what it shows of the others in their current state."""
        return self.placed(self.own(at), at)

    def placed(self, own: Article, at: int) -> Article:
        """The article with what it shows of the others at this position."""
        rows = self._index.rows
        return replace(
            own,
            newer=_step(rows[at - 1]) if at else None,
            older=_step(rows[at + 1]) if at + 1 < len(rows) else None,
            related=tuple([self.teaser(other + len(rows)) for other in rows[at].related]),
        )

    def at_path(self, path: str) -> Article:
        """The same by path."""
        return self.article(self._index.at[path])

    def own(self, at: int) -> Article:
        """An article without what it shows of others."""
        found = self._own.get(at)
        if found is None:
            alone = self.alone(at)
            found = self._own[at] = replace(alone, post=self._post(alone, self._index.rows[at]))
        return found

    def library(self, pages: Mapping[str, FreePage]) -> Library:
        """The whole library, its articles loaded lazily, with these free pages (by path) replacing the previous ones."""
        around, everything = self._notes.around, range(len(self._index.rows))
        return replace(
            around,
            articles=cast("tuple[Article, ...]", Many(everything, self.article, self._ahead)),
            shelves=tuple([replace(shelf, posts=self._listed(shelf)) for shelf in around.shelves]),
            lead=self._index.sight.lead,
            pages=tuple([pages.get(free.page.path, free) for free in around.pages]),
        )

    def mapped(self) -> Map:
        """What the sitemap says about them."""
        rows = self._index.rows
        changed = [row.changed for row in rows]
        lines = [
            Mapped(row.address, changed[at], row.hidden, self.article(at) if row.translated else None)
            for at, row in enumerate(rows)
        ]
        shelves = ((s.term.address, [changed[at] for at in self._members(s)]) for s in self._notes.around.shelves)
        return Map(lines, {address: max(days) for address, days in shelves if days})

    def picked(self) -> Picked:
        """The lookups of single articles."""
        sight, everything = self._index.sight, range(len(self._index.rows))
        return Picked(
            article=self.at_path,
            teasers=Many(everything, self.teaser, self._ahead),
            lettered=Many(sight.lettered, self.article, self._ahead),
            corrected=Many(sight.corrected, self.article, self._ahead),
            own=Many(everything, self.own, self._ahead),
            lines=lambda shelf: tuple(map(self.short, self._members(shelf))),
        )

    def short(self, at: int) -> Short:
        """The short form of an article; its row has all of it. `held` stays None, since readers see every article here."""
        found = self._short.get(at)
        if found is None:
            row = self._index.rows[at]
            found = self._short[at] = Short(row.path, row.address, row.title, Moment(*row.date), row.language)
        return found

    def _listed(self, shelf: Shelf) -> tuple[Teaser, ...]:
        return cast("tuple[Teaser, ...]", Many(Later(lambda: self._members(shelf)), self.teaser, self._ahead))

    def _members(self, shelf: Shelf) -> Sequence[int]:
        return self._index.members(shelf.kind, shelf_key(shelf))

    def alone(self, at: int) -> Article:
        """An article without its post and what it shows of others."""
        found = self._alone.get(at)
        if found is None:
            edited = self._edited.get(self._index.rows[at].path)
            found = self._alone[at] = edited or article_of(self._data(at))
        return found

    def _data(self, at: int) -> Sequence[Any]:
        """What the memory has of an article."""
        found = self._recalled.get(at)
        if found is None:
            found = self._recalled[at] = self._memory.recall(self._index.rows[at].name)
        if found is None:
            raise MoreError
        return found

    def _post(self, own: Article, row: Row) -> Post:
        if row.path in self._edited:
            return own.post
        return renamed(from_plain(Post, self._plain(row)), self._names)

    def _plain(self, row: Row) -> list[Any]:
        """An unedited post in its plain form."""
        found = self._recall(row.path, self._digests[row.path])
        if found is None:
            raise MoreError
        return found

    def _ahead(self, positions: Sequence[int]) -> None:
        self._memory.read_ahead([self._index.rows[at].name for at in positions if at not in self._recalled])


def named(post: Post, corpus: Corpus) -> Post:
    """A post with its tags as the vocabulary spells them."""
    return renamed(post, canonical(corpus.vocabulary))


def _step(row: Row) -> Step:
    return Step(row.title, row.address, row.language)
