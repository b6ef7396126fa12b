"""A period is marked `so_far: true`, but it has ended.

While the mark stands, the result is not judged against its target. Put in the final counts and take the mark away.

Wrong, in January 2027:

    2026-Q4: {promoters: 30, passives: 12, detractors: 9, so_far: true}

Right:

    2026-Q4: {promoters: 96, passives: 40, detractors: 31}
"""

from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.model import period as periods
from cxsite.model.problem import Problem, warning


def problems(publication: Publication) -> Iterator[Problem]:
    """From the day after the period's last."""
    today = publication.now.date()
    for card in publication.corpus.scorecards:
        for measure in card.measures:
            for value in measure.values:
                last = periods.last_day(value.period)
                if value.so_far and last is not None and last < today:
                    span = card.marks.key_span(f"measures/{measure.id}/values/{value.period}")
                    message = f"{value.period} has ended (today is {today.isoformat()}), yet it is marked so_far"
                    yield warning("so-far-ended", span, message, "put in the final counts and remove so_far")
