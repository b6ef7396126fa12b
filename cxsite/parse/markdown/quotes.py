"""Typographic quotes, apostrophes, dashes and ellipses, by language, in one pass over the text between the tags."""

import re

from cxsite.model.frozen import dataclass
from cxsite.parse.markdown.tags import BLOCK, VERBATIM

# It starts with a character class, so that the search skips to the next candidate; the length of a run decides what it means.
_SIGN = re.compile(r"""["'&.-](?:(?<=["'])|(?<=&)quot;|(?<=-)(?<!&lt;!-)-+(?!>|&gt;)|(?<=\.)\.\.+)""")
_RUNS = {"--": "–", "---": "—", "...": "…"}
_FRENCH_GAP = re.compile(r" ([;:!?»])(?=\s|$|[)»\"])")
_OPENERS = frozenset(" \t\n\r\u00a0\u202f([{<-–—/=¿¡")
_NARROW = "\u202f"
# What each tag does here: it starts or ends what is left alone, or (0) starts a new block.
_STEPS = (
    {name: 0 for block in BLOCK for name in (block, f"/{block}")}
    | {"br": 0}
    | dict.fromkeys(VERBATIM, 1)
    | {f"/{name}": -1 for name in VERBATIM}
)


@dataclass(frozen=True, slots=True)
class Style:
    """A language's characters: what opens and closes a quote, and a quote within a quote."""

    opens: str
    closes: str
    inner_opens: str
    inner_closes: str
    french_gaps: bool = False


_STYLES = {
    "en": Style("“", "”", "‘", "’"),
    "de": Style("„", "“", "‚", "‘"),
    "fr": Style(f"«{_NARROW}", f"{_NARROW}»", "“", "”", french_gaps=True),
}
_SWISS = Style("«", "»", "‹", "›")


def style(language: str) -> Style:
    """The style for a language tag; English for unknown languages."""
    base, _, region = language.lower().partition("-")
    return _SWISS if region == "ch" and base == "de" else _STYLES.get(base, _STYLES["en"])


def dressed(tokens: list[str], names: list[str], style: Style) -> list[str]:
    """The same tokens with typographic text. Code, keys, samples, scripts, tags, comments and addresses are left alone."""
    pen, out, verbatim = _Pen(style), tokens.copy(), 0
    for at, token in enumerate(tokens):
        if at & 1:
            step = _STEPS.get(names[at])
            if step:
                verbatim += step
            elif step == 0:
                pen.new_block()
        elif token:
            plain = verbatim or not (style.french_gaps or _may_hold_a_sign(token))
            out[at] = pen.skip(token) if plain or (names[at - 1] == "a" and _is_address(token)) else pen.write(token)
    return out


def _is_address(text: str) -> bool:
    """Whether the words of a link are its address, which readers may copy."""
    return "://" in text and " " not in text


def _may_hold_a_sign(text: str) -> bool:
    """Usually there is none. Five plain searches take a third of the expression's time, which stops at every full stop."""
    return "'" in text or '"' in text or "&" in text or ".." in text or "--" in text


def dressed_words(words: str, style: Style) -> str:
    """A heading's plain words, with the same typographic characters as the heading."""
    return _Pen(style).write(words) if _SIGN.search(words) else words


class _Pen:
    """Rewrites texts one after the other, keeping track of the character before each and of the open quotes."""

    __slots__ = ("_before", "_inner_open", "_opened_at", "_style", "_text")

    def __init__(self, style: Style) -> None:
        self._style = style
        self.new_block()

    def new_block(self) -> None:
        self._before, self._inner_open, self._opened_at = " ", False, -1

    def skip(self, text: str) -> str:
        self._before, self._opened_at = text[-1], -1
        return text

    def write(self, text: str) -> str:
        self._text, self._opened_at = text, -1
        dressed = _SIGN.sub(self._sign, text)
        self._before = text[-1] if self._opened_at != len(text) else " "
        return _FRENCH_GAP.sub(_NARROW + r"\1", dressed) if self._style.french_gaps else dressed

    def _sign(self, match: re.Match[str]) -> str:
        sign = match[0]
        if sign[0] in "-.":
            return _RUNS.get(sign, sign)
        opens = self._opens(match)
        if opens:
            self._opened_at = match.end()
        return self._single(match, opens) if sign == "'" else (self._style.opens if opens else self._style.closes)

    def _opens(self, match: re.Match[str]) -> bool:
        start, end = match.span()
        before = self._text[start - 1] if start else self._before
        after = self._text[end : end + 1]
        return (before in _OPENERS or start == self._opened_at) and not after.isspace()

    def _single(self, match: re.Match[str], opens: bool) -> str:
        after = self._text[match.end() : match.end() + 1]
        if opens and not after.isdigit() and not self._text.startswith("n'", match.end()):  # '90s, rock 'n' roll
            self._inner_open = True
            return self._style.inner_opens
        if self._inner_open and not after.isalpha():
            self._inner_open = False
            return self._style.inner_closes
        return "’"
