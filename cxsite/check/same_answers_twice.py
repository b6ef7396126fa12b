"""Two measures count the same answers, and one gives away what the other withholds.

Each measure withholds what could be worked out from its own results, but takes no account of another measure that groups the
same answers into larger parts: by tag instead of by post, or by quarter instead of by month. Subtracting the smaller parts that
are shown from the larger one reveals the withheld result of a few people.

Wrong, if few people answered under one of the articles:

    recommend: {kind: nps, title: By topic, answers: form, score: score, split_by: tag}
    articles: {kind: nps, title: By article, answers: form, score: score, split_by: post}

Right: keep one of the two.
"""

from collections.abc import Iterator
from itertools import permutations
from typing import NamedTuple

from cxsite.check.publication import Publication
from cxsite.model.answers import place_of
from cxsite.model.problem import Problem, warning
from cxsite.model.result import MeasureResults
from cxsite.model.scorecard import AnswerSource, Measure, Scorecard

_TOGETHER = "other"  # what `cxsite pull` calls merged parts of few people
_SHORTEST_FIRST = ("months", "quarters", "half-years", "years")


class _Counted(NamedTuple):
    """A measure that is counted from answers: its scorecard, which column of which answers it uses, and its results."""

    card: Scorecard
    measure: Measure
    column: tuple[object, ...]
    results: MeasureResults


def problems(publication: Publication) -> Iterator[Problem]:
    """One for each pair of a measure that withholds something and another that could reveal it."""
    results = publication.results.by_name
    found = [
        _Counted(card, measure, _column(measure, source), results[f"{card.id}.{measure.id}"])
        for card in publication.corpus.scorecards
        for measure in card.measures
        for source in card.answers
        if source.id == measure.answers
    ]
    for fine, coarse in permutations(found, 2):
        if fine.column == coarse.column and (parts := _given_away(fine, coarse)):
            span = fine.card.marks.span(f"measures/{fine.measure.id}/answers")
            other = f"{coarse.card.id}.{coarse.measure.id}"
            message = (
                f"{fine.measure.id} withholds {parts} with few people, but {other} has the same answers in larger parts"
            )
            yield warning(
                "same-answers-twice", span, message, "keep only one of the two: their difference reveals a few people"
            )


def _column(measure: Measure, source: AnswerSource) -> tuple[object, ...]:
    columns = dict(source.columns)
    asked = (measure.score, measure.happy, measure.talk_up)
    return place_of(source), source.where, tuple(columns.get(name, name) for name in asked)


def _given_away(fine: _Counted, coarse: _Counted) -> str:
    """What of the finer measure could be worked out from the other, or ""."""
    if (fine.measure.split_by, coarse.measure.split_by) == ("post", "tag") and fine.card.periods == coarse.card.periods:
        parts = [part for result in fine.results.results for part in result.segments]
        return "parts" if any(part.withheld or part.segment == _TOGETHER for part in parts) else ""
    periods = (fine.card.periods, coarse.card.periods)
    if not all(period in _SHORTEST_FIRST for period in periods):
        return ""
    is_finer = _SHORTEST_FIRST.index(periods[0]) < _SHORTEST_FIRST.index(periods[1])
    return "periods" if is_finer and any(result.withheld for result in fine.results.results) else ""
