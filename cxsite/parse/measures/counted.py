"""Counts written by `cxsite pull`, joined to their measures, which then look as if the values had been typed."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from cxsite.model.answers import scale_of
from cxsite.model.period import last_day
from cxsite.model.place import Span
from cxsite.model.problem import Outcome, Problem, error, warning
from cxsite.model.scorecard import (
    CountFile,
    CountRow,
    Counts,
    EffortCounts,
    Histogram,
    Measure,
    PeriodValue,
    Scorecard,
    TwoAnswers,
    YesNo,
)
from cxsite.parse.measures import of_scores
from cxsite.parse.measures import periods as forms
from cxsite.parse.measures.count_files import RULE
from cxsite.parse.measures.two import QUESTIONS

_AGAIN = "run `cxsite pull` again"


def counted(scorecards: Iterable[Scorecard], files: Iterable[CountFile], zone: str) -> Outcome[tuple[Scorecard, ...]]:
    """The scorecards, with values for the measures that have `answers`; always with a value.

    `zone` is the publication's time zone: it decides when a period ends, unless a scorecard has its own.
    """
    cards, problems = {card.id: card for card in scorecards}, list[Problem]()
    for file in files:
        card = cards.get(file.scorecard)
        if card is None:
            message = f"these are the counts of a scorecard that does not exist: {file.scorecard}"
            problems.append(warning("lost-counts", Span(file.path), message, "delete the file if it is not needed"))
            continue
        known = {measure.id for measure in card.measures if measure.answers}
        problems += _unknown(file, known, card)
        wrong = tuple(_wrong(file, card, known))
        problems += wrong
        if not wrong:
            cards[card.id] = _joined(card, file, zone)
    return Outcome(tuple(cards.values()), tuple(problems))


def _unknown(file: CountFile, known: set[str], card: Scorecard) -> Iterator[Problem]:
    """Report each measure that does not exist, or is not counted from answers, once."""
    lost = {row.measure.partition(".")[0]: row.line for row in reversed(file.rows)}
    for name in sorted(set(lost) - known, key=lost.__getitem__):
        message = f"{name} is not a measure of {card.id} that is counted from answers"
        yield warning("lost-counts", Span(file.path, lost[name]), message, _AGAIN)


def _wrong(file: CountFile, card: Scorecard, known: set[str]) -> Iterator[Problem]:
    """Rows that this build cannot use: another form of period, the wrong kind of question, a score off the scale."""
    measures = {measure.id: measure for measure in card.measures}
    for row in file.rows:
        name, _, question = row.measure.partition(".")
        if name not in known:
            continue
        low, high = scale_of(measures[name])
        fault = forms.fault(row.period, card.periods) if row.period else None
        if fault:
            yield error("period-form", Span(file.path, row.line), f'"{row.period}" {fault.message}', _AGAIN)
        elif (question in QUESTIONS) != (measures[name].kind == "two-questions"):
            yield error(RULE, Span(file.path, row.line), f"{row.measure} is not a question of {name}", _AGAIN)
        elif row.score and not low <= int(row.score) <= high:
            message = f"score {row.score} is not on the {low} to {high} scale of {name}"
            yield error("score-in-scale", Span(file.path, row.line), message, _AGAIN)


def _joined(card: Scorecard, file: CountFile, zone: str) -> Scorecard:
    own = ZoneInfo(card.time_zone or zone)
    rows: dict[str, list[CountRow]] = {}
    for row in file.rows:
        rows.setdefault(row.measure.partition(".")[0], []).append(row)
    return replace(
        card,
        measures=tuple(
            replace(m, values=tuple(_values(m, rows.get(m.id, []), own))) if m.answers else m for m in card.measures
        ),
    )


def _values(measure: Measure, rows: list[CountRow], zone: ZoneInfo) -> Iterator[PeriodValue]:
    """A value for each counted period in the range that the measure asks for, oldest first."""
    for period, found in groupby(sorted(rows, key=lambda row: row.period), lambda row: row.period):
        if period and (measure.since or period) <= period <= (measure.until or period):
            yield _value(measure, period, list(found), zone)


def _value(measure: Measure, period: str, rows: list[CountRow], zone: ZoneInfo) -> PeriodValue:
    whole = _counts(measure, rows, "")
    names = sorted({row.segment for row in rows if row.segment})
    segments = tuple((name, _counts(measure, rows, name)) for name in names)
    people = sum(row.n for row in rows if row.score and not row.segment)
    in_segments = sum(row.n for row in rows if row.segment)
    taken = max(row.taken_at for row in rows)
    return PeriodValue(
        period,
        whole,
        so_far=_is_early(taken, period, zone),
        segments=segments,
        unusable=sum(row.n for row in rows if not row.score),
        taken_at=taken,
        overlapping=bool(segments) and in_segments != people,
    )


def _is_early(taken_at: str, period: str, zone: ZoneInfo) -> bool:
    """Whether the answers were counted before the period ended: more may still come."""
    last = last_day(period)
    try:
        taken = datetime.fromisoformat(taken_at)
    except ValueError:
        return False
    taken = taken if taken.tzinfo else taken.replace(tzinfo=UTC)
    return last is not None and taken.astimezone(zone).date() <= last


def _counts(measure: Measure, rows: list[CountRow], segment: str) -> Counts:
    by_question: dict[str, dict[int, int]] = {}
    for row in rows:
        if row.score and row.segment == segment:
            by_question.setdefault(row.measure.partition(".")[2], {})[int(row.score)] = row.n
    return _OF_KIND[measure.kind](measure, by_question)


def _histogram(counts: Mapping[int, int]) -> Histogram:
    return Histogram(tuple(sorted(counts.items())))


def _nps(_measure: Measure, given: Mapping[str, Mapping[int, int]]) -> Counts:
    return of_scores.nps(_histogram(given.get("", {})))


def _csat(measure: Measure, given: Mapping[str, Mapping[int, int]]) -> Counts:
    return of_scores.csat(_histogram(given.get("", {})), measure.satisfied_from)


def _two(_measure: Measure, given: Mapping[str, Mapping[int, int]]) -> Counts:
    happy, talk_up = (given.get(question, {}) for question in QUESTIONS)
    return TwoAnswers(
        YesNo(happy.get(1, 0), sum(happy.values())),
        YesNo(talk_up.get(1, 0), sum(talk_up.values())),
    )


_OF_KIND: Mapping[str, Callable[[Measure, Mapping[str, Mapping[int, int]]], Counts]] = {
    "nps": _nps,
    "csat": _csat,
    "ces": lambda _measure, given: EffortCounts(_histogram(given.get("", {}))),
    "two-questions": _two,
}
