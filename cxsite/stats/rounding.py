"""Numbers as readers see them: half away from zero, a real minus sign, never "−0".

Exact fractions go in, because a float has often lost the half already: 100 * (29 / 200) is 14.499999999999998.
"""

from fractions import Fraction

MINUS = "−"

Number = int | float | Fraction


def half_away(value: Number, places: int = 0) -> Fraction:
    """Rounded to `places` decimals, halves away from zero; exact. Raises ValueError or OverflowError for nan and infinity."""
    scaled = Fraction(value) * 10**places
    whole = (2 * abs(scaled) + 1) // 2
    return Fraction(whole if scaled >= 0 else -whole, 10**places)


def plain(value: Number, places: int = 0) -> str:
    """With a minus sign where negative and commas in thousands: "−12", "0", "1,140", "5.5"."""
    rounded = half_away(value, places)
    return (MINUS if rounded < 0 else "") + _digits(abs(rounded), places)


def signed(value: Number, places: int = 0) -> str:
    """With its sign, as a score in points has: "+33", "0", "−12"."""
    return ("+" if half_away(value, places) > 0 else "") + plain(value, places)


def percent(share: Fraction) -> str:
    """A share (0 to 1) in per cent: "33%". Of a float the half would be lost: 0.145 lies below 14.5%, and 29 of 200 do not."""
    return plain(share * 100) + "%"


def places_apart(low: Number, high: Number) -> int:
    """The fewest decimals, two at most, with which both ends of an interval are not shown as one number: 99.6% to 100.0%."""
    return next((places for places in (0, 1, 2) if half_away(low, places) != half_away(high, places)), 0)


def _digits(value: Fraction, places: int) -> str:
    whole, part = divmod(int(value * 10**places), 10**places)
    return f"{whole:,}" + (f".{part:0{places}d}" if places else "")
