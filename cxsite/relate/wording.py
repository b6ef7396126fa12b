"""Results in words: the figure with its interval, what has changed and how sure that is, who answered, what is overdue."""

from datetime import date, datetime
from fractions import Fraction

from cxsite.model.moment import MONTHS
from cxsite.model.result import Verdict
from cxsite.model.site import Limits
from cxsite.relate.kinds.figures import Difference, Figures
from cxsite.stats import response, suppression, units
from cxsite.stats.change import is_clear
from cxsite.stats.interval import Interval
from cxsite.stats.rounding import half_away, percent, plain

_FEW_OF_INVITED = Fraction(1, 10)
_MOVED = Fraction(1, 3)


def full(display: str, figures: Figures, unit: str, limits: Limits) -> str:
    """ "+33 (95% interval +23 to +43, n = 225)"; the bare figure where there is neither interval nor n."""
    said = [figures.said] if figures.said else []
    if figures.interval and not figures.marks:
        said.append(f"95% interval {units.span(figures.interval.low, figures.interval.high, unit)}")
    if figures.n is not None:
        small = suppression.standing(figures.n, limits.withhold_below, limits.flag_below) == "small sample"
        said.append(suppression.small_words(figures.n) if small else f"n = {plain(figures.n)}")
    return f"{display} ({', '.join(said)})" if said else display


def answered(n: int, invited: int | None) -> str:
    """ "225 of 1,140 invited (20%)", or "225" where nobody was counted who was asked."""
    rate = response.response_rate(n, invited or 0)
    return plain(n) if rate is None else f"{plain(n)} of {plain(invited or 0)} invited ({percent(rate)})"


def cautions(rate: Fraction | None, before: Fraction | None) -> tuple[str, ...]:
    """What response rates (0 to 1) of a period and the one before it warn of: those who answered may differ from the others."""
    if rate is None:
        return ()
    said = [f"Only {percent(rate)} of those invited answered."] if rate < _FEW_OF_INVITED else []
    if before and abs(rate - before) > before * _MOVED:
        said.append(f"The response rate went from {percent(before)} to {percent(rate)}.")
    return tuple(said)


def moved(before: Figures, after: Figures, difference: Difference, unit: str) -> str:
    """ "up 9 points". From unrounded values; says "(rounded)" where the two shown figures differ by something else."""
    places = max(before.places, after.places)
    words = units.difference(difference.raw, unit, places)
    shown = half_away(after.value or 0, after.places) - half_away(before.value or 0, before.places)
    return words if half_away(difference.raw, places) == shown else f"{words} (rounded)"


def verdict(difference: Difference) -> Verdict:
    """Whether chance alone could have made the difference; "not compared" where that cannot be judged."""
    if difference.interval is None:
        return "not compared"
    return "clear change" if is_clear(difference.interval) else "too close to call"


def moved_and_how_sure(short: str, interval: Interval | None) -> str:
    """ "up 9 points; too close to call (−6 to +24)", "up 9 points; a clear change (+2 to +16)"."""
    if interval is None:
        return short
    sure = "a clear change" if is_clear(interval) else "too close to call"
    # Differences of shares carry a sign like differences of scores: the word "points" stands before them.
    low, high = interval.low, interval.high
    return f"{short}; {sure} ({units.span(low, high, units.POINTS, _places(interval))})"


def _places(interval: Interval) -> int:
    """Enough decimals that a clear change is not shown with an end at 0, which would say the opposite."""
    if not is_clear(interval):
        return 0
    return next((p for p in range(3) if half_away(interval.low, p) and half_away(interval.high, p)), 3)


def review_due(next_review: str, now: datetime) -> str:
    """ "review was due 15 January 2027" from the day after; "" before, and where no date is given."""
    day = _date(next_review)
    return f"review was due {in_words(day)}" if day and day < now.date() else ""


def in_words(day: date) -> str:
    """ "15 January 2027"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _date(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
