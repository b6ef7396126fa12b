"""Periods by name: 2026, 2026-H1, 2026-Q3, 2026-07 and 2026-07-01. Their order, and their first and last day.

The numbers from `ordinal` are comparable within one form; a scorecard has one form for all its measures (its `periods`).
"""

import re
from datetime import date, timedelta

_FORM = re.compile(
    r"(?P<year>\d{4})(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?", re.ASCII
)


def first_day(period: str) -> date | None:
    """The first day of a period; None if the name is not a period."""
    found = _FORM.fullmatch(period)
    if not found:
        return None
    half, quarter, month = found["half"], found["quarter"], found["month"]
    start = int(month or 1) + (int(quarter or 1) - 1) * 3 + (int(half or 1) - 1) * 6
    try:
        return date(int(found["year"]), start, int(found["day"] or 1))
    except ValueError:
        return None


def last_day(period: str) -> date | None:
    """The last day of a period; None if the name is not a period."""
    start = first_day(period)
    months = _months(period)
    if start is None or months == 0:
        return start
    if start.year == date.max.year and start.month + months > 12:
        return date.max
    index = start.month - 1 + months
    return date(start.year + index // 12, index % 12 + 1, 1) - timedelta(days=1)


def ordinal(period: str) -> int | None:
    """A number that is one greater for the next period of the same form (for dates: the next day)."""
    start, months = first_day(period), _months(period)
    if start is None:
        return None
    return (start.year * 12 + start.month - 1) // months if months else start.toordinal()


def is_date(period: str) -> bool:
    """Whether the period is a single day: then "the previous period" is the previous entry, however long ago."""
    return _months(period) == 0 and first_day(period) is not None


def form(period: str) -> str:
    """The form of a period: "year", "half", "quarter", "month" or "day"; "" if the name is not a period."""
    return "" if first_day(period) is None else _form(period)


def _months(period: str) -> int:
    """The number of months in the form of this name; 0 for a date."""
    return {"year": 12, "half": 6, "quarter": 3, "month": 1, "day": 0}[_form(period)]


def _form(period: str) -> str:
    """The form that a period of this length, with this character after the hyphen, has."""
    return {4: "year", 10: "day"}.get(len(period), {"H": "half", "Q": "quarter"}.get(period[5:6], "month"))
