"""Headings: levels from two down, ids by one rule for every engine, and the contents list.

A bound value is not part of an id, so that anchors survive when numbers change. Ids that start with "cx-" belong to the page;
no text has one (`outline_checks` refuses those written out), so a heading called "Letters" cannot clash with the theme's.
"""

import re
import unicodedata
from dataclasses import replace
from html import escape

from cxsite.model.addresses import latin_without_marks
from cxsite.model.frozen import dataclass
from cxsite.parse.markdown import tags
from cxsite.parse.markdown.labels import Labels
from cxsite.parse.markdown.letters import Letters, Taken

_HEADING = re.compile(r"<h([1-6])([^<>]*)>((?:(?!<h[1-6][ >]).)*?)</h\1>", re.DOTALL)
_OWN_ID = re.compile(r'\sid="([^"]+)"')
_REFERENCE = re.compile(r"<sup\b.*?</sup>", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_GAP = re.compile(r"[\s_-]+")
_NO_ANCHOR = re.compile(r"[^a-z0-9_\s-]+")
_OURS = re.compile("^(?:cx-)+")
_DEEPEST_IN_CONTENTS = 3


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading's level (1 to 6), id and plain text (without bound values); `is_empty`: not even a value or picture."""

    level: int
    id: str
    words: str
    is_empty: bool = False


@dataclass(frozen=True, slots=True)
class Headed:
    """HTML whose headings have ids, and the headings in order, with their levels as written (1 is shown as 2)."""

    html: str
    headings: tuple[Heading, ...] = ()

    @property
    def shown(self) -> tuple[Heading, ...]:
        """The headings as on the page: level one is reserved for the title, so theirs begin at two."""
        return tuple(replace(h, level=2) if h.level == 1 else h for h in self.headings)


def headings(html: str, letters: Letters, labels: Labels) -> Headed:
    """Give every heading an id, show level one as level two, and insert the contents list where `[TOC]` asks for it."""
    found: list[Heading] = []
    inners: list[str] = []
    used = dict.fromkeys(_OWN_ID.findall(html), 1) if ' id="' in html else {}

    def draw(match: re.Match[str]) -> str:
        level, attributes, inner = match.groups()
        own = _OWN_ID.search(attributes)
        words = _plain(inner, letters)
        name = own[1] if own else _unused(anchor(words), used)
        is_empty = not words.strip() and "<img" not in inner and not _TAG.sub("", inner).strip()
        found.append(Heading(int(level), name, " ".join(words.split()), is_empty))
        inners.append(inner)
        shown = "2" if level == "1" else level
        given = "" if own else f' id="{name}"'
        return f"<h{shown}{attributes}{given}>{inner}</h{shown}>"

    headed = Headed(_HEADING.sub(draw, html) if "<h" in html else html, tuple(found))
    marks = letters.among("contents")
    if not marks:
        return headed
    contents = _contents(headed.shown, inners, labels.contents)
    return Headed(re.sub(rf"<p>[{marks}]</p>", lambda _: contents, headed.html), headed.headings)


def anchor(words: str) -> str:
    """The id for a heading's words: letters and marks, digits, in lower case with hyphens; "section" if nothing is left."""
    kept = _NO_ANCHOR.sub("", words.lower()) if words.isascii() else _kept(words)
    return _OURS.sub("", _GAP.sub("-", kept).strip("-")) or "section"


def _kept(words: str) -> str:
    words = unicodedata.normalize("NFC", latin_without_marks(unicodedata.normalize("NFKD", words)))
    return "".join(
        c for c in words.lower() if c.isalnum() or c in "_-" or c.isspace() or unicodedata.category(c)[0] == "M"
    )


def _unused(name: str, used: dict[str, int]) -> str:
    """`name`, with the next number appended if it is taken; `used` maps each name to its last number."""
    number, free = used.get(name, 1), name
    while free in used:
        number += 1
        free = f"{name}-{number}"
    used[name] = number
    used.setdefault(free, 1)
    return free


def _plain(inner: str, letters: Letters) -> str:
    return tags.words(letters.back(_REFERENCE.sub("", inner), _shown))


def _shown(taken: Taken) -> str:
    if taken.kind in {"value", "embed"}:
        return ""
    return escape(taken.text if taken.kind == "escape" else getattr(taken.use, "words", taken.typed))


def _contents(headings: tuple[Heading, ...], inners: list[str], label: str) -> str:
    """Nested lists of the headings down to level three. Bound values are kept; inside a link they bring no link."""
    rows = [(h, inner) for h, inner in zip(headings, inners, strict=True) if h.level <= _DEEPEST_IN_CONTENTS]
    out, depth = [f'<nav class="toc" aria-label="{label}">'], 0
    for heading, inner in rows:
        wanted = min(heading.level - 1, depth + 1)
        if wanted > depth:
            out.append("<ul>\n")
        else:
            out.append("</li>\n" + "</ul>\n</li>\n" * (depth - wanted))
        depth = wanted
        out.append(f'<li><a href="#{heading.id}">{_TAG.sub("", _REFERENCE.sub("", inner)).strip()}</a>')
    return "".join([*out, "</li>\n</ul>\n" * depth, "</nav>"]) if rows else ""
