"""Labels become terms: spellings that differ only in case are merged under the most common one."""

from collections import Counter
from collections.abc import Iterable, Mapping

from cxsite.model.addresses import slug
from cxsite.model.articles import Byline, Term
from cxsite.model.labels import key
from cxsite.model.post import Author, Post

HOMES = {"tag": "/tags/", "category": "/categories/", "author": "/authors/", "series": "/series/", "year": "/archive/"}


def term(kind: str, label: str, name: str) -> Term:
    """The term of one label; `name` is its part of the address."""
    return Term(label, name, f"{HOMES[kind]}{name}/")


def merge(kind: str, labels: Iterable[str]) -> dict[str, Term]:
    """Key (see `model.labels.key`) → term. Of several spellings, the most common is the label, or the first if they tie."""
    spellings: dict[str, Counter[str]] = {}
    for label, uses in Counter(labels).items():
        if label.strip():
            spellings.setdefault(key(label), Counter())[label.strip()] += uses
    return {k: term(kind, best, slug(best)) for k, used in spellings.items() for best in [used.most_common(1)[0][0]]}


def terms_of(labels: Iterable[str], merged: Mapping[str, Term]) -> tuple[Term, ...]:
    """The terms of one post's labels in the author's order, without duplicates; labels not in `merged` are left out."""
    return tuple({k: merged[k] for k in map(key, labels) if k in merged}.values())


def labels_of(post: Post, kind: str) -> tuple[str, ...]:
    """A post's labels of one `kind`: tag, category, series, author or year."""
    if kind == "tag":
        return post.tags
    if kind == "author":
        return post.authors
    if kind == "year":
        return (post.date.local[:4],)
    return (post.category if kind == "category" else post.series,)


def bylines(authors: Iterable[Author]) -> dict[str, Byline]:
    """Author's id → the line under a title."""
    return {a.id: Byline(a.id, a.name, a.role, a.organisation, f"{HOMES['author']}{a.id}/") for a in authors}
