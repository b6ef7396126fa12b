"""Who may be shown: results of few people are withheld, and so is what would let them be worked out.

Rule and threshold as the GP Patient Survey (England) has them: results of fewer than 10 people are withheld, and where a
total and all other parts are shown, the next smallest part is withheld too. From 10 to 29 the result is shown and marked.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

WITHHOLD_BELOW = 10
SMALL_BELOW = 30

Standing = Literal["no responses", "withheld", "small sample", "shown"]


def standing(n: int, withhold_below: int = WITHHOLD_BELOW, flag_below: int = SMALL_BELOW) -> Standing:
    """What may be done with a result of `n` answers."""
    if n == 0:
        return "no responses"
    if n < withhold_below:
        return "withheld"
    return "small sample" if n < flag_below else "shown"


def withheld_parts(parts: Mapping[str, int], withhold_below: int = WITHHOLD_BELOW) -> tuple[str, ...]:
    """The parts (name → n) to withhold when their total is shown too, in the order decided.

    First those below the threshold. If what is hidden would be the difference of the total and the rest, and tells of fewer
    people than the threshold or of one part alone, the smallest part still shown joins them. Empty parts hide nobody.
    """
    hidden, rest = _few_first(parts, withhold_below)
    while hidden and rest and not _safe([parts[name] for name in hidden], withhold_below):
        hidden.append(rest.pop(0))
    return tuple(hidden)


def withheld_overlapping(parts: Mapping[str, int], total: int, withhold_below: int = WITHHOLD_BELOW) -> tuple[str, ...]:
    """The same for parts in which one person may stand several times, so that they need not add up to `total`.

    Nobody outside knows how parts overlap, and some may know more than others; so whatever could be a few people is hidden:
    those outside one part, or outside two; those in one part and not in another; and hidden parts that hold each other's
    people. Smaller parts are hidden first.
    """
    hidden, rest = _few_first(parts, withhold_below)
    for name in list(rest):
        if any(0 < few < withhold_below for few in _differences(parts, name, rest, total)):
            rest.remove(name)
            hidden.append(name)
    while hidden and rest and (len(hidden) < 2 or max(parts[name] for name in hidden) < withhold_below):
        hidden.append(rest.pop(0))
    return tuple(hidden)


def _few_first(parts: Mapping[str, int], withhold_below: int) -> tuple[list[str], list[str]]:
    """Names of the parts that are too small, and of the others, each smallest first."""
    names = sorted((name for name, n in parts.items() if n), key=lambda name: (parts[name], name))
    return [n for n in names if parts[n] < withhold_below], [n for n in names if parts[n] >= withhold_below]


def _differences(parts: Mapping[str, int], name: str, shown: Iterable[str], total: int) -> Iterator[int]:
    """How many people could be told apart if this part were shown beside the total and the others."""
    yield total - parts[name]
    for other in shown:
        if other != name:
            yield abs(parts[other] - parts[name])
            yield abs(total - parts[other] - parts[name])


def _safe(hidden: Sequence[int], withhold_below: int) -> bool:
    """Several parts, enough people together, and not one person each: then everybody would know that."""
    return len(hidden) > 1 and sum(hidden) >= max(withhold_below, len(hidden) + 1)
