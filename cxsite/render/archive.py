"""All posts by year and month: an overview of the years with the newest posts, and a page for each year."""

from collections.abc import Callable, Iterable

from cxsite.model.library import Shelf
from cxsite.model.output import Output
from cxsite.render import marks
from cxsite.render.home import count_of
from cxsite.render.list_views import ArchiveView, LinesView
from cxsite.render.press import Leaf, Press
from cxsite.render.reached import Line, Reached

ADDRESS = "/archive/"
_NEWEST = 50


def outputs(press: Press) -> list[Output]:
    """The overview, and a page for each year in which something was published."""
    return [
        press.page(overview_leaf(press)),
        *(_year_page(shelf, press) for shelf in press.library.shelf("year")),
    ]


def touched(reached: Reached, press: Press) -> list[Output]:
    """The years that an edit affects; also the overview, if they include the newest year or the number of posts changed."""
    every = press.library.shelf("year")
    years = [_year_page(shelf, press) for shelf in every if shelf.term.address in reached.shelves]
    newest = bool(every) and every[0].term.address in reached.shelves
    return [press.page(overview_leaf(press)), *years] if reached.counted or newest else years


def _year_page(shelf: Shelf, press: Press) -> Output:
    own = press.keys.of_list((), shelf.term, lines=press.picked.lines(shelf))
    return press.keyed(shelf.term.address, "list", own, "archive.html", year_leaf, about=shelf)


def overview_leaf(press: Press) -> Leaf:
    """The years with their counts, and below them the newest year's latest posts; in a young publication, all posts."""
    shelves = press.library.shelf("year")
    years = tuple(count_of(shelf, press) for shelf in shelves)
    posts = press.picked.lines(shelves[0])[:_NEWEST] if shelves else ()
    head = press.head("archive", press.say("archive"), "", ADDRESS)
    view = ArchiveView("", years, _months(posts, press))
    return Leaf(ADDRESS, head, view, kind="list", marked=marked(posts))


def year_leaf(shelf: Shelf, press: Press) -> Leaf:
    """A year's months, newest first. It does not list the other years, whose counts change with every new post."""
    address, year = shelf.term.address, shelf.term.label
    head = press.head("archive", press.say("archive_of_year", year=year), "", address)
    posts = press.picked.lines(shelf)
    return Leaf(address, head, ArchiveView(year, (), _months(posts, press)), kind="list", marked=marked(posts))


def _months(posts: Iterable[Line], press: Press) -> tuple[LinesView, ...]:
    """Posts of one year, newest first, by month."""
    months = press.words.grammar.months
    return in_short(posts, lambda line: months[int(line.date.local[5:7]) - 1], press)


def in_short(posts: Iterable[Line], above: Callable[[Line], str], press: Press) -> tuple[LinesView, ...]:
    """Posts as short lines, in the given order, grouped by the words `above` them."""
    found: dict[str, list[Line]] = {}
    for line in posts:
        found.setdefault(above(line), []).append(line)
    return tuple([LinesView(title, tuple(map(press.teasers.line, lines))) for title, lines in found.items()])


def marked(posts: Iterable[Line]) -> bool:
    """Whether the titles of these posts contain the registered marks."""
    return marks.used(*(line.title for line in posts))
