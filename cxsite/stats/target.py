"""A value compared with its target: its status, and whether that could be chance."""

from fractions import Fraction
from typing import Literal

from cxsite.stats.interval import Interval
from cxsite.stats.rounding import Number

Status = Literal["on target", "at risk", "off target", "no data", "no target"]
Certainty = Literal["around", "beyond", "short"]


def status(
    value: Number | None, target: Number | None, at_risk: Number | None = None, better: str = "higher"
) -> Status:
    """The status of the unrounded `value`. `at_risk` is the worst value still at risk; without it there is no such status."""
    if value is None:
        return "no data"
    if target is None:
        return "no target"
    if _reaches(value, target, better):
        return "on target"
    return "at risk" if at_risk is not None and _reaches(value, at_risk, better) else "off target"


def certainty(interval: Interval, target: Number, better: str = "higher") -> Certainty:
    """Where the 95% interval of a value is: around the target, entirely beyond it, or short of it."""
    if interval.holds(float(target)):
        return "around"
    return "beyond" if _reaches(interval.low, target, better) else "short"


def distance(value: Number, target: Number) -> Fraction:
    """Value minus target, in their unit; floats count as the decimals they are written with."""
    return _as_written(value) - _as_written(target)


def percent_of_target(value: Number, target: Number) -> Fraction | None:
    """The value as a percentage of the target; None for a target of 0."""
    goal = _as_written(target)
    return 100 * _as_written(value) / goal if goal else None


def _reaches(value: Number, mark: Number, better: str) -> bool:
    over = _as_written(value) - _as_written(mark)
    return over <= 0 if better == "lower" else over >= 0


def _as_written(value: Number) -> Fraction:
    """A float as its written decimals: 83.3 is 833/10, so that 833 of 1,000 reaches a target of 83.3 per cent."""
    return Fraction(str(value)) if isinstance(value, float) else Fraction(value)
