"""Names that look like another: what was probably meant by one that nobody knows."""

from collections.abc import Iterable


def near(name: str, known: Iterable[str], most: int = 3, cutoff: float = 0.6) -> tuple[str, ...]:
    """Up to `most` of `known` that look like `name`, the likest first. They are alike from `cutoff` (0 to 1) on.

    Alike is what difflib's ratio calls so: twice the letters in common, over the letters of both.
    """
    from difflib import get_close_matches  # noqa: PLC0415 - 1 ms, which only a mistake should cost

    return tuple(get_close_matches(name, list(known), most, cutoff))


def meant(name: str, known: Iterable[str], otherwise: str, cutoff: float = 0.6) -> str:
    """`did you mean a?`, or `otherwise` where nothing is near."""
    found = near(name, known, 1, cutoff)
    return f"did you mean {found[0]}?" if found else otherwise
