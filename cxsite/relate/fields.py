"""The fields of a result that an article can name: `support.recommend.change` → "up 9 points".

    (none)    the value; with `full`, its interval and n     n         people who answered
    change    "up 9 points"; with `full`, how sure           invited   people who were asked
    verdict   "too close to call"                            rate      percentage of them who answered
    low       lower end of the 95% interval                  target    as the author set it
    high      upper end                                      status    "at risk"

The name of a group in the distribution is a field too (`promoters`, `not_satisfied`), and so is that of a question or lever in
a measure with several (`happy`, `connection`; with `full`, its interval or range).
"""

from collections.abc import Callable

from cxsite.model.frozen import dataclass
from cxsite.model.result import MeasureResults, Part, Result, figure, marked
from cxsite.model.words import Words
from cxsite.relate import wording
from cxsite.stats.rounding import places_apart
from cxsite.stats.units import PERCENT


@dataclass(frozen=True, slots=True)
class Shown:
    """The text shown, and the machine-readable number ("" if it is not a number)."""

    text: str
    machine: str = ""


def shown(name: str, measure: MeasureResults, result: Result, words: Words, *, full: bool = False) -> Shown | None:
    """The field `name` of a result that may be shown; None if this result has no such field."""
    if name == "":
        return _value(result, words, full)
    if name == "change":
        return _change(result, full)
    if name in FIELDS:
        return FIELDS[name](measure, result, words)
    part = next((part for part in result.parts if part.name == name), None)
    if part:
        return _part(part, words, full)
    return next((_people(share.count, words) for share in result.shares if _name(share.name) == name), None)


def known(measure: MeasureResults, result: Result, words: Words) -> tuple[str, ...]:
    """The names of the fields that this result has."""
    groups = (*(part.name for part in result.parts), *(_name(share.name) for share in result.shares))
    names = ("change", *FIELDS, *groups)
    return tuple(name for name in names if shown(name, measure, result, words))


def is_withheld(name: str, measure: MeasureResults, result: Result) -> bool:
    """Whether the field is withheld: all of a withheld result except its target, and a change since a withheld one."""
    if any(part.name == name and part.withheld for part in result.parts):
        return True
    if result.withheld or name not in ("change", "verdict"):
        return result.withheld and name != "target"
    return result.change is None and any(r.withheld for r in _before(measure, result))


def withheld_words(result: Result, measure: MeasureResults, words: Words) -> str:
    """What is shown instead of a withheld field."""
    return result.display if result.withheld else words.say("withheld", measure.limits.withhold_below)


def _before(measure: MeasureResults, result: Result) -> list[Result]:
    """The previous period's result for the same people: a period's, a year's, or that of the segment with the same name."""
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


def name_of(field: str, result: Result, words: Words) -> str:
    """The name of a field for readers: "change", "promoters", "would be happy"."""
    if field == "change" or field in FIELDS:
        return words.say(f"field_{field}")
    titles = {part.name: part.title for part in result.parts}
    groups = {_name(share.name): words.say(f"group_{_name(share.name)}") for share in result.shares}
    return (titles | groups).get(field, field.replace("_", " "))


def _value(result: Result, words: Words, full: bool) -> Shown:
    said = result.full if full else figure(result, words)
    return Shown(said) if result.value is None else Shown(said, machine(result.value))


def _part(part: Part, words: Words, full: bool) -> Shown:
    said = part.full if full else marked(part.display, part.n, words, small=part.small)
    return Shown(said, "" if part.value is None else machine(part.value))


def _change(result: Result, full: bool) -> Shown | None:
    change = result.change
    return Shown(change.words if full else change.short, machine(change.difference)) if change else None


def _verdict(_measure: MeasureResults, result: Result, words: Words) -> Shown | None:
    if result.change is None or result.change.verdict == "not compared":
        return None
    return Shown(wording.how_sure(result.change.verdict, words))


def _end(measure: MeasureResults, end: float | None, other: float | None, words: Words) -> Shown | None:
    """One end of the interval, with as many decimals as it needs to differ from the other."""
    if end is None or other is None:
        return None
    return Shown(wording.with_unit(end, measure.unit, places_apart(end, other), words), machine(end))


def _rate(_measure: MeasureResults, result: Result, words: Words) -> Shown | None:
    rate = result.rate
    return None if rate is None else Shown(wording.with_unit(rate, PERCENT, 0, words), machine(rate))


def _target(measure: MeasureResults, _result: Result, _words: Words) -> Shown | None:
    goal = measure.measure.target
    return None if goal is None else Shown(measure.target, machine(goal))


def _status(_measure: MeasureResults, result: Result, words: Words) -> Shown | None:
    return None if result.status == "no target" else Shown(wording.status(result.status, words))


def _people(count: int | None, words: Words) -> Shown | None:
    return None if count is None else Shown(words.count(count), str(count))


def _name(share: str) -> str:
    return share.replace(" ", "_")


FIELDS: dict[str, Callable[[MeasureResults, Result, Words], Shown | None]] = {
    "verdict": _verdict,
    "n": lambda _, result, words: _people(result.n, words),
    "invited": lambda _, result, words: _people(result.invited, words),
    "rate": _rate,
    "low": lambda measure, result, words: _end(measure, result.low, result.high, words),
    "high": lambda measure, result, words: _end(measure, result.high, result.low, words),
    "target": _target,
    "status": _status,
}
