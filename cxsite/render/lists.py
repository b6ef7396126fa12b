"""The posts under one label, and the indexes of all labels: tags, categories, authors and series."""

from cxsite.model.library import Shelf
from cxsite.model.output import Output
from cxsite.render import marks
from cxsite.render.home import count_of
from cxsite.render.press import Leaf, Press
from cxsite.render.teasers import author
from cxsite.render.views import LinkView, ListView, TermsView

# (kind, title and address of the index, whether it is there without any label). Categories have no index of their own.
_INDEXES = (
    ("tag", "Topics", "/tags/", True),
    ("author", "Authors", "/authors/", True),
    ("series", "Series", "/series/", False),
)
_KINDS = ("tag", "category", "author", "series")


def outputs(press: Press) -> list[Output]:
    """A page for each label and each index."""
    shelves = (shelf for kind in _KINDS for shelf in press.library.shelf(kind))
    lists = [press.page(list_leaf(shelf, press)) for shelf in shelves]
    indexes = [index for index in _INDEXES if index[3] or press.library.shelf(index[0])]
    return lists + [press.page(terms_leaf(kind, title, address, press)) for kind, title, address, _ in indexes]


def list_leaf(shelf: Shelf, press: Press) -> Leaf:
    """The page of one label; a tag's names its own feed."""
    address, label = shelf.term.address, shelf.term.label
    feed = press.links.href(feed_address(shelf)) if shelf.kind == "tag" else ""
    who = author(shelf, press.links) if shelf.kind == "author" else None
    view = ListView(shelf.kind, label, press.teasers.all(shelf.posts), feed, who)
    about = who.biography if who else ""
    head = press.head("list", label, about, address, feeds=(LinkView(f"Articles on {label}", feed),) if feed else ())
    marked = press.teasers.marked(shelf.posts) or marks.used(label, about)
    return Leaf(address, head, view, kind="list", marked=marked)


def terms_leaf(kind: str, title: str, address: str, press: Press) -> Leaf:
    """The index of all labels of one kind."""
    shelves = press.library.shelf(kind)
    view = TermsView(kind, title, tuple(count_of(shelf, press) for shelf in shelves))
    marked = marks.used(*(shelf.term.label for shelf in shelves))
    return Leaf(address, press.head("terms", title, "", address), view, kind="list", marked=marked)


def feed_address(shelf: Shelf) -> str:
    """Where a tag's feed lies."""
    return f"{shelf.term.address}feed.xml"
