"""How many of those asked have answered."""

from fractions import Fraction


def response_rate(complete: int, invited: int) -> Fraction | None:
    """Complete answers over people invited, 0 to 1 (like AAPOR's response rate 1); None where nobody was."""
    return Fraction(complete, invited) if invited > 0 else None
