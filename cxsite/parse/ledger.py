"""`claims.lock` → the ledger of what each number in an article said. The order of lines does not matter, so Git may merge them.

A line is: the post's id, the reference, then one or more of "what was shown on 2026-10-01", oldest first, separated by two or
more spaces (or a tab). A line that starts with "# " is a comment.
"""

import re

from cxsite.model.ledger import WITHHELD, Entry, Ledger, Said
from cxsite.model.period import is_date
from cxsite.model.place import Span
from cxsite.model.problem import Outcome, Problem, error
from cxsite.parse.markdown import refs
from cxsite.parse.values.plain_text import text

_GAP = re.compile(r"\t+| {2,}")
_MERGE = re.compile(r"<{7}(?: |$)|={7}$|>{7}(?: |$)|\|{7}(?: |$)")
_REMEDY = "restore this line from the last commit (`git log -p claims.lock`), or delete it and run `cxsite build`"
Fault = tuple[str, str]  # what was seen, and what would fix it


def ledger(path: str, data: bytes) -> Outcome[Ledger]:
    """The ledger. No value if any line cannot be read: a build must not overwrite what it did not understand."""
    plain = text(path, data)
    if plain.value is None:
        return Outcome(None, plain.problems)
    found: dict[tuple[str, str], tuple[Entry, int]] = {}
    problems: list[Problem] = []
    for number, line in enumerate(plain.value.split("\n"), 1):
        if line.strip() and not line.startswith("# "):
            fault = _taken(line.rstrip(), number, found)
            problems += [error("claims-lock", Span(path, number, 1, len(line)), *fault)] if fault else []
    if problems:
        return Outcome(None, tuple(problems))
    return Outcome(Ledger(tuple(found[key][0] for key in sorted(found)), path))


def _taken(line: str, number: int, found: dict[tuple[str, str], tuple[Entry, int]]) -> Fault | None:
    """Add the line's entry to `found`, or return why not."""
    entry = _entry(line)
    if not isinstance(entry, Entry):
        return entry
    other, first = found.setdefault((entry.post, entry.ref), (entry, number))
    if other == entry:
        return None
    message = f"{entry.ref} in the post {entry.post} is already on line {first}, with a different value"
    return message, "keep the line with the longer history, or the older date, and delete the other"


def _entry(line: str) -> Entry | Fault:
    if _MERGE.match(line):
        message = "this line is left over from an unfinished merge"
        return message, "delete it, keep one line for each number, and run `cxsite build`"
    columns = _GAP.split(line.strip())
    if len(columns) < 3:
        return "a line must have an id, a reference and what was shown, separated by two spaces", _REMEDY
    post, ref, *shown = columns
    wrong = refs.ref(ref)
    if isinstance(wrong, str):
        return wrong, _REMEDY
    said = [_said(each) for each in shown]
    faults = [each for each in said if isinstance(each, str)]
    return (faults[0], _REMEDY) if faults else Entry(post, ref, tuple(each for each in said if isinstance(each, Said)))


def _said(written: str) -> Said | str:
    """ "+31 on 2026-10-01", parsed; a message if it has another form."""
    text, _, day = written.rpartition(" on ")
    if not text or not is_date(day):
        return f'"{written}" does not say what was shown and since when, as in "+31 on 2026-10-01"'
    return Said("" if text == WITHHELD else text, day)
