"""What was written and could be parsed, not yet related: the input of the checks and of the library."""

from collections.abc import Mapping
from dataclasses import field

from cxsite.model.frozen import dataclass
from cxsite.model.ledger import Ledger
from cxsite.model.picture import Picture
from cxsite.model.post import Author, Letter, Page, Post, Vocabulary
from cxsite.model.scorecard import CountFile, Scorecard
from cxsite.model.site import Site


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything that could be parsed, unrelated. `unread` are paths that exist but could not be parsed.

    `assets` are the other files under content/ (images and the like), path → digest; `static` those under static/. `private`
    has only the sizes of the files under private/ (path → bytes): nothing but `cxsite pull` opens them. `counts` are what
    `cxsite pull` has counted; the measures in `scorecards` already include these values. `pictures` has the properties of those
    files that are images. `ledger` is the content of `claims.lock`.
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
        """Everything with Markdown in it: the documents, and the letters because of their replies."""
        return (*self.documents, *self.letters)
