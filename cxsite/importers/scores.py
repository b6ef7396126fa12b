"""An answer as text → a score. Labels are removed; what is not a score stays text and is reported."""

import re

# "10", "10 - Extremely likely", "9 – very likely", "7: good", "5 (agree)", "8.0" as some tools write whole numbers.
_LABELLED = re.compile(r"(?P<score>\d{1,2})(?:[.,]0+)?(?:\s*[-–—:=(.]\s*\D*|\s+\D+)?", re.ASCII)
# "Extremely likely - 10", "Extremely likely (10)", "very likely: 9": the ends of a scale, which some tools label this way round.
_AFTER = re.compile(r"\D*[^\W\d](?:\s*[-–—]\s+|\s*[:=]\s*|\s*\((?=\d+\)))(?P<score>\d{1,2})\)?")
_YES = frozenset({"1", "yes", "y", "true", "agree", "agreed"})
_NO = frozenset({"0", "no", "n", "false", "disagree", "disagreed"})


def score(text: str, low: int, high: int) -> int | None:
    """The whole number that `text` starts with, or ends with after a label, if it is on the scale; None if it is not a score.

    A second number makes it ambiguous ("9 of 10", "7.5", "3-4"): None. An apostrophe in front, by which a spreadsheet keeps a
    number as text, is ignored.
    """
    written = text.strip().removeprefix("'")
    found = _LABELLED.fullmatch(written) or _AFTER.fullmatch(written)
    value = int(found["score"]) if found else -1
    return value if low <= value <= high else None


def yes_or_no(text: str) -> int | None:
    """1 for agreement, 0 for disagreement, None for anything else."""
    word = text.strip().casefold()
    return 1 if word in _YES else 0 if word in _NO else None
