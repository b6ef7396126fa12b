"""The known word that was probably meant."""

from collections.abc import Iterable

from cxsite.keys.near import near, perhaps


def nearest(word: str, known: Iterable[str]) -> str:
    """The word in `known` that looks most like `word`, ignoring case; "" if none is close."""
    folded = {name.casefold(): name for name in known}
    found = near(word.casefold(), folded, 1)
    return folded[found[0]] if found else ""


def advice(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """The help for an unknown word: the nearest one, otherwise `otherwise`, or all known words."""
    names = list(known)
    likely = nearest(word, names)
    every = f"use one of: {', '.join(names)}" if names else ""
    return perhaps([likely] if likely else [], otherwise or every)


def advice_and_all(word: str, known: Iterable[str]) -> str:
    """The nearest word, if any, and all known words, for a choice among a few."""
    names = list(known)
    likely, every = nearest(word, names), f"use one of: {', '.join(names)}"
    return f"{perhaps([likely], '')} {every.capitalize()}" if likely else every
