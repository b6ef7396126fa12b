"""Sentences that compare the publication with others or make a promise: for the rules that require a source or an owner.

Each language has its own word lists, and only those of the text's language are used: an English promise in a German text is a
quotation. Nothing is found in texts in other languages.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from cxsite.model.wording import Said
from cxsite.parse.markdown.places import Places

_FIGURE = re.compile(r"(?<![\w.,:/#-])[+\u2212-]?\d{1,3}(?:[.,]\d+)?(?![\d\w/:-])")
_BACKING = re.compile(r"\]\(|\[\^|\]\[|<a\s|https?://")
_SENTENCE = 60


class _Tongue(NamedTuple):
    """A language's patterns. Every `compared` contains one of `comparing`; `promising` pre-filters for `promised`."""

    comparing: tuple[str, ...]
    compared: re.Pattern[str]
    promising: re.Pattern[str]
    promised: re.Pattern[str]


_TONGUES = {
    "en": (
        "benchmark industry sector market national global",
        (
            r"\b(?:(?:industry|sector|market|national|global)(?:[ -]wide)?[ \n](?:average|benchmark|median|mean|norm)s?"
            r"|benchmarks?)\b"
        ),
        r"we[ \n](?:promise|guarantee|pledge|commit|undertake|hereby)",
        (
            r"(?<!\bwhat )(?<!\bif )(?<!\bwhen )(?<!\bthan )(?<!\bas )(?<!\bthat )\bwe[ \n](?:hereby[ \n])?"
            r"(?:(?:promise|guarantee|pledge)[ \n](?:to|that|you|our|every|each|all|an?)"
            r"|commit[ \n](?:ourselves[ \n])?to|undertake[ \n]to)\b"
        ),
    ),
    "de": (
        "benchmark branche markt bundes",
        (
            r"\b(?:branchen|markt|bundes)(?:durchschnitt|schnitt|mittel)\w{0,2}\b"
            r"|\b(?:durchschnitt|mittel)[ \n](?:der[ \n]branche|des[ \n]marktes)\b|\bbenchmarks?\b"
        ),
        r"wir[ \n](?:versprechen|garantieren|geloben|verpflichten)",
        (
            r"(?<!\bwas )(?<!\bwenn )(?<!\bdass )(?<!\bals )\bwir[ \n](?:(?:versprechen|garantieren|geloben)"
            r"(?:,|[ \n](?:ihnen|euch|jedem|jeder|allen|unseren|dass)\b)|verpflichten[ \n]uns\b)"
        ),
    ),
    "fr": (
        "benchmark moyenne médiane",
        (
            r"\b(?:moyenne|médiane)s?[ \n](?:du[ \n](?:secteur|marché)|de[ \n]la[ \n](?:branche|profession)|nationale|mondiale)\b"
            r"|\bbenchmarks?\b"
        ),
        r"nous[ \n](?:vous[ \n])?(?:promettons|garantissons|nous[ \n]engageons)",
        (
            r"(?<!\bque )(?<!\bsi )(?<!\bquand )\bnous[ \n](?:vous[ \n])?(?:(?:promettons|garantissons)[ \n]"
            r"(?:d['’]|(?:de|que|à|chaque|tous|toutes|une?)\b)|nous[ \n]engageons[ \n]à\b)"
        ),
    ),
    "es": (
        "benchmark media promedio",
        (
            r"\b(?:media|mediana|promedio)[ \n](?:del[ \n](?:sector|mercado)|de[ \n]la[ \n]industria|nacional|mundial)\b"
            r"|\bbenchmarks?\b"
        ),
        r"prometemos|garantizamos|comprometemos",
        (
            r"(?<!\bque )(?<!\bque les )(?<!\bque le )(?<!\bsi )(?<!\bcuando )\b(?:(?:prometemos|garantizamos)[ \n]"
            r"(?:que|a|responder|cada|todos?|todas?|una?)|nos[ \n]comprometemos[ \n]a)\b"
        ),
    ),
}


@cache
def tongue(language: str) -> _Tongue | None:
    """The patterns for a language tag ("de-CH" is German); None for languages without any."""
    comparing, compared, promising, promised = _TONGUES.get(language.lower().partition("-")[0], ("", "", "", ""))
    if not compared:
        return None
    found, bound = re.compile(compared, re.IGNORECASE), re.compile(promised, re.IGNORECASE)
    return _Tongue(tuple(comparing.split()), found, re.compile(promising), bound)


def may_be_in(text: str, words: _Tongue) -> bool:
    """Whether the text may hold a comparison or a promise: plain searches, since the expressions would cost 1 ms per post."""
    folded = text.casefold()
    compared = any(word in folded for word in words.comparing) and words.compared.search(text)
    return bool(compared or (words.promising.search(folded) and words.promised.search(text)))


def said(text: str, paragraphs: list[tuple[int, int]], places: Places, words: _Tongue) -> Iterator[Said]:
    """The comparisons that come with a number, and the promises. `paragraphs` are (start, end) offsets into `text`."""
    for start, end in paragraphs:
        if text[start:end].lstrip().startswith(">"):
            continue  # quoted: somebody else's words
        compared = words.compared.search(text, start, end)
        if compared and _FIGURE.search(text, start, end):
            backed = _BACKING.search(text, start, end) is not None
            sentence = _sentence(text, compared.start(), compared.end())
            yield Said("comparison", sentence, places.span(*compared.span()), backed)
        for promised in words.promised.finditer(text, start, end):
            yield Said("promise", _sentence(text, promised.start(), end), places.span(*promised.span()))


def _sentence(text: str, start: int, end: int) -> str:
    """The start of a sentence, cut to fit a message."""
    near = text[start : min(end, start + 4 * _SENTENCE)]
    sentence = re.split(r"(?<=[.!?])\s", near, maxsplit=1)[0]
    line = " ".join(sentence.split())
    return line if len(line) <= _SENTENCE else line[:_SENTENCE].rpartition(" ")[0] + " …"
