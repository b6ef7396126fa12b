"""One period, or one segment of it, as a `Result`: what may be shown, in numbers and in words.

This is the gate that no counts of few people pass: what is withheld leaves here without any number.
"""

from dataclasses import replace
from fractions import Fraction

from cxsite.model.result import Change, Part, Result, Status
from cxsite.model.scorecard import Counts, Measure, PeriodValue
from cxsite.relate import wording
from cxsite.relate.entries import Entry, Told, adjoining, is_shown, standing
from cxsite.relate.kinds.figures import Difference, Figures, PartFigures
from cxsite.stats import response, target
from cxsite.stats.rounding import half_away

_ALL = 0.95
#: With many segments in many periods, one in twenty would seem to have changed by chance alone.
_OF_SEGMENTS = 0.99
_WORST = ("off target", "at risk", "on target")


def of_period(told: Told, before: Entry | None, entry: Entry) -> Result:
    """The result of a period, without its segments; `before` is the entry just before it."""
    value = entry.value
    bare = replace(blank(told, value.period), breaks=value.breaks, so_far=value.so_far, note=value.note)
    match entry.standing:
        case "withheld":
            return withheld(
                bare, told.words.say("withheld_new" if entry.few_new else "withheld", told.limits.withhold_below)
            )
        case "no responses":
            asked = entry.figures.n is not None or entry.figures.parts
            words = told.words.say("no_responses" if asked else "status_no_data")
            return replace(bare, n=entry.figures.n, display=words, full=words, status="no data")
        case found:
            shown = _shown(told, entry, bare)
            parts = tuple(_part(told, part, before, entry) for part in entry.figures.parts)
            change = _change(told, before, entry)
            # While a period runs, more people may still answer: its response rate means nothing yet.
            warned = () if value.so_far else wording.cautions(_rate(entry), _rate_before(before, entry), told.words)
            return replace(shown, small=found == "small sample", change=change, parts=parts, cautions=warned)


def of_segment(told: Told, bare: Result, counts: Counts, earlier: Counts | None) -> Result:
    """The result of a segment that may be shown; `earlier` are its counts in the previous period, if those are shown too."""
    figures = told.figures(counts)
    found = standing(figures, told.limits)
    if found == "no responses":
        words = told.words.say("no_responses")
        return replace(bare, n=figures.n, display=words, full=words, status="no data")
    shown = _shown(told, Entry(PeriodValue(bare.period, counts), figures, told.limits), bare)
    change = None
    if earlier is not None:
        before = told.figures(earlier)
        change = _moved(told, before, figures, told.kind.difference(earlier, counts, _OF_SEGMENTS))
    return replace(shown, small=found == "small sample", change=change, status="no target", certainty="")


def bare_segment(told: Told, period: Result, name: str) -> Result:
    """Everything known about a segment without its counts; it is in its period's row."""
    return replace(blank(told, period.period), ref=f"{told.name}[{name}]@{period.period}", segment=name)


def withheld(bare: Result, words: str) -> Result:
    """A result without any number."""
    return replace(bare, display=words, full=words, withheld=True, status="not shown")


def blank(told: Told, period: str) -> Result:
    """A period's result with nothing filled in."""
    return Result(
        ref=f"{told.name}@{period}",
        kind=told.kind.name,
        period=period,
        n=None,
        value=None,
        low=None,
        high=None,
        display="",
        full="",
        address=f"{told.address}-{period.lower()}",
    )


def _shown(told: Told, entry: Entry, bare: Result) -> Result:
    figures, invited, unit = entry.figures, entry.value.invited, told.unit
    display = figures.words or wording.with_unit(figures.value or 0, unit, figures.places, told.words)
    full = wording.full(display, figures, unit, told.limits, told.words)
    if figures.parts and not figures.words:
        display = told.words.listed(f"{part.title} {_part_words(told, part)}" for part in figures.parts)
        full = wording.in_brackets(display, _sureness_of_each(told, entry))
    rate = response.response_rate(figures.n or 0, invited or 0)
    return replace(
        bare,
        n=figures.n,
        value=None if figures.value is None else float(figures.value),
        low=figures.interval.low if figures.interval else None,
        high=figures.interval.high if figures.interval else None,
        display=display,
        full=full,
        invited=invited if figures.n is not None or figures.parts else None,
        rate=None if rate is None or figures.n is None else float(100 * rate),
        status=_status(told.measure, entry),
        certainty=_certainty(told, entry),
        shares=figures.shares,
        second=figures.second,
        answered="" if figures.n is None else wording.answered(figures.n, invited, told.words),
        unusable=entry.value.unusable,
        taken_at=entry.value.taken_at,
    )


