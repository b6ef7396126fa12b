"""One letter stands in for each construct of ours, so that the Markdown engine carries it to its place in the HTML.

The letters are Tangut (U+17000 onwards), then CJK extension B, skipping those the document itself contains: they count as word
characters for emphasis and quotes, have no case, survive normalisation and cannot be split. Where a letter comes out decides
what it means: in running text a value, in an address a link, in code what the author typed.
"""

import re
from collections.abc import Callable, Iterator
from html import escape, unescape
from typing import Literal

from cxsite.model.body import Binding, Embed, Number
from cxsite.model.frozen import dataclass

_RANGES = ((0x17000, 0x187F8), (0x20000, 0x2A6E0))

Kind = Literal["value", "embed", "number", "target", "info", "escape", "marker", "contents", "tag", "comment", "code"]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a letter stands for.

    `typed` is restored where the letter comes out in code; `start` and `end` are offsets in the source. `use` is set for a
    well-formed value, embed or number; `text` is the address of a target, the text of an escape, the name of a marker or tag,
    the HTML of a code block, or, for a malformed construct, the message that says why.
    """

    kind: Kind
    typed: str
    start: int
    end: int
    text: str = ""
    use: Binding | Embed | Number | None = None


class OutOfLettersError(Exception):
    """The document needs more letters than there are."""


class Letters:
    """The letters assigned in one document, and what each stands for."""

    __slots__ = ("_supply", "taken")

    def __init__(self, source: str) -> None:
        self._supply = _unused(source)
        self.taken: dict[str, Taken] = {}

    def put(self, taken: Taken) -> str:
        """The letter that now stands for `taken`."""
        letter = next(self._supply, "")
        if not letter:
            raise OutOfLettersError
        self.taken[letter] = taken
        return letter

    def among(self, kind: Kind) -> str:
        """The letters of this kind, for use in a character class; "" if there are none."""
        return "".join([letter for letter, taken in self.taken.items() if taken.kind == kind])

    def back(self, html: str, show: Callable[[Taken], str]) -> str:
        """`html` with each letter replaced by `show` of what it stands for; marks inside tags and comments vanish."""
        if html.isascii() or not self.taken:
            return html
        if " cx=" not in html:
            return BARE.sub(lambda m: show(self.taken[m[0]]) if m[0] in self.taken else m[0], html)
        return LETTER.sub(lambda m: self._given_back(m, show), html)

    def _given_back(self, match: re.Match[str], show: Callable[[Taken], str]) -> str:
        before, letter, after = match.groups(default="")
        taken = self.taken.get(letter)
        if taken is None:
            return match[0]
        if taken.kind == "tag":
            return "" if before.endswith('"') else after
        return f"{before}{show(taken)}{after}"


BARE = re.compile("[\U00017000-\U000187f7\U00020000-\U0002a6df]")
LETTER = re.compile('( cx="?)?([\U00017000-\U000187f7\U00020000-\U0002a6df])("?)')


def as_typed(taken: Taken) -> str:
    """What the author typed, character by character: for comments and scripts."""
    return taken.typed


def as_code(taken: Taken) -> str:
    """What the author typed, escaped to show as it is."""
    return escape(taken.typed, quote=False)


def as_text(taken: Taken) -> str:
    """What the author typed, with entities read as Markdown reads them; escaped for text and quoted attributes."""
    return escape(unescape(taken.text if taken.kind == "escape" else taken.typed))


def _unused(source: str) -> Iterator[str]:
    own = set() if source.isascii() else set(source)
    for first, last in _RANGES:
        for code in range(first, last):
            if chr(code) not in own:
                yield chr(code)
