"""A period is marked `so_far: true`, but it has ended.

As long as it is there, the result is not judged against its target. Enter the final counts and remove `so_far`.

Wrong, in January 2027:

    2026-Q4: {promoters: 30, passives: 12, detractors: 9, so_far: true}

Right:

    2026-Q4: {promoters: 96, passives: 40, detractors: 31}
"""

from collections.abc import Iterator
from datetime import date

from cxsite.check.publication import Publication
from cxsite.model import period as periods
from cxsite.model.problem import Problem, warning


def problems(publication: Publication) -> Iterator[Problem]:
    """Reported from the day after the period's last. Counts from answers are left to another rule."""
    for card in publication.corpus.scorecards:
        today = publication.today(card.time_zone)
        for measure in card.measures:
            for value in () if measure.answers else measure.values:
                if value.so_far and has_ended(value.period, today):
                    span = card.marks.key_span(f"measures/{measure.id}/values/{value.period}")
                    message = f"{value.period} ended on {periods.last_day(value.period)}, but it is marked so_far"
                    yield warning("so-far-ended", span, message, "put in the final counts and remove so_far")


def has_ended(period: str, today: date) -> bool:
    """Whether the period's last day is over."""
    last = periods.last_day(period)
    return last is not None and last < today
