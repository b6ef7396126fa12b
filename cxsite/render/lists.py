"""The posts under one label, and the indexes of all labels: tags, categories, authors and series.

A label's newest posts are on its page as teasers, and all others below them in short lines: everything can be found by
searching the page, and a label with a thousand posts is still quick to read and to build.
"""

from collections.abc import Sequence

from cxsite.model.library import Shelf
from cxsite.model.output import Output
from cxsite.render import archive, marks
from cxsite.render.home import count_of
from cxsite.render.list_views import LinesView, ListView, TermsView
from cxsite.render.press import Leaf, Press
from cxsite.render.reached import Line, Reached
from cxsite.render.site import alternates
from cxsite.render.teasers import author

# (kind, key of the title and address of the index, whether it exists without any label). Categories have no index.
_INDEXES = (
    ("tag", "topics", "/tags/", True),
    ("author", "authors", "/authors/", True),
    ("series", "series", "/series/", False),
)
_KINDS = ("tag", "category", "author", "series")
FED = ("tag", "author")  # labels with feeds of their own
_NEWEST = 50
_TEMPLATE = "list.html"


def outputs(press: Press) -> list[Output]:
    """A page for each label and each index."""
    shelves = (shelf for kind in _KINDS for shelf in press.library.shelf(kind))
    return [_promise(shelf, press) for shelf in shelves] + _indexes(press)


def _indexes(press: Press) -> list[Output]:
    there = [index for index in _INDEXES if index[3] or press.library.shelf(index[0])]
    return [press.page(terms_leaf(kind, press.say(title), address, press)) for kind, title, address, _ in there]


def touched(reached: Reached, press: Press) -> list[Output]:
    """The lists that an edit affects, and the indexes if it moved a post from one label to another."""
    shelves = [s for kind in _KINDS for s in press.library.shelf(kind) if s.term.address in reached.shelves]
    return [_promise(shelf, press) for shelf in shelves] + (_indexes(press) if reached.counted else [])


def _promise(shelf: Shelf, press: Press) -> Output:
    shown = (shelf.kind, shelf.term, shelf.about, shelf.picture)
    own = press.keys.of_list(shelf.posts[: _newest(shelf, press)], shown, lines=_earlier(shelf, press))
    return press.keyed(shelf.term.address, "list", own, _TEMPLATE, list_leaf, about=shelf)


def _newest(shelf: Shelf, press: Press) -> int:
    """How many of a label's posts are teasers: all parts of a series, which are read in order, and all posts if the theme's own
    template does not know of short lines.
    """
    short = shelf.kind != "series" and press.templates.asks(_TEMPLATE, "view.earlier", "view.posts")
    return _NEWEST if short else len(shelf.posts)


def _earlier(shelf: Shelf, press: Press) -> Sequence[Line]:
    newest = _newest(shelf, press)
    return press.picked.lines(shelf)[newest:] if len(shelf.posts) > newest else ()


def _by_year(posts: Sequence[Line], press: Press) -> tuple[LinesView, ...]:
    """Posts in short lines under their years, if there is more than one year."""
    years = {line.date.local[:4] for line in posts}
    return archive.in_short(posts, lambda line: line.date.local[:4] if len(years) > 1 else "", press)


def list_leaf(shelf: Shelf, press: Press) -> Leaf:
    """The page of one label; a tag's or an author's names its own feeds."""
    address, label = shelf.term.address, shelf.term.label
    feeds = alternates(feed_words(shelf, press), address, press.links) if shelf.kind in FED else ()
    who = author(shelf, press.links, press.gallery) if shelf.kind == "author" else None
    newest, earlier = shelf.posts[: _newest(shelf, press)], _earlier(shelf, press)
    view = ListView(
        kind=shelf.kind,
        title=label,
        posts=press.teasers.all(newest),
        feed=feeds[0].href if feeds else "",
        count=len(shelf.posts),
        author=who,
        about=shelf.about,
        earlier=_by_year(earlier, press),
    )
    about = who.biography if who else shelf.about
    head = press.head("list", label, about, address, feeds=feeds)
    marked = press.teasers.marked(newest) or archive.marked(earlier) or marks.used(label, about)
    return Leaf(address, head, view, kind="list", marked=marked)


def terms_leaf(kind: str, title: str, address: str, press: Press) -> Leaf:
    """The index of all labels of one kind."""
    shelves = press.library.shelf(kind)
    view = TermsView(kind, title, tuple(count_of(shelf, press) for shelf in shelves))
    marked = marks.used(*(shelf.term.label for shelf in shelves))
    return Leaf(address, press.head("terms", title, "", address), view, kind="list", marked=marked)


def feed_words(shelf: Shelf, press: Press) -> str:
    """The title of a label's feed."""
    return press.say("articles_by" if shelf.kind == "author" else "articles_on", label=shelf.term.label)
