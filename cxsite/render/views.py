"""What templates are given: exactly what each one shows, no more. These values are the contract with themes.

Every template gets `site` (a `SiteView`), `head` (a `Head`) and `view` (one of the others); post.html and page.html also get
`body`, HTML that is ready. Every href is complete: base path included, percent-encoded. A view is also the list of what its
page depends on: a page is written anew when its view differs, so nothing is in a view that its template does not show.
"""

from dataclasses import field

from cxsite.model.frozen import dataclass
from cxsite.render.picture_views import ImageView


@dataclass(frozen=True, slots=True)
class LinkView:
    """Words and where they lead. `current` marks the page one is on."""

    title: str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class FeedView:
    """A feed in one of its forms; `type` is the form's media type."""

    title: str
    href: str
    type: str


@dataclass(frozen=True, slots=True)
class AlternateView:
    """The page in one language, for <link rel="alternate" hreflang>; `href` is complete."""

    language: str
    href: str


@dataclass(frozen=True, slots=True)
class TranslationView:
    """The article in another language: its title and code there."""

    title: str
    href: str
    language: str


@dataclass(frozen=True, slots=True)
class DateView:
    """A date for people ("22 November 2026") and for machines (ISO 8601)."""

    words: str
    iso: str


@dataclass(frozen=True, slots=True)
class SiteView:
    """What stands around every page, so nothing in it may change with a new post. Two things differ from page to page: the
    entry of the menu that is `current`, and `trademark`, the notice, which is "" where the marks are not used.

    `styles` are stylesheet hrefs in order; `icon` and `logo` are hrefs or ""; `feed` is the main feed's href.
    `tags`, `authors`, `series`, `scorecards` and `letters` are "" where a publication has none.
    `switch` is the href of the script that remembers light or dark, `typeface` that of a face to be loaded at once, or "".
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
    """What stands in <head>, and which kind of page this is, which is also the name of its template (post → post.html): home,
    stream, post, page, list, terms, archive, letters, scorecards, scorecard, corrections, methods or not-found.

    `title` is the page's own, "" on the home page. `canonical` is absolute. `feeds` and `alternates` (the languages of the page,
    its own among them) are links to other forms of it. `image` is absolute or ""; its sides are in pixels, 0 where they are not
    known. `language`, `direction` are those of its text.
    `held` says, in the preview alone, why the page is not public and until when.
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
    """A post in a list. `language` is that of its words, "" where the author named none."""

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
class LetterView:
    """A reader's letter. `id` is its anchor; `name` is "" where the reader does not wish to be named.

    `paragraphs` are the reader's words as plain text, for `words_of(letter)`. `reply` is "" where nobody answered, else what
    `reply_to(letter)` makes the HTML of, and `shown` the digest of that. `article` is None on the article's own page.
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


@dataclass(frozen=True, slots=True)
class SeriesView:
    """The series a post belongs to: its parts in order. A part that is not public yet has title and href ""."""

    title: str
    href: str
    position: int
    parts: tuple[LinkView, ...]


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
class FeedbackView:
    """The question under an article: eleven links from "0" to "10", and one to write. Empty where nothing is configured."""

    ask: str
    scores: tuple[LinkView, ...]
    write: LinkView | None
    note: str


@dataclass(frozen=True, slots=True)
class QuotedView:
    """A result the article quotes, for the list at its end. A withheld one has no figures in any of these.

    `words` is it with interval and n; `answered` says of how many asked; `origin` is the source's own href, or "".
    """

    number: int
    title: str
    words: str
    period: str
    source: str
    href: str
    question: str
    method: str
    answered: str
    origin: str


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A number that has changed since readers first saw it: which one, what it says now ("" where it is withheld), and the
    note: "Corrected 9 October 2026: this was +31." Of a correction of the text there is the note alone.
    """

    subject: str
    href: str
    now: str
    words: str
    date: DateView


@dataclass(frozen=True, slots=True)
class ReadingView:
    """A result in short: its period, and what it is or that it is not shown."""

    period: str
    words: str


@dataclass(frozen=True, slots=True)
class WatchedView:
    """The measure that should show whether something helped: before, and since; None where there is no result of that time."""

    title: str
    href: str
    before: ReadingView | None
    after: ReadingView | None


@dataclass(frozen=True, slots=True)
class SaidDidView:
    """What customers said and what was done: `state` in words, `done` where it is; `owner` "" and `since` None where not told."""

    said: str
    did: str
    state: str
    done: bool
    owner: str
    since: DateView | None
    watched: WatchedView | None


@dataclass(frozen=True, slots=True)
class CommentsView:
    """Comments of another service: its script and where that comes from, its attributes, and the href of our own loader."""

    script: str
    host: str
    attributes: tuple[tuple[str, str], ...]
    loader: str


@dataclass(frozen=True, slots=True)
class PostView:
    """An article around its body."""

    title: str
    description: str
    date: DateView
    updated: DateView | None
    minutes: int
    bylines: tuple[BylineView, ...]
    authors: tuple[AuthorView, ...]
    category: LinkView | None
    tags: tuple[LinkView, ...]
    image: ImageView | None
    series: SeriesView | None
    quoted: tuple[QuotedView, ...]
    corrections: tuple[CorrectionView, ...]
    translations: tuple[TranslationView, ...]
    feedback: FeedbackView | None
    newer: LinkView | None
    older: LinkView | None
    related: tuple[TeaserView, ...]
    share: tuple[LinkView, ...] = field(compare=False)  # made of title and canonical address, which count already
    extra: tuple[tuple[str, str], ...]
    letters: tuple[LetterView, ...] = ()
    comments: CommentsView | None = None
    said_did: tuple[SaidDidView, ...] = ()


@dataclass(frozen=True, slots=True)
class PageView:
    """A page around its body."""

    title: str
    description: str
    updated: DateView | None
    image: ImageView | None
    extra: tuple[tuple[str, str], ...]


TextView = PostView | PageView
