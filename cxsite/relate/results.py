"""From scorecards as written to results: what is computed, compared, judged, and withheld.

This is the gate that no counts of few people pass. A result of fewer than ten answers leaves here without any number, and so do
all changes that involve it, and segments and years from which it could be worked out; a measure leaves without its values. What
is drawn, listed, quoted or exported later has only what is here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

from cxsite.model.result import MeasureResults, Result, Results, ScorecardResults
from cxsite.model.scorecard import Measure, Scorecard
from cxsite.model.site import Limits
from cxsite.model.words import Words
from cxsite.relate import milestones, segments, wording, years
from cxsite.relate.entries import Entry, Told, entries
from cxsite.relate.kinds import kind_named
from cxsite.relate.rows import of_period

_DEFAULT = Limits()


def results(scorecards: Iterable[Scorecard], now: datetime, words: Words, limits: Limits = _DEFAULT) -> Results:
    """All scorecards computed, sorted by id, in `words`. Never fails.

    `now`, in the publication's time zone, decides which reviews are overdue; a scorecard may have its own zone.
    Milestones come last: each is judged by a measure, perhaps in another scorecard.
    """
    cards = sorted(scorecards, key=lambda card: card.id)
    found = {f"{card.id}.{m.id}": _measure(card, m, now, limits, words) for card in cards for m in card.measures}
    for card in cards:
        for measure in card.measures:
            if measure.programme:
                found[f"{card.id}.{measure.id}"] = _milestone(card, measure, found, words)
    return Results(tuple(_scorecard(card, found, now, words) for card in cards), words)


def _scorecard(card: Scorecard, found: Mapping[str, MeasureResults], now: datetime, words: Words) -> ScorecardResults:
    return ScorecardResults(
        id=card.id,
        path=card.path,
        title=card.title,
        about=card.about,
        strategy=card.strategy,
        owner=card.owner,
        next_review=card.next_review,
        review_due=wording.review_due(card.next_review, _there(card, now), words),
        address=_address(card),
        measures=tuple(found[f"{card.id}.{measure.id}"] for measure in card.measures),
        sources=card.sources,
    )


def _there(card: Scorecard, now: datetime) -> datetime:
    return now.astimezone(ZoneInfo(card.time_zone)) if card.time_zone else now


def _address(card: Scorecard) -> str:
    return f"/scorecards/{card.id}/"


def _measure(card: Scorecard, measure: Measure, now: datetime, limits: Limits, words: Words) -> MeasureResults:
    kind = kind_named(measure.kind)
    address = f"{_address(card)}#{measure.id}"
    told = Told(kind, measure, f"{card.id}.{measure.id}", address, limits, words) if kind else None
    found = segments.settled(told, entries(told)) if told else ()
    places = max((entry.figures.places for entry in found), default=0)
    unit = kind.unit_of(measure) if kind else ""
    return MeasureResults(
        measure=replace(measure, values=()),
        source=next((source for source in card.sources if source.id == measure.source), None),
        address=address,
        results=_results(told, found) if told else (),
        unit=unit,
        places=places,
        scale=kind.scale if kind else None,
        target=wording.goal(measure.target, unit, places, words) if kind and measure.target is not None else "",
        review_due=wording.review_due(measure.next_review, _there(card, now), words),
        pooled=years.pooled(told, found) if told else (),
        limits=limits,
    )


def _results(told: Told, found: tuple[Entry, ...]) -> tuple[Result, ...]:
    pairs = pairwise((None, *found))
    return tuple(_result(told, before, entry) for before, entry in pairs if entry)


def _result(told: Told, before: Entry | None, entry: Entry) -> Result:
    period = of_period(told, before, entry)
    return replace(period, segments=segments.of_period(told, before, entry, period))


def _milestone(card: Scorecard, measure: Measure, found: Mapping[str, MeasureResults], words: Words) -> MeasureResults:
    """The milestone with its one result. A milestone cannot judge another: neither has a value."""
    own = found[f"{card.id}.{measure.id}"]
    deciding = found.get(measure.programme.decided_by) if measure.programme else None
    if deciding and deciding.measure.programme:
        deciding = None
    result = milestones.result(measure, f"{card.id}.{measure.id}", own.address, deciding, words)
    return replace(own, results=(result,) if result else ())
