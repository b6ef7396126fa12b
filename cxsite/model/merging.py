"""Unresolved Git merge conflicts: what Git writes into a file if both sides changed the same lines."""

import re

from cxsite.model.place import Span
from cxsite.model.problem import Problem, error

# Only all three together, each at the start of a line: a row of = alone may underline a title, and a row of > nest quotations.
_OURS = re.compile(r"^<{7}(?:[ \t].*)?$", re.MULTILINE)
_PARTING = re.compile(r"^={7}[ \t\r]*$", re.MULTILINE)
_THEIRS = re.compile(r"^>{7}(?:[ \t].*)?$", re.MULTILINE)
_ADVICE = "keep what is right in the two versions, and delete the <<<<<<<, ======= and >>>>>>> lines"


def unmerged(path: str, text: str) -> tuple[Problem, ...]:
    """An error for each merge conflict left in a text, at its first line."""
    return _conflicts(path, text) if "<<<<<<<" in text else ()


def unmerged_bytes(path: str, data: bytes) -> tuple[Problem, ...]:
    """The same for the bytes of a file that is not otherwise read as text; one that is not UTF-8 has none."""
    if b"<<<<<<<" not in data:
        return ()
    try:
        return _conflicts(path, data.decode())
    except UnicodeDecodeError:
        return ()


def _conflicts(path: str, text: str) -> tuple[Problem, ...]:
    found: list[Problem] = []
    at = 0
    while (ours := _OURS.search(text, at)) and (parting := _PARTING.search(text, ours.end())):
        theirs = _THEIRS.search(text, parting.end())
        if theirs is None:
            break
        first, last = (text.count("\n", 0, mark.start()) + 1 for mark in (ours, theirs))
        message = f"an unfinished Git merge left two versions of the same lines here, down to line {last}"
        found.append(error("merge-conflict", Span(path, first, 1, len(ours[0])), message, _ADVICE))
        at = theirs.end()
    return tuple(found)
