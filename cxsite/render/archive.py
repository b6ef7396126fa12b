"""All posts by year and month: an overview of years, and a page for each."""

from itertools import groupby

from cxsite.model.library import Shelf, Teaser
from cxsite.model.output import Output
from cxsite.render.home import count_of
from cxsite.render.list_views import ArchiveLine, ArchiveView, MonthView
from cxsite.render.press import Leaf, Press
from cxsite.render.reached import Reached

ADDRESS = "/archive/"


def outputs(press: Press) -> list[Output]:
    """The overview, and a page for each year in which something was published."""
    return [
        press.page(overview_leaf(press)),
        *(_year_page(shelf, press) for shelf in press.library.shelf("year")),
    ]


def touched(reached: Reached, press: Press) -> list[Output]:
    """The years that an edit reaches, and the overview where there are more posts or fewer."""
    years = [_year_page(s, press) for s in press.library.shelf("year") if s.term.address in reached.shelves]
    return [press.page(overview_leaf(press)), *years] if reached.counted else years


def _year_page(shelf: Shelf, press: Press) -> Output:
    own = press.keys.of_list(shelf.posts, shelf.term)
    return press.keyed(shelf.term.address, "list", own, "archive.html", lambda: year_leaf(shelf, press))


def overview_leaf(press: Press) -> Leaf:
    """The years with their counts."""
    years = tuple(count_of(shelf, press) for shelf in press.library.shelf("year"))
    return Leaf(
        ADDRESS, press.head("archive", press.say("archive"), "", ADDRESS), ArchiveView("", years, ()), kind="list"
    )


def year_leaf(shelf: Shelf, press: Press) -> Leaf:
    """A year's months, newest first. The other years are not on it: their counts change with every new post."""
    months = tuple(
        MonthView(press.words.grammar.months[month - 1], tuple(_line(teaser, press) for teaser in teasers))
        for month, teasers in groupby(shelf.posts, key=lambda teaser: int(teaser.date.local[5:7]))
    )
    address, year = shelf.term.address, shelf.term.label
    head = press.head("archive", press.say("archive_of_year", year=year), "", address)
    return Leaf(address, head, ArchiveView(year, (), months), kind="list", marked=press.teasers.marked(shelf.posts))


def _line(teaser: Teaser, press: Press) -> ArchiveLine:
    view = press.teasers.of(teaser)
    return ArchiveLine(view.title, view.href, view.date)