def _sureness_of_each(told: Told, entry: Entry) -> str:
    """The interval and n of each part that is shown, in order."""
    shown = (part.figures for part in entry.figures.parts if is_shown(part.figures, entry.limits))
    said = (wording.sureness(figures, told.unit, told.limits, told.words) for figures in shown)
    return told.words.say("between_clauses").join(filter(None, said))


def _status(measure: Measure, entry: Entry) -> Status:
    """The status of the value, or the worst of several; a period that still runs has not missed its target yet."""
    figures = [part.figures for part in entry.figures.parts if is_shown(part.figures, entry.limits)] or [entry.figures]
    found = [target.status(each.value, measure.target, measure.at_risk, measure.better) for each in figures]
    worst: Status = min(found, key=lambda status: _WORST.index(status) if status in _WORST else len(_WORST))
    if worst == "no data" and entry.figures.known:
        return "no target"
    return "not due yet" if entry.value.so_far and worst != "no target" else worst


def _certainty(told: Told, entry: Entry) -> str:
    """What the status leaves open: how sure it is, and why it is not "on target" if the rounded value equals the target."""
    goal, figures = told.measure.target, entry.figures
    if goal is None:
        return ""
    said = [told.words.say("missed_before_rounding")] if _seems_reached(told.measure, figures) else []
    if figures.interval is not None:
        said.append(wording.certainty(figures.interval, goal, told.measure.better, told.words))
    return told.words.say("between_clauses").join(said)


def _seems_reached(measure: Measure, figures: Figures) -> bool:
    """Whether the rounded value equals a target that is not reached: 79.6%, shown as 80%, with a target of 80%."""
    if figures.value is None or measure.target is None:
        return False
    reached = target.status(figures.value, measure.target, better=measure.better) == "on target"
    return not reached and not target.distance(half_away(figures.value, figures.places), measure.target)


def _change(told: Told, before: Entry | None, after: Entry) -> Change | None:
    """The change since the previous period: None across a break or a gap, or if either period shows no value."""
    if before is None or not adjoining(before.value, after.value):
        return None
    if not before.is_shown or not after.is_shown:
        return None
    difference = told.kind.difference(before.value.counts, after.value.counts, _ALL)
    found = _moved(told, before.figures, after.figures, difference)
    return replace(found, since=before.value.period) if found else None


def _moved(told: Told, before: Figures, after: Figures, difference: Difference | None) -> Change | None:
    if difference is None:
        return None
    interval = difference.interval
    short = wording.moved(before, after, difference, told.unit, told.words)
    return Change(
        since="",
        difference=float(difference.raw),
        low=interval.low if interval else None,
        high=interval.high if interval else None,
        verdict=wording.verdict(difference),
        words=wording.moved_and_how_sure(short, interval, told.words),
        short=short,
    )


def _rate(entry: Entry) -> Fraction | None:
    return response.response_rate(entry.figures.n, entry.value.invited or 0) if entry.figures.n else None


def _rate_before(before: Entry | None, entry: Entry) -> Fraction | None:
    """The response rate of the previous period, if that is shown and can be compared."""
    comparable = before and before.is_shown and adjoining(before.value, entry.value)
    return _rate(before) if before and comparable else None


def _part(told: Told, part: PartFigures, before: Entry | None, entry: Entry) -> Part:
    """One of several parts: withheld, or with its interval or range and its change."""
    figures, words = part.figures, _part_words(told, part)
    if not is_shown(figures, entry.limits):
        hidden = standing(figures, told.limits) == "withheld"
        return Part(part.name, part.title, words, words, withheld=hidden)
    return Part(
        part.name,
        part.title,
        words,
        wording.full(words, figures, told.unit, told.limits, told.words),
        n=figures.n,
        value=float(figures.value or 0),
        low=figures.interval.low if figures.interval else None,
        high=figures.interval.high if figures.interval else None,
        small=standing(figures, told.limits) == "small sample",
        change=_part_change(told, part, before, entry),
        marks=figures.marks,
    )


def _part_words(told: Told, part: PartFigures) -> str:
    match standing(part.figures, told.limits):
        case "withheld":
            return told.words.say("withheld", told.limits.withhold_below)
        case "no responses":
            return told.words.say("no_responses")
        case _:
            return wording.with_unit(part.figures.value or 0, told.unit, part.figures.places, told.words)


def _part_change(told: Told, part: PartFigures, before: Entry | None, entry: Entry) -> str:
    if before is None or not adjoining(before.value, entry.value):
        return ""
    earlier = next((each.figures for each in before.figures.parts if each.name == part.name), None)
    if earlier is None or not is_shown(earlier, before.limits):
        return ""
    difference = told.kind.part(part.name, before.value.counts, entry.value.counts)
    found = _moved(told, earlier, part.figures, difference)
    return found.words if found else ""
