"""A number with its unit, as readers see it: "+33" points, "78%", "4.2 hours"."""

from collections.abc import Callable

from cxsite.stats.rounding import Number, plain, signed

POINTS = "points"
PERCENT = "%"


def with_unit(value: Number, unit: str, places: int, written: Callable[[str], str]) -> str:
    """The value rounded to `places` decimals. Points have a sign but no unit; "%" follows without a space.

    `written` converts a number as `rounding` writes it into the format of the reader's language; the unit is the author's.
    """
    if unit == POINTS:
        return written(signed(value, places))
    if unit in ("", PERCENT):
        return written(plain(value, places) + unit)
    return f"{written(plain(value, places))} {unit}"
