"""Names that look like another: what was probably meant by one that nobody knows."""

from collections.abc import Iterable


def near(name: str, known: Iterable[str], most: int = 3, cutoff: float = 0.6) -> tuple[str, ...]:
    """Up to `most` of `known` that look like `name`, the likest first. They are alike from `cutoff` (0 to 1) on.

    Alike is what difflib's ratio calls so: twice the letters in common, over the letters of both.
    """
    from difflib import get_close_matches  # noqa: PLC0415 - 1 ms, which only a mistake should cost

    return tuple(get_close_matches(name, list(known), most, cutoff))


def perhaps(likely: Iterable[str], otherwise: str, mark: str = '"') -> str:
    """`did you mean "a" or "b"?`, or `otherwise` where nothing is likely. Commands stand between backticks: `mark`."""
    names = " or ".join(f"{mark}{name}{mark}" for name in likely)
    return f"did you mean {names}?" if names else otherwise


def meant(name: str, known: Iterable[str], otherwise: str, cutoff: float = 0.6) -> str:
    """`did you mean "a"?` with the nearest of `known`, or `otherwise` where nothing is near."""
    return perhaps(near(name, known, 1, cutoff), otherwise)
