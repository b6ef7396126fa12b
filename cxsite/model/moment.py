"""A point in time as an author wrote it: comparable, and printable without conversion to another time zone."""

from dataclasses import dataclass
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""The months in English, in order: `calendar.month_name` follows the machine's locale."""


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """`instant` is seconds since 1970 in UTC; `local` is ISO 8601 in the author's own zone, with offset.

    `has_time` is False if only a date was written (it then means midnight in the publication's zone).
    """

    instant: int
    local: str
    has_time: bool = False

    @property
    def day(self) -> date:
        """The calendar day as written, never converted."""
        return date.fromisoformat(self.local[:10])
