"""Search: the search page, and the promise of the index that its script queries.

The index covers what a page says: title, summary, text with its numbers, without charts. It is due only if one of these
changes. It is located under the search page, so that the policy which WebAssembly needs applies to these addresses alone.

Making an index takes time and memory in proportion to its texts. So large publications have several: the oldest posts are in
the first, which is full for good, and an edit rebuilds only one of them. The reader's browser queries all of them.
"""

from collections.abc import Callable, Iterator, Mapping
from html import escape

from cxsite.keys.versions import installed
from cxsite.model.addresses import SEARCH, file_of
from cxsite.model.articles import Article, FreePage
from cxsite.model.fills import Fill, Quoted
from cxsite.model.frozen import dataclass
from cxsite.model.library import Library
from cxsite.model.output import Bundle, Output
from cxsite.model.post import Page, Post
from cxsite.model.problem import Outcome, failure
from cxsite.model.result import ScorecardResults
from cxsite.render import marks
from cxsite.render.bodies import for_search
from cxsite.render.home import count_of
from cxsite.render.list_views import SearchView
from cxsite.render.press import Leaf, Press
from cxsite.render.reached import Reached

INDEX = f"{SEARCH}index/"
#: The number of posts in one index. If smaller, a browser loads more per search: three times as much with four indexes.
PART = 2_500
Found = tuple["Entry", Callable[[], str]]
#: The file names of an index, wherever it is.
_FILES = r"(?:filter|fragment|index)/\w+_[0-9a-f]+\.pf_\w+|pagefind\.\w+_[0-9a-f]+\.pf_meta|wasm\.\w+\.pagefind"


@dataclass(frozen=True, slots=True)
class Entry:
    """A search entry for one page: its address, and what is shown and filtered. `text` is the hash of what its body says."""

    address: str
    title: str
    kind: str
    summary: str = ""
    date: str = ""
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    text: str = ""


def outputs(press: Press) -> list[Output]:
    """The search page, if the settings ask for one."""
    return [press.page(search_leaf(press))] if press.library.site.search else []


def is_due(library: Library) -> bool:
    """Whether there is an index: search is turned on, and there is something to find."""
    return library.site.search and bool(library.articles or library.pages or library.results.scorecards)


def search_leaf(press: Press) -> Leaf:
    """The page: a search field for browsers with scripts, and other ways through the publication for everybody."""
    tags, people = press.library.shelf("tag"), press.library.shelf("author")
    view = SearchView(
        topics=tuple(count_of(shelf, press) for shelf in tags),
        authors=tuple(count_of(shelf, press) for shelf in people),
        index=" ".join(press.links.href(_address(number)) for number in _numbers(press.library)),
        script=press.script if is_due(press.library) else "",
    )
    marked = marks.used(*(shelf.term.label for shelf in (*tags, *people)))
    return Leaf(SEARCH, press.head("search", press.say("search"), "", SEARCH), view, kind="list", marked=marked)


def bundles(press: Press) -> tuple[Bundle, ...]:
    """The promises of the indexes."""
    return tuple(_bundle(number, press) for number in _numbers(press.library)) if is_due(press.library) else ()


def touched(reached: Reached, press: Press) -> tuple[Bundle, ...]:
    """The promises of the indexes that an edit affects: those of its posts, and the first, which has pages and scorecards."""
    if not is_due(press.library):
        return ()
    first = {1} if reached.pages or reached.results else set()
    return tuple(_bundle(number, press) for number in sorted(reached.indexed | first))


def number_of(at: int, posts: int) -> int:
    """The number of the index with the post at this position among so many, newest first."""
    return (posts - 1 - at) // PART + 1


def _numbers(library: Library) -> range:
    """The numbers of the indexes, from one."""
    return range(1, max(number_of(0, len(library.articles)), 1) + 1)


def _address(number: int) -> str:
    """Beside the first, not below it: an index owns everything below its address."""
    return INDEX if number == 1 else f"{SEARCH}index-{number}/"


