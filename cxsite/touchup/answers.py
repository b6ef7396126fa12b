"""The article of an edited post by itself: its teaser, and what fills each number and link."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from functools import cache, partial

from cxsite.model.articles import Article
from cxsite.model.body import Link, Use
from cxsite.model.fills import Fill, Linked
from cxsite.model.labels import key
from cxsite.model.post import Post
from cxsite.relate.links import Links, answer
from cxsite.relate.targets import Target, Targets
from cxsite.relate.teasers import Names, teaser
from cxsite.relate.terms import bylines
from cxsite.touchup.notes import Notes
from cxsite.touchup.unsure import MoreError


def article(post: Post, before: Article | None, notes: Notes, address: str = "") -> Article:
    """The article of a post. Fills that it had before are kept; new ones are for numbers, and links to texts or other sites."""
    known = dict(zip(before.post.outline.uses, before.fills, strict=True)) if before else {}
    at = before.teaser.address if before else address
    picture = before.teaser.image if before else ""
    find = cache(partial(_links, notes))
    fills = tuple([known.get(use) or _answered(use, post, notes, find) for use in post.outline.uses])
    shown = teaser(post, at, _names(notes), picture, None)
    if before is None:
        return Article(post, shown, post.id, fills)
    return replace(before, post=post, teaser=shown, fills=fills)


def _answered(use: Use, post: Post, notes: Notes, find: Callable[[], Links]) -> Fill:
    """What is shown for a new number or link. MoreError for an image or an anchor, which need other files."""
    if not isinstance(use, Link):
        if post.language not in ("", notes.corpus.site.language):
            raise MoreError
        from cxsite.relate.fills import Voice, quoting, told  # few edits are of texts with new numbers

        return told(use, Voice(notes.around.results, quoting(notes.around.results)), dated=True)
    if use.image or "#" in use.written:
        raise MoreError
    fill = answer(find(), post.path, use.written)
    if not isinstance(fill, Linked):
        raise MoreError
    return fill


def _links(notes: Notes) -> Links:
    """What resolves a new link to a post, a page or another site."""
    pages = {free.page.path: free.address for free in notes.around.pages}
    addresses = {row.path: row.address for row in notes.index.rows} | pages
    paths = {address: path for path, address in addresses.items()}
    by_path = _Made(addresses, lambda path: Target("document", path, addresses[path]))
    by_address = _Made(paths, lambda address: Target("document", paths[address], address))
    return Links(Targets(by_path, by_address), notes.corpus.site.base_path, {})


class _Made(Mapping[str, Target]):
    """Targets by name, each made lazily: only a few links are new, of ten thousand possible targets."""

    def __init__(self, names: Collection[str], one: Callable[[str], Target]) -> None:
        self._names, self._one = names, one

    def __getitem__(self, name: str) -> Target:
        if name not in self._names:
            raise KeyError(name)
        return self._one(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _names(notes: Notes) -> Names:
    terms = {
        kind: {key(s.term.label): s.term for s in notes.around.shelf(kind)} for kind in ("tag", "category", "series")
    }
    labels = (terms["tag"], terms["category"], terms["series"])
    return Names(notes.corpus.site.language, *labels, bylines(notes.corpus.authors))
