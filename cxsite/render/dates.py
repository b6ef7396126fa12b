"""Dates in words and for machines. English for now: another language changes this module and nothing else."""

from cxsite.model.library import Held
from cxsite.model.moment import Moment
from cxsite.render.views import DateView

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def date_view(moment: Moment) -> DateView:
    """ "22 November 2026" for people; for machines the date, with time and offset where the author gave a time."""
    return DateView(_day(moment), machine(moment))


def day_view(iso: str) -> DateView:
    """The same of a plain day: "2026-10-09"."""
    return DateView(day_words(iso), iso)


def machine(moment: Moment) -> str:
    """ISO 8601 as precise as what the author wrote: "2026-11-22" or "2026-11-22T09:00:00+01:00"."""
    return moment.local if moment.has_time else moment.local[:10]


def held_words(held: Held | None) -> str:
    """Why a page is not public, in a few words for the preview's banner; "" for a public page."""
    if held is None:
        return ""
    until = f" for {_day(held.until)}{_time(held.until)}" if held.until else ""
    return f"{held.reason.capitalize()}{until}."


def day_words(iso: str) -> str:
    """ "9 October 2026" of "2026-10-09"."""
    year, month, day = iso.split("-")
    return f"{int(day)} {MONTHS[int(month) - 1]} {int(year)}"


def _day(moment: Moment) -> str:
    return day_words(moment.local[:10])


def _time(moment: Moment) -> str:
    return f", {moment.local[11:16]}" if moment.has_time else ""
