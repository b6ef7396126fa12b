"""Which period a moment falls in, in the scorecard's time zone, and when a period begins and ends."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from cxsite.importers.dates import Order, is_time, moment
from cxsite.model.period import first_day, last_day

_MANY = 100_000


def name(day: date, form: str) -> str:
    """The period of a day: 2026-07, 2026-Q3, 2026-H2, 2026 or 2026-07-01 by `form` (a scorecard's `periods`)."""
    year = f"{day.year:04}"
    match form:
        case "years":
            return year
        case "half-years":
            return f"{year}-H{(day.month + 5) // 6}"
        case "quarters":
            return f"{year}-Q{(day.month + 2) // 3}"
        case "months":
            return f"{year}-{day.month:02}"
        case _:
            return day.isoformat()


def bounds(period: str, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The first moment of a period and the first after it. `period` is one that `name` returned."""
    first, last = first_day(period), last_day(period)
    if first is None or last is None:
        raise ValueError(period)
    return _midnight(first, zone), _midnight(last + timedelta(days=1), zone)


def between(first: str, last: date, form: str) -> Iterator[str]:
    """The periods from `first` to the one that contains the day `last`, oldest first."""
    period, end = first, name(last, form)
    while period <= end:
        yield period
        following = last_day(period)
        if following is None:
            raise ValueError(period)
        period = name(following + timedelta(days=1), form)


class Calendar:
    """Text of a date → its period, "" if it is not a date. Fast for many rows: days and times of day recur.

    A day whose neighbours are in the same period has that period at any hour and in any zone, so only the days around a
    period's ends are parsed in full. The caches are bounded.
    """

    def __init__(self, form: str, zone: ZoneInfo, order: Order, date_zone: ZoneInfo) -> None:
        self._form, self._zone, self._order, self._date_zone = form, zone, order, date_zone
        self._days: dict[str, str] = {}
        self._times: dict[str, bool] = {}

    def periods(self, texts: tuple[str, ...] | list[str]) -> list[str]:
        """The period of each."""
        days, times = self._days, self._times
        separator = " " if texts and " " in texts[0] else "T"
        found = []
        for text in texts:
            day, _, clock = text.partition(separator)
            try:
                period = days[day] if times[clock] else ""
            except KeyError:
                period = self._learn(day, clock)
            found.append(period or self._exact(text))
        return found

    def _learn(self, day: str, clock: str) -> str:
        """The period, after adding both parts to the caches; "" if they have to be parsed together."""
        if len(self._times) > _MANY or len(self._days) > _MANY:
            self._times.clear()
            self._days.clear()
        if clock not in self._times:
            self._times[clock] = is_time(clock)
        if day not in self._days:
            self._days[day] = self._inside(day)
        return self._days[day] if self._times[clock] else ""

    def _inside(self, day: str) -> str:
        """The period that contains a whole day and both its neighbours, or ""."""
        middle = moment(day, self._order, self._date_zone)
        if middle is None or not date.min.year < middle.year < date.max.year:
            return ""
        own, around = middle.date(), timedelta(days=1)
        names = {name(own - around, self._form), name(own + around, self._form)}
        return names.pop() if len(names) == 1 and self._form != "dates" else ""

    def _exact(self, text: str) -> str:
        at = moment(text, self._order, self._date_zone)
        if at is None or not date.min.year < at.year < date.max.year:
            return ""
        return name(at.astimezone(self._zone).date(), self._form)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)
