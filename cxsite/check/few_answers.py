"""A period has fewer than ten answers, and so its result is not shown anywhere.

Of a handful of answers, readers could guess who gave them, and chance alone decides the score. The page, the charts and the
texts then say "not shown (fewer than 10 responses)", and no change is told from that period or to it. This is a note, not a
fault: nothing needs to be done. A longer period (a half-year in place of a quarter) may gather enough answers.

Not shown:

    2026-Q3: {promoters: 4, passives: 2, detractors: 1}

Shown, and marked as a small sample:

    2026-H2: {promoters: 9, passives: 5, detractors: 2}
"""

from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.model.place import Marks
from cxsite.model.problem import Problem


def problems(publication: Publication) -> Iterator[Problem]:
    """What is withheld was decided with the results. The count itself is not repeated: reports travel."""
    for card in publication.library.results.scorecards:
        marks = publication.marks.get(card.path, Marks(card.path))
        for measure in card.measures:
            for result in measure.results:
                if result.withheld:
                    span = marks.key_span(f"measures/{measure.measure.id}/values/{result.period}")
                    message = f"{measure.measure.id} has fewer than 10 answers in {result.period} and will not be shown"
                    yield Problem("few-answers", "note", span, message, "nothing needs to be done")
