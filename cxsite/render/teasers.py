"""Posts as lists show them. Each view is made once and shared by every page that lists the post."""

from collections.abc import Sequence

from cxsite.keys.recent import Recent
from cxsite.model.articles import Byline, Step, Teaser
from cxsite.model.library import Library, Shelf
from cxsite.model.words import Words
from cxsite.render import marks
from cxsite.render.dates import date_view, held_words
from cxsite.render.gallery import FACE, Gallery
from cxsite.render.links import Links, safe
from cxsite.render.list_views import LineView
from cxsite.render.reached import Line
from cxsite.render.views import AuthorView, BylineView, LinkView, TeaserView


class Teasers:
    """The teasers of public posts by path, each made lazily."""

    def __init__(self, links: Links, words: Words, gallery: Gallery) -> None:
        self._words = words
        self._gallery = gallery
        self._links = links
        self._bylines: dict[Byline, BylineView] = {}
        self._views = Recent[str, TeaserView]()
        self._lines = Recent[str, LineView]()
        self._marked = Recent[str, bool]()

    def of(self, teaser: Teaser) -> TeaserView:
        """The view of one teaser."""
        known = self._views.get(teaser.path)
        if known is None:
            known = self._views.keep(teaser.path, self._view(teaser))
        return known

    def all(self, teasers: tuple[Teaser, ...]) -> tuple[TeaserView, ...]:
        """The views of several, in order."""
        return tuple([self.of(teaser) for teaser in teasers])

    def link(self, post: Teaser | Step) -> LinkView:
        """A link to one, by its title."""
        return LinkView(post.title, self._links.href(post.address), language=post.language)

    def line(self, line: Line) -> LineView:
        """The view of a short line."""
        known = self._lines.get(line.path)
        if known is None:
            made = LineView(
                title=line.title,
                href=self._links.href(line.address),
                date=date_view(line.date, self._words.grammar),
                held=held_words(line.held, self._words),
                language=line.language,
            )
            known = self._lines.keep(line.path, made)
        return known

    def marked(self, teasers: tuple[Teaser, ...]) -> bool:
        """Whether any of these teasers contains the registered marks."""
        return any(map(self._is_marked, teasers))

    def _is_marked(self, teaser: Teaser) -> bool:
        known = self._marked.get(teaser.path)
        if known is None:
            known = self._marked.keep(teaser.path, marks.used(teaser.title, teaser.description))
        return known

    def _view(self, teaser: Teaser) -> TeaserView:
        topic = teaser.category or (teaser.tags[0] if teaser.tags else None)
        return TeaserView(
            title=teaser.title,
            href=self._links.href(teaser.address),
            description=teaser.description,
            date=date_view(teaser.date, self._words.grammar),
            minutes=teaser.minutes,
            bylines=tuple([self._byline(each) for each in teaser.bylines]),
            topic=self._links.term(topic) if topic else None,
            image=self._gallery.view(self._links.href(teaser.image), teaser.image_alt) if teaser.image else None,
            held=held_words(teaser.held, self._words),
            language=teaser.language,
        )

    def _byline(self, byline: Byline) -> BylineView:
        known = self._bylines.get(byline)
        if known is None:
            href = self._links.href(byline.address) if byline.address else ""
            known = self._bylines[byline] = BylineView(byline.name, byline.role, byline.organisation, href)
        return known


def full_pages(posts: int, size: int) -> int:
    """The number of full pages of older posts. The newest `size` to 2 × `size` − 1 posts are on the home page."""
    return max(0, posts // size - 1)


def older(posts: Sequence[Teaser], size: int, number: int) -> Sequence[Teaser]:
    """The posts on the `number`-th full page: the `number`-th `size` posts ever, newest first. So it never changes again."""
    first = len(posts) - number * size
    return posts[first : first + size]


def authors(library: Library, links: Links, gallery: Gallery) -> dict[str, AuthorView]:
    """Every author with a page, by id."""
    return {shelf.author.id: author(shelf, links, gallery) for shelf in library.shelf("author") if shelf.author}


def author(shelf: Shelf, links: Links, gallery: Gallery) -> AuthorView:
    """An author in full. A link whose address could run code is left out."""
    who = shelf.author
    return AuthorView(
        name=who.name if who else shelf.term.label,
        role=who.role if who else "",
        organisation=who.organisation if who else "",
        biography=who.biography if who else "",
        href=links.href(shelf.term.address),
        picture=links.href(shelf.picture) if shelf.picture else "",
        links=tuple(LinkView(title, links.href(url)) for title, url in (who.links if who else ()) if safe(url)),
        face=gallery.view(links.href(shelf.picture), "", FACE) if shelf.picture else None,
    )
