"""The publication as readers get it: what is public, on which shelves, and at which addresses."""

from collections.abc import Mapping
from dataclasses import field

from cxsite.model.articles import Article, FreePage, Teaser, Term
from cxsite.model.fills import Fill
from cxsite.model.frozen import dataclass
from cxsite.model.ledger import Ledger
from cxsite.model.post import Author
from cxsite.model.result import Results
from cxsite.model.site import Site
from cxsite.model.standing import Held
from cxsite.model.words import Words


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
    """An address and the file that claims it: two claims to one address are a clash.

    `kind` is page (a post or page), asset, static, alias, or list (a shelf that cxsite makes because of the file at `path`).
    """

    address: str
    path: str
    kind: str = "page"


@dataclass(frozen=True, slots=True)
class Library:
    """The publication, related, complete and public. Making it never fails, whatever the author wrote.

    `articles` are newest first. `assets` maps the content path of each published file to its address. `claims` lists every
    address that the author's files use, for the check of clashes. `held` is everything that is held back. `fills_of` has the
    fills of every document that was parsed, public or not, so that checks see all links. `keyed` has the fills for addresses
    named in front matter and settings: (path, key as in its `Marks`) → fill, for example ("site.yaml", "logo").
    `navigation` and `follow` are (title, href) pairs, ready to use; an entry whose target is not public is left out. `icon` and
    `logo` are addresses, or "". `ledger` is what `claims.lock` should say now. `spoken` are the words for texts in languages
    other than the publication's.
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
        """The words used inside a text in that language ("" for the publication's own)."""
        return self.spoken.get(language, self.results.words)

    def shelf(self, kind: str) -> tuple[Shelf, ...]:
        """The shelves of one kind, sorted by label (years: newest first)."""
        return tuple(s for s in self.shelves if s.kind == kind)
