"""Everything a link may point to, by the path of its file and by its address on the site."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from typing import Literal

from cxsite.model.addresses import slug, slug_of_path
from cxsite.model.corpus import Corpus
from cxsite.model.frozen import dataclass
from cxsite.model.library import Shelf
from cxsite.model.post import Page, Post
from cxsite.model.result import Results
from cxsite.model.standing import Held
from cxsite.relate.addresses import normal, of_static
from cxsite.relate.terms import HOMES, labels_of

Kind = Literal["document", "file", "list", "unread"]

ALWAYS = ("/", "/tags/", "/authors/", "/archive/", "/search/", "/feed.xml", "/sitemap.xml", "/robots.txt", "/404.html")
_MADE = re.compile(r"/page/[1-9]\d*/|/assets/.+")


@dataclass(frozen=True, slots=True)
class Target:
    """What a link may point to. `anchors` is None if they are not known and so not checked.

    `path` is the file behind the address, or "". A target of kind "unread" exists but could not be read: links to it are not
    reported, because the build already fails on the file itself.
    """

    kind: Kind
    path: str
    address: str
    held: Held | None = None
    anchors: str | None = None


@dataclass(frozen=True, slots=True)
class Targets:
    """Targets by path and by address. Documents are also found under their old addresses (`aliases`)."""

    by_path: Mapping[str, Target] = field(default_factory=dict)
    by_address: Mapping[str, Target] = field(default_factory=dict)

    def at_path(self, path: str) -> Target | None:
        """The target of a content path; the folder of an `index.md` means that file."""
        return self.by_path.get(path) or self.by_path.get(f"{path}/index.md")

    def at_address(self, address: str) -> Target | None:
        """The target of a site address, with or without its trailing slash."""
        found = self.by_address.get(address) or self.by_address.get(f"{address}/")
        if not found and _MADE.fullmatch(address):
            return Target("list", "", address)
        return found


def targets(
    corpus: Corpus,
    documents: Mapping[str, str],
    assets: Mapping[str, str],
    held: Mapping[str, Held],
    *,
    shelves: tuple[Shelf, ...],
    results: Results,
    lists: Iterable[Target] = (),
) -> Targets:
    """All targets of a publication. `documents` and `assets` are addresses by path, `held` the reasons by path.

    `lists` are pages that cxsite makes in addition to those of `shelves` and `results`.
    """
    found = [_document(d, documents[d.path], held.get(d.path)) for d in corpus.documents]
    by_path = {t.path: t for t in (*found, *_files(corpus, assets), *_cards(results), *_authors(corpus, shelves))}
    by_path |= {path: Target("unread", path, "") for path in corpus.unread}
    by_address = {t.address: t for t in (*lists, *_lists(shelves), *by_path.values()) if t.address}
    for address, target in (*_aliases(corpus.documents, by_path), *_unread(corpus), *_to_come(corpus.posts, held)):
        by_address.setdefault(address, target)
    return Targets(by_path, by_address)


def of_files(corpus: Corpus, assets: Mapping[str, str]) -> Targets:
    """Only images and other files: what can be resolved before anything else is related."""
    by_path = {t.path: t for t in _files(corpus, assets)}
    return Targets(by_path, {t.address: t for t in by_path.values()})


def _document(document: Post | Page, address: str, held: Held | None) -> Target:
    return Target("document", document.path, address, held, document.outline.anchors)


def _files(corpus: Corpus, assets: Mapping[str, str]) -> Iterator[Target]:
    yield from (Target("file", path, address) for path, address in assets.items())
    yield from (Target("file", path, of_static(path)) for path in corpus.static)


def _cards(results: Results) -> Iterator[Target]:
    for card in results.scorecards:
        anchors = "\n".join(a for m in card.measures for a in _rows(m.measure.id, (r.period for r in m.results)))
        yield Target("document", card.path, card.address, None, anchors)


def _rows(measure: str, periods: Iterable[str]) -> Iterator[str]:
    yield measure
    yield from (f"{measure}-{period.lower()}" for period in periods)


def _authors(corpus: Corpus, shelves: tuple[Shelf, ...]) -> Iterator[Target]:
    """An author without a public post has no page yet, so a link there is held back rather than broken."""
    known = {s.author.path for s in shelves if s.author}
    for author in corpus.authors:
        waits = None if author.path in known else Held(author.path, author.name, "no public post")
        yield Target("list", author.path, f"{HOMES['author']}{author.id}/", waits)


def _lists(shelves: tuple[Shelf, ...]) -> Iterator[Target]:
    yield from (Target("list", "", address) for address in ALWAYS)
    for shelf in shelves:
        yield Target("list", "", shelf.term.address)
        if shelf.kind == "tag":
            yield Target("list", "", f"{shelf.term.address}feed.xml")
        if shelf.kind == "series":
            yield Target("list", "", HOMES["series"])
    yield Target("list", "", "/scorecards/")


def _aliases(written: Iterable[Post | Page], by_path: Mapping[str, Target]) -> Iterator[tuple[str, Target]]:
    """Old addresses resolve to the document's current one."""
    for document in written:
        yield from ((normal(alias), by_path[document.path]) for alias in document.aliases)


def _unread(corpus: Corpus) -> Iterator[tuple[str, Target]]:
    """The likely addresses of files that could not be read."""
    for path in sorted(corpus.unread):
        name = slug_of_path(path)
        pattern = corpus.site.permalink.replace("{slug}", name)
        for address in (pattern, f"/{name}/", f"{HOMES['author']}{name}/", f"/scorecards/{name}/"):
            yield normal(address), Target("unread", path, "")


def _to_come(posts: Iterable[Post], held: Mapping[str, Held]) -> Iterator[tuple[str, Target]]:
    """Shelves of posts that are held back: a link there is held back too, like one to the post itself."""
    for post in posts:
        if reason := held.get(post.path):
            for kind in ("tag", "category", "series", "year"):
                for label in filter(None, labels_of(post, kind)):
                    address = f"{HOMES[kind]}{slug(label)}/"
                    yield address, Target("list", "", address, reason)
