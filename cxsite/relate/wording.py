"""Results in words: the value with its interval, what has changed and how sure that is, who answered, what is overdue."""

from datetime import datetime
from fractions import Fraction

from cxsite.model.period import first_day
from cxsite.model.result import Verdict
from cxsite.model.site import Limits
from cxsite.model.words import Words
from cxsite.relate.kinds.figures import Difference, Figures
from cxsite.stats import response, suppression, target, units
from cxsite.stats.change import is_clear
from cxsite.stats.interval import Interval
from cxsite.stats.rounding import Number, half_away, percent, places_apart, plain

_FEW_OF_INVITED = Fraction(1, 10)
_MOVED = Fraction(1, 3)
_BROKEN = 100  # a count with the plural form for numbers with decimals
_COUNTED = {units.POINTS: "points", units.PERCENT: "percentage_points"}
_CERTAIN = {"around": "target_inside", "beyond": "target_passed", "short": "target_missed"}


def with_unit(value: Number, unit: str, places: int, words: Words) -> str:
    """ "+33", "78%", "4.2 hours"."""
    return units.with_unit(value, unit, places, words.number)


def goal(value: float, unit: str, places: int, words: Words) -> str:
    """A target or criterion with as many decimals as the values have, or more if it needs them: 79.5% is not shown as 80%."""
    own = len(f"{value:.6f}".rstrip("0").partition(".")[2])
    return with_unit(value, unit, max(places, own), words)


def span(low: Number, high: Number, unit: str, words: Words, places: int = 0) -> str:
    """An interval: "+23 to +43", "71% to 83%"."""
    ends = (with_unit(end, unit, places, words) for end in (low, high))
    return words.say("span", low=next(ends), high=next(ends))


def share(value: Fraction, words: Words) -> str:
    """A share (0 to 1) as a percentage: "33%"."""
    return words.number(percent(value))


def full(display: str, figures: Figures, unit: str, limits: Limits, words: Words) -> str:
    """ "+33 (95% interval +23 to +43, n = 225)"; the bare value if there is neither interval nor n."""
    return in_brackets(display, sureness(figures, unit, limits, words))


def in_brackets(display: str, said: str) -> str:
    """A value with a remark in brackets; the bare value if there is none."""
    return f"{display} ({said})" if said else display


def sureness(figures: Figures, unit: str, limits: Limits, words: Words) -> str:
    """ "95% interval +23 to +43, n = 225"; "" if there is neither."""
    said = [figures.said] if figures.said else []
    if figures.interval and not figures.marks:
        low, high = figures.interval.low, figures.interval.high
        said.append(words.say("interval_95", span=span(low, high, unit, words, places_apart(low, high))))
    if figures.n is not None:
        few = suppression.standing(figures.n, limits.withhold_below, limits.flag_below) == "small sample"
        said.append(words.say("small_sample_of" if few else "sample_of", n=words.count(figures.n)))
    return words.listed(said)


def answered(n: int, invited: int | None, words: Words) -> str:
    """ "225 of 1,140 invited (20%)", or "225" if the number invited is not known."""
    rate, people = response.response_rate(n, invited or 0), words.count(n)
    if rate is None:
        return people
    return words.say("of_invited", n=people, invited=words.count(invited or 0), rate=share(rate, words))


def cautions(rate: Fraction | None, before: Fraction | None, words: Words) -> tuple[str, ...]:
    """Warnings from the response rates (0 to 1) of a period and the previous one: those who answered may not be typical."""
    if rate is None:
        return ()
    said = [words.say("few_answered", rate=share(rate, words))] if rate < _FEW_OF_INVITED else []
    if before and abs(rate - before) > before * _MOVED:
        said.append(words.say("rate_moved", before=share(before, words), after=share(rate, words)))
    return tuple(said)


def moved(before: Figures, after: Figures, difference: Difference, unit: str, words: Words) -> str:
    """ "up 9 points". From unrounded values; adds "(rounded)" if the two values shown differ by another amount."""
    places = max(before.places, after.places)
    said = _difference(difference.raw, unit, places, words)
    shown = half_away(after.value or 0, after.places) - half_away(before.value or 0, before.places)
    return said if half_away(difference.raw, places) == shown else words.say("rounded", change=said)


def _difference(value: Fraction, unit: str, places: int, words: Words) -> str:
    """How far something moved: "up 9 points", "down 0.7 hours", "up less than 1 percentage point", "unchanged"."""
    if value == 0:
        return words.say("unchanged")
    size = half_away(abs(value), places)
    way = "up" if value > 0 else "down"
    least = Fraction(1, 10**places)
    key = f"{way}_by" if size else f"{way}_by_less_than"
    return words.say(key, amount=_amount(size or least, unit, places, words))


def _amount(size: Fraction, unit: str, places: int, words: Words) -> str:
    """ "9 points", "1 percentage point", "0.7 hours"."""
    counted = _COUNTED.get(unit)
    if counted is None:
        return with_unit(size, unit, places, words)
    whole = int(size) if size == int(size) else _BROKEN
    return words.text(counted, whole).format(count=words.number(plain(size, places)))


def verdict(difference: Difference) -> Verdict:
    """Whether chance alone could have made the difference; "not compared" if that cannot be judged."""
    if difference.interval is None:
        return "not compared"
    return "clear change" if is_clear(difference.interval) else "too close to call"


def how_sure(found: Verdict, words: Words) -> str:
    """ "a clear change", "too close to call"."""
    return words.say("clear_change" if found == "clear change" else "too_close")


def moved_and_how_sure(short: str, interval: Interval | None, words: Words) -> str:
    """ "up 9 points; too close to call (−6 to +24)", "up 9 points; a clear change (+2 to +16)"."""
    if interval is None:
        return short
    sure = words.say("clear_change" if is_clear(interval) else "too_close")
    # Differences of shares have a sign like differences of scores; the word "points" comes before them.
    ends = span(interval.low, interval.high, units.POINTS, words, _places(interval))
    return words.say("change_and_how_sure", change=short, sure=sure, span=ends)


def _places(interval: Interval) -> int:
    """Enough decimals that a clear change is not shown with an end at 0, which would contradict it."""
    if not is_clear(interval):
        return 0
    return next((p for p in range(3) if half_away(interval.low, p) and half_away(interval.high, p)), 3)


def certainty(interval: Interval, goal: Number, better: str, words: Words) -> str:
    """A clause that says whether the target is inside the 95% interval."""
    return words.say(_CERTAIN[target.certainty(as_read(interval), goal, better)])


def as_read(interval: Interval) -> Interval:
    """An interval widened to its rounded ends, as readers see it: a target of +35 is not outside "+12 to +35"."""
    low, high = half_away(interval.low), half_away(interval.high)
    return Interval(min(interval.low, float(low)), max(interval.high, float(high)))


def status(found: str, words: Words) -> str:
    """ "on target"."""
    return words.say(f"status_{found.replace(' ', '_')}")


def review_due(next_review: str, now: datetime, words: Words) -> str:
    """ "review was due 15 January 2027" from the day after; "" before that, or if there is no date."""
    day = first_day(next_review)
    return words.say("review_due", date=words.day(next_review)) if day and day < now.date() else ""
