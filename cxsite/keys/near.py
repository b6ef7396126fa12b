"""Similar names: what was probably meant by an unknown one."""

from collections.abc import Iterable


def near(name: str, known: Iterable[str], most: int = 3, cutoff: float = 0.6) -> tuple[str, ...]:
    """Up to `most` of `known` that are similar to `name`, the most similar first; `cutoff` is the least similarity (0 to 1).

    Similarity is difflib's ratio: twice the letters in common, divided by the letters of both.
    """
    from difflib import get_close_matches  # noqa: PLC0415 - 1 ms, which only a mistake should cost

    return tuple(get_close_matches(name, list(known), most, cutoff))


def perhaps(likely: Iterable[str], otherwise: str, mark: str = '"') -> str:
    """`did you mean "a" or "b"?`, or `otherwise` if nothing is likely. `mark` is the quote: a backtick for commands."""
    names = " or ".join(f"{mark}{name}{mark}" for name in likely)
    return f"did you mean {names}?" if names else otherwise


def meant(name: str, known: Iterable[str], otherwise: str, cutoff: float = 0.6) -> str:
    """`did you mean "a"?` with the most similar of `known`, or `otherwise` if none is similar."""
    return perhaps(near(name, known, 1, cutoff), otherwise)
