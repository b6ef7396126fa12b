"""A measure's answers have not been counted yet, or not since a period ended.

A build never reads answers, so that it gives the same result everywhere and needs no personal data. `cxsite pull` counts them
and writes the counts to content/counts; commit them with the scorecard.

    cxsite pull feedback

Until then, the measure's page says that there is no data yet, or marks a period "so far".
"""

from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.check.so_far_ended import has_ended
from cxsite.model.problem import Problem, warning


def problems(publication: Publication) -> Iterator[Problem]:
    """Counts that cannot be read are reported when they are read."""
    for card in publication.corpus.scorecards:
        today = publication.today(card.time_zone)
        if f"content/counts/{card.id}.csv" in publication.corpus.unread:
            continue
        for measure in card.measures:
            if measure.answers:
                span = card.marks.span(f"measures/{measure.id}/answers")
                ended = [v.period for v in measure.values if v.so_far and has_ended(v.period, today)]
                why = f"{ended[0]} has ended since {measure.id} was counted" if ended else ""
                why = why if measure.values else f"nothing has been counted for {measure.id}"
                if why:
                    yield warning("not-counted-yet", span, why, f"run `cxsite pull {card.id}`")
