"""What the templates of lists get (home page, streams, labels, archive, letters): the part of `views` about many posts."""

from cxsite.model.frozen import dataclass
from cxsite.model.result import MeasureResults, Result
from cxsite.render.views import AuthorView, DateView, LetterView, LinkView, TeaserView


@dataclass(frozen=True, slots=True)
class TermCount:
    """A label with its number of posts."""

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
    """The home page: `lead` is the featured or newest post, `posts` the rest of the newest; `older` links to older posts, or is
    None.

    `letter` is the newest letter, or None, and `excerpt` its first sentences. `pull` is a pull quote of the lead, shown if the
    lead has no picture, or "".
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
    """A page of older posts (/page/7/): the k-th ten, counted from the oldest, newest first; once full, it never changes."""

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
    """Posts in short lines, newest first, and their heading: a month of the archive ("October"), a year or "Recent"; "" if
    none is needed.
    """

    title: str
    posts: tuple[LineView, ...]


@dataclass(frozen=True, slots=True)
class ListView:
    """The posts under one label. `kind` is tag, category, author or series; `author` is set on an author's page;
    `about` describes a tag.

    `posts` are the newest, `earlier` the others in short lines, by year; `count` is the total. Parts of a series are all in
    `posts`; so are all posts for a theme whose own template shows `view.posts` but not `view.earlier`.
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
    """The archive: on a year's page its months; on the overview, where `year` is "", all years with their counts, and the
    months of the newest posts.
    """

    year: str
    years: tuple[TermCount, ...]
    months: tuple[LinesView, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search page. `index` has the hrefs of the folders with the indexes, separated by spaces; `script` is that of the
    search script, "" if a theme has none."""

    topics: tuple[TermCount, ...]
    authors: tuple[TermCount, ...]
    index: str
    script: str


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """The page for an address that does not exist. `recent` are the newest posts, None if there are none."""

    topics: tuple[TermCount, ...]
    archive: str
    recent: LinesView | None


ListsView = LettersView | HomeView | StreamView | ListView | TermsView | ArchiveView | NotFoundView | SearchView
