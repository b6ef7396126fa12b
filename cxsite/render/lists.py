"""The posts under one label, and the indexes of all labels: tags, categories, authors and series."""

from cxsite.model.library import Shelf
from cxsite.model.output import Output
from cxsite.render import marks
from cxsite.render.home import count_of
from cxsite.render.list_views import ListView, TermsView
from cxsite.render.press import Leaf, Press
from cxsite.render.reached import Reached
from cxsite.render.site import alternates
from cxsite.render.teasers import author

# (kind, key of the title and address of the index, whether it is there without any label). Categories have no index of their own.
_INDEXES = (
    ("tag", "topics", "/tags/", True),
    ("author", "authors", "/authors/", True),
    ("series", "series", "/series/", False),
)
_KINDS = ("tag", "category", "author", "series")
FED = ("tag", "author")  # labels with feeds of their own


def outputs(press: Press) -> list[Output]:
    """A page for each label and each index."""
    shelves = (shelf for kind in _KINDS for shelf in press.library.shelf(kind))
    return [_promise(shelf, press) for shelf in shelves] + _indexes(press)


def _indexes(press: Press) -> list[Output]:
    there = [index for index in _INDEXES if index[3] or press.library.shelf(index[0])]
    return [press.page(terms_leaf(kind, press.say(title), address, press)) for kind, title, address, _ in there]


def touched(reached: Reached, press: Press) -> list[Output]:
    """The lists that an edit reaches, and the indexes where it moved a post from one label to another."""
    shelves = [s for kind in _KINDS for s in press.library.shelf(kind) if s.term.address in reached.shelves]
    return [_promise(shelf, press) for shelf in shelves] + (_indexes(press) if reached.counted else [])


def _promise(shelf: Shelf, press: Press) -> Output:
    shown = (shelf.kind, shelf.term, shelf.about, shelf.picture)
    own = press.keys.of_list(shelf.posts, shown)
    return press.keyed(shelf.term.address, "list", own, "list.html", lambda: list_leaf(shelf, press))


def list_leaf(shelf: Shelf, press: Press) -> Leaf:
    """The page of one label; a tag's or an author's names its own feeds."""
    address, label = shelf.term.address, shelf.term.label
    feeds = alternates(feed_words(shelf, press), address, press.links) if shelf.kind in FED else ()
    who = author(shelf, press.links, press.gallery) if shelf.kind == "author" else None
    view = ListView(shelf.kind, label, press.teasers.all(shelf.posts), feeds[0].href if feeds else "", who, shelf.about)
    about = who.biography if who else shelf.about
    head = press.head("list", label, about, address, feeds=feeds)
    marked = press.teasers.marked(shelf.posts) or marks.used(label, about)
    return Leaf(address, head, view, kind="list", marked=marked)


def terms_leaf(kind: str, title: str, address: str, press: Press) -> Leaf:
    """The index of all labels of one kind."""
    shelves = press.library.shelf(kind)
    view = TermsView(kind, title, tuple(count_of(shelf, press) for shelf in shelves))
    marked = marks.used(*(shelf.term.label for shelf in shelves))
    return Leaf(address, press.head("terms", title, "", address), view, kind="list", marked=marked)


def feed_words(shelf: Shelf, press: Press) -> str:
    """What the feed of a label is called."""
    return press.say("articles_by" if shelf.kind == "author" else "articles_on", label=shelf.term.label)
