"""Short ways to make the values that these tests need."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import Any

from cxsite.model.body import Link, Outline, Use
from cxsite.model.corpus import Corpus
from cxsite.model.library import Library
from cxsite.model.moment import Moment
from cxsite.model.place import Marks, Span
from cxsite.model.post import Author, Image, Page, Post
from cxsite.model.result import Results
from cxsite.model.site import Site
from cxsite.model.standing import Show
from cxsite.relate.library import library
from cxsite.relate.related import WANTED, Group, kin

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SITE = Site("The Desk", "https://desk.example/blog", "Europe/London", marks=Marks("site.yaml"))


def moment(day: str) -> Moment:
    at = datetime.fromisoformat(day).replace(tzinfo=UTC)
    return Moment(int(at.timestamp()), at.isoformat(), "T" in day)


def link(written: str, *, image: bool = False) -> Link:
    return Link(written, image, Span("", 9, 1, len(written)))


def outline(*written: str | Use, anchors: tuple[str, ...] = (), words: int = 500) -> Outline:
    uses = tuple(link(w) if isinstance(w, str) else w for w in written)
    return Outline(digest="d", words=words, anchors="\n".join(anchors), uses=uses, excerpt="An excerpt.")


def post(path: str, day: str = "2026-01-01", **more: Any) -> Post:
    """A post by its path below content/; `links` and `anchors` are those of its text."""
    full = f"content/{path}" if path.startswith("drafts/") else f"content/posts/{path}"
    name = path.removeprefix("drafts/").removesuffix("/index.md").removesuffix(".md")
    text = outline(*more.pop("links", ()), anchors=more.pop("anchors", ()))
    for key in ("updated", "expires"):
        if key in more:
            more[key] = moment(more[key])
    if "image" in more:
        more["image"] = Image(more["image"], "A picture")
    base: dict[str, Any] = {"title": name.title(), "slug": name, "outline": text, "marks": Marks(full)}
    return Post(path=full, date=moment(day), **(base | more))


def page(path: str, *links: str | Use, **more: Any) -> Page:
    full = f"content/pages/{path}"
    name = path.rpartition("/")[2].removesuffix(".md")
    base: dict[str, Any] = {"title": name.title(), "slug": name, "outline": outline(*links), "marks": Marks(full)}
    return Page(path=full, **(base | more))


def author(id: str, **more: Any) -> Author:
    return Author(f"content/authors/{id}.yaml", id, id.title(), marks=Marks(f"content/authors/{id}.yaml"), **more)


def corpus(*documents: Post | Page | Author, site: Site = SITE, **more: Any) -> Corpus:
    posts = tuple(d for d in documents if isinstance(d, Post))
    pages = tuple(d for d in documents if isinstance(d, Page))
    authors = tuple(d for d in documents if isinstance(d, Author))
    files = {key: dict.fromkeys(more.pop(key, ()), "digest") for key in ("assets", "static")}
    return Corpus(site, posts, pages, authors, unread=frozenset(more.pop("unread", ())), **files, **more)


def made(*documents: Post | Page | Author, show: Show = Show(), results: Results = Results(), **more: Any) -> Library:
    """The library of these documents on 22 November 2026."""
    return library(corpus(*documents, **more), results, NOW, show)


def related(
    tags: Sequence[Sequence[str]],
    words: Sequence[Sequence[str]] = (),
    wanted: int = WANTED,
    only: Collection[int] | None = None,
) -> list[tuple[int, ...]]:
    """The related posts of each of these posts, or of `only` some of them."""
    of = kin(Group(tags, words), wanted, only)
    return [of(at) for at in (range(len(tags)) if only is None else only)]
