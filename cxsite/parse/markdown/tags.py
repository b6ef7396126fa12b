"""HTML as a list: text at the even indices, tags and comments at the odd ones.

The engine's HTML is split once, and the passes over it share the list. A `>` inside a quoted attribute does not end a tag.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape

from cxsite.model.frozen import dataclass

_TAG = re.compile(
    r"""(</?[a-z][a-z0-9]*>|<!--.*?--!?>|</?[A-Za-z](?:[^<>"'=]++|=\s*"[^"]*"|=\s*'[^']*'|=|"|')*+>|<[!?][^<>]*>)""",
    re.DOTALL,
)
_NAME = re.compile(r"</?([A-Za-z][^\s/>]*)")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)
VERBATIM = frozenset({"pre", "code", "script", "style", "textarea", "kbd", "samp"})
BLOCK = frozenset(
    {
        "address", "article", "aside", "blockquote", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure",
        "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section",
        "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of a tag: its name in lower case, its value with entities decoded, and their offsets in the tag."""

    name: str
    value: str
    start: int
    value_start: int
    value_end: int


def split(html: str) -> list[str]:
    """Text, tag, text, …, text: joined, it is the same HTML again."""
    return _TAG.split(html)


def names(tokens: list[str]) -> list[str]:
    """The element name for each token, with a leading slash for a closing tag; "" for text, comments and the like."""
    found = [""] * len(tokens)
    found[1::2] = map(_name, tokens[1::2])
    return found


@lru_cache(maxsize=1024)
def _name(tag: str) -> str:
    found = _NAME.match(tag)
    return ("/" if tag[1] == "/" else "") + found[1].lower() if found else ""


def attributes(tag: str) -> Iterator[Attribute]:
    """The attributes of an opening tag, in order."""
    found = _NAME.match(tag)
    for match in _ATTRIBUTE.finditer(tag, found.end() if found else 0):
        which = next((n for n in (2, 3, 4) if match[n] is not None), 0)
        start, end = match.span(which) if which else (match.end(), match.end())
        yield Attribute(match[1].lower(), unescape(match[which]) if which else "", match.start(), start, end)


def words(html: str) -> str:
    """The text of a short piece of HTML: inline tags vanish, block tags and line breaks become a space."""
    parts = split(html)
    parts[1::2] = [" " if _name(tag).lstrip("/") in _APART else "" for tag in parts[1::2]]
    return unescape("".join(parts))


_APART = BLOCK | {"br"}
