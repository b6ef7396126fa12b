"""An answer as text → a score. Labels are removed; what is not a score stays text and is reported."""

import re

# "10", "10 - Extremely likely", "9 – very likely", "7: good", "5 (agree)", "8.0" as some tools write whole numbers.
_LABELLED = re.compile(r"(?P<score>\d{1,2})(?:[.,]0+)?(?:\s*[-–—:=(.]\s*\D*|\s+\D+)?", re.ASCII)
_YES = frozenset({"1", "yes", "y", "true", "agree", "agreed"})
_NO = frozenset({"0", "no", "n", "false", "disagree", "disagreed"})


def score(text: str, low: int, high: int) -> int | None:
    """The whole number at the start of `text`, if it is on the scale; None if the text is not a score.

    A second number makes it ambiguous ("9 of 10", "7.5", "3-4"): None.
    """
    found = _LABELLED.fullmatch(text.strip())
    value = int(found["score"]) if found else -1
    return value if low <= value <= high else None


def yes_or_no(text: str) -> int | None:
    """1 for agreement, 0 for disagreement, None for anything else."""
    word = text.strip().casefold()
    return 1 if word in _YES else 0 if word in _NO else None
