"""What a feed contains, in any format: a channel and its items. An item is created once for all feeds it is in."""

import re
import uuid
from collections.abc import Callable, Iterable
from dataclasses import field
from datetime import datetime
from functools import lru_cache, partial
from html import escape
from itertools import islice

from cxsite.keys.digest import Digests
from cxsite.model.articles import Article, Teaser
from cxsite.model.frozen import dataclass
from cxsite.model.site import Site
from cxsite.render import marks
from cxsite.render.bodies import for_feed
from cxsite.render.corrections import in_feed
from cxsite.render.links import Links
from cxsite.render.press import Press
from cxsite.render.references import references

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_KEPT = 256  # texts cached for the other feeds with them; the feeds of one label are made in a row


@dataclass(frozen=True, slots=True)
class Person:
    """An author in a feed; `url` is absolute, or ""."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Item:
    """An entry. Moments are ISO 8601 with offset; `url` and `image` are absolute; `language` is "" if it is the feed's own.

    `image_alt` is the picture's alt text. `body` and `references` are the hashes of what `html` makes the text from.
    """

    id: str
    url: str
    title: str
    description: str
    published: str
    changed: str
    authors: tuple[Person, ...] = ()
    tags: tuple[str, ...] = ()
    language: str = ""
    image: str = ""
    image_alt: str = ""
    body: str = field(default="", compare=False)
    references: str = field(default="", compare=False)
    html: Callable[[], str] = field(default=str, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed in any format: URLs of its folder and of the page it belongs to; items, newest first.

    `publisher` is the publication's name, `home` its address, `icon` the URL of its picture or "", `styles` the hrefs of
    the stylesheets for people who open the feed in a browser, and `notice` the text shown if the items use registered marks.
    """

    id: str
    title: str
    description: str
    language: str
    folder: str
    page: str
    publisher: str
    home: str
    items: tuple[Item, ...]
    icon: str = ""
    styles: tuple[str, ...] = ()
    notice: str = ""

    @property
    def changed(self) -> str:
        """The date of the newest change; the beginning of time if there are no items. Never the build time."""
        return max(
            (each.changed for each in self.items), key=datetime.fromisoformat, default="1970-01-01T00:00:00+00:00"
        )

    def marked(self) -> bool:
        """Whether any item uses the registered marks."""
        return any(marks.used(each.title, each.description, each.html()) for each in self.items)


class Items:
    """The items of a publication's public posts. A text is rendered only when a feed that contains it is due.

    Nothing held by the press refers to these items, not even its digests: a preview makes plan after plan, and each must be
    freed independently.
    """

    def __init__(self, press: Press) -> None:
        self._press = press
        self._made: dict[str, Item] = {}
        self._html = lru_cache(_KEPT)(partial(_text, press))
        self.digests = Digests()

    def newest(self, teasers: Iterable[Teaser]) -> tuple[Item, ...]:
        """The items of the first public posts among these, as many as a feed holds."""
        public = (teaser.path for teaser in teasers if teaser.held is None)
        return tuple([self._of(path) for path in islice(public, self._press.library.site.feeds.items)])

    def all(self) -> tuple[Item, ...]:
        """The items of the publication's newest posts."""
        return self.newest(self._press.picked.teasers)

    def _of(self, path: str) -> Item:
        made = self._made.get(path)
        if made is None:
            made = self._made[path] = self._item(self._press.picked.article(path))
        return made

    def _item(self, article: Article) -> Item:
        post, teaser, absolute = article.post, article.teaser, self._press.links.absolute
        shown = references(article.fills, self._press.digests, article.corrections)
        return Item(
            id=permanent(article.id),
            url=absolute(teaser.address),
            title=post.title,
            description=teaser.description or post.title,
            published=post.date.local,
            changed=max(post.date, post.updated or post.date).local,
            authors=tuple([Person(b.name, absolute(b.address) if b.address else "") for b in teaser.bylines]),
            tags=tuple([tag.label for tag in teaser.tags]),
            language=post.language,
            image=absolute(teaser.image) if teaser.image else "",
            image_alt=teaser.image_alt,
            body=post.outline.digest,
            references=" ".join((shown, *(words for _, words in self._press.inside(post.language)[1]))),
            html=partial(self._html, post.path),
        )


def _text(press: Press, path: str) -> str:
    article, links = press.picked.article(path), press.links
    outline, url = article.post.outline, links.absolute(article.teaser.address)
    words, _ = press.inside(article.post.language)
    body = for_feed(press.bodies(outline.digest), outline.uses, article.fills, links, words, url=url)
    return _picture(article.teaser, links) + body + in_feed(article.corrections, press.words)


def _picture(teaser: Teaser, links: Links) -> str:
    """The picture above the article, which no other part of a feed shows."""
    if not teaser.image:
        return ""
    return f'<p><img alt="{escape(teaser.image_alt)}" src="{escape(links.absolute(teaser.image))}" /></p>\n'


def channel(words: tuple[str, str], folder: str, page: str, items: tuple[Item, ...], press: Press) -> Channel:
    """The feed with this title and description (`words`), whose files are in `folder`, for the page at `page`."""
    site, absolute = press.library.site, press.links.absolute
    return Channel(
        id=seeded(site, "feed", folder),
        title=words[0],
        description=words[1] or words[0],
        language=site.language,
        folder=absolute(folder),
        page=absolute(page),
        publisher=site.title,
        home=absolute("/"),
        items=items,
        icon=absolute(press.library.icon) if press.library.icon else "",
        styles=press.feed_styles,
        notice=site.trademark,
    )


def permanent(id: str) -> str:
    """An item's id as a URN if it is a UUID, otherwise as the author gave it."""
    try:
        return uuid.UUID(id).urn
    except ValueError:
        return id


@lru_cache(_KEPT)
def plain(text: str) -> str:
    """Text without the few characters that XML cannot represent. Cached, since all formats ask for the same texts."""
    return _NOT_XML.sub("", text)


def seeded(site: Site, *names: str) -> str:
    """The id of what these names describe: it survives a change of title, and, if `feeds.id` is set, of the site's address."""
    return uuid.uuid5(uuid.NAMESPACE_URL, ":".join(("cxsite", site.feeds.id or site.address, *names))).urn
