"""What every promise of a page needs, gathered once: the theme, what surrounds a page, the links, and how to hash a view."""

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from functools import partial
from typing import Generic, TypeVar

from cxsite.keys import digest
from cxsite.keys.digest import Digests
from cxsite.model.addresses import file_of
from cxsite.model.body import Body
from cxsite.model.frozen import dataclass
from cxsite.model.library import Library
from cxsite.model.output import Inputs, Output, key_of
from cxsite.model.place import Span
from cxsite.model.problem import Outcome
from cxsite.model.words import Words
from cxsite.render import feed_style, marks
from cxsite.render.bodies import for_page
from cxsite.render.cards import Cards
from cxsite.render.charts.drawings import chart, numbers_table
from cxsite.render.gallery import Gallery, Pictures, maker
from cxsite.render.keyed import Keys
from cxsite.render.links import Links
from cxsite.render.reached import Picked, picked
from cxsite.render.reprint import Anew, Reprint
from cxsite.render.results_views import View
from cxsite.render.rows import Rows, rows
from cxsite.render.site import alternates, around, search_script, site_view
from cxsite.render.teasers import Teasers, authors
from cxsite.render.templates import Templates, Tools
from cxsite.render.themes import Theme
from cxsite.render.views import AuthorView, FeedView, Head, SiteView

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Text:
    """A page's body as a promise: the hashes it depends on, and the function that makes its HTML."""

    inputs: tuple[tuple[str, str], ...]
    html: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page to be promised.

    `of` is the content path it is made from; `marked` means that it shows registered marks whatever its body contains;
    `template` is the author's own choice, made at `asked`, or "" for the default of its kind.
    """

    address: str
    head: Head
    view: View
    kind: str = "page"
    of: str = ""
    marked: bool = False
    text: Text | None = None
    template: str = ""
    asked: Span | None = None


#: A function that makes the leaf of a page from its subject: an article, a shelf, the number of a page.
LeafOf = Callable[[T, "Press"], Leaf]


@dataclass(frozen=True, slots=True)
class Press:
    """What all pages share. `bodies` returns a body by its outline's hash; `engine` is the hash of cxsite itself, `spoken` that
    of the theme's words; `unmarked` is the site without the notice of the marks; `people` are the authors with a page, by id;
    `keys` are those of pages of posts; `picked` gives access to single articles. `known` caches the inputs common to the pages
    of a template; `kept` are the first halves of keys by file, for pages whose key is not computed again.
    """

    library: Library
    site: SiteView
    unmarked: SiteView
    feeds: tuple[FeedView, ...]
    feed_styles: tuple[str, ...]
    script: str
    links: Links
    teasers: Teasers
    people: Mapping[str, AuthorView]
    gallery: Gallery
    cards: Cards
    rows: Rows
    templates: Templates
    tools: Tools
    bodies: Callable[[str], Body]
    engine: str
    digests: Digests
    words: Words
    spoken: str
    keys: Keys
    picked: Picked
    known: dict[str, Inputs] = field(default_factory=dict)
    kept: Mapping[str, str] = field(default_factory=dict)

    def say(self, key: str, count: int | None = None, /, **gaps: object) -> str:
        """The theme's words for `key`."""
        return self.words.say(key, count, **gaps)

    def inside(self, language: str) -> tuple[Words, Inputs]:
        """The words used inside a text in that language, and the input they add if it is not the publication's own."""
        own = self.library.spoken.get(language)
        return (own, (("words within", self.digests.of(own)),)) if own else (self.words, ())

    def page(self, leaf: Leaf) -> Output:
        """The promise of one page. Its hashes are computed now, its bytes on demand."""
        return Output(file_of(leaf.address), leaf.kind, self.inputs(leaf), lambda: self.make(leaf), leaf.of)

    def keyed(
        self, address: str, kind: str, own: str, template: str, leaf: LeafOf[T], *, about: T, of: str = ""
    ) -> Output:
        """The promise of the page at `address`, whose `leaf` is made from its subject `about` only if `own` (from `Keys`) or
        the template changed since the previous build.

        Without a key of its own, its leaf is made on demand.
        """
        waiting, shown = _Waiting(self, leaf, about), self.templates.digest(template)
        known = self.known.get(template)
        if known is None:
            known = self.known[template] = (("engine", self.engine), ("template", shown), ("words", self.spoken))
        file = file_of(address)
        return Output(file, kind, known, waiting, of, key_of(own or self.kept.get(file, ""), shown), waiting.told)

    def inputs(self, leaf: Leaf) -> Inputs:
        """Everything a page is made from, by name."""
        inputs = {
            "engine": self.engine,
            "site": self.digests.of(around(self.site, self.links.href(leaf.address))),
            "template": self.templates.digest(_template(leaf)),
            "words": self.spoken,
            "view": self.digests.in_passing((leaf.head, leaf.view, leaf.marked)),
            **dict(leaf.text.inputs if leaf.text else ()),
        }
        return tuple(sorted(inputs.items()))

    def make(self, leaf: Leaf) -> Outcome[bytes]:
        """The bytes of a page."""
        body = leaf.text.html() if leaf.text else ""
        marked = leaf.marked or marks.used(body)
        site = around(self.site if marked else self.unmarked, self.links.href(leaf.address))
        values: Mapping[str, object] = {"site": site, "head": leaf.head, "view": leaf.view}
        return self.templates.engine(self.tools).make(_template(leaf), _named(leaf), values, body, leaf.asked)

    def head(
        self,
        kind: str,
        title: str,
        description: str,
        address: str,
        *,
        feeds: tuple[FeedView, ...] = (),
        index: bool = True,
    ) -> Head:
        """The head of a page without picture or date. Without a description, title and site name stand in for one."""
        canonical, site = self.links.absolute(address), self.library.site
        said = description or " – ".join(
            filter(None, (title, f"{site.title}: {site.tagline}" if site.tagline else site.title))
        )
        return Head(kind, title, said, canonical, feeds=feeds + self.feeds, index=index)


