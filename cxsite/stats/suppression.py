"""Which results may be shown: those of few people are withheld, and so is anything that they could be worked out from.

Rule and threshold follow the GP Patient Survey (England): results of fewer than 10 people are withheld, and if a total and all
other parts are shown, the next smallest part is withheld too. From 10 to 29, the result is shown and marked.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

WITHHOLD_BELOW = 10
SMALL_BELOW = 30

Standing = Literal["no responses", "withheld", "small sample", "shown"]


def standing(n: int, withhold_below: int = WITHHOLD_BELOW, flag_below: int = SMALL_BELOW) -> Standing:
    """Whether a result of `n` answers may be shown, and how."""
    if n == 0:
        return "no responses"
    if n < withhold_below:
        return "withheld"
    return "small sample" if n < flag_below else "shown"


def withheld_parts(parts: Mapping[str, int], withhold_below: int = WITHHOLD_BELOW) -> tuple[str, ...]:
    """The parts (name → n) to withhold when their total is shown too, in the order decided.

    First those below the threshold. Together these are the difference of the total and the rest; if that is fewer people than
    the threshold, or only one part, the smallest part still shown is withheld too. Empty parts hide nobody.
    """
    hidden, rest = _few_first(parts, withhold_below)
    while hidden and rest and not _safe([parts[name] for name in hidden], withhold_below):
        hidden.append(rest.pop(0))
    return tuple(hidden)


def withheld_overlapping(parts: Mapping[str, int], total: int, withhold_below: int = WITHHOLD_BELOW) -> tuple[str, ...]:
    """The same for parts that may share people, so that they need not add up to `total`.

    Outsiders do not know how parts overlap, but some may know more than others; so anything that could be a few people is
    hidden: those outside one part, or outside two; those in one part but not in another; and hidden parts that contain each
    other's people. Smaller parts are hidden first.
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
    """The names of the parts that are too small, and of the others, both smallest first."""
    names = sorted((name for name, n in parts.items() if n), key=lambda name: (parts[name], name))
    return [n for n in names if parts[n] < withhold_below], [n for n in names if parts[n] >= withhold_below]


def _differences(parts: Mapping[str, int], name: str, shown: Iterable[str], total: int) -> Iterator[int]:
    """The sizes of the groups that could be worked out if this part were shown with the total and the others."""
    yield total - parts[name]
    for other in shown:
        if other != name:
            yield abs(parts[other] - parts[name])
            yield abs(total - parts[other] - parts[name])


def _safe(hidden: Sequence[int], withhold_below: int) -> bool:
    """Whether these are several parts with enough people in total, and not one person each, which could be deduced."""
    return len(hidden) > 1 and sum(hidden) >= max(withhold_below, len(hidden) + 1)
