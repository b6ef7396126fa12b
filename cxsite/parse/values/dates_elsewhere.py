"""Dates and times in other formats ("January 2, 2020", "2013/7/13 20:46 UTC") → how we write them, for a message."""

import contextlib
import re
from datetime import date

from cxsite.model.moment import MONTHS

_DAY, _MONTH, _YEAR = r"(?P<day>\d{1,2})", r"(?P<month>[A-Za-z]{3,9})", r"(?P<year>\d{4})"
_REST = r"(?P<rest>(?![\d.]).*)"
_FIGURES_FIRST_YEAR = re.compile(rf"{_YEAR}[-/.](?P<month>\d{{1,2}})[-/.]{_DAY}{_REST}", re.ASCII)
_FIGURES_LAST_YEAR = re.compile(rf"(?P<first>\d{{1,2}})[-/.](?P<second>\d{{1,2}})[-/.]{_YEAR}{_REST}", re.ASCII)
_TIGHT = re.compile(rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)(?P<rest>)", re.ASCII)
_SPELLED = tuple(
    re.compile(rf"(?:[A-Za-z]{{3,9}},?\s+)?{words},?\s+{_YEAR}{_REST}", re.ASCII)
    for words in (rf"{_DAY}(?:st|nd|rd|th|\.)?\s+{_MONTH}\.?", rf"{_MONTH}\.?\s+{_DAY}(?:st|nd|rd|th)?")
)
_CLOCK = re.compile(
    r"(?:T|,|at)?\s*(?P<hour>\d{1,2})(?P<rest>[:.]\d\d(?:[:.]\d\d)?)?(?:\.\d+)?\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>\S.*)?",
    re.ASCII | re.IGNORECASE,
)
_OFFSET = re.compile(r"[+-]\d\d:?\d\d")
_ZONE = ", with the zone as +01:00 after it"
_UTC = ("utc", "gmt", "z")


def advice(text: str) -> str:
    """How to write `text` here: "write 2020-01-02", two ways if day and month may be swapped, "" if it is not a date."""
    for days, rest in _read(text.strip()):
        if days:
            clock, zone = _clock(rest)
            return f"write {' or '.join(f'{day}{clock}' for day in days)}{zone}"
    return ""


def _read(text: str) -> list[tuple[list[date], str]]:
    """The days that a text may mean, and the text after the date, for each format that matches."""
    found: list[tuple[list[date], str]] = []
    if match := _FIGURES_FIRST_YEAR.fullmatch(text) or _TIGHT.fullmatch(text):
        found.append((_days(match["year"], (match["month"], match["day"])), match["rest"]))
    if match := _FIGURES_LAST_YEAR.fullmatch(text):
        one, two = match["first"], match["second"]
        found.append((_days(match["year"], (one, two), (two, one)), match["rest"]))
    spelled = filter(None, (form.fullmatch(text) for form in _SPELLED))
    return [*found, *((_days(m["year"], (_month(m["month"]), m["day"])), m["rest"]) for m in spelled)]


def _days(year: str, *months_and_days: tuple[str, str]) -> list[date]:
    days: set[date] = set()
    for month, day in months_and_days:
        with contextlib.suppress(ValueError):  # the date does not exist
            days.add(date(int(year), int(month), int(day)))
    return sorted(days)


def _month(word: str) -> str:
    """The number of an English month, in full or abbreviated; "" if it is not one."""
    return next((str(n) for n, name in enumerate(MONTHS, 1) if name.lower().startswith(word.lower())), "")


def _clock(rest: str) -> tuple[str, str]:
    """The time of day as we write it, with a leading space, and a remark on a zone given by name."""
    found = _CLOCK.fullmatch(rest.strip())
    hour = int(found["hour"]) if found else 24
    if found and (half := found["half"]):
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    if not found or hour > 23 or not (found["rest"] or found["half"]):
        return (" 09:30", _ZONE) if any(sign.isdigit() for sign in rest) else ("", "")
    clock, zone = f" {hour:02}{(found['rest'] or ':00').replace('.', ':')}", (found["zone"] or "").strip("() ")
    if zone.lower() in _UTC or _OFFSET.fullmatch(zone):
        return (f"{clock}Z" if zone.lower() in _UTC else f"{clock} {zone}"), ""
    return clock, _ZONE if zone else ""
