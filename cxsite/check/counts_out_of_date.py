"""A measure's counts are older than its answers, or were counted in another way.

A build reads counts, never answers. It compares what the counts file records (what was asked, and the names and sizes of the
answer files) with the scorecard and with the names and sizes of the files under private/. Where there are no such files, as on
a machine that builds but never counts, it compares only what was asked.

To bring the counts up to date:

    cxsite pull feedback
"""

from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.model.answers import Question, digest_of, jobs, matching
from cxsite.model.problem import Problem, warning
from cxsite.model.scorecard import AnswerSource, CountRow, Scorecard


def problems(publication: Publication) -> Iterator[Problem]:
    """One for each measure; a measure without any counts is left to another rule."""
    rows = {file.scorecard: file.rows for file in publication.corpus.counts}
    for card in publication.corpus.scorecards:
        for job in jobs(card, publication.corpus.site.time_zone):
            for question in job.questions:
                own = [row for row in rows.get(card.id, ()) if row.measure == question.row]
                if why := _why(own, question, job.source, publication):
                    yield _told(card, question, why)


def _why(rows: list[CountRow], question: Question, source: AnswerSource, publication: Publication) -> str:
    """Why the rows are out of date, or "". Periods deleted from the answers keep old file hashes: the newest row counts."""
    if not rows:
        return ""
    newest = max(rows, key=lambda row: (row.taken_at, row.period)).query
    if any(row.query[:32] != question.asked for row in rows):
        return "were not counted the way the scorecard says now"
    files = matching(publication.corpus.private, source.file)
    if source.file and files and newest[32:] != digest_of(files):
        return "are older than its answers"
    return ""


def _told(card: Scorecard, question: Question, why: str) -> Problem:
    measure = question.row.partition(".")[0]
    message = f"the counts of {question.row} {why}"
    return warning(
        "counts-out-of-date", card.marks.span(f"measures/{measure}/answers"), message, f"run `cxsite pull {card.id}`"
    )
