"""Old addresses of posts and pages: a small page each that redirects, on any host and without a script.

`_redirects` does the same on hosts that read it (Netlify, Cloudflare and several others), and adds the feed's other names. It
is always written. An author's own static/_redirects replaces it; the pages redirect all the same.
"""

from collections.abc import Iterable, Iterator
from html import escape

from cxsite.keys import digest
from cxsite.model.addresses import file_of
from cxsite.model.output import Output
from cxsite.model.problem import Outcome
from cxsite.render.feeds import ALIASES
from cxsite.render.press import Press
from cxsite.render.site import FEED

FILE = "_redirects"
_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<link rel="canonical" href="{url}">
<meta http-equiv="refresh" content="0; url={href}">
</head>
<body><p><a href="{href}">{title}</a></p></body>
</html>
"""


def outputs(press: Press) -> list[Output]:
    """A page for each alias, and the file for hosts."""
    aliases = tuple(_aliases(press))
    return [_file(aliases, press), *(_output(alias, title, address, press) for alias, title, address in aliases)]


def page_of(alias: str) -> str:
    """The address whose file answers for an alias: "/2019/late" → "/2019/late/", since most hosts serve that for both."""
    address = f"/{alias.lstrip('/')}"
    return address if address.endswith("/") or "." in address.rpartition("/")[2] else f"{address}/"


def _aliases(press: Press) -> Iterator[tuple[str, str, str]]:
    """(alias, title, address) of everything that has moved."""
    for article in press.library.articles:
        yield from ((alias, article.post.title, article.teaser.address) for alias in article.post.aliases)
    for free in press.library.pages:
        yield from ((alias, free.page.title, free.address) for alias in free.page.aliases)


def rules(moves: Iterable[tuple[str, str]]) -> str:
    """The text of `_redirects`: one (old href, new href) pair per line. An old folder redirects with and without its slash."""
    lines: dict[str, str] = {}
    for old, new in moves:
        for each in dict.fromkeys((old, old.rstrip("/") or old)):
            lines.setdefault(each, f"{each} {new} 301\n")
    return "".join(lines.values())


def _file(aliases: tuple[tuple[str, str, str], ...], press: Press) -> Output:
    href = press.links.href
    feeds = ((href(alias), href(FEED)) for alias in ALIASES)
    moves = (*feeds, *((href(page_of(alias)), href(address)) for alias, _, address in aliases))
    inputs = (("engine", press.engine), ("view", digest.of(moves)))
    return Output(FILE, "list", inputs, lambda: Outcome(rules(moves).encode()))


def _output(alias: str, title: str, address: str, press: Press) -> Output:
    language, url, href = press.library.site.language, press.links.absolute(address), press.links.href(address)

    def make() -> Outcome[bytes]:
        return Outcome(
            _PAGE.format(language=escape(language), title=escape(title), url=escape(url), href=escape(href)).encode()
        )

    view = digest.of((language, title, url, href))
    return Output(file_of(page_of(alias)), "page", (("engine", press.engine), ("view", view)), make)
