"""Segments of few answers are merged, so that committed counts reveal nothing about a handful of people."""

import unicodedata
from collections import Counter
from collections.abc import Mapping

OTHER, NOT_GIVEN = "other", "not given"
_LONGEST = 60

Histogram = Counter[int]


def label(text: str) -> str:
    """A segment's name, safe to show to readers: one line of letters, and not a formula for a spreadsheet."""
    plain = unicodedata.normalize("NFC", text)
    shown = "".join(
        " " if character.isspace() else character
        for character in plain
        if character.isprintable() or character.isspace()
    )
    return " ".join(shown.split()).lstrip("=+-@|% ")[:_LONGEST].rstrip() or NOT_GIVEN


def merged(parts: Mapping[str, Histogram], few: int) -> dict[str, Histogram]:
    """Segments of at least `few` answers; smaller ones are merged into "other".

    If these together are too few, the next smallest joins them. If only "other" would remain there are no segments: it would be
    the same as the whole. The sum over all segments is unchanged.
    """
    kept = {name: part for name, part in parts.items() if part.total() and name != OTHER}
    rest = Counter(parts.get(OTHER, Counter()))
    for name in sorted(kept, key=lambda name: (kept[name].total(), name)):
        if kept[name].total() >= few and (not rest.total() or rest.total() >= few):
            break
        rest += kept.pop(name)
    return {**kept, **({OTHER: rest} if rest.total() else {})} if kept else {}
