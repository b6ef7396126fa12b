"""The last words of a build: posts in, posts out, and what was held back until when."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cxsite.report.printable import printable

if TYPE_CHECKING:  # a build that finds nothing to do says so without importing models
    from cxsite.model.moment import Moment
    from cxsite.model.standing import Held


_PAGE = re.compile(r"(?P<place>.*/)?index\.html")
#: Lists appear and disappear with what is on them.
_LIST = re.compile(r"(?:tags|categories|authors|series|archive|page|letters|corrections|results)/")


def gone(removed: Sequence[str], held: "Sequence[Held]" = ()) -> tuple[str, ...]:
    """The addresses among removed files (`posts/late/index.html`) that readers may still look for: pages, but not lists.

    Pages of documents that are held back are left out, since those are reported separately; their addresses nearly always have
    the name of the file.
    """
    pages = [found["place"] or "" for name in removed if (found := _PAGE.fullmatch(name)) and not _LIST.match(name)]
    if not pages:
        return ()
    from cxsite.model.addresses import slug_of_path  # noqa: PLC0415 - a build that finds nothing to do needs none of it

    waiting = {slug_of_path(each.path) for each in held}
    return tuple(f"/{printable(place)}" for place in pages if place.rstrip("/").rpartition("/")[2] not in waiting)


def summary(read: int, published: int, held: "Sequence[Held]") -> str:
    """ "17 posts in, 14 posts out; held back: 1 draft, 2 scheduled (next 2026-12-01 09:00 +01:00)"."""
    line = f"{_posts(read)} in, {_posts(published)} out"
    return f"{line}; held back: {_reasons(held)}" if held else line


def held_back(held: "Sequence[Held]") -> tuple[str, ...]:
    """One line for each document that is held back, with the reason and until when; the next to be published comes first."""
    ordered = sorted(held, key=lambda h: (h.until is None, h.until.instant if h.until else 0, h.path))
    return tuple(f"{printable(h.path)}: {h.reason}{_until(h.until)}" for h in ordered)


def moment(at: "Moment") -> str:
    """A moment as its author wrote it: the date, and the time with its offset if one was given."""
    return f"{at.local[:10]} {at.local[11:16]} {at.local[-6:]}" if at.has_time else at.local[:10]


def _until(until: "Moment | None") -> str:
    return f" until {moment(until)}" if until else ""


def _posts(number: int) -> str:
    return "1 post" if number == 1 else f"{number} posts"


def _reasons(held: "Sequence[Held]") -> str:
    numbers = Counter(h.reason for h in held)
    due = [h.until for h in held if h.until]
    soon = f" (next {moment(min(due))})" if due else ""
    words = {"draft": "drafts" if numbers["draft"] > 1 else "draft", "scheduled": f"scheduled{soon}"}
    order = ("draft", "scheduled", "expired", *sorted(numbers.keys() - {"draft", "scheduled", "expired"}))
    return ", ".join(f"{numbers[reason]} {words.get(reason, reason)}" for reason in order if numbers[reason])
