"""A number with its unit, as readers see it: "+33" points, "78%", "4.2 hours"."""

from fractions import Fraction

from cxsite.stats.rounding import Number, half_away, plain, signed

POINTS = "points"
PERCENT = "%"


def with_unit(value: Number, unit: str, places: int = 0) -> str:
    """The value rounded to `places` decimals. Points carry their sign and no word; "%" stands close."""
    if unit == POINTS:
        return signed(value, places)
    return plain(value, places) + _after(unit)


def span(low: Number, high: Number, unit: str, places: int = 0) -> str:
    """An interval: "+23 to +43", "71% to 83%"."""
    return f"{with_unit(low, unit, places)} to {with_unit(high, unit, places)}"


def difference(value: Number, unit: str, places: int = 0) -> str:
    """How far something moved: "up 9 points", "down 0.7 hours", "up 5 percentage points", "unchanged"."""
    if value == 0:
        return "unchanged"
    size = half_away(abs(Fraction(value)), places)
    if size == 0:
        least = Fraction(1, 10**places)
        return f"{'up' if value > 0 else 'down'} less than {_amount(least, unit, places)}"
    return f"{'up' if value > 0 else 'down'} {_amount(size, unit, places)}"


def _amount(size: Fraction, unit: str, places: int) -> str:
    word = {POINTS: "point", PERCENT: "percentage point"}.get(unit)
    if word is None:
        return plain(size, places) + _after(unit)
    return f"{plain(size, places)} {word}" + ("" if size == 1 else "s")


def _after(unit: str) -> str:
    return unit if unit in ("", PERCENT) else f" {unit}"