class _Waiting(Generic[T]):
    """A page whose leaf is made lazily, when more than its key is needed, and freed once its bytes are made.

    Ten thousand views take more memory than all posts, and each process that makes pages would keep the views of all it has
    made.
    """

    __slots__ = ("_about", "_found", "_leaf", "_press", "_told")

    def __init__(self, press: Press, leaf: LeafOf[T], about: T) -> None:
        self._press, self._leaf, self._about = press, leaf, about
        self._found: Leaf | None = None
        self._told: Inputs | None = None

    def __call__(self) -> Outcome[bytes]:
        """The bytes of the page."""
        found, self._found, self._told = self._found or self._leaf(self._about, self._press), None, None
        return self._press.make(found)

    def told(self) -> Inputs:
        """The inputs, cached: they are needed first to decide whether the page is due, and again when it is made."""
        if self._told is None:
            self._found = self._found or self._leaf(self._about, self._press)
            self._told = self._press.inputs(self._found)
        return self._told


def press(
    library: Library,
    theme: Theme,
    bodies: Callable[[str], Body],
    engine: str,
    *,
    fingerprints: bool = True,
    gallery: Gallery | None = None,
    sources: Mapping[str, str] | None = None,
    anew: Anew | None = None,
) -> Press:
    """Everything that pages share, made once per plan. `sources` as in `plan`; `anew` if the library's articles are lazy."""
    kept = anew.kept if isinstance(anew, Reprint) else {}
    links, digests, spoken = Links(library.site), Digests(), digest.of(theme.words)
    gallery = gallery or Gallery(library, Pictures(), {}, links)
    known, chosen = rows(library.results), anew.picked if anew else picked(library)
    site = site_view(library, theme, links, fingerprints=fingerprints, lettered=bool(chosen.lettered))
    people = authors(library, links, gallery)
    shared = (engine, spoken, site, maker(), gallery.hung, people)
    return Press(
        library=library,
        site=site,
        unmarked=replace(site, trademark=""),
        feeds=alternates(library.site.title, "/", links),
        feed_styles=feed_style.hrefs(theme, links, theme.words, library.site.language, fingerprints=fingerprints),
        script=search_script(theme, links, fingerprints=fingerprints),
        links=links,
        teasers=Teasers(links, theme.words, gallery),
        people=people,
        gallery=gallery,
        cards=Cards(library, theme, known, theme.words),
        rows=known,
        templates=theme.templates,
        tools=_tools(links, theme.words, _replies(chosen, bodies, links, theme.words)),
        bodies=bodies,
        engine=engine,
        digests=digests,
        words=theme.words,
        spoken=spoken,
        keys=Keys(library, shared, {} if kept else sources or {}, digests),
        picked=chosen,
        kept=kept,
    )


def _tools(links: Links, words: Words, reply: Callable[[str], str]) -> Tools:
    """The functions that templates may use."""
    drawn, tabled = partial(chart, words=words), partial(numbers_table, words=words)
    return Tools(links.href, links.absolute, drawn, tabled, words, links.complete, reply)


def afresh(press: Press, theme: Theme) -> Press:
    """The same for a post whose text changed, with the caches keyed by post path emptied."""
    cards = Cards(press.library, theme, press.rows, press.words)
    return replace(press, teasers=Teasers(press.links, press.words, press.gallery), cards=cards)


def _replies(chosen: Picked, bodies: Callable[[str], Body], links: Links, words: Words) -> Callable[[str], str]:
    """The HTML of the reply to a letter, by the letter's path."""
    answered = {p.letter.path: p for article in chosen.lettered for p in article.letters}

    def reply(path: str) -> str:
        printed = answered[path]
        outline = printed.letter.outline
        return for_page(bodies(outline.digest), outline.uses, printed.fills, links, words)

    return reply


def _template(leaf: Leaf) -> str:
    return leaf.template or f"{leaf.head.kind}.html"


def _named(leaf: Leaf) -> str:
    """Which page, in words, for messages about its template."""
    return f"making {leaf.address} from {leaf.of}" if leaf.of else f"making {leaf.address}"
