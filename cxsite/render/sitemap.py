"""The list of all pages for search engines, and the file that tells them where it is."""

from collections.abc import Iterable
from html import escape

from cxsite.keys import digest
from cxsite.model.addresses import CORRECTIONS, METHODS
from cxsite.model.library import Library, Shelf
from cxsite.model.moment import Moment
from cxsite.model.output import Output
from cxsite.model.problem import Outcome
from cxsite.render.archive import ADDRESS as ARCHIVE
from cxsite.render.dates import machine
from cxsite.render.press import Press
from cxsite.render.scorecards import ADDRESS as SCORECARDS
from cxsite.render.teasers import tens

SITEMAP = "/sitemap.xml"
Entry = tuple[str, str]
_KINDS = ("tag", "category", "author", "series", "year")


def outputs(press: Press) -> list[Output]:
    """/sitemap.xml and /robots.txt."""
    pages = tuple(sorted(set(entries(press))))
    where = press.links.absolute(SITEMAP)
    inputs = (("engine", press.engine), ("view", digest.of(pages)))
    robots = (("engine", press.engine), ("view", digest.of(where)))
    return [
        Output("sitemap.xml", "list", inputs, lambda: Outcome(_sitemap(pages))),
        Output(
            "robots.txt", "list", robots, lambda: Outcome(f"User-agent: *\nAllow: /\n\nSitemap: {where}\n".encode())
        ),
    ]


def entries(press: Press) -> list[Entry]:
    """(URL, date of the last change or "") of every page that a search engine should keep."""
    library = press.library
    changed = {a.post.path: max(a.post.date, a.post.updated or a.post.date) for a in library.articles}
    pages = [
        *(
            (a.teaser.address, changed[a.post.path])
            for a in library.articles
            if not (a.teaser.held or a.post.canonical)
        ),
        *((p.address, p.page.updated) for p in library.pages if not (p.held or p.page.canonical)),
        *((shelf.term.address, _newest(shelf, changed)) for kind in _KINDS for shelf in library.shelf(kind)),
        *((address, None) for address in _indexes(library)),
    ]
    return [(press.links.absolute(address), machine(date) if date else "") for address, date in pages]


def _newest(shelf: Shelf, changed: dict[str, Moment]) -> Moment | None:
    return max((changed[teaser.path] for teaser in shelf.posts if teaser.path in changed), default=None)


def _indexes(library: Library) -> Iterable[str]:
    """Pages without a date of their own."""
    yield from ("/", "/tags/", "/authors/", ARCHIVE)
    yield from (f"/page/{number}/" for number in range(1, len(tens(library.articles, library.site.pagination)) + 1))
    if library.shelf("series"):
        yield "/series/"
    if library.results.scorecards:
        yield from (SCORECARDS, METHODS)
    if any(article.corrections for article in library.articles):
        yield CORRECTIONS
    yield from (card.address for card in library.results.scorecards)


def _sitemap(pages: tuple[Entry, ...]) -> bytes:
    lines = (
        f"<url><loc>{escape(url)}</loc>{f'<lastmod>{date}</lastmod>' if date else ''}</url>" for url, date in pages
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return (head + "\n".join(lines) + "\n</urlset>\n").encode()
