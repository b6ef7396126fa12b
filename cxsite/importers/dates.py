"""Dates as survey tools export them → the moment that was meant.

`2026-10-01 09:00:00`, `2026-10-01T09:00:00Z`, `2026/10/01 9:00:00 AM GMT+1`, `1/10/2026 09:00`, `7/2/20 11:00:22`. Whether the
day or the month comes first in the last two is decided by the file itself (a value above 12), or by the editor; never guessed.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone
from typing import Literal
from zoneinfo import ZoneInfo

Order = Literal["year/month/day", "day/month/year", "month/day/year"]
ORDERS: tuple[Order, ...] = ("day/month/year", "month/day/year", "year/month/day")

TIME = re.compile(
    r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d{1,9})?)?"
    r"(?:\s*(?P<half>[AaPp])\.?\s?[Mm]\.?)?"
    r"(?:\s*(?:(?P<zulu>Z|UTC|GMT)|(?:UTC|GMT)?(?P<offset>[+-]\d{1,2}(?::?\d\d)?)|(?P<name>[A-Z]{3,4})))?",
    re.ASCII,
)
_DAY = re.compile(r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})", re.ASCII)
_PARTS = re.compile(r"\s*(\S+?)(?:[Tt]|,?\s+|$)(.*?)\s*", re.ASCII)
# Zone names found in exports, as hours from UTC; other names could mean several things.
_NAMED = {
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "AST": -4, "ADT": -3,
    "WET": 0, "WEST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3,
}  # fmt: skip


def moment(text: str, order: Order, zone: ZoneInfo) -> datetime | None:
    """The moment of a date, or None if `text` is not one. `zone` applies if the text has no offset."""
    parts = _PARTS.fullmatch(text)
    day = _day(parts[1], order) if parts else None
    if parts is None or day is None:
        return None
    if not parts[2]:
        return day.replace(tzinfo=zone)
    clock = TIME.fullmatch(parts[2])
    return _at(day, clock, zone) if clock else None


def is_time(text: str) -> bool:
    """Whether `text` is a time of day that `moment` would accept after a day ("" is: the day alone)."""
    clock = TIME.fullmatch(text.strip())
    return not text or (clock is not None and _at(datetime(2001, 1, 2), clock, ZoneInfo("UTC")) is not None)  # noqa: DTZ001 (a day without a place)


def has_order(texts: Iterable[str]) -> set[Order]:
    """The orders that fit all of these dates. Reads no further than necessary; empty texts are ignored."""
    possible = set(ORDERS)
    for text in texts:
        if (day := _DAY.match(text.strip())) is not None:
            fits = {order for order in possible if _is_day(day, order)}
            possible = fits or possible  # a date that does not exist is reported when it is counted
            if len(possible) == 1:
                break
    return possible


def _is_day(parts: re.Match[str], order: Order) -> bool:
    return _day(parts[0], order) is not None


def _day(text: str, order: Order) -> datetime | None:
    found = _DAY.fullmatch(text)
    if not found or (len(found[1]) == 4) != (order == "year/month/day"):
        return None
    names = order.split("/")
    figures = dict(zip(names, found.groups(), strict=True))
    if len(figures["year"]) not in (2, 4) or len(figures["day"]) > 2:
        return None
    year = int(figures["year"]) + (2000 if len(figures["year"]) == 2 else 0)
    try:
        return datetime(year, int(figures["month"]), int(figures["day"]))  # noqa: DTZ001 (its place follows)
    except ValueError:
        return None


def _at(day: datetime, clock: re.Match[str], zone: ZoneInfo) -> datetime | None:
    hour, minute, second = int(clock["hour"]), int(clock["minute"]), int(clock["second"] or 0)
    if clock["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if clock["half"] in "Pp" else 0)
    if hour > 23 or minute > 59 or second > 60:
        return None
    place = _zone(clock, zone)
    return day.replace(hour=hour, minute=minute, second=min(second, 59), tzinfo=place) if place else None


def _zone(clock: re.Match[str], zone: ZoneInfo) -> timezone | ZoneInfo | None:
    if clock["zulu"]:
        return UTC
    if clock["name"]:
        known = _NAMED.get(clock["name"])
        return None if known is None else timezone(timedelta(hours=known))
    if not clock["offset"]:
        return zone
    figures = clock["offset"][1:]
    short = len(figures) <= 2
    hours, minutes = (figures, "0") if short else (figures[:-2].rstrip(":"), figures[-2:])
    shift = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(-shift if clock["offset"][0] == "-" else shift) if shift <= timedelta(hours=14) else None
