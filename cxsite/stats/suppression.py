"""Who may be shown: results of few people are withheld, and so is what would let them be worked out.

Rule and threshold as the GP Patient Survey (England) has them: results of fewer than 10 people are withheld, and where a
total and all other parts are shown, the next smallest part is withheld too. From 10 to 29 the result is shown and marked.
"""

from collections.abc import Iterable, Mapping
from typing import Literal

WITHHOLD_BELOW = 10
SMALL_BELOW = 30

Standing = Literal["no responses", "withheld", "small sample", "shown"]


def standing(n: int) -> Standing:
    """What may be done with a result of `n` answers."""
    if n == 0:
        return "no responses"
    if n < WITHHOLD_BELOW:
        return "withheld"
    return "small sample" if n < SMALL_BELOW else "shown"


def withheld_words() -> str:
    """What stands in the place of a withheld result."""
    return f"not shown (fewer than {WITHHOLD_BELOW} responses)"


def small_words(n: int) -> str:
    """The mark of a small sample."""
    return f"small sample, n = {n}"


def in_words(display: str, n: int) -> str:
    """A result as shown where nothing else says how many answered: withheld, marked, or as it is."""
    match standing(n):
        case "no responses":
            return "no responses"
        case "withheld":
            return withheld_words()
        case "small sample":
            return f"{display} ({small_words(n)})"
        case _:
            return display


def withheld_parts(parts: Mapping[str, int]) -> tuple[str, ...]:
    """The parts (name → n) to withhold when their total is shown too, in the order decided.

    First those below the threshold. If what is hidden would be the difference of the total and the rest, and tells of fewer
    people than the threshold or of one part alone, the smallest part still shown joins them. Empty parts hide nobody.
    """
    hidden = sorted((name for name, n in parts.items() if standing(n) == "withheld"), key=lambda name: parts[name])
    rest = sorted((name for name, n in parts.items() if n >= WITHHOLD_BELOW), key=lambda name: parts[name])
    while hidden and rest and not _safe(parts[name] for name in hidden):
        hidden.append(rest.pop(0))
    return tuple(hidden)


def _safe(hidden: Iterable[int]) -> bool:
    counts = list(hidden)
    return len(counts) > 1 and sum(counts) >= WITHHOLD_BELOW
