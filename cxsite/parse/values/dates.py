"""Dates and times as authors write them → `Moment`. The machine's own time zone does not matter.

A date alone is midnight in the publication's zone and keeps its day everywhere. A time that a clock change skips does not
exist, and one that it repeats is ambiguous: both ask for an offset rather than guess.
"""

import calendar
import contextlib
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo, available_timezones

from cxsite.model.moment import MONTHS, Moment
from cxsite.parse.values.fields import Fault, Leaf
from cxsite.parse.values.nearest import advice

_FORM = re.compile(
    r"(?P<year>-?\d{4,})-(?P<month>\d\d)-(?P<day>\d\d)"
    r"(?:(?:[Tt]|\s+)(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d{1,9})?)?"
    r"\s*(?P<offset>[Zz]|[+-]\d\d(?::?\d\d)?)?)?",
    re.ASCII,
)
_NOT_ZONES = re.compile(r"localtime|posixrules|Factory|(?:posix|right)/.*|.*\.\..*|/.*|.*[^A-Za-z0-9_+/-].*")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST, _LAST = -30_610_224_000, 253_402_300_799  # 1000-01-01 and the last second of 9999, in UTC
_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
_EXAMPLE = "write it as 2026-10-01, or with a time as 2026-10-01 09:30"
RULE = "bad-date"


def moment(text: str, zone: str) -> Moment | Fault:
    """The moment that `text` means in the zone `zone` (a name that `time_zone` accepted), or why it is not valid."""
    parts = _FORM.fullmatch(text.strip())
    if not parts:
        return _not_a_date(text)
    day = _day(int(parts["year"]), int(parts["month"]), int(parts["day"]))
    if isinstance(day, Fault):
        return day
    if parts["hour"] is None:
        return _moment(datetime.combine(day, time(), ZoneInfo(zone)), has_time=False)
    clock = _clock(int(parts["hour"]), int(parts["minute"]), int(parts["second"] or 0))
    if isinstance(clock, Fault):
        return clock
    if parts["offset"]:
        offset = _offset(parts["offset"])
        return offset if isinstance(offset, Fault) else _moment(datetime.combine(day, clock, offset), has_time=True)
    return _local(datetime.combine(day, clock, ZoneInfo(zone)), zone)


def time_zone(text: str, _zone: str = "") -> str | Fault:
    """The name of a zone that is the same on every machine ("Europe/London"), or why not."""
    if not _NOT_ZONES.fullmatch(text):
        with contextlib.suppress(KeyError, OSError, ValueError):  # not found; a folder's name; not zone data
            return ZoneInfo(text).key
    zones = sorted(name for name in available_timezones() if not _NOT_ZONES.fullmatch(name))
    remedy = advice(text, zones, "write, for example, Europe/London")
    return Fault("no time zone has this name", remedy, "unknown-time-zone")


def _local(local: datetime, zone: str) -> Moment | Fault:
    before, after = local.utcoffset(), local.replace(fold=1).utcoffset()
    if before is None or after is None or before == after:
        return _moment(local, has_time=True)
    if before < after:  # the offset jumps forward (PEP 495): no clock in the zone ever showed this
        later = local.astimezone(UTC).astimezone(ZoneInfo(zone))
        message = f"this local time does not exist in {zone}, because the clocks go forward"
        return Fault(message, f"write {later:%H:%M}, or add an offset")
    example = (
        f"add the offset you mean: {local:%Y-%m-%d %H:%M}{_signed(before)} or {local:%Y-%m-%d %H:%M}{_signed(after)}"
    )
    return Fault(f"this local time occurs twice in {zone}, because the clocks go back", example)


def _moment(at: datetime, *, has_time: bool) -> Moment | Fault:
    instant = round((at - _EPOCH).total_seconds())
    if not _FIRST <= instant <= _LAST:
        return Fault("this is outside the years 1000 to 9999 in UTC", "use another day")
    return Moment(instant, at.isoformat(), has_time)


def _day(year: int, month: int, day: int) -> date | Fault:
    if not 1000 <= year <= 9999:
        return Fault("this year is not valid", "use a year from 1000 to 9999")
    if not 1 <= month <= 12:
        swapped = f"write {year}-{day:02}-{month:02}" if 1 <= day <= 12 and 1 <= month <= 31 else _EXAMPLE
        return Fault("months run from 01 to 12", swapped)
    longest = calendar.monthrange(year, month)[1]
    if not 1 <= day <= longest:
        return Fault(f"{MONTHS[month - 1]} {year} has {longest} days", "correct the day")
    return date(year, month, day)


def _clock(hour: int, minute: int, second: int) -> time | Fault:
    if hour > 23 or minute > 59:
        return Fault("there is no such time of day", "hours run from 00 to 23, minutes from 00 to 59")
    return Fault("seconds run from 00 to 59", "correct the seconds") if second > 59 else time(hour, minute, second)


def _offset(text: str) -> timezone | Fault:
    if text in "Zz":
        return UTC
    figures = text[1:].replace(":", "").ljust(4, "0")
    shift = timedelta(hours=int(figures[:2]), minutes=int(figures[2:]))
    if shift > timedelta(hours=14) or int(figures[2:]) > 59:
        return Fault(f"{text} is not an offset from UTC", "write, for example, +01:00")
    return timezone(-shift if text[0] == "-" else shift)


def _signed(offset: timedelta) -> str:
    minutes = int(offset.total_seconds()) // 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _not_a_date(text: str) -> Fault:
    from cxsite.parse.values import dates_elsewhere  # noqa: PLC0415 - which only a mistake should cost

    if _FORM.fullmatch(plain := text.strip().translate(_HYPHENS)):
        return Fault("this has a dash where dates have a hyphen", f"write {plain}")
    if remedy := dates_elsewhere.advice(text):
        return Fault(f"this is not how {'times' if ':' in remedy else 'dates'} are written here", remedy)
    return Fault("this is not a date", _EXAMPLE)


def _day_only(text: str, zone: str) -> str | Fault:
    found = moment(text, zone)
    if isinstance(found, Fault):
        return found
    return Fault("only the day is needed", f"write {found.local[:10]}") if found.has_time else found.local[:10]


def _leaf(words: str, convert: Callable[[str, str], object], pattern: str, rule: str = RULE) -> Leaf:
    return Leaf(words, convert, {"type": "string", "pattern": pattern}, rule)


MOMENT = _leaf(
    "a date, or a date and time",
    moment,
    r"^\d{4}-\d{2}-\d{2}([Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?\s*([Zz]|[+-]\d{2}(:?\d{2})?)?)?$",
)
#: A date kept as text, "2027-01-15".
DAY = _leaf("a date", _day_only, r"^\d{4}-\d{2}-\d{2}$")
TIME_ZONE = _leaf("a time zone", time_zone, r"^[A-Za-z0-9_+/-]+$", "unknown-time-zone")
