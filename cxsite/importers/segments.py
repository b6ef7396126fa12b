"""Segments of few answers are put together, so that counts that are committed say nothing of a handful of people."""

import unicodedata
from collections import Counter
from collections.abc import Mapping

OTHER, NOT_GIVEN = "other", "not given"
_LONGEST = 60

Histogram = Counter[int]


def label(text: str) -> str:
    """A segment's name as readers may see it: one line of letters, and no formula for a spreadsheet."""
    plain = unicodedata.normalize("NFC", text)
    shown = "".join(
        " " if character.isspace() else character
        for character in plain
        if character.isprintable() or character.isspace()
    )
    return " ".join(shown.split()).lstrip("=+-@|% ")[:_LONGEST].rstrip() or NOT_GIVEN


def merged(parts: Mapping[str, Histogram], few: int) -> dict[str, Histogram]:
    """Segments of at least `few` answers; those of fewer are together in "other".

    Where these together are too few, the next smallest joins them. Where only "other" would remain there are no segments: it
    would say what the whole says. The sum over all segments stays what it was.
    """
    kept = {name: part for name, part in parts.items() if part.total() and name != OTHER}
    rest = Counter(parts.get(OTHER, Counter()))
    for name in sorted(kept, key=lambda name: (kept[name].total(), name)):
        if kept[name].total() >= few and (not rest.total() or rest.total() >= few):
            break
        rest += kept.pop(name)
    return {**kept, **({OTHER: rest} if rest.total() else {})} if kept else {}
