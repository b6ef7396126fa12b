"""Milestones: what was tried, and whether customers say it worked. Computed after all measures, one of which decides."""

from collections.abc import Mapping

from cxsite.model import period as periods
from cxsite.model.result import MeasureResults, Result, Status
from cxsite.model.scorecard import Measure, Programme
from cxsite.stats import target, units

_STATUS: Mapping[str, Status] = {
    "planned": "not due yet",
    "running": "not due yet",
    "succeeded": "on target",
    "failed": "off target",
    "stopped": "no target",
}


def result(measure: Measure, name: str, address: str, deciding: MeasureResults | None) -> Result | None:
    """Where a milestone stands, as one result of the period in which it is judged. `deciding` is the measure that decides."""
    programme = measure.programme
    if programme is None:
        return None
    period = programme.success.period
    return Result(
        ref=f"{name}@{period}",
        kind="milestone",
        period=period,
        n=None,
        value=None,
        low=None,
        high=None,
        display=programme.state,
        full=f"{programme.state} ({criterion(programme, deciding)})",
        status=_STATUS.get(programme.state, "no target"),
        certainty=_certainty(programme, deciding),
        note=_judge(programme, deciding),
        second=stands(programme, deciding),
        address=f"{address}-{period.lower()}",
    )


def criterion(programme: Programme, deciding: MeasureResults | None) -> str:
    """ "success is at least +35 in 2026-Q4", in the unit of the measure that decides."""
    side = "at least" if programme.success.better == "higher" else "at most"
    return f"success is {side} {_value(programme, deciding)} in {programme.success.period}"


def _judge(programme: Programme, deciding: MeasureResults | None) -> str:
    return deciding.measure.title if deciding else programme.decided_by


def stands(programme: Programme, deciding: MeasureResults | None) -> str:
    """ "2026-Q4 is +36 (…): reached", or how far it has come while the period that decides is not known."""
    if deciding is None:
        return "the measure that decides is not known"
    judged = judging(programme, deciding)
    if judged is None or not judged.shown:
        waits = (
            f"{programme.success.period}: {judged.display}"
            if judged
            else f"{programme.success.period} is not known yet"
        )
        latest = next((r for r in reversed(deciding.results) if r.shown and _is_before(r, programme)), None)
        return f"{waits}; {latest.period} was {latest.full}" if latest else waits
    so_far = ", so far" if judged.so_far else ""
    return f"{judged.period} is {judged.full}{so_far}: {'reached' if is_reached(programme, judged) else 'not reached'}"


def judging(programme: Programme, deciding: MeasureResults) -> Result | None:
    """The result that decides, once it is there."""
    found = (*deciding.results, *deciding.pooled)
    return next((each for each in found if each.period == programme.success.period), None)


def is_reached(programme: Programme, judged: Result) -> bool:
    """Whether the criterion is met by an unrounded value."""
    better = programme.success.better
    return target.status(judged.value, programme.success.value, better=better) == "on target"


def _certainty(programme: Programme, deciding: MeasureResults | None) -> str:
    """Whether chance alone could have decided it."""
    judged = judging(programme, deciding) if deciding else None
    if judged is None or judged.low is None or judged.high is None:
        return ""
    if judged.low <= programme.success.value <= judged.high:
        return "too close to call: the criterion lies inside the 95% interval"
    return ""


def _is_before(result: Result, programme: Programme) -> bool:
    own, judged = periods.last_day(result.period), periods.last_day(programme.success.period)
    return own is not None and judged is not None and own <= judged


def _value(programme: Programme, deciding: MeasureResults | None) -> str:
    written = programme.success.value
    places = len(f"{written:.6f}".rstrip("0").partition(".")[2])
    return units.with_unit(written, deciding.unit if deciding else "", max(places, deciding.places if deciding else 0))
