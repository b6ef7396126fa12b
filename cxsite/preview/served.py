"""Prepares a page for the browser: what it uses, and the one line added to it so that it can keep itself up to date.

The line is added here, when the page is served, so it can never be in a built file.
"""

import json
import posixpath
import re
from collections.abc import Sequence
from html import escape, unescape
from urllib.parse import unquote, urljoin, urlsplit

from cxsite.model.frozen import dataclass
from cxsite.preview.desk import shown
from cxsite.preview.edition import Told

_PICTURE = re.compile(rb"""\s(?:src|poster)\s*=\s*"([^"]+)\"""", re.IGNORECASE)
_SET = re.compile(rb"""\ssrcset\s*=\s*"([^"]+)\"""", re.IGNORECASE)
_CANDIDATE = re.compile(rb"[\s,]*+(\S*[^\s,])[^,]*")  # a comma inside an address does not end it
_STYLE = re.compile(rb"""<link\b(?=[^>]*\brel\s*=\s*"?stylesheet)[^>]*?\bhref\s*=\s*"([^"]+)\"""", re.IGNORECASE)
_END = re.compile(rb"</body\s*>(?!.*</body)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Uses:
    """What a page shows besides its own bytes: paths of images, and stylesheets (href as written → path)."""

    pictures: tuple[str, ...] = ()
    styles: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Led:
    """Where open pages were last sent (a path with base path), and how many times: a page goes if the number has grown."""

    number: int = 0
    path: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """All that an open page needs to decide what to do. `print` changes exactly when the page must be reloaded.

    `edit` opens the page's source in the author's editor, or is "".
    """

    edition: str
    print: str
    styles: tuple[tuple[str, str], ...] = ()
    told: tuple[Told, ...] = ()
    edit: str = ""
    led: Led = Led()

    def as_json(self) -> str:
        """The state for the script in the page."""
        told = [{"severity": t.severity, "text": t.text, "place": t.place, "href": t.href} for t in self.told]
        data = {
            "edition": self.edition,
            "print": self.print,
            "styles": dict(self.styles),
            "told": told,
            "edit": self.edit,
            "led": {"number": self.led.number, "path": self.led.path},
        }
        return json.dumps(data, ensure_ascii=False)


def uses_of(page: bytes, path: str) -> Uses:
    """The images and stylesheets that a page at `path` uses, as paths on this site; external ones are left out."""
    sets = (address for found in _SET.findall(page) for address in _CANDIDATE.findall(found))
    pictures = [_path(path, found) for found in (*_PICTURE.findall(page), *sets)]
    styles = [(unescape(found.decode("utf-8", "replace")), _path(path, found)) for found in _STYLE.findall(page)]
    return Uses(tuple(sorted({p for p in pictures if p})), tuple(sorted({s for s in styles if s[1]})))


def _path(page: str, written: bytes) -> str:
    try:
        parts = urlsplit(urljoin(f"http://here{page}", unescape(written.decode("utf-8", "replace"))))
    except ValueError:
        return ""
    return posixpath.normpath(unquote(parts.path)) if parts.netloc == "here" else ""


def with_script(page: bytes, state: State, path: str) -> bytes:
    """The page with our script before its end; everything in `state` is escaped."""
    told = f'data-state="{escape(state.as_json())}" data-path="{escape(path)}"'
    line = f'<script src="/_cxsite/preview.js" defer {told}></script>\n'.encode()
    end = _END.search(page)
    return page[: end.start()] + line + page[end.start() :] if end else page + line


_BROKEN = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Problems · cxsite preview</title>
<meta name="cxsite" content="broken"><meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/_cxsite/preview.css"></head>
<body class="cxsite-broken"><main><h1>This page cannot be shown yet</h1>
<p>It appears here automatically once this is fixed.</p>
{problems}
</main></body></html>
"""


def broken_page(told: Sequence[Told]) -> bytes:
    """The page shown while there is nothing else to show: all problems as text, without the author's templates."""
    problems = "\n".join(map(shown, told))
    return _BROKEN.replace("{problems}", problems).encode()
