"""The fields of a result that an article can name: `support.recommend.change` → "up 9 points"; one line each.

    (none)    the value; with `full`, its interval and n     n         people who answered
    change    "up 9 points"; with `full`, how sure           invited   people who were asked
    verdict   "too close to call"                            rate      per cent of them who answered
    low       lower end of the 95% interval                  target    as the author set it
    high      upper end                                      status    "at risk"

A group of the distribution is a field by its name (`promoters`, `not_satisfied`), and so is one of several figures, a
question or a lever (`happy`, `connection`; with `full`, its interval or range).
"""

from collections.abc import Callable
from dataclasses import dataclass

from cxsite.model.result import MeasureResults, Part, Result
from cxsite.stats import suppression, units
from cxsite.stats.rounding import plain


@dataclass(frozen=True, slots=True)
class Words:
    """What is shown, and the machine's number ("" where it is not one)."""

    text: str
    machine: str = ""


def words(name: str, measure: MeasureResults, result: Result, *, full: bool = False) -> Words | None:
    """The field `name` of a result that may be shown; None where this result has no such field."""
    if name == "":
        return _value(result, full)
    if name == "change":
        return _change(result, full)
    if name in FIELDS:
        return FIELDS[name](measure, result)
    part = next((part for part in result.parts if part.name == name), None)
    if part:
        return _part(part, full)
    return next((_people(share.count) for share in result.shares if _name(share.name) == name), None)


def known(measure: MeasureResults, result: Result) -> tuple[str, ...]:
    """The names of the fields that this result has."""
    groups = (*(part.name for part in result.parts), *(_name(share.name) for share in result.shares))
    names = ("change", *FIELDS, *groups)
    return tuple(name for name in names if words(name, measure, result))


def is_withheld(name: str, measure: MeasureResults, result: Result) -> bool:
    """Whether the field is kept back: all of a withheld result but its target, and a change since a withheld one."""
    if any(part.name == name and part.withheld for part in result.parts):
        return True
    if result.withheld or name not in ("change", "verdict"):
        return result.withheld and name != "target"
    return result.change is None and any(r.withheld for r in _before(measure, result))


def withheld_words(result: Result, measure: MeasureResults) -> str:
    """What stands in the place of a field that is kept back."""
    return result.display if result.withheld else suppression.withheld_words(measure.limits.withhold_below)


def _before(measure: MeasureResults, result: Result) -> list[Result]:
    """The result of the period before, of the same people: a period's, a year's, or that of a segment of the same name."""
    series = measure.pooled if result in measure.pooled else measure.results
    at = next((n for n, each in enumerate(series) if each.period == result.period), 0)
    earlier = list(series[:at][-1:])
    if not result.segment or any(each.withheld for each in earlier):
        return earlier
    return [part for each in earlier for part in each.segments if part.segment == result.segment]


def machine(value: float) -> str:
    """A number in plain ASCII, to four decimals: "33.3333", "-12", "0"."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _value(result: Result, full: bool) -> Words:
    if result.value is None:
        return Words(result.full if full else result.display)
    small = result.small and result.n is not None
    marked = f"{result.display} ({suppression.small_words(result.n or 0)})" if small else result.display
    return Words(result.full if full else marked, machine(result.value))


def _part(part: Part, full: bool) -> Words:
    small = part.small and part.n is not None
    marked = f"{part.display} ({suppression.small_words(part.n or 0)})" if small else part.display
    return Words(part.full if full else marked, "" if part.value is None else machine(part.value))


def _change(result: Result, full: bool) -> Words | None:
    change = result.change
    return Words(change.words if full else change.short, machine(change.difference)) if change else None


def _verdict(_measure: MeasureResults, result: Result) -> Words | None:
    if result.change is None or result.change.verdict == "not compared":
        return None
    return Words("a clear change" if result.change.verdict == "clear change" else result.change.verdict)


def _end(measure: MeasureResults, end: float | None) -> Words | None:
    return None if end is None else Words(units.with_unit(end, measure.unit), machine(end))


def _rate(_measure: MeasureResults, result: Result) -> Words | None:
    return None if result.rate is None else Words(units.with_unit(result.rate, units.PERCENT), machine(result.rate))


def _target(measure: MeasureResults, _result: Result) -> Words | None:
    goal = measure.measure.target
    return None if goal is None else Words(measure.target, machine(goal))


def _status(_measure: MeasureResults, result: Result) -> Words | None:
    return None if result.status == "no target" else Words(result.status)


def _people(count: int | None) -> Words | None:
    return None if count is None else Words(plain(count), str(count))


def _name(share: str) -> str:
    return share.replace(" ", "_")


FIELDS: dict[str, Callable[[MeasureResults, Result], Words | None]] = {
    "verdict": _verdict,
    "n": lambda _, result: _people(result.n),
    "invited": lambda _, result: _people(result.invited),
    "rate": _rate,
    "low": lambda measure, result: _end(measure, result.low),
    "high": lambda measure, result: _end(measure, result.high),
    "target": _target,
    "status": _status,
}
