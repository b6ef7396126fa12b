"""A period has fewer than ten answers, so its result is not shown anywhere.

With only a handful of answers, readers could guess who gave them, and chance alone decides the score. The page, the charts and
the texts then say "not shown (fewer than 10 responses)", and no change from or to that period is shown. This is a note:
there is nothing to fix. A longer period (a half-year instead of a quarter) may collect enough answers.

The same applies to each part under `segments`. If a part could be worked out from the whole and the other parts, the next
smallest is withheld with it; a year that would give away one of its periods is withheld too. With `periods: dates`, counts that
only ever grow are taken to hold the same people as before, and some more: a date that adds only a few is withheld, and so are
the parts on a date when one of them gains only a few.

Not shown:

    2026-Q3: {promoters: 4, passives: 2, detractors: 1}

Shown, and marked as a small sample:

    2026-H2: {promoters: 9, passives: 5, detractors: 2}
"""

from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.check.wording import listing
from cxsite.model import period as periods
from cxsite.model.problem import Problem
from cxsite.model.result import MeasureResults, Result


def problems(publication: Publication) -> Iterator[Problem]:
    """What is withheld was decided with the results. The number of answers is not repeated: reports are passed on."""
    for card in publication.results.scorecards:
        marks = publication.marks_of(card.path)
        for measure in card.measures:
            for result in measure.results:
                said = _said(measure, result)
                if said:
                    span = marks.key_span(f"measures/{measure.measure.id}/values/{result.period}")
                    yield Problem("few-answers", "note", span, said, "nothing needs to be done")


def _said(measure: MeasureResults, result: Result) -> str:
    """What is withheld of a period, or ""; parts are reported together, so that nobody learns which is the small one."""
    few, name = f"fewer than {measure.limits.withhold_below} answers", measure.measure.id
    if periods.is_date(result.period):
        few += ", or too few more than before"
    if result.withheld:
        return f"{name} has {few} in {result.period} and will not be shown"
    parts = [part.segment for part in result.segments if part.withheld]
    if parts:
        beside = "" if len(parts) == 1 else ", or could give another part away"
        return f"{listing(parts)} will not be shown in {result.period}: each has {few}{beside}"
    questions = [part.name for part in result.parts if part.withheld]
    return f"{listing(questions)} of {name} will not be shown in {result.period}: {few}" if questions else ""
