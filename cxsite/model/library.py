"""From what was written (`Corpus`) to what is public and how it hangs together (`Library`)."""

from collections.abc import Mapping
from dataclasses import field

from cxsite.model.body import Embed
from cxsite.model.frozen import dataclass
from cxsite.model.ledger import Ledger
from cxsite.model.moment import Moment
from cxsite.model.picture import Picture
from cxsite.model.post import Author, Letter, Page, Post, Vocabulary
from cxsite.model.result import MeasureResults, Results
from cxsite.model.scorecard import CountFile, Scorecard
from cxsite.model.site import Site
from cxsite.model.words import Words


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything that could be parsed, unrelated. `unread` are paths that exist but could not be parsed.

    `assets` are the other files under content/ (pictures and the like), path → digest; `static` those under static/. Of the files
    under private/ only the sizes are known (path → bytes): nobody but `cxsite pull` opens them. `counts` are
    what `cxsite pull` has counted: the measures of `scorecards` that it concerns hold these values already.
    `pictures` are the facts of those of the files that are pictures. `ledger` is what `claims.lock` says.
    """

    site: Site
    posts: tuple[Post, ...] = ()
    pages: tuple[Page, ...] = ()
    authors: tuple[Author, ...] = ()
    letters: tuple[Letter, ...] = ()
    vocabulary: Vocabulary = Vocabulary()
    scorecards: tuple[Scorecard, ...] = ()
    counts: tuple[CountFile, ...] = ()
    assets: Mapping[str, str] = field(default_factory=dict)
    static: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    private: Mapping[str, int] = field(default_factory=dict)
    ledger: Ledger = field(default=Ledger())

    @property
    def documents(self) -> tuple[Post | Page, ...]:
        """All posts, then all pages."""
        return (*self.posts, *self.pages)

    @property
    def texts(self) -> tuple[Post | Page | Letter, ...]:
        """Everything with Markdown in it: the documents, and letters for the replies."""
        return (*self.documents, *self.letters)


@dataclass(frozen=True, slots=True)
class Show:
    """What a command shows beyond what is public: --drafts, --future, --expired. It still says why readers would not see it."""

    drafts: bool = False
    future: bool = False
    expired: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """A post or page that is not public: `reason` is draft, scheduled or expired; `until` where a moment will end it."""

    path: str
    title: str
    reason: str
    until: Moment | None = None


@dataclass(frozen=True, slots=True)
class Linked:
    """A link whose target is known: `href` is ready for a page (base path included) or an outside URL."""

    href: str


@dataclass(frozen=True, slots=True)
class ToHeld:
    """A link to something that is not public yet, or no longer: shown as plain text."""

    held: Held


@dataclass(frozen=True, slots=True)
class Missing:
    """A use of something that is not there. `what` is file, anchor, scorecard, measure, segment, period, field or form."""

    what: str
    name: str
    near: tuple[str, ...] = ()
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quoted:
    """A bound number. `text` is what is shown; `href` its row; `value` the machine's number, "" where withheld or words."""

    text: str
    href: str
    value: str = ""
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart, table or scorecard to be drawn in place. One measure, or all of a scorecard."""

    embed: Embed
    measures: tuple[MeasureResults, ...]
    href: str


Fill = Linked | ToHeld | Missing | Quoted | Drawn


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
    """What lists say of a post: shared by all that list it. `image` is an address, or ""."""

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
    """A neighbour: title and address, nothing else, so that only these two facts bind one page to another."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class SeriesPlace:
    """Where a post stands in its series: part `position`; all parts in order. A part's Step is empty while it is held."""

    term: Term
    position: int
    parts: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class ScoreLink:
    """One of the eleven links from 0 to 10, or the link to write (`score` ""). `href` is a complete outside URL."""

    score: str
    href: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A number in an article that has changed since readers first saw it. `subject` says which, `day` is ISO.

    `before` and `after` are as shown; "" stands for a number that is withheld, or was, or is no longer told. `href` as in
    `Quoted`. A correction of the text itself has its author's `text` and nothing else but the day.
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
    """A letter that may be published: `name` is "" where the reader wished so. `fills` answers the uses of the reply."""

    letter: Letter
    name: str
    by: Byline | None = None
    fills: tuple[Fill, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """A public post with all its relations. `fills` answers `post.outline.uses`, one for one.

    `translations` are all languages of the text, its own among them; empty where there is only the one.
    """

    post: Post
    teaser: Teaser
    id: str
    fills: tuple[Fill, ...] = ()
    series: SeriesPlace | None = None
    newer: Step | None = None
    older: Step | None = None
    related: tuple[Teaser, ...] = ()
    feedback: tuple[ScoreLink, ...] = ()
    corrections: tuple[Correction, ...] = ()
    translations: tuple[Translation, ...] = ()
    letters: tuple[Printed, ...] = ()


@dataclass(frozen=True, slots=True)
class FreePage:
    """A public page with its links answered. `address` has no base path."""

    page: Page
    address: str
    fills: tuple[Fill, ...] = ()
    held: Held | None = None


@dataclass(frozen=True, slots=True)
class Shelf:
    """Posts under one label, newest first. `kind` is tag, category, author, series or year; a year's slug is "2026".

    `about` describes a tag, in a sentence, or is "".
    """

    kind: str
    term: Term
    posts: tuple[Teaser, ...]
    author: Author | None = None
    picture: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """An address somebody lays claim to, and the file that does: two for one address is a clash.

    `kind` is page (a post or page), asset, static, alias, or list (a shelf that cxsite makes from what `path` says).
    """

    address: str
    path: str
    kind: str = "page"


@dataclass(frozen=True, slots=True)
class Library:
    """The publication, related, complete and public. Total: it never fails, whatever the author wrote.

    `articles` are newest first. `assets` maps the content path of each published picture to its address. `claims` lists every
    address that the author's files take, for the check of clashes. `held` is everything that is held back. `fills_of` are
    the answers for every document that was parsed, public or not, so that checks see all links. `keyed` are the answers for
    addresses named in front matter and settings: (path, key as in its `Marks`) → answer, for example ("site.yaml", "logo").
    `navigation` and `follow` are (title, href) pairs, complete; an entry whose target is not public is left out. `icon` and
    `logo` are addresses, or "". `ledger` is what `claims.lock` should say by now. `spoken` are the words for texts
    in other languages than the publication's.
    """

    site: Site
    articles: tuple[Article, ...] = ()
    pages: tuple[FreePage, ...] = ()
    shelves: tuple[Shelf, ...] = ()
    results: Results = Results()
    lead: str = ""
    assets: Mapping[str, str] = field(default_factory=dict)
    static: Mapping[str, str] = field(default_factory=dict)
    held: tuple[Held, ...] = ()
    claims: tuple[Claim, ...] = ()
    fills_of: Mapping[str, tuple[Fill, ...]] = field(default_factory=dict, repr=False)
    keyed: Mapping[tuple[str, str], Fill] = field(default_factory=dict, repr=False)
    navigation: tuple[tuple[str, str], ...] = ()
    follow: tuple[tuple[str, str], ...] = ()
    icon: str = ""
    logo: str = ""
    ledger: Ledger = field(default=Ledger())
    spoken: Mapping[str, Words] = field(default_factory=dict)

    def words(self, language: str) -> Words:
        """What is said inside a text in that language ("" for the publication's own)."""
        return self.spoken.get(language, self.results.words)

    def shelf(self, kind: str) -> tuple[Shelf, ...]:
        """The shelves of one kind, in order of label (years: newest first)."""
        return tuple(s for s in self.shelves if s.kind == kind)
