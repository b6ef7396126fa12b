"""Milestones: what was tried, and whether customers say it worked. Computed after all measures, since one of them decides."""

from collections.abc import Mapping

from cxsite.model import period as periods
from cxsite.model.result import MeasureResults, Result, Status
from cxsite.model.scorecard import Measure, Programme
from cxsite.model.words import Words
from cxsite.relate import wording
from cxsite.stats import target
from cxsite.stats.interval import Interval

_STATUS: Mapping[str, Status] = {
    "planned": "not due yet",
    "running": "not due yet",
    "succeeded": "on target",
    "failed": "off target",
    "stopped": "no target",
}


def result(measure: Measure, name: str, address: str, deciding: MeasureResults | None, words: Words) -> Result | None:
    """The state of a milestone, as one result of the period in which it is judged. `deciding` is the measure that decides."""
    programme = measure.programme
    if programme is None:
        return None
    period, state = programme.success.period, words.say(f"milestone_{programme.state}")
    return Result(
        ref=f"{name}@{period}",
        kind="milestone",
        period=period,
        n=None,
        value=None,
        low=None,
        high=None,
        display=state,
        full=f"{state} ({criterion(programme, deciding, words)})",
        status=_STATUS.get(programme.state, "no target"),
        certainty=_certainty(programme, deciding, words),
        note=_judge(programme, deciding),
        second=stands(programme, deciding, words),
        address=f"{address}-{period.lower()}",
    )


def criterion(programme: Programme, deciding: MeasureResults | None, words: Words) -> str:
    """ "success is at least +35 in Q4 2026", in the unit of the measure that decides."""
    key = "success_at_least" if programme.success.better == "higher" else "success_at_most"
    return words.say(key, value=_value(programme, deciding, words), period=words.period(programme.success.period))


def _judge(programme: Programme, deciding: MeasureResults | None) -> str:
    return deciding.measure.title if deciding else programme.decided_by


def stands(programme: Programme, deciding: MeasureResults | None, words: Words) -> str:
    """ "Q4 2026 is +36 (…): reached", or how far it has come while the deciding period has no result yet."""
    if deciding is None:
        return words.say("judge_unknown")
    judged = deciding.at(programme.success.period)
    if judged is None or not judged.shown:
        return _waiting(programme, deciding, judged, words)
    key = ("reached" if is_reached(programme, judged) else "not_reached") + ("_so_far" if judged.so_far else "")
    return words.say(key, period=words.period(judged.period), result=judged.full)


def _waiting(programme: Programme, deciding: MeasureResults, judged: Result | None, words: Words) -> str:
    """What is known before the deciding period can be shown."""
    period = words.period(programme.success.period)
    waits = (
        words.say("period_is", period=period, result=judged.display)
        if judged
        else words.say("not_known_yet", period=period)
    )
    latest = next((r for r in reversed(deciding.results) if r.shown and _is_before(r, programme)), None)
    if latest is None:
        return waits
    return words.say("waits_and_was", waits=waits, period=words.period(latest.period), result=latest.full)


def is_reached(programme: Programme, judged: Result) -> bool:
    """Whether the criterion is met by an unrounded value."""
    better = programme.success.better
    return target.status(judged.value, programme.success.value, better=better) == "on target"


def _certainty(programme: Programme, deciding: MeasureResults | None, words: Words) -> str:
    """Whether chance alone could have decided it."""
    judged = deciding.at(programme.success.period) if deciding else None
    if judged is None or judged.low is None or judged.high is None:
        return ""
    inside = wording.as_read(Interval(judged.low, judged.high)).holds(programme.success.value)
    return words.say("criterion_inside") if inside else ""


def _is_before(result: Result, programme: Programme) -> bool:
    own, judged = periods.last_day(result.period), periods.last_day(programme.success.period)
    return own is not None and judged is not None and own <= judged


def _value(programme: Programme, deciding: MeasureResults | None, words: Words) -> str:
    unit, places = (deciding.unit, deciding.places) if deciding else ("", 0)
    return wording.goal(programme.success.value, unit, places, words)
