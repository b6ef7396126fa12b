"""A scorecard, or one of its measures, is overdue for review.

`next_review` is a promise to readers; once the date has passed, the page says so. Review the numbers, then set the next date.

Wrong, in March 2027:

    next_review: 2027-01-15

Right:

    next_review: 2027-07-15
"""

from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.model.problem import Problem, warning


def problems(publication: Publication) -> Iterator[Problem]:
    """What is overdue was computed with the results."""
    for card in publication.results.scorecards:
        due = [("next_review", card.review_due)]
        due += [(f"measures/{m.measure.id}/next_review", m.review_due) for m in card.measures]
        marks = publication.marks_of(card.path)
        for key, words in due:
            if words:
                yield warning("review-overdue", marks.span(key), words, "review the numbers, then set the next day")
