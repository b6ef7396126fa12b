"""Sentences with a number that could come from a scorecard but is not bound to one: noted for the rule `unbound-number`.

Only what looks like a result is noted: a number with a plus or minus, a per cent sign, "points" or decimals, or a plain one
that a word such as "of", "is" or "to" leads up to, in English, German, French or Spanish. Not noted: anything in code, links,
block quotes and quotation marks, anything bound or marked, dates, chapter numbers, ends of scales, and money. This module
judges nothing; the check knows the measures and decides.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from cxsite.model.trademarks import may_be_misused, misused
from cxsite.model.wording import TIMES, Said
from cxsite.parse.markdown.figure_words import COUNTED, GOES_ON, LED_UP, MONTHS, ROSE, ROUGHLY
from cxsite.parse.markdown.places import Places

# What is bound, marked, somebody else's words, an address or a link's text. It starts with a character class, so that the
# search skips ahead quickly. A paragraph whose digits are all inside these needs no closer look.
_ENCLOSED = re.compile(
    r"""[{!\[<"“„«:](?:
      (?<=\{)\{[^{}]*\}\}
    | (?:(?<=\[)|(?<=!)\[)[^\[\]]{0,400}\](?:\{(?i:cx)=[^{}]{0,400}\}|\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\[\]\n]*\])
    | (?<=\[)\^[^\[\]\n]*\]
    | (?<=<)[^<>\n]{1,400}>
    | (?i:(?<=http:)|(?<=https:))//\S+
    | (?<=")[^"]{0,400}" | (?<=“)[^”]{0,400}” | (?<=„)[^“”]{0,400}[“”] | (?<=«)[^»]{0,400}»
    )""",
    re.VERBOSE,
)
_NUMBER = r"[+\u2212-]?\d{1,3}(?:[.,\u00a0\u202f]\d{3})*(?:[.,]\d+)?"
_FIGURE = re.compile(
    rf"(?<![\w.,:/#$€£–\u2212+-])(?P<number>{_NUMBER})(?![\w/:–-]|[.,]\d|\s?[$€£])"
    rf"(?P<unit>\s?%|\s(?:per\s?cent|percentage\spoints?|points?|Prozent(?:punkten?)?|Punkten?|pour\scent|por\sciento|puntos?|{TIMES})\b)?"
)
_DECIMALS = re.compile(r"[.,](?!\d{3}$)\d+$")
_AND = r"\s(?:to|or|and|out\sof|bis|oder|und|von|à|ou|et|sur|a|o|y|de)\s"
_BESIDE = re.compile(rf"{_AND}(?P<after>{_NUMBER})(?![\w%])")
_BEFORE = re.compile(rf"(?P<before>{_NUMBER}){_AND}$")
_SCALES = frozenset(
    {("0", "10"), ("1", "5"), ("1", "7"), ("1", "10"), ("0", "5"), ("0", "100"), ("-100", "+100"), ("-100", "100")}
)
_GROUPS = frozenset({("9", "10"), ("7", "8"), ("0", "6"), ("4", "5"), ("5", "7"), ("1", "3")})
_RANGES = _SCALES | _GROUPS
_DAYS = frozenset(map(str, range(1, 32)))
_NEAR = 40
_PARAGRAPH = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|\Z))+")
_SENTENCE_ENDS = re.compile(r"[.!?…][\"”’)*_]*(?=\s|$)")
_DIGIT = re.compile(r"\d")
_NO_DIGITS = bytes(code for code in range(128) if not chr(code).isdigit())
_LONGEST = 300


def said(text: str, places: Places) -> Iterator[Said]:
    """The numbers and marks in `text`, which is the text of `places` with code and comments blanked out."""
    at, marked = 0, may_be_misused(text)
    for block in text.split("\n\n"):  # blocks of whole paragraphs, split cheaply
        if _has_digit(block) or (marked and may_be_misused(block)):
            for paragraph in _PARAGRAPH.finditer(text, at, at + len(block) + 1):
                without = _ENCLOSED.sub(" ", paragraph[0])
                if _has_digit(without) or may_be_misused(without):
                    yield from _of_paragraph(paragraph, places)
        at += len(block) + 2


def _has_digit(text: str) -> bool:
    """An expression would look at each character in turn; deleting all but digits from the bytes is fifteen times as fast."""
    return bool(text.encode().translate(None, _NO_DIGITS)) if text.isascii() else _DIGIT.search(text) is not None


def _of_paragraph(paragraph: re.Match[str], places: Places) -> Iterator[Said]:
    if paragraph[0].lstrip().startswith((">", "|", "[^", "*[")):
        return
    own = _ENCLOSED.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), paragraph[0])
    start = paragraph.start()
    for begin, end in misused(own) if may_be_misused(own) else ():
        yield Said("mark", " ".join(own[begin:end].split()), places.span(start + begin, start + end))
    bounds: list[int] = []
    for found in _FIGURE.finditer(own):
        if _is_result(own, found):
            bounds = bounds or [0, *(match.end() for match in _SENTENCE_ENDS.finditer(own)), len(own)]
            words = _sentence(own, found, bounds)
            place = places.span(start + found.start(), start + found.end())
            yield Said("figure", words, place, figure=" ".join(found[0].split()))


def _is_result(text: str, found: re.Match[str]) -> bool:
    before = text[max(found.start() - _NEAR, 0) : found.start()]
    if _is_scale(text, found) or _is_day_or_chapter(text, found, before):
        return False
    number = found["number"]
    if found["unit"] or number[0] in "+-−" or _DECIMALS.search(number):
        return True
    return _is_led_up(before.rstrip("*")) and _goes_on(text[found.end() : found.end() + _NEAR].lstrip("*"))


def _is_day_or_chapter(text: str, found: re.Match[str], before: str) -> bool:
    words = before.split()
    if words and (words[-1] in MONTHS or words[-1].casefold() in COUNTED):
        return True
    if found["number"] not in _DAYS:
        return False
    after = text[found.end() : found.end() + _NEAR].removeprefix(".").split(None, 2)
    month = after[1:2] if after[:1] == ["de"] else after[:1]  # "3 de mayo"
    return bool(month) and month[0].rstrip(".,;:)") in MONTHS


def _is_led_up(before: str) -> bool:
    """Whether the words before a number lead up to it: "is", "fell to about", "NPS:"."""
    words = [word.lstrip("(*_") for word in before.split()] if before[-1:].isspace() else []
    if words and words[-1] in ROUGHLY:
        words.pop()
    last, above = words[-1] if words else "", words[-2] if len(words) > 1 else ""
    return last in LED_UP or last.endswith((":", "=")) or (last == "a" and above in ROSE)


def _goes_on(after: str) -> bool:
    """Whether the sentence ends after a number or continues without naming what was counted: "33 in May", not "33 letters"."""
    bare = after.lstrip()
    if not bare or bare[0] in ".,;:!?)":
        return True
    return after[0].isspace() and (bare[0] == "(" or bare.split(None, 1)[0].rstrip(".,;:!?)") in GOES_ON)


def _is_scale(text: str, found: re.Match[str]) -> bool:
    """Whether this is an end of a scale ("from 0 to 10") or the bounds of a group ("9 or 10")."""
    after = _BESIDE.match(text, found.end("number"))
    before = _BEFORE.search(text, max(found.start() - 20, 0), found.start())
    pairs = [(found["number"], after["after"])] if after else []
    pairs += [(before["before"], found["number"])] if before else []
    return any((low.replace("−", "-"), high.replace("−", "-")) in _RANGES for low, high in pairs)


def _sentence(text: str, found: re.Match[str], bounds: list[int]) -> str:
    """The sentence around a number, on one line; `bounds` are the offsets where sentences end, and both ends of the text."""
    begin = bounds[bisect_right(bounds, found.start()) - 1]
    close = bounds[bisect_left(bounds, found.end())]
    return " ".join(text[begin:close].split(None, _LONGEST)[:_LONGEST])[:_LONGEST]
