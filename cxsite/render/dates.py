"""Dates in words, in the publication's language, and for machines."""

from cxsite.model.moment import Moment
from cxsite.model.standing import Held
from cxsite.model.words import ENGLISH, Grammar, Words
from cxsite.render.views import DateView


def date_view(moment: Moment, grammar: Grammar = ENGLISH) -> DateView:
    """ "22 November 2026" for people; for machines the date, with time and offset if the author gave a time."""
    return DateView(grammar.day(moment.local[:10]), machine(moment))


def day_view(iso: str, grammar: Grammar = ENGLISH) -> DateView:
    """The same for a day without a time: "2026-10-09"."""
    return DateView(grammar.day(iso), iso)


def machine(moment: Moment) -> str:
    """ISO 8601, as precise as what the author wrote: "2026-11-22" or "2026-11-22T09:00:00+01:00"."""
    return iso(moment.local, has_time=moment.has_time)


def iso(local: str, *, has_time: bool) -> str:
    """The same from a moment's fields."""
    return local if has_time else local[:10]


def held_words(held: Held | None, words: Words) -> str:
    """Why a page is not public, in a few words for the preview's banner; "" for a public page."""
    if held is None:
        return ""
    until = f"{words.grammar.day(held.until.local[:10])}{_time(held.until)}" if held.until else ""
    return words.say(f"held_{held.reason}", date=until)


def _time(moment: Moment) -> str:
    return f", {moment.local[11:16]}" if moment.has_time else ""
