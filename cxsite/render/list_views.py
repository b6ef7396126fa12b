"""What the templates of lists are given (front page, streams, labels, archive, letters): the part of `views` about many."""

from cxsite.model.frozen import dataclass
from cxsite.model.result import MeasureResults, Result
from cxsite.render.views import AuthorView, DateView, LetterView, LinkView, TeaserView


@dataclass(frozen=True, slots=True)
class TermCount:
    """A label with how many posts stand under it, and the newest one's title where the template shows it."""

    label: str
    href: str
    count: int


@dataclass(frozen=True, slots=True)
class ResultLine:
    """A measure in one line on the front page: latest result and the series for its sparkline."""

    title: str
    scorecard: str
    href: str
    measure: MeasureResults
    latest: Result


@dataclass(frozen=True, slots=True)
class LettersView:
    """All letters, newest first."""

    letters: tuple[LetterView, ...]


@dataclass(frozen=True, slots=True)
class HomeView:
    """The front page: `lead` is the featured or newest post, `posts` the rest of the newest; `older` leads on, or is None.

    `letter` is the one that came last, or None, and `excerpt` how it begins, in whole sentences. `pull` is a sentence of the
    lead to stand where it has no picture, or "".
    """

    lead: TeaserView | None
    posts: tuple[TeaserView, ...]
    results: tuple[ResultLine, ...]
    topics: tuple[TermCount, ...]
    series: tuple[TermCount, ...]
    older: LinkView | None
    letter: LetterView | None = None
    excerpt: str = ""
    pull: str = ""


@dataclass(frozen=True, slots=True)
class StreamView:
    """A page of older posts (/page/7/): the k-th ten ever, newest first, so that it never changes once it is full."""

    number: int
    posts: tuple[TeaserView, ...]
    newer: LinkView | None
    older: LinkView | None


@dataclass(frozen=True, slots=True)
class LineView:
    """A post in a short line: title and date only. `held` and `language` as in a teaser."""

    title: str
    href: str
    date: DateView
    held: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class LinesView:
    """Posts in short lines, newest first, and what stands above them: a month of the archive ("October") or a year; "" where
    nothing needs to."""

    title: str
    posts: tuple[LineView, ...]


@dataclass(frozen=True, slots=True)
class ListView:
    """The posts under one label. `kind` is tag, category, author or series; `author` is there for an author's page;
    `about` describes a tag.

    `posts` are the newest, `earlier` the others in short lines, by year; `count` is how many there are of both. Parts of a series
    are all in `posts`; so is everything for a theme with a template of its own that shows `view.posts` and not `view.earlier`.
    """

    kind: str
    title: str
    posts: tuple[TeaserView, ...]
    feed: str
    count: int
    author: AuthorView | None = None
    about: str = ""
    earlier: tuple[LinesView, ...] = ()


@dataclass(frozen=True, slots=True)
class TermsView:
    """All labels of one kind (tags, categories, authors, series) with their counts."""

    kind: str
    title: str
    terms: tuple[TermCount, ...]


@dataclass(frozen=True, slots=True)
class ArchiveView:
    """The archive: on a year's page its months; on the overview, where `year` is "", all years with their counts, and the months
    of the newest posts.
    """

    year: str
    years: tuple[TermCount, ...]
    months: tuple[LinesView, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search page. `index` has the hrefs of the folders with the indexes, with spaces between them; `script` is that of what
    asks them, "" where a theme has none."""

    topics: tuple[TermCount, ...]
    authors: tuple[TermCount, ...]
    index: str
    script: str


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """The page for an address that leads nowhere."""

    topics: tuple[TermCount, ...]
    archive: str


ListsView = LettersView | HomeView | StreamView | ListView | TermsView | ArchiveView | NotFoundView | SearchView
