"""What templates get: exactly what each one shows, no more. These values are the contract with themes.

Every template gets `site` (a `SiteView`), `head` (a `Head`) and `view` (one of the others); post.html and page.html also get
`body`, which is finished HTML. Every href is complete: with base path, percent-encoded. A view also lists what its page
depends on: a page is rebuilt if its view changes, so a view contains nothing that its template does not show.
"""

from cxsite.model.frozen import dataclass
from cxsite.render.picture_views import ImageView


@dataclass(frozen=True, slots=True)
class LinkView:
    """Words and where they link to. `current` marks the current page. `language` is that of the words, if they are the title of
    a post in another language than the publication's.
    """

    title: str
    href: str
    current: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class FeedView:
    """A feed in one of its formats; `type` is the format's media type."""

    title: str
    href: str
    type: str


@dataclass(frozen=True, slots=True)
class AlternateView:
    """The page in one language, for <link rel="alternate" hreflang>; `href` is absolute."""

    language: str
    href: str


@dataclass(frozen=True, slots=True)
class DateView:
    """A date for people ("22 November 2026") and for machines (ISO 8601)."""

    words: str
    iso: str


@dataclass(frozen=True, slots=True)
class SiteView:
    """What surrounds every page, so nothing in it may change with a new post. Two things differ from page to page: the menu
    entry that is `current`, and `trademark`, the notice, which is "" if the marks are not used.

    `styles` are stylesheet hrefs in order; `icon` and `logo` are hrefs or ""; `feed` is the main feed's href.
    `tags`, `authors`, `series`, `scorecards` and `letters` are "" if a publication has none.
    `switch` is the href of the script that remembers light or dark, `typeface` that of a font to preload, or "".
    """

    title: str
    tagline: str
    language: str
    direction: str
    home: str
    navigation: tuple[LinkView, ...]
    follow: tuple[LinkView, ...]
    styles: tuple[str, ...]
    icon: str
    logo: str
    feed: str
    tags: str
    archive: str
    search: str
    authors: str
    series: str
    scorecards: str
    letters: str
    switch: str
    typeface: str
    trademark: str


@dataclass(frozen=True, slots=True)
class Head:
    """The content of <head>, and the kind of page, which is also the name of its template (post → post.html): home, stream,
    post, page, list, terms, archive, letters, scorecards, scorecard, corrections, methods, search or not-found.

    `title` is the page's own, "" on the home page. `canonical` is absolute. `feeds` and `alternates` (the languages of the
    page, including its own) are links to other forms of it. `image` is absolute or ""; its sides are in pixels, 0 if unknown.
    `language`, `direction` are those of its text. `held` says, in the preview only, why the page is not public and until when.
    """

    kind: str
    title: str
    description: str
    canonical: str
    feeds: tuple[FeedView, ...] = ()
    image: str = ""
    index: bool = True
    held: str = ""
    published: str = ""
    language: str = ""
    modified: str = ""
    image_alt: str = ""
    alternates: tuple[AlternateView, ...] = ()
    direction: str = ""
    image_width: int = 0
    image_height: int = 0


@dataclass(frozen=True, slots=True)
class BylineView:
    """An author as named under a title."""

    name: str
    role: str
    organisation: str
    href: str


@dataclass(frozen=True, slots=True)
class TeaserView:
    """A post in a list. `language` is that of its words, "" if it is the publication's own."""

    title: str
    href: str
    description: str
    date: DateView
    minutes: int
    bylines: tuple[BylineView, ...]
    topic: LinkView | None
    image: ImageView | None
    held: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class AuthorView:
    """An author in full. `picture` is an href or "", `face` the same picture with its size and copies."""

    name: str
    role: str
    organisation: str
    biography: str
    href: str
    picture: str
    links: tuple[LinkView, ...]
    face: ImageView | None = None


@dataclass(frozen=True, slots=True)
class LetterView:
    """A reader's letter. `id` is its anchor; `name` is "" if the reader does not wish to be named.

    `paragraphs` are the reader's words as plain text, for `words_of(letter)`. `reply` is "" if there is no reply, otherwise
    what `reply_to(letter)` renders as HTML, and `shown` is the hash of that. `article` is None on the article's own page.
    """

    id: str
    name: str
    received: DateView
    paragraphs: tuple[str, ...]
    edited: bool
    reply: str = ""
    reply_by: BylineView | None = None
    shown: str = ""
    article: LinkView | None = None
