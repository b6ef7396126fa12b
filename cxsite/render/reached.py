"""What an edit reaches: enough to promise no more than that anew, where all other promises are known to hold."""

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from cxsite.model.articles import Article, Teaser
from cxsite.model.frozen import dataclass
from cxsite.model.library import Library, Shelf
from cxsite.model.moment import Moment
from cxsite.model.result import Results
from cxsite.model.standing import Held


class Short(NamedTuple):
    """What a short line says of a post, where the rest is not at hand."""

    path: str
    address: str
    title: str
    date: Moment
    language: str
    held: Held | None = None


Line = Teaser | Short


@dataclass(frozen=True, slots=True)
class Picked:
    """The ways to articles besides going through all of them: one by its path, all as lists show them, those with letters, those
    with corrections, and the posts of a shelf for short lines. `own` are all of them, for who does not ask what is related.
    """

    article: Callable[[str], Article]
    teasers: Sequence[Teaser] = ()
    lettered: Sequence[Article] = ()
    corrected: Sequence[Article] = ()
    own: Sequence[Article] = ()
    lines: Callable[[Shelf], Sequence[Line]] = attrgetter("posts")


def picked(library: Library) -> Picked:
    """The same of a library whose articles are all there."""
    found = {article.post.path: article for article in library.articles}
    lettered = tuple([a for a in library.articles if a.letters])
    teasers = tuple([article.teaser for article in library.articles])
    corrected = tuple([a for a in library.articles if a.corrections])
    return Picked(found.__getitem__, teasers, lettered, corrected, library.articles)


#: The fields of a `Moment`: with ten thousand of them it is quicker to compare these than to make moments first.
Day = tuple[int, str, bool]


def day(moment: Moment) -> Day:
    """The fields of a moment."""
    return moment.instant, moment.local, moment.has_time


class Mapped(NamedTuple):
    """What a sitemap tells of an article. `hidden` says that it has no line there: readers do not see it, or it names another
    place as its own. `translated` is the article where it has other languages.
    """

    address: str
    changed: Day
    hidden: bool
    translated: Article | None = None


class Map(NamedTuple):
    """What a sitemap tells of all articles, and of each label and year, by address, the day of the newest change."""

    articles: Sequence[Mapped]
    newest: Mapping[str, Day]


@dataclass(frozen=True, slots=True)
class Reached:
    """What an edit reaches, in a library whose articles may be made only when asked for, through `picked`.

    Whatever is named may change, and nothing else can. `posts` and `pages` are the paths of texts with a page of their own.
    `shelves` are the addresses of labels and years with lists, `feeds` those of labels with feeds, and "/" for the publication's
    feed. `stream` are the numbers of pages of the stream. `indexed` are the numbers of the search indexes.

    `listed` says that lists tell something new of a post, `counted` that they hold more or fewer: then `mapped` is what the
    sitemap tells of all articles. `drawn` are the posts with cards, and `former` the same posts as they were. `results` are those
    before scorecards were edited, None where none was. `corrected` says that corrections may change.
    """

    picked: Picked
    posts: Sequence[str] = ()
    pages: frozenset[str] = frozenset()
    shelves: frozenset[str] = frozenset()
    feeds: frozenset[str] = frozenset()
    stream: Sequence[int] = ()
    drawn: Sequence[str] = ()
    former: Sequence[Article] = ()
    listed: bool = False
    counted: bool = False
    results: Results | None = None
    corrected: bool = False
    mapped: Map | None = None
    indexed: frozenset[int] = frozenset()
