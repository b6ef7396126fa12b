"""Spellings and phrases that the owners of the registered marks ask not to use, and what to write instead.

The S of NPS already stands for score; the marks are written with capitals; and a score is not a percentage.
"""

import re
from collections.abc import Iterator

_WRONG = re.compile(
    r"\bNPS[ \n]scores?\b|\bNPS[ \n]of[ \n][+\u2212-]?\d[\d.]*[ \n]?(?:%|per[ \n]?cent)"
    r"|(?<![\w./@#-])nps(?![\w/@-]|\.\w)|(?<![\w./@#-])net[ \n-]promoter(?:[ \n-](?:score|system))?\b",
    re.IGNORECASE,
)
_RIGHT = re.compile(r"NPS|Net[ \n]Promoter(?:[ \n](?:Score|System))?")


def may_be_misused(text: str) -> bool:
    """Whether a text contains the marks' letters at all: a plain search, for the many texts that do not."""
    folded = text.casefold()
    return "nps" in folded or "promoter" in folded


def misused(text: str) -> Iterator[tuple[int, int]]:
    """The positions (start and end) where a mark is not written as it should be."""
    for found in _WRONG.finditer(text):
        if not _RIGHT.fullmatch(found[0]):
            yield found.span()


def instead(words: str) -> str:
    """What to write instead of words that `misused` found."""
    if "%" in words or "cent" in words:
        return "an NPS runs from −100 to +100 and is not a percentage: write the number alone, or with “points”"
    if words.casefold().startswith("nps") and " " in words:
        return "write NPS or Net Promoter Score: the S already stands for score"
    right = " ".join(part.capitalize() for part in re.split(r"[ \n-]", words))
    return f"write {'NPS' if words.casefold() == 'nps' else right}: the mark is written with capitals"
