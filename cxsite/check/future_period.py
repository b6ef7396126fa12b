"""A period has not ended yet, and its counts do not say so.

A count made halfway through a quarter is not the quarter's result. Mark it `so_far: true`, and the page says so too, without
judging it against the target; or wait until the period has ended.

Wrong, in October 2026:

    2026-Q4: {promoters: 30, passives: 12, detractors: 9}

Right:

    2026-Q4: {promoters: 30, passives: 12, detractors: 9, so_far: true}
"""

from collections.abc import Iterator
from datetime import date

from cxsite.check.publication import Publication
from cxsite.model import period as periods
from cxsite.model.problem import Problem, warning


def problems(publication: Publication) -> Iterator[Problem]:
    """Compare each period's last day with today."""
    for card in publication.corpus.scorecards:
        today = publication.today(card.time_zone)
        for measure in card.measures:
            for value in () if measure.answers else measure.values:
                if not value.so_far and _still_runs(value.period, today):
                    span = card.marks.key_span(f"measures/{measure.id}/values/{value.period}")
                    message = f"{value.period} has not ended: its last day is {periods.last_day(value.period)}"
                    yield warning("future-period", span, message, "mark it so_far: true, or remove it")


def _still_runs(period: str, today: date) -> bool:
    """Whether a period is not over: one that ends today is not, except a single day, which may be counted today."""
    last = periods.last_day(period)
    return last is not None and (last > today if periods.is_date(period) else last >= today)
