"""Posts, pages, authors and letters as written, without their bodies. Identity is the path."""

from dataclasses import field

from cxsite.model.body import Outline
from cxsite.model.frozen import dataclass
from cxsite.model.moment import Moment
from cxsite.model.place import Marks


@dataclass(frozen=True, slots=True)
class Image:
    """An image as written: path relative to the file that names it (or /static address), and its alt text."""

    src: str
    alt: str


@dataclass(frozen=True, slots=True)
class Erratum:
    """What was wrong in an article and how it reads now, in its author's words. `day` is ISO."""

    day: str
    text: str


@dataclass(frozen=True, slots=True)
class SaidDid:
    """What customers said and what was done about it. `state` is one of `STATES`, `since` an ISO day or "".

    `watch` is the measure that should show it, "support.kept_promises", or "".
    """

    said: str
    did: str
    state: str = "done"
    owner: str = ""
    since: str = ""
    watch: str = ""


#: The stages of an answer to what customers said.
STATES = ("heard", "planned", "doing", "done", "not doing")


@dataclass(frozen=True, slots=True)
class Post:
    """One article. `slug` comes from the front matter or the file's name, never from the title.

    `owner` is responsible for what the text promises, `consent` says who agreed to be quoted; `allow` are (rule, reason) pairs.
    `ask` and `form` replace the question and the form of the site's feedback here. `keywords` are a few normalised words that
    characterise it, separated by spaces: as a tuple they would take as long to load as the rest of a post.
    """

    path: str
    slug: str
    title: str
    date: Moment
    id: str = ""
    updated: Moment | None = None
    expires: Moment | None = None
    draft: bool = False
    featured: bool = False
    description: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    category: str = ""
    series: str = ""
    series_order: int = 0
    image: Image | None = None
    language: str = ""
    translation_key: str = ""
    template: str = ""
    permalink: str = ""
    canonical: str = ""
    aliases: tuple[str, ...] = ()
    scorecards: tuple[str, ...] = ()
    keywords: str = ""
    ask: str = ""
    form: str = ""
    errata: tuple[Erratum, ...] = ()
    said_did: tuple[SaidDid, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    owner: str = ""
    consent: str = ""
    allow: tuple[tuple[str, str], ...] = ()
    outline: Outline = Outline()
    marks: Marks = field(default=Marks(""), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Page:
    """A page outside the stream of posts: about, contact. Its address follows its path under content/pages."""

    path: str
    slug: str
    title: str
    description: str = ""
    draft: bool = False
    updated: Moment | None = None
    image: Image | None = None
    language: str = ""
    template: str = ""
    permalink: str = ""
    canonical: str = ""
    aliases: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    owner: str = ""
    consent: str = ""
    allow: tuple[tuple[str, str], ...] = ()
    outline: Outline = Outline()
    marks: Marks = field(default=Marks(""), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Author:
    """A person who writes. `picture` is relative to the author's file."""

    path: str
    id: str
    name: str
    role: str = ""
    organisation: str = ""
    biography: str = ""
    links: tuple[tuple[str, str], ...] = ()
    picture: str = ""
    marks: Marks = field(default=Marks(""), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Letter:
    """What a reader wrote to us about an article (`to` is its slug), as paragraphs of plain text, and the outline of the reply.

    `publish` is what the reader allowed: no, with-name or without-name. `reply_by` is an author's id, or "".
    """

    path: str
    id: str
    to: str
    paragraphs: tuple[str, ...]
    received: Moment
    name: str = ""
    publish: str = "no"
    edited: bool = False
    reply_by: str = ""
    outline: Outline = Outline()
    marks: Marks = field(default=Marks(""), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as the publication has agreed to spell it."""

    label: str
    description: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The tags of a publication; empty if they are not listed."""

    path: str = ""
    tags: tuple[Tag, ...] = ()
    marks: Marks = field(default=Marks(""), compare=False, repr=False)
