"""Response rates: how many of those asked have answered."""

from fractions import Fraction


def response_rate(complete: int, invited: int, bounced: int = 0) -> Fraction | None:
    """Complete answers over people reached, 0 to 1 (like AAPOR's response rate 1); None if nobody was reached."""
    reached = invited - bounced
    return Fraction(complete, reached) if reached > 0 else None


def completion(complete: int, partial: int) -> Fraction | None:
    """Complete answers over those started, 0 to 1; None if nobody started."""
    begun = complete + partial
    return Fraction(complete, begun) if begun else None
