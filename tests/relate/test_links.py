"""How links are resolved."""

import pytest

from cxsite.model.fills import Linked, Missing, ToHeld
from tests.relate.making import author, link, made, page, post

DOCUMENTS = (
    post("late-refunds.md", anchors=("why", "naïve")),
    post("trip/index.md", slug="trip"),
    post("soon.md", "2099-01-01", tags=("Only soon",)),
    page("about.md", aliases=("/old-about/",)),
    author("priya"),
    author("idle"),
)
FILES = {
    "assets": ("content/posts/trip/bar.png", "content/posts/loose.png"),
    "static": ("static/logo.svg", "static/c#/notes #2.pdf"),
}


def answered(written, image=False, path="a.md"):
    library = made(
        *DOCUMENTS, post(path, authors=("priya",), tags=("NPS",), links=(link(written, image=image),)), **FILES
    )
    return library.fills_of[f"content/posts/{path}"][0]


LEADS = {
    "late-refunds.md": "/blog/posts/late-refunds/",
    "./late-refunds.md#why": "/blog/posts/late-refunds/#why",
    "late-refunds.md#na%C3%AFve": "/blog/posts/late-refunds/#na%C3%AFve",
    "late-refunds.md?x=1&y=a b": "/blog/posts/late-refunds/?x=1&y=a%20b",
    "../pages/about.md": "/blog/about/",
    "/content/pages/about.md": "/blog/about/",
    "trip": "/blog/posts/trip/",
    "trip/index.md": "/blog/posts/trip/",
    "/about/": "/blog/about/",
    "/about": "/blog/about/",
    "/about/index.html": "/blog/about/",
    "/old-about/": "/blog/about/",
    "/": "/blog/",
    "/tags/nps/": "/blog/tags/nps/",
    "/tags/nps/feed.xml": "/blog/tags/nps/feed.xml",
    "/archive/2026/": "/blog/archive/2026/",
    "/feed.xml": "/blog/feed.xml",
    "/logo.svg": "/blog/logo.svg",
    "/c%23/notes %232.pdf": "/blog/c%23/notes%20%232.pdf",
    "../authors/priya.yaml": "/blog/authors/priya/",
    "https://example.org/a b": "https://example.org/a%20b",
    "mailto:desk@example.org": "mailto:desk@example.org",
    "//cdn.example/x": "//cdn.example/x",
}


@pytest.mark.parametrize("written", LEADS)
def test_leads(written):
    assert answered(written) == Linked(LEADS[written])


def test_pictures():
    assert answered("trip/bar.png", image=True) == Linked("/blog/posts/trip/bar.png")
    assert answered("loose.png", image=True) == Linked("/blog/posts/loose.png")
    assert answered("late-refunds.md", image=True) == Missing(
        "file", "content/posts/late-refunds.md", ("late-refunds.md",)
    )


MISSING = {
    "late-refund.md": ("file", "content/posts/late-refund.md", ("late-refunds.md",)),
    "Late-Refunds.md": ("file", "content/posts/Late-Refunds.md", ("late-refunds.md",)),
    "LATE-REFUNDS.MD": ("file", "content/posts/LATE-REFUNDS.MD", ("late-refunds.md",)),
    "about.md": ("file", "content/posts/about.md", ("../pages/about.md",)),
    "/abuot/": ("file", "/abuot/", ("/about/",)),
    "late-refunds.md#wyh": ("anchor", "wyh", ("why",)),
    "#nowhere": ("anchor", "nowhere", ()),
    "zzz.md": ("file", "content/posts/zzz.md", ()),
}


@pytest.mark.parametrize("written", MISSING)
def test_missing(written):
    answer = answered(written)
    assert isinstance(answer, Missing)
    assert (answer.what, answer.name, answer.near) == MISSING[written]


@pytest.mark.parametrize("written", ["soon.md", "/posts/soon/", "/tags/only-soon/", "../authors/idle.yaml"])
def test_links_that_wait(written):
    assert isinstance(answered(written), ToHeld)


def test_a_name_stored_as_nfd_is_found():
    library = made(post("café.md"), post("a.md", links=("cafe%CC%81.md",)))
    assert library.fills_of["content/posts/a.md"] == (Linked("/blog/posts/caf%C3%A9/"),)


def test_nothing_is_said_of_files_that_could_not_be_read():
    library = made(post("a.md", links=("broken.md", "/posts/broken/")), unread=("content/posts/broken.md",))
    assert all(isinstance(fill, Linked) for fill in library.fills_of["content/posts/a.md"])
