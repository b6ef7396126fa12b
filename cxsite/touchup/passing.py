"""The articles of a publication whose pages are all rendered again: each is made for its page, and freed with it."""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from cxsite.keys.plain import to_plain
from cxsite.model.articles import Article
from cxsite.model.body import Outline
from cxsite.model.library import Shelf
from cxsite.model.post import Post
from cxsite.relate.spared import UNSEEN
from cxsite.relate.vocabulary import renamed
from cxsite.touchup.deferred import Many
from cxsite.touchup.notes import article_of
from cxsite.touchup.stock import Stock

_OUTLINE = [field.name for field in fields(Post)].index("outline")
_UNSEEN = [(at, to_plain(UNSEEN[field.name])) for at, field in enumerate(fields(Outline)) if field.name in UNSEEN]


class Passing(Stock):
    """A stock that keeps only the teasers of articles, since each appears in some ten lists."""

    def alone(self, at: int) -> Article:
        """As in `Stock`."""
        own = article_of(self._data(at))
        self._teasers.setdefault(at, own.teaser)
        return own

    def article(self, at: int) -> Article:
        """As in `Stock`, in one step, with only those parts of its post that pages show."""
        self._read_teasers()
        own = article_of(self._data(at), _lightened(self._plain(self._index.rows[at])))
        post = renamed(own.post, self._names)
        return self.placed(own if post is own.post else replace(own, post=post), at)

    def _data(self, at: int) -> Sequence[Any]:
        found = super()._data(at)
        del self._recalled[at]
        return found

    def _members(self, shelf: Shelf) -> Sequence[int]:
        """Newest first; but the parts of a series in reading order, as all their pages list them."""
        found = super()._members(shelf)
        place = self.alone(found[0]).series if shelf.kind == "series" else None
        if place is None:
            return found
        at = {self._index.rows[member].address: member for member in found}
        return [at[part.address] for part in place.parts if part.address in at]

    def _ahead(self, positions: Sequence[int]) -> None:
        if some := [at for at in positions if at not in self._teasers]:
            super()._ahead(some)

    def _read_teasers(self) -> None:
        """Read all teasers, in the memory's order, when the first article is asked for: all pages will be rendered, and each
        process that renders some would otherwise read nearly all teasers, one by one.
        """
        paths = self._index.sight.paths
        if len(self._teasers) < len(paths):
            tuple(Many(sorted(range(len(paths)), key=paths.__getitem__), self.teaser, self._ahead))


def _lightened(post: list[Any]) -> list[Any]:
    """A post's plain form without what no page shows: this leaves a third of the work of decoding it."""
    outline = post[_OUTLINE]
    for at, nothing in _UNSEEN:
        outline[at] = nothing
    return post
