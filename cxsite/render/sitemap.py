"""The list of all pages for search engines, and robots.txt, which tells them where it is.

A sitemap holds 50,000 pages at most (https://www.sitemaps.org/protocol.html). With more, /sitemap.xml is an index of sitemaps.
"""

from collections.abc import Callable, Iterable
from functools import cache, partial
from html import escape

from cxsite.keys import digest
from cxsite.model.addresses import CORRECTIONS, LETTERS, METHODS, SEARCH, file_of
from cxsite.model.library import Library
from cxsite.model.output import Output
from cxsite.model.problem import Outcome
from cxsite.render.archive import ADDRESS as ARCHIVE
from cxsite.render.dates import iso
from cxsite.render.languages import alternates
from cxsite.render.press import Press
from cxsite.render.reached import Day, Map, Mapped, Reached, day
from cxsite.render.scorecards import ADDRESS as SCORECARDS
from cxsite.render.teasers import full_pages

SITEMAP = "/sitemap.xml"
_MOST = 50_000
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
Languages = tuple[tuple[str, str], ...]
Entry = tuple[str, str, Languages]
_KINDS = ("tag", "category", "author", "series", "year")
_SHELVES = (("tag", "/tags/"), ("author", "/authors/"), ("series", "/series/"))


def outputs(press: Press) -> list[Output]:
    """/sitemap.xml and /robots.txt."""
    return _outputs(lambda: mapped(press.library), press)


def touched(reached: Reached, press: Press) -> list[Output]:
    """The same after an edit, if it lists other pages or days."""
    told = reached.mapped
    return _outputs(lambda: told, press) if told else []


def mapped(library: Library) -> Map:
    """What is listed of a library's articles, and of its labels and years."""
    changed = {a.post.path: day(max(a.post.date, a.post.updated or a.post.date)) for a in library.articles}
    lines = [
        Mapped(
            a.teaser.address,
            changed[a.post.path],
            bool(a.teaser.held or a.post.canonical),
            a if a.translations else None,
        )
        for a in library.articles
    ]
    shelves = ((s.term.address, [changed[t.path] for t in s.posts if t.path in changed]) for s in library.shelves)
    return Map(lines, {address: max(days) for address, days in shelves if days})


def _outputs(told: Callable[[], Map], press: Press) -> list[Output]:
    """The list of pages is computed lazily, unless there may be too many for one sitemap."""
    library, pages = press.library, cache(lambda: tuple(sorted(set(entries(told(), press)))))
    most = len(library.articles) + len(library.pages) + len(library.shelves) + len([*_indexes(library, press)])
    where = press.links.absolute(SITEMAP)
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {where}\n".encode()
    lists = _lists(pages(), press) if most > _MOST else [_list(pages, press)]
    return [*lists, _output("robots.txt", where, lambda: robots, press)]


def entries(told: Map, press: Press) -> list[Entry]:
    """(URL, date of the last change or "", the same in other languages) of every page that search engines should index."""
    library, absolute = press.library, press.links.absolute
    pages: list[tuple[str, Day | None]] = [
        *((line.address, line.changed) for line in told.articles if not line.hidden),
        *(
            (p.address, day(p.page.updated) if p.page.updated else None)
            for p in library.pages
            if not (p.held or p.page.canonical)
        ),
        *((s.term.address, told.newest.get(s.term.address)) for kind in _KINDS for s in library.shelf(kind)),
        *((address, None) for address in _indexes(library, press)),
    ]
    languages = {
        line.address: alternates(line.translated, press.links, library.site.language)
        for line in told.articles
        if line.translated
    }
    return [
        (absolute(address), iso(changed[1], has_time=changed[2]) if changed else "", languages.get(address, ()))
        for address, changed in pages
    ]


def _lists(pages: tuple[Entry, ...], press: Press) -> list[Output]:
    """One file, or one for each 50,000 pages and an index of them."""
    parts = [pages[start : start + _MOST] for start in range(0, len(pages), _MOST)] or [()]
    if len(parts) == 1:
        return [_list(lambda: pages, press)]
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    urls = tuple(press.links.absolute(f"/{name}") for name in names)
    listed = [_output(name, part, partial(_sitemap, part), press) for name, part in zip(names, parts, strict=True)]
    return [_output(file_of(SITEMAP), urls, lambda: _index(urls), press), *listed]


def _list(pages: Callable[[], tuple[Entry, ...]], press: Press) -> Output:
    """The one file with all pages. It shows everything it is made from, so hashing its bytes is faster than hashing that."""
    engine, made = ("engine", press.engine), cache(lambda: _sitemap(pages()))
    return Output(
        file_of(SITEMAP),
        "list",
        (engine,),
        make=lambda: Outcome(made()),
        later=lambda: (engine, ("view", digest.of_bytes(made()))),
    )


def _output(file: str, view: object, make: Callable[[], bytes], press: Press) -> Output:
    return Output(file, "list", (("engine", press.engine), ("view", digest.of(view))), lambda: Outcome(make()))


def _indexes(library: Library, press: Press) -> Iterable[str]:
    """Pages without a date of their own."""
    yield from ("/", ARCHIVE)
    yield from (
        f"/page/{number}/" for number in range(1, full_pages(len(library.articles), library.site.pagination) + 1)
    )
    if library.site.search:
        yield SEARCH
    yield from (where for kind, where in _SHELVES if library.shelf(kind))
    if library.results.scorecards:
        yield from (SCORECARDS, METHODS)
    if press.picked.corrected:
        yield CORRECTIONS
    if press.picked.lettered:
        yield LETTERS
    yield from (card.address for card in library.results.scorecards)


def _sitemap(pages: tuple[Entry, ...]) -> bytes:
    told = any(languages for _, _, languages in pages)
    space = ' xmlns:xhtml="http://www.w3.org/1999/xhtml"' if told else ""
    urls = escape("\n".join([url for url, _, _ in pages])).split("\n")  # all in one call: no URL contains a line break
    lines = "".join([_line(url, page) for url, page in zip(urls, pages, strict=True)]) if pages else ""
    return f'{_DECLARATION}<urlset xmlns="{_SPACE}"{space}>\n{lines}</urlset>\n'.encode()


def _line(url: str, page: Entry) -> str:
    """The line of a page whose URL is escaped already."""
    _, date, languages = page
    changed = f"<lastmod>{date}</lastmod>" if date else ""
    same = "".join(map(_same, languages)) if languages else ""
    return f"<url><loc>{url}</loc>{changed}{same}</url>\n"


def _same(language: tuple[str, str]) -> str:
    code, href = language
    return f'<xhtml:link rel="alternate" hreflang="{escape(code)}" href="{escape(href)}"/>'


def _index(urls: tuple[str, ...]) -> bytes:
    lines = "".join(f"<sitemap><loc>{escape(url)}</loc></sitemap>\n" for url in urls)
    return f'{_DECLARATION}<sitemapindex xmlns="{_SPACE}">\n{lines}</sitemapindex>\n'.encode()
