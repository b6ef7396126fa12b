"""What an edit affects: enough to make only those promises again, since all others are known to hold."""

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
    """What a short line says of a post, when the rest is not at hand."""

    path: str
    address: str
    title: str
    date: Moment
    language: str
    held: Held | None = None


Line = Teaser | Short


@dataclass(frozen=True, slots=True)
class Picked:
    """Access to articles without iterating over all: one by its path, all as lists show them, those with letters, those with
    corrections, and the posts of a shelf for short lines. `own` are all of them, for callers that do not need related articles.
    """

    article: Callable[[str], Article]
    teasers: Sequence[Teaser] = ()
    lettered: Sequence[Article] = ()
    corrected: Sequence[Article] = ()
    own: Sequence[Article] = ()
    lines: Callable[[Shelf], Sequence[Line]] = attrgetter("posts")


def picked(library: Library) -> Picked:
    """The same for a library that holds all its articles."""
    found = {article.post.path: article for article in library.articles}
    lettered = tuple([a for a in library.articles if a.letters])
    teasers = tuple([article.teaser for article in library.articles])
    corrected = tuple([a for a in library.articles if a.corrections])
    return Picked(found.__getitem__, teasers, lettered, corrected, library.articles)


#: The fields of a `Moment`: with ten thousand of them, comparing these is faster than creating moments first.
Day = tuple[int, str, bool]


def day(moment: Moment) -> Day:
    """The fields of a moment."""
    return moment.instant, moment.local, moment.has_time


class Mapped(NamedTuple):
    """What a sitemap says about an article. `hidden` means that it is not listed: readers do not see it, or its canonical
    address is elsewhere. `translated` is the article if it exists in other languages.
    """

    address: str
    changed: Day
    hidden: bool
    translated: Article | None = None


class Map(NamedTuple):
    """What a sitemap says about all articles, and, by address of label or year, the day of the newest change."""

    articles: Sequence[Mapped]
    newest: Mapping[str, Day]


@dataclass(frozen=True, slots=True)
class Reached:
    """What an edit affects, in a library whose articles may be created lazily, through `picked`.

    Everything named here may change, and nothing else can. `posts` and `pages` are the paths of texts with a page of their own.
    `shelves` are the addresses of labels and years with lists, `feeds` those of labels with feeds, and "/" for the
    publication's feed. `stream` are the numbers of pages of the stream, `indexed` those of the search indexes.

    `listed` means that lists show something new of a post, `counted` that they hold more or fewer: then `mapped` is what the
    sitemap says about all articles. `drawn` are the posts with cards, and `former` the same posts before the edit. `results`
    are those before scorecards were edited, None if none was. `corrected` means that corrections may change.
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
