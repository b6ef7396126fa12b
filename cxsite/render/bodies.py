"""A body with its slots filled: pieces of HTML and the answers of other documents → HTML for a page or a feed.

Everything that did not come out of the Markdown engine is escaped here and nowhere else.
"""

import re
from collections.abc import Callable
from html import escape
from urllib.parse import urljoin

from cxsite.model.body import Body, Link, Number, Slot, Use
from cxsite.model.fills import Drawn, Fill, Linked, Missing, Quoted, ToHeld
from cxsite.model.frozen import dataclass
from cxsite.model.words import Words
from cxsite.render.charts.drawings import drawn, tables
from cxsite.render.links import Links
from cxsite.render.unbroken import unbroken

_TAG = re.compile(r"""<[A-Za-z](?:"[^"]*"|'[^']*'|[^'"<>])*>""")
_DRESSED = re.compile(r"""<([A-Za-z][A-Za-z0-9]*)(?=[^A-Za-z0-9>])(?:"[^"]*"|'[^']*'|[^'"<>])*>""")
_IMAGE = re.compile(r"""<img(?:"[^"]*"|'[^']*'|[^'"<>])*>""")
_ADDRESS = re.compile(r"""(\s)(href|src|poster|cite)=("[^"]*"|'[^']*')""")
_SOURCES = re.compile(r"""(\s)srcset=("[^"]*"|'[^']*')""")
_CANDIDATE = re.compile(r"([\s,]*+)(\S*[^\s,])([^,]*)")  # of a srcset; a comma inside an address does not end it
_ID = re.compile(r"""\sid=("[^"]*"|'[^']*')""")


@dataclass(frozen=True, slots=True)
class Surface:
    """Where a body will be read.

    `address` turns a site address into an href; `ready` completes an href that has its base path; `draw` renders an embed as
    HTML; `data` keeps the machine-readable number beside the shown one.
    """

    address: Callable[[str], str]
    ready: Callable[[str], str]
    draw: Callable[[Drawn, str], str]
    data: bool = True


def for_page(body: Body, uses: tuple[Use, ...], fills: tuple[Fill, ...], links: Links, words: Words) -> str:
    """The HTML of a body on its own page. `words` are used by its charts."""
    return _filled(body, uses, fills, Surface(links.href, str, lambda fill, uid: drawn(fill, uid, words)))


def for_feed(
    body: Body, uses: tuple[Use, ...], fills: tuple[Fill, ...], links: Links, words: Words, *, url: str
) -> str:
    """The HTML of a body in a feed: every address absolute, no ids, charts as tables. `url` is the article's own."""
    surface = Surface(links.absolute, links.complete, lambda fill, _: tables(fill, words), data=False)
    return absolute(_filled(body, uses, fills, surface), url)


def for_search(body: Body, uses: tuple[Use, ...], fills: tuple[Fill, ...], links: Links) -> str:
    """The HTML of a body for the search index: bare tags and text, without pictures, charts and tables of numbers."""
    html = _filled(body, uses, fills, Surface(links.href, str, lambda *_: "", data=False))
    pieces = _DRESSED.split(_IMAGE.sub("", html))  # alternating text and tag names
    pieces[1::2] = [f"<{name}>" for name in pieces[1::2]]
    return "".join(pieces)


def absolute(html: str, url: str) -> str:
    """HTML with every address in its tags made absolute against `url`, and without ids (a feed holds many articles)."""
    return _TAG.sub(lambda tag: _absolute_tag(tag[0], url), html)


def _absolute_tag(tag: str, url: str) -> str:
    tag = _ID.sub("", tag)
    tag = _ADDRESS.sub(lambda m: f"{m[1]}{m[2]}={m[3][0]}{_joined(url, m[3][1:-1])}{m[3][0]}", tag)
    return _SOURCES.sub(lambda m: f"{m[1]}srcset={m[2][0]}{_joined_set(url, m[2][1:-1])}{m[2][0]}", tag)


def _joined(url: str, written: str) -> str:
    return url + written if written.startswith("#") else urljoin(url, written)


def _joined_set(url: str, written: str) -> str:
    return _CANDIDATE.sub(lambda m: f"{m[1]}{_joined(url, m[2])}{m[3]}", written)


def _filled(body: Body, uses: tuple[Use, ...], fills: tuple[Fill, ...], surface: Surface) -> str:
    """The pieces in order with their slots filled, without the link tags around links to what is not public."""
    out: list[str] = []
    left_out = after_close = False
    for piece in body.pieces:
        if isinstance(piece, str):
            if not left_out:
                out.append(piece.removeprefix("</a>") if after_close else piece)
            after_close = False
        elif piece.context in ("open", "opened", "close"):
            hidden = isinstance(fills[piece.use], ToHeld | Missing)
            left_out = hidden and piece.context == "open"
            after_close = hidden and piece.context == "close"
        elif not left_out:
            out.append(_slot(piece, uses[piece.use], fills[piece.use], surface))
    return "".join(out)


def _slot(slot: Slot, use: Use, fill: Fill, surface: Surface) -> str:
    match fill:
        case Linked():
            return escape(surface.ready(fill.href) if isinstance(use, Link) else _words(use))
        case Drawn():
            return surface.draw(fill, f"cx-{slot.use}")
        case Quoted():
            return _value(slot, use, fill, surface)
        case ToHeld() | Missing():
            return escape(_words(use))


def _value(slot: Slot, use: Use, fill: Quoted, surface: Surface) -> str:
    """A bound number; a number typed by hand keeps the author's words, which the checks have compared."""
    text = escape(use.words if isinstance(use, Number) else unbroken(fill.text))
    if slot.context not in ("text", "link"):
        return text
    shown = f'<data value="{escape(fill.value)}">{text}</data>' if fill.value and surface.data else text
    if slot.context == "link" or not fill.href:
        return shown
    return f'<a class="cx-value" href="{escape(surface.address(fill.href))}">{shown}</a>'


def _words(use: Use) -> str:
    """What the author typed, where there is nothing to link to or to fill in: an address in an image, an exempt number."""
    match use:
        case Link():
            return use.written
        case Number():
            return use.words
        case _:
            return ""
