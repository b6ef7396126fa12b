"""Sentences with a figure that could come from a scorecard and is not bound to one: noted for the rule `unbound-number`.

Only what looks like a result is noted: a figure with a sign, a per cent sign, "points" or decimals, or a plain one that a word
such as "of", "is" or "to" leads up to, in English, German, French or Spanish. Not: what stands in code, links, quotations and
quotes, what is bound or marked, dates, numbers of chapters, ends of scales, and money. The check knows the measures and decides;
here nothing is judged.
"""

import re
from collections.abc import Iterator

from cxsite.model.trademarks import may_be_misused, misused
from cxsite.model.wording import TIMES, Said
from cxsite.parse.markdown.places import Places

# What is bound, marked, somebody else's words, an address or the words of a link. Begun with a class of signs, so that the search
# leaps. A paragraph whose figures all stand in these needs no closer look.
_ENCLOSED = re.compile(
    r"""[{!\[<"“„«:](?:
      (?<=\{)\{[^{}]*\}\}
    | (?:(?<=\[)|(?<=!)\[)[^\[\]]{0,400}\](?:\{(?i:cx)=[^{}\n]*\}|\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\[\]\n]*\])
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
# Words of English, German, French and Spanish together: a text is of one language, and what is one's means nothing in another's.
_LED_UP = re.compile(
    r"(?:\b(?:of|at|is|are|was|were|to|from|reached|hit|scored|scores"
    r"|von|bei|auf|ist|sind|war|waren|beträgt|betrug|erreicht|erreichte"
    r"|de|à|est|sont|était|étaient|atteint|en|es|son|era|fue|alcanzó|(?:subió|bajó|llegó|pasó)\s+a)|[=:])\s+"
    r"(?:(?:about|around|nearly|almost|just|only|over|under|etwa|rund|fast|nur|knapp|über|unter|environ|presque|seulement"
    r"|casi|unos|solo|sólo)\s+)?$"
)
_GOES_ON = re.compile(
    r"\s*(?:[.,;:!?)]|$)|\s+(?:in|for|from|to|at|last|this|after|before|since|and|on|as|by|than|against|when|now|again|is|was|or"
    r"|im|für|von|zu|auf|seit|nach|vor|und|am|als|gegen|wenn|jetzt|wieder|ist|war|oder"
    r"|en|au|pour|de|à|depuis|après|avant|et|par|contre|quand|maintenant|est|était|ou"
    r"|para|desde|después|antes|y|que|contra|cuando|ahora|es|era|\()"
)
_AND = r"\s(?:to|or|and|out\sof|bis|oder|und|von|à|ou|et|sur|a|o|y|de)\s"
_BESIDE = re.compile(rf"{_AND}(?P<after>{_NUMBER})(?![\w%])")
_BEFORE = re.compile(rf"(?P<before>{_NUMBER}){_AND}$")
_SCALES = frozenset(
    {("0", "10"), ("1", "5"), ("1", "7"), ("1", "10"), ("0", "5"), ("0", "100"), ("-100", "+100"), ("-100", "100")}
)
_GROUPS = frozenset({("9", "10"), ("7", "8"), ("0", "6"), ("4", "5"), ("5", "7"), ("1", "3")})
_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December|Januar|Februar|März|Mai|Juni|Juli|Oktober"
    "|Dezember|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo"
    "|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
)
_OF_A_MONTH = re.compile(rf"\.?\s+(?:de\s+)?(?:{_MONTH})\b")
_COUNTED = re.compile(
    rf"\b(?:{_MONTH}|(?i:version|release|section|chapter|figure|table|article|paragraph|page|question|step|part"
    r"|Kapitel|Abschnitt|Abbildung|Tabelle|Artikel|Seite|Frage|Schritt|Teil|chapitre|tableau|étape|partie"
    r"|versión|sección|capítulo|figura|tabla|artículo|página|pregunta|paso|parte))\s+$"
)
_DAYS = frozenset(map(str, range(1, 32)))
_NEAR = 40
_PARAGRAPH = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|\Z))+")
_SENTENCE_ENDS = re.compile(r"[.!?…][\"”’)*_]*(?=\s|$)")
_DIGIT = re.compile(r"\d")
_NO_DIGITS = bytes(code for code in range(128) if not chr(code).isdigit())
_LONGEST = 300


def said(text: str, places: Places) -> Iterator[Said]:
    """The figures and the marks in `text`, which is that of `places` with code and comments blanked out."""
    at, marked = 0, may_be_misused(text)
    for block in text.split("\n\n"):  # some paragraphs; whole ones, and cheaply
        if _has_digit(block) or (marked and may_be_misused(block)):
            for paragraph in _PARAGRAPH.finditer(text, at, at + len(block) + 1):
                without = _ENCLOSED.sub(" ", paragraph[0])
                if _has_digit(without) or may_be_misused(without):
                    yield from _of_paragraph(paragraph, places)
        at += len(block) + 2


def _has_digit(text: str) -> bool:
    """The expression looks at each character in turn; what is left of the bytes is known fifteen times as fast."""
    return bool(text.encode().translate(None, _NO_DIGITS)) if text.isascii() else _DIGIT.search(text) is not None


def _of_paragraph(paragraph: re.Match[str], places: Places) -> Iterator[Said]:
    if paragraph[0].lstrip().startswith((">", "|", "[^", "*[")):
        return
    own = _ENCLOSED.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), paragraph[0])
    start = paragraph.start()
    for begin, end in misused(own) if may_be_misused(own) else ():
        yield Said("mark", " ".join(own[begin:end].split()), places.span(start + begin, start + end))
    for found in _FIGURE.finditer(own):
        if _is_result(own, found):
            words = _sentence(own, found)
            place = places.span(start + found.start(), start + found.end())
            yield Said("figure", words, place, figure=" ".join(found[0].split()))


def _is_result(text: str, found: re.Match[str]) -> bool:
    near = max(found.start() - _NEAR, 0)
    number = found["number"]
    is_day = number in _DAYS and _OF_A_MONTH.match(text, found.end())
    if is_day or _is_scale(text, found) or _COUNTED.search(text, near, found.start()):
        return False
    if found["unit"] or number[0] in "+-−" or _DECIMALS.search(number):
        return True
    return bool(_LED_UP.search(text, near, found.start()) and _GOES_ON.match(text, found.end()))


def _is_scale(text: str, found: re.Match[str]) -> bool:
    """Whether this is an end of a scale ("from 0 to 10") or the bounds of a group ("9 or 10")."""
    after = _BESIDE.match(text, found.end("number"))
    before = _BEFORE.search(text, max(found.start() - 20, 0), found.start())
    pairs = {
        (found["number"], after["after"]) if after else None,
        (before["before"], found["number"]) if before else None,
    }
    plain = {(a.replace("−", "-"), b.replace("−", "-")) for a, b in filter(None, pairs)}
    return bool(plain & (_SCALES | _GROUPS))


def _sentence(text: str, found: re.Match[str]) -> str:
    """The sentence around a figure, on one line."""
    ends = [match.end() for match in _SENTENCE_ENDS.finditer(text)]
    begin = max((end for end in ends if end <= found.start()), default=0)
    close = min((end for end in ends if end >= found.end()), default=len(text))
    return " ".join(text[begin:close].split())[:_LONGEST]
