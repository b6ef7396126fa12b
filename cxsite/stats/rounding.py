"""Numbers as readers see them: halves rounded away from zero, a real minus sign, never "−0".

They take exact fractions, because a float has often lost the half already: 100 * (29 / 200) is 14.499999999999998.
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
    """With a minus sign if negative, and commas between thousands: "−12", "0", "1,140", "5.5"."""
    rounded = half_away(value, places)
    return (MINUS if rounded < 0 else "") + _digits(abs(rounded), places)


def signed(value: Number, places: int = 0) -> str:
    """With its sign, like a score in points: "+33", "0", "−12"."""
    return ("+" if half_away(value, places) > 0 else "") + plain(value, places)


def percent(share: Fraction) -> str:
    """A share (0 to 1) as a percentage: "33%". A float would lose the half: 0.145 is below 14.5%, but 29 of 200 is not."""
    return plain(share * 100) + "%"


def places_apart(low: Number, high: Number) -> int:
    """The fewest decimals (at most two) with which the ends of an interval look different: 99.6% to 100.0%."""
    return next((places for places in (0, 1, 2) if half_away(low, places) != half_away(high, places)), 0)


def _digits(value: Fraction, places: int) -> str:
    whole, part = divmod(int(value * 10**places), 10**places)
    return f"{whole:,}" + (f".{part:0{places}d}" if places else "")
