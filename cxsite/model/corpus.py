"""What was written and could be parsed, not yet related: what the checks look at and the library is made of."""

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
