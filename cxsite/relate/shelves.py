"""Shelves: the posts that share a tag, category, author, series or year."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from cxsite.model.articles import Teaser, Term
from cxsite.model.labels import key
from cxsite.model.library import Shelf
from cxsite.model.post import Author, Post
from cxsite.relate.series import in_order
from cxsite.relate.terms import labels_of, term

Listed = tuple[Post, Teaser]


def by_term(
    kind: str, listed: Iterable[Listed], terms: Mapping[str, Term], about: Mapping[str, str] = MappingProxyType({})
) -> tuple[Shelf, ...]:
    """The shelves of merged labels, sorted by label; posts stay in the order of `listed`, but a series is in its own order.

    `about` are descriptions by the key of the label.
    """
    found: dict[str, list[Listed]] = {}
    for post, teaser in listed:
        for k in dict.fromkeys(map(key, labels_of(post, kind))):
            if k in terms:
                found.setdefault(k, []).append((post, teaser))
    shelves = [Shelf(kind, terms[k], _posts(kind, posts), about=about.get(k, "")) for k, posts in found.items()]
    return tuple(sorted(shelves, key=lambda s: (key(s.term.label), s.term.label)))


def by_author(listed: Iterable[Listed], authors: Iterable[Author], pictures: Mapping[str, str]) -> tuple[Shelf, ...]:
    """A shelf for each author with a post, sorted by name. `pictures` are addresses by the author's path."""
    found: dict[str, list[Teaser]] = {}
    for post, teaser in listed:
        for author in dict.fromkeys(post.authors):
            found.setdefault(author, []).append(teaser)
    return tuple(
        Shelf("author", term("author", a.name, a.id), tuple(found[a.id]), a, pictures.get(a.path, ""))
        for a in sorted(authors, key=lambda a: (key(a.name), a.path))
        if a.id in found
    )


def by_year(listed: Iterable[Listed]) -> tuple[Shelf, ...]:
    """A shelf for each year with posts, newest first. The year is as the author wrote it."""
    found: dict[str, list[Teaser]] = {}
    for post, teaser in listed:
        found.setdefault(post.date.local[:4], []).append(teaser)
    return tuple(Shelf("year", term("year", y, y), tuple(found[y])) for y in sorted(found, reverse=True))


def _posts(kind: str, listed: list[Listed]) -> tuple[Teaser, ...]:
    if kind == "series":
        teasers = {post.path: teaser for post, teaser in listed}
        return tuple(teasers[post.path] for post in in_order(post for post, _ in listed))
    return tuple(teaser for _, teaser in listed)
