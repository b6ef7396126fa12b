"""The known word that was probably meant."""

import difflib
from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """The word of `known` that looks most like `word` (case aside), or "" where none comes near."""
    folded = {name.casefold(): name for name in known}
    found = difflib.get_close_matches(word.casefold(), folded, 1, 0.6)
    return folded[found[0]] if found else ""


def advice(word: str, known: Iterable[str]) -> str:
    """The help for an unknown word: the nearest one, else all of them."""
    names = list(known)
    near = nearest(word, names)
    if near:
        return f'did you mean "{near}"?'
    return f"use one of: {', '.join(names)}" if names else ""
