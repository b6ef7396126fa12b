"""Public posts and pages with their relations, and what each knows about others: no more than it shows."""

from cxsite.model.fills import Fill
from cxsite.model.frozen import dataclass
from cxsite.model.moment import Moment
from cxsite.model.post import Letter, Page, Post
from cxsite.model.standing import Held


@dataclass(frozen=True, slots=True)
class Term:
    """A shelf's label as a link: a tag, category, author or series with its address (base path not included)."""

    label: str
    slug: str
    address: str


@dataclass(frozen=True, slots=True)
class Byline:
    """An author under a title."""

    id: str
    name: str
    role: str
    organisation: str
    address: str


@dataclass(frozen=True, slots=True)
class Teaser:
    """What lists say about a post, shared by all of them. `image` is an address, or ""; `language` is that of its words, "" if
    it is the publication's own.
    """

    path: str
    address: str
    title: str
    description: str
    date: Moment
    minutes: int
    bylines: tuple[Byline, ...]
    tags: tuple[Term, ...]
    category: Term | None
    image: str = ""
    image_alt: str = ""
    held: Held | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A neighbour: title, address and the language of the title ("" if it is the publication's own), nothing else, so that one
    page depends only on these facts about another.
    """

    title: str
    address: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class SeriesPlace:
    """A post's place in its series: part `position`; all parts in order. A part's Step is empty while it is held back."""

    term: Term
    position: int
    parts: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """A number in an article that has changed since readers first saw it. `subject` says which, `day` is ISO.

    `before` and `after` are as shown; "" means a number that is withheld, or was, or is no longer shown. `href` as in `Quoted`.
    A correction of the text itself has only its author's `text` and the day.
    """

    subject: str
    day: str
    before: str
    after: str
    href: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Translation:
    """A text in one of its languages: the language's code, the title and the address there."""

    language: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Printed:
    """A letter that may be published: `name` is "" if the reader wished so. `fills` are for the uses in the reply."""

    letter: Letter
    name: str
    by: Byline | None = None
    fills: tuple[Fill, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """A public post with all its relations. `fills` are for `post.outline.uses`, one for one.

    `translations` are all languages of the text, including its own; empty if there is only one.
    """

    post: Post
    teaser: Teaser
    id: str
    fills: tuple[Fill, ...] = ()
    series: SeriesPlace | None = None
    newer: Step | None = None
    older: Step | None = None
    related: tuple[Teaser, ...] = ()
    corrections: tuple[Correction, ...] = ()
    translations: tuple[Translation, ...] = ()
    letters: tuple[Printed, ...] = ()


@dataclass(frozen=True, slots=True)
class FreePage:
    """A public page with its links resolved. `address` has no base path."""

    page: Page
    address: str
    fills: tuple[Fill, ...] = ()
    held: Held | None = None
