"""Labels become terms: spellings that differ by case alone are one, under the spelling that is used most."""

from collections import Counter
from collections.abc import Iterable, Mapping

from cxsite.model.addresses import slug
from cxsite.model.labels import key
from cxsite.model.library import Byline, Term
from cxsite.model.post import Author, Post

HOMES = {"tag": "/tags/", "category": "/categories/", "author": "/authors/", "series": "/series/", "year": "/archive/"}


def term(kind: str, label: str, name: str) -> Term:
    """The term of one label; `name` is its part of the address."""
    return Term(label, name, f"{HOMES[kind]}{name}/")


def merge(kind: str, labels: Iterable[str]) -> dict[str, Term]:
    """Key (see `model.labels.key`) → term. Of several spellings the one used most often labels it, else the first."""
    spellings: dict[str, Counter[str]] = {}
    for label in labels:
        if label.strip():
            spellings.setdefault(key(label), Counter())[label.strip()] += 1
    return {k: term(kind, best, slug(best)) for k, uses in spellings.items() for best in [uses.most_common(1)[0][0]]}


def terms_of(labels: Iterable[str], merged: Mapping[str, Term]) -> tuple[Term, ...]:
    """The terms of one post's labels, in the author's order, each once; a label that `merged` does not know is left out."""
    found = {key(label): merged[key(label)] for label in labels if key(label) in merged}
    return tuple(found.values())


def labels_of(post: Post, kind: str) -> tuple[str, ...]:
    """What a post says of itself under `kind`: tag, category, series, author or year."""
    if kind == "tag":
        return post.tags
    if kind == "author":
        return post.authors
    return ({"category": post.category, "series": post.series, "year": post.date.local[:4]}[kind],)


def bylines(authors: Iterable[Author]) -> dict[str, Byline]:
    """Author's id → the line under a title."""
    return {a.id: Byline(a.id, a.name, a.role, a.organisation, f"{HOMES['author']}{a.id}/") for a in authors}
