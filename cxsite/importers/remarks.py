"""What an editor should know of a count: answers that are gone, were left out, or have no score."""

import re
from collections.abc import Iterator

from cxsite.importers.counting import Cells, Seen
from cxsite.importers.refusing import Refused
from cxsite.importers.settling import given, told, unusable
from cxsite.model.answers import Job, Question, place_of
from cxsite.model.place import Span
from cxsite.model.problem import Problem, warning
from cxsite.model.scorecard import CountRow

#: The scales of nps and ces, which no scorecard can change → other scales that answers may have, and what these are for.
_OTHERS = {
    (0, 10): {(1, 3): "another tool's group", (0, 5): "kind: csat", (1, 5): "kind: csat", (1, 7): "kind: ces"},
    (1, 7): {(1, 5): "kind: csat if 5 is the best answer"},
}
_MANY = 30
# A number with something around it that kept it from being read; a number alone (11) is on no scale.
_NUMBER_WITHIN = re.compile(r"\d[^\d\s]|[^\d\s]\s*\d|\d\s+\S")
_FORMS = "they are left out; if they are scores, write each as 10, “10 - Extremely likely” or “Extremely likely (10)”"
_DATES = (
    "name the date column under answers; dates are read as 2026-10-01 09:00, 1.10.2026 or 10/1/2026 9:00 AM; "
    "month names, and days as a spreadsheet numbers them, are not"
)


def gone(question: Question, rows: list[CountRow], job: Job) -> Iterator[Problem]:
    """Periods that are no longer among the answers, though `rows` of them are kept."""
    if rows:
        periods = ", ".join(sorted({row.period for row in rows}))
        message = f"{question.row}: the answers no longer cover {periods}; those counts are kept"
        yield Problem(
            "answers-gone", "note", Span(job.source.file), message, "nothing needs to be done; --again drops them"
        )


def left_out(job: Job, seen: Seen) -> Iterator[Problem]:
    """What was not counted at all, by reason. Raises Refused if no row has a date."""
    for number, words in (
        (seen.unfinished, "unfinished, or without the values that `where` asks for"),
        (seen.repeated, "duplicated (same id) and counted once"),
    ):
        if number:
            message = f"{number} {'answer is' if number == 1 else 'answers are'} {words}"
            yield Problem("answers-left-out", "note", Span(job.source.file), message)
    whole = seen.cells[0].total() if seen.cells else 0
    if seen.unfinished and not whole:
        message = "no answer is left to be counted"
        yield warning("answers-left-out", Span(job.source.file), message, "check `provider` and `where` under answers")
    if seen.undated and seen.undated == whole:
        message = f"none of {whole} rows has a readable date"
        raise Refused("answers-undated", job.source.file, message, _DATES)
    if seen.undated:
        message = f"{_of(seen.undated, whole)} no readable date"
        yield warning(
            "answers-undated",
            Span(job.source.file),
            message,
            "they are left out; correct them and run `cxsite pull` again",
        )


def of_its_scale(question: Question, cells: Cells, job: Job) -> None:
    """Raise Refused if the answers are evidently on another scale: from many people, every score of that scale and no other."""
    found = given(question, cells)
    lowest, highest = min(found, default=0), max(found, default=0)
    kind = _OTHERS.get((question.low, question.high), {}).get((lowest, highest))
    if kind and len(found) == highest - lowest + 1 and found.total() >= _MANY:
        message = f"{question.row} needs a {question.low} to {question.high} question"
        seen = f'{message}; the answers in "{question.column}" run from {lowest} to {highest}'
        remedy = f"did you mean another column? A {lowest} to {highest} question is {kind}"
        raise Refused("kind-fits-scale", place_of(job.source), seen, remedy)


def without_score(job: Job, question: Question, cells: Cells) -> Iterator[Problem]:
    """What was found instead of scores. Raises Refused if no row has a score."""
    found = unusable(question, cells)
    whole = sum(n for (period, _, _), n in cells.items() if question.covers(period))
    where = place_of(job.source)
    if not found.total():
        return
    if found.total() == whole:
        message = f'none of {whole} rows has a score from {question.low} to {question.high} in "{question.column}"'
        raise Refused("answers-unusable", where, message, "did you mean another column?")
    message = f"{_of(found.total(), whole)} no usable score for {question.row}: {told(found)}"
    if sum(n for text, n in found.items() if _NUMBER_WITHIN.search(text)) >= whole / 10:
        yield warning("answers-unusable", Span(where), message, _FORMS)
        return
    yield Problem("answers-unusable", "note", Span(where), message, "they are left out; the page says how many")


def _of(some: int, whole: int) -> str:
    """ "1 of 11 rows has"."""
    return f"{some} of {whole} {'row' if whole == 1 else 'rows'} {'has' if some == 1 else 'have'}"
