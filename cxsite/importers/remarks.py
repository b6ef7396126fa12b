"""What an editor should know of a count: answers that are gone, were left out, or have no score."""

from collections.abc import Iterator

from cxsite.importers.counting import Cells, Seen
from cxsite.importers.refusing import Refused
from cxsite.importers.settling import told, unusable
from cxsite.model.answers import Job, Question, place_of
from cxsite.model.place import Span
from cxsite.model.problem import Problem, warning
from cxsite.model.scorecard import CountRow


def gone(question: Question, rows: list[CountRow], job: Job) -> Iterator[Problem]:
    """Which periods are no longer among the answers, though `rows` of them are kept."""
    if rows:
        periods = ", ".join(sorted({row.period for row in rows}))
        message = f"{question.row}: the answers no longer have {periods}; the counts of it are kept"
        yield Problem(
            "answers-gone", "note", Span(job.source.file), message, "nothing needs to be done; --again forgets them"
        )


def left_out(job: Job, seen: Seen) -> Iterator[Problem]:
    """What was not counted at all, by reason. Raises Refused where no row has a date."""
    for number, words in (
        (seen.unfinished, "not finished, or do not have the values that `where` asks for"),
        (seen.repeated, "there twice (by their id) and counted once"),
    ):
        if number:
            message = f"{number} {'answer is' if number == 1 else 'answers are'} {words}"
            yield Problem("answers-left-out", "note", Span(job.source.file), message)
    whole = seen.cells[0].total() if seen.cells else 0
    if seen.undated and seen.undated == whole:
        message = f"none of {whole} rows has a date that can be read"
        raise Refused("answers-undated", job.source.file, message, "name the column of the date under answers")
    if seen.undated:
        message = f"{seen.undated} of {whole} rows have no date that can be read"
        yield warning(
            "answers-undated", Span(job.source.file), message, "they are left out; correct them and pull again"
        )


def without_score(job: Job, question: Question, cells: Cells) -> Iterator[Problem]:
    """What stood where a score should be. Raises Refused where no row has a score."""
    found = unusable(question, cells)
    whole = sum(n for (period, _, _), n in cells.items() if question.covers(period))
    where = place_of(job.source)
    if not found.total():
        return
    if found.total() == whole:
        message = f'none of {whole} rows has a score from {question.low} to {question.high} in "{question.column}"'
        raise Refused("answers-unusable", where, message, "did you mean another column?")
    have = f"{'row' if whole == 1 else 'rows'} {'has' if found.total() == 1 else 'have'}"
    message = f"{found.total()} of {whole} {have} no usable score for {question.row}: {told(found)}"
    yield Problem("answers-unusable", "note", Span(where), message, "they are left out, and counted on the page")
