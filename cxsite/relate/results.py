"""From scorecards as written to results: what is computed, compared, judged, and withheld.

This is the door that counts of few people do not pass. A result of fewer than ten answers leaves here without any figure,
and no change is told that it takes part in; a measure leaves without its values. Whatever is drawn, listed, quoted or
exported later has only what is here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from cxsite.model import period as periods
from cxsite.model.result import Change, MeasureResults, Result, Results, ScorecardResults, Status
from cxsite.model.scorecard import Measure, PeriodValue, Scorecard
from cxsite.relate import wording
from cxsite.relate.kinds import kind_named
from cxsite.relate.kinds.figures import Figures, Kind
from cxsite.stats import response, suppression, target, units


def results(scorecards: Iterable[Scorecard], now: datetime) -> Results:
    """All scorecards computed, sorted by id. `now` decides which reviews are overdue. Total: it never fails."""
    return Results(tuple(_scorecard(card, now) for card in sorted(scorecards, key=lambda card: card.id)))


def _scorecard(card: Scorecard, now: datetime) -> ScorecardResults:
    return ScorecardResults(
        id=card.id,
        path=card.path,
        title=card.title,
        about=card.about,
        owner=card.owner,
        next_review=card.next_review,
        review_due=wording.review_due(card.next_review, now),
        address=_address(card),
        measures=tuple(_measure(card, measure, now) for measure in card.measures),
        sources=card.sources,
    )


def _address(card: Scorecard) -> str:
    return f"/scorecards/{card.id}/"


def _measure(card: Scorecard, measure: Measure, now: datetime) -> MeasureResults:
    kind = kind_named(measure.kind)
    address = f"{_address(card)}#{measure.id}"
    entries = _entries(kind, measure) if kind else ()
    places = max((entry.figures.places for entry in entries), default=0)
    return MeasureResults(
        measure=replace(measure, values=()),
        source=next((source for source in card.sources if source.id == measure.source), None),
        address=address,
        results=_results(_Told(kind, measure, f"{card.id}.{measure.id}", address), entries) if kind else (),
        unit=kind.unit_of(measure) if kind else "",
        places=places,
        scale=kind.scale if kind else None,
        target=_target_words(kind, measure, places) if kind else "",
        review_due=wording.review_due(measure.next_review, now),
    )


def _target_words(kind: Kind, measure: Measure, places: int) -> str:
    """The target with as many decimals as the values have, or as it needs itself: 79.5% is not shown as 80%."""
    if measure.target is None:
        return ""
    own = len(f"{measure.target:.6f}".rstrip("0").partition(".")[2])
    return units.with_unit(measure.target, kind.unit_of(measure), max(places, own))


@dataclass(frozen=True, slots=True)
class _Entry:
    """A period with its figures, before it is decided what may be told of them."""

    value: PeriodValue
    figures: Figures

    @property
    def standing(self) -> suppression.Standing:
        """What may be done with it. Where no people are counted there is nobody to protect."""
        if self.figures.n is not None:
            return suppression.standing(self.figures.n)
        return "no responses" if self.figures.value is None else "shown"


@dataclass(frozen=True, slots=True)
class _Told:
    """Of what the results are told: kind, measure, its name in references, and its address."""

    kind: Kind
    measure: Measure
    name: str
    address: str


def _entries(kind: Kind, measure: Measure) -> tuple[_Entry, ...]:
    """Oldest first, whatever the order in the file."""
    values = sorted(measure.values, key=lambda value: (periods.ordinal(value.period) or 0, value.period))
    return tuple(_Entry(value, kind.figures(measure, value.counts)) for value in values)


def _results(told: _Told, entries: tuple[_Entry, ...]) -> tuple[Result, ...]:
    changes = (None, *(_change(told, before, after) for before, after in pairwise(entries)))
    return tuple(_result(told, entry, change) for entry, change in zip(entries, changes, strict=False))


def _result(told: _Told, entry: _Entry, change: Change | None) -> Result:
    bare = _bare(told, entry.value)
    match entry.standing:
        case "withheld":
            words = suppression.withheld_words()
            return replace(bare, display=words, full=words, withheld=True, status="not shown")
        case "no responses":
            words = "no responses" if entry.figures.n is not None else "no data"
            return replace(bare, n=entry.figures.n, display=words, full=words, status="no data")
        case standing:
            return replace(_shown(told, entry, bare), small=standing == "small sample", change=change)


def _bare(told: _Told, value: PeriodValue) -> Result:
    """All that is known of a period without its counts."""
    return Result(
        ref=f"{told.name}@{value.period}",
        kind=told.kind.name,
        period=value.period,
        n=None,
        value=None,
        low=None,
        high=None,
        display="",
        full="",
        breaks=value.breaks,
        so_far=value.so_far,
        note=value.note,
        address=f"{told.address}-{value.period.lower()}",
    )


def _shown(told: _Told, entry: _Entry, bare: Result) -> Result:
    figures, invited, unit = entry.figures, entry.value.invited, told.kind.unit_of(told.measure)
    display = units.with_unit(figures.value or 0, unit, figures.places)
    rate = response.response_rate(figures.n or 0, invited or 0)
    return replace(
        bare,
        n=figures.n,
        value=float(figures.value or 0),
        low=figures.interval.low if figures.interval else None,
        high=figures.interval.high if figures.interval else None,
        display=display,
        full=wording.full(display, figures, unit),
        invited=invited if figures.n is not None else None,
        rate=None if rate is None or figures.n is None else float(100 * rate),
        status=_status(told.measure, entry),
        certainty=_certainty(told.measure, entry),
        shares=figures.shares,
        second=figures.second,
        answered="" if figures.n is None else wording.answered(figures.n, invited),
    )


def _status(measure: Measure, entry: _Entry) -> Status:
    """Where the value stands; a period that still runs has not missed its target yet."""
    found = target.status(entry.figures.value, measure.target, measure.at_risk, measure.better)
    return "not due yet" if entry.value.so_far and found != "no target" else found


def _certainty(measure: Measure, entry: _Entry) -> str:
    if measure.target is None or entry.figures.interval is None:
        return ""
    return target.certainty(entry.figures.interval, measure.target, measure.better)


def _change(told: _Told, before: _Entry, after: _Entry) -> Change | None:
    """Against the period before: None across a break or a gap, and where either period shows no figure."""
    if after.value.breaks or not _adjoining(before.value.period, after.value.period):
        return None
    if any(entry.standing in ("withheld", "no responses") for entry in (before, after)):
        return None
    difference = told.kind.difference(before.value.counts, after.value.counts)
    if difference is None:
        return None
    unit, interval = told.kind.unit_of(told.measure), difference.interval
    short = wording.moved(before.figures, after.figures, difference, unit)
    return Change(
        since=before.value.period,
        difference=float(difference.raw),
        low=interval.low if interval else None,
        high=interval.high if interval else None,
        verdict=wording.verdict(difference),
        words=wording.moved_and_how_sure(short, interval),
        short=short,
    )


def _adjoining(before: str, after: str) -> bool:
    """Whether no period lies between the two. Of two dates the earlier is always the one before."""
    first, second = periods.ordinal(before), periods.ordinal(after)
    if first is None or second is None or len(before) != len(after):
        return False
    return periods.is_date(after) or second - first == 1
