"""Keys: hashes of what a page of posts is made from, computed without making its view.

Most pages are the same in every build, and making ten thousand views only to find them equal is most of the cost of a plan. A
key identifies each post by the hash of its source, plus everything else that a view may show of it, and all relations of an
article, whatever they are. For a post in a short line it covers what the line shows. A key may cover too much, which costs one
view; if it covered too little, an outdated page would remain.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from operator import attrgetter

from cxsite.keys.digest import Digests, of_bytes
from cxsite.model.articles import Article, Teaser
from cxsite.model.body import Link
from cxsite.model.fills import Linked
from cxsite.model.library import Library
from cxsite.model.post import Post
from cxsite.render.reached import Line

_others = attrgetter(*(f.name for f in fields(Article) if f.name not in ("post", "teaser", "id", "fills", "related")))


class Keys:
    """The keys of one plan. `shared` is everything that its pages share; `sources` are the hashes of the posts' files by path.

    Without `sources` there are no keys.
    """

    def __init__(
        self, library: Library, shared: tuple[object, ...], sources: Mapping[str, str], digests: Digests
    ) -> None:
        self._sources, self._digests = sources, digests
        self._shared = digests.of((library.site, shared, library.results.words, library.spoken)) if sources else ""
        self._cards = {card.id: digests.of(card) for card in library.results.scorecards} if sources else {}
        self._teasers: dict[str, str] = {}
        self._lines: dict[str, str] = {}

    def of_article(self, article: Article, *also: object) -> str:
        """The key of a post's page; `also` is what else it depends on. "" if the post's source is not known."""
        if not self._shared or not (own := self._of_teaser(article.teaser)):
            return ""
        shown = [f.href if type(f) is Linked else self._digests.of(f) for f in article.fills]
        related = [self._of_teaser(teaser) for teaser in article.related]
        cards = [self._cards.get(card) for card in _cards(article.post)]
        parts = (own, related, shown, cards, article.post.tags, also, self._digests.of(_others(article)))
        return of_bytes(f"{self._shared}{parts!r}".encode())

    def of_list(self, teasers: Iterable[Teaser], *also: object, lines: Iterable[Line] = ()) -> str:
        """The key of a page that lists these posts, and those of `lines` in short lines."""
        if not self._shared or not all(listed := [self._of_teaser(teaser) for teaser in teasers]):
            return ""
        short = "".join([self._of_line(line) for line in lines])
        return of_bytes(f"{self._shared}{listed!r}{also!r}{short}".encode())

    def forget(self) -> None:
        """Free what was computed for single posts: once everything is promised no more keys are needed, and every process that
        makes pages would inherit it.
        """
        self._teasers.clear()
        self._lines.clear()

    def _of_line(self, line: Line) -> str:
        """Everything a short line shows of a post, as text; computed once for each post."""
        known = self._lines.get(line.path)
        if known is None:
            date = line.date
            shown = (line.address, line.title, date.local, date.has_time, line.language, line.held)
            known = self._lines[line.path] = repr(shown)
        return known

    def _of_teaser(self, teaser: Teaser) -> str:
        """Everything a list may show of a post, as text, "" if its source is not known; computed once for each post."""
        known = self._teasers.get(teaser.path)
        if known is None:
            known = self._teasers[teaser.path] = _written(teaser, self._sources.get(teaser.path, ""))
        return known


def _written(teaser: Teaser, source: str) -> str:
    if not source:
        return ""
    tags, category = [tag.label for tag in teaser.tags], teaser.category.label if teaser.category else ""
    return f"{source} {teaser.address} {teaser.image} {tags} {category} {teaser.bylines} {teaser.held}"


def _cards(post: Post) -> list[str]:
    """The ids of the scorecards that a post's page may show something of: a number, a chart, a measure that is watched."""
    refs = [use.ref for use in post.outline.uses if not isinstance(use, Link)]
    named = {ref.scorecard for ref in refs if ref} | {each.watch.partition(".")[0] for each in post.said_did}
    return sorted(named)
