"""All posts by year and month: an overview of years with the newest posts, and a page for each year."""

from collections.abc import Sequence
from itertools import groupby

from cxsite.model.library import Shelf, Teaser
from cxsite.model.output import Output
from cxsite.render.home import count_of
from cxsite.render.list_views import ArchiveLine, ArchiveView, MonthView
from cxsite.render.press import Leaf, Press
from cxsite.render.reached import Reached

ADDRESS = "/archive/"
_NEWEST = 50


def outputs(press: Press) -> list[Output]:
    """The overview, and a page for each year in which something was published."""
    return [
        press.page(overview_leaf(press)),
        *(_year_page(shelf, press) for shelf in press.library.shelf("year")),
    ]


def touched(reached: Reached, press: Press) -> list[Output]:
    """The years that an edit reaches, and the overview with the newest of them, or where there are more posts or fewer."""
    every = press.library.shelf("year")
    years = [_year_page(shelf, press) for shelf in every if shelf.term.address in reached.shelves]
    newest = bool(every) and every[0].term.address in reached.shelves
    return [press.page(overview_leaf(press)), *years] if reached.counted or newest else years


def _year_page(shelf: Shelf, press: Press) -> Output:
    own = press.keys.of_list(shelf.posts, shelf.term)
    return press.keyed(shelf.term.address, "list", own, "archive.html", lambda: year_leaf(shelf, press))


def overview_leaf(press: Press) -> Leaf:
    """The years with their counts, and below them the newest posts of the newest: in a young publication, all there are."""
    shelves = press.library.shelf("year")
    years = tuple(count_of(shelf, press) for shelf in shelves)
    posts = tuple(shelves[0].posts[:_NEWEST]) if shelves else ()
    head = press.head("archive", press.say("archive"), "", ADDRESS)
    view = ArchiveView("", years, _months(posts, press))
    return Leaf(ADDRESS, head, view, kind="list", marked=press.teasers.marked(posts))


def year_leaf(shelf: Shelf, press: Press) -> Leaf:
    """A year's months, newest first. The other years are not on it: their counts change with every new post."""
    address, year = shelf.term.address, shelf.term.label
    head = press.head("archive", press.say("archive_of_year", year=year), "", address)
    view = ArchiveView(year, (), _months(shelf.posts, press))
    return Leaf(address, head, view, kind="list", marked=press.teasers.marked(shelf.posts))


def _months(posts: Sequence[Teaser], press: Press) -> tuple[MonthView, ...]:
    """Posts of one year, newest first, by month."""
    return tuple(
        MonthView(press.words.grammar.months[month - 1], tuple(_line(teaser, press) for teaser in teasers))
        for month, teasers in groupby(posts, key=lambda teaser: int(teaser.date.local[5:7]))
    )


def _line(teaser: Teaser, press: Press) -> ArchiveLine:
    view = press.teasers.of(teaser)
    return ArchiveLine(view.title, view.href, view.date)
