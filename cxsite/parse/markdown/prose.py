"""What other documents may use from a text: its word count, its opening words and its pull quote."""

import re
from html import unescape

from cxsite.parse.markdown.letters import Letters, Taken

_EXCERPT = 200
_FEW = 40
_PULL = '<blockquote class="pull">'
_REFERENCE = '<a class="footnote-ref"'
_SENTENCES = re.compile(r".*(?:[.!?…؟][\"'”’»“)\]]*(?=\s|$)|[。！？][”’」』）]*)")


def words(tokens: list[str], letters: Letters) -> int:
    """The number of words of prose: code blocks, comments and drawings do not count; a bound value counts as one word."""
    text = "".join(tokens[::2])
    if len(letters.taken) > _FEW or " cx=" in text:
        return len(letters.back(text, _as_word).split())
    for letter, taken in letters.taken.items():  # for a value or an escape, the letter itself counts as a word
        if taken.kind not in {"value", "escape"} and letter in text:
            text = text.replace(letter, _as_word(taken))
    return len(text.split())


def excerpt(tokens: list[str], names: list[str], letters: Letters) -> str:
    """The plain words of the first paragraph that has any, cut after a word at about 200 characters.

    It stops before the first sentence with a bound value, which would be broken without it; a paragraph that opens with such a
    sentence is skipped.
    """
    depth, begin = 0, -1
    for at in range(1, len(tokens), 2):
        name = names[at]
        if name == "p" and depth == 0:
            begin = at
        elif name == "/p" and begin >= 0:
            if found := _opening(_text(tokens[begin:at]), letters):
                return _cut(found)
            begin = -1
        elif name.lstrip("/") in {"blockquote", "div", "figure", "table", "ul", "ol", "dl", "section", "nav", "aside"}:
            depth += -1 if name[0] == "/" else 1
    return ""


def pull(tokens: list[str], names: list[str], letters: Letters) -> str:
    """The plain words of the first pull quote; "" if there is none or if it contains a bound value."""
    if _PULL not in tokens:
        return ""
    begin = tokens.index(_PULL)
    end = next((at for at in range(begin + 2, len(tokens), 2) if names[at] == "/blockquote"), len(tokens))
    text = _text(tokens[begin:end])
    return "" if _first_value(text, letters) >= 0 else _plain(text, letters)


def _text(tokens: list[str]) -> str:
    """The text of tokens that begin with a tag, without footnote numbers."""
    return "".join(
        [text for tag, text in zip(tokens[::2], tokens[1::2], strict=False) if not tag.startswith(_REFERENCE)]
    )


def _opening(text: str, letters: Letters) -> str:
    """The plain words of a paragraph; if it has a bound value, only the sentences before it."""
    value = _first_value(text, letters)
    if value < 0:
        return _plain(text, letters)
    found = _SENTENCES.match(_plain(text[:value], letters))
    return found[0] if found else ""


def _first_value(text: str, letters: Letters) -> int:
    values = "" if text.isascii() else letters.among("value")
    return next((at for at, letter in enumerate(text) if letter in values), -1) if values else -1


def _plain(text: str, letters: Letters) -> str:
    return " ".join(unescape(letters.back(text, _as_words)).split())


def _cut(text: str) -> str:
    if len(text) <= _EXCERPT:
        return text
    return text[:_EXCERPT].rpartition(" ")[0].rstrip(" ,;:–—-") + "…"


def _as_word(taken: Taken) -> str:
    if taken.kind in {"value", "escape"}:
        return "x"
    return " " if taken.kind in {"code", "embed"} else getattr(taken.use, "words", taken.typed)


def _as_words(taken: Taken) -> str:
    if taken.kind == "escape":
        return taken.text
    return "" if taken.kind in {"value", "code", "embed", "comment"} else getattr(taken.use, "words", taken.typed)