def _bundle(number: int, press: Press) -> Bundle:
    language = press.library.site.language.partition("-")[0].lower()
    told = tuple(entry for entry, _ in _entries(number, press))
    inputs = (
        ("entries", press.digests.of(told)),
        ("language", language),
        ("pagefind", f"3 {installed('pagefind_bin')}"),
    )
    folder = file_of(_address(number)).removesuffix("index.html")
    return Bundle(folder, inputs, _FILES, lambda: _made(number, press, language))


def _made(number: int, press: Press, language: str) -> Outcome[Mapping[str, bytes]]:
    from cxsite.render.pagefind import NoIndexError
    from cxsite.render.search_index import index

    pages = ((file_of(entry.address), _page(entry, text(), language)) for entry, text in _entries(number, press))
    try:
        return Outcome(index(pages, language, whole=number == 1))
    except NoIndexError as why:
        advice = "reinstall cxsite with everything it needs, or set `search: false` in site.yaml to do without search"
        return Outcome(None, (failure("no-search-index", None, f"the search index cannot be made: {why}", advice),))


def _entries(number: int, press: Press) -> Iterator[Found]:
    """The entries of one of the indexes, each with the function that makes its text as HTML."""
    library, articles = press.library, press.picked.own
    end = len(articles) - (number - 1) * PART
    yield from (_of_article(article, press) for article in articles[max(end - PART, 0) : end])
    if number == 1:
        yield from (_of_page(free, press) for free in library.pages)
        yield from (_of_scorecard(card, press) for card in library.results.scorecards)


def _of_article(article: Article, press: Press) -> Found:
    post, teaser = article.post, article.teaser
    entry = Entry(
        teaser.address,
        post.title,
        press.say("articles"),
        teaser.description,
        press.words.grammar.day(teaser.date.local[:10]),
        tuple([tag.label for tag in teaser.tags]),
        tuple([byline.name for byline in teaser.bylines]),
        _digest(post, article.fills),
    )
    return entry, lambda: for_search(press.bodies(post.outline.digest), post.outline.uses, article.fills, press.links)


def _of_page(free: FreePage, press: Press) -> Found:
    page = free.page
    entry = Entry(free.address, page.title, press.say("pages"), page.description, text=_digest(page, free.fills))
    return entry, lambda: for_search(press.bodies(page.outline.digest), page.outline.uses, free.fills, press.links)


def _of_scorecard(card: ScorecardResults, press: Press) -> Found:
    measures = [(m.measure.id, m.measure.title) for m in card.measures]
    text = "".join(f'<h2 id="{escape(id_)}">{escape(title)}</h2>' for id_, title in measures)
    return Entry(card.address, card.title, press.say("results"), card.about, text=text), lambda: text


def _digest(document: Post | Page, fills: tuple[Fill, ...]) -> str:
    """The hash of what determines a body's text: the body itself, and the numbers it quotes."""
    return " ".join([document.outline.digest, *(fill.text for fill in fills if isinstance(fill, Quoted))])


def _page(entry: Entry, text: str, language: str) -> str:
    """A page as Pagefind reads it: what is shown of a hit (`meta`), what can be filtered (`filter`), and the text."""
    kinds = (("kind", (entry.kind,)), ("tag", entry.tags), ("author", entry.authors))
    filters = "".join(
        f'<i data-pagefind-filter="{key}">{escape(value)}</i>' for key, values in kinds for value in values
    )
    date = f'<i data-pagefind-meta="date">{escape(entry.date)}</i>' if entry.date else ""
    return (
        f'<!doctype html><html lang="{escape(language)}"><head><title></title></head><body>'
        f"<div data-pagefind-ignore>{filters}{date}</div><main data-pagefind-body>"
        f'<h1 data-pagefind-meta="title">{escape(entry.title)}</h1><p>{escape(entry.summary)}</p>{text}</main></body></html>'
    )
