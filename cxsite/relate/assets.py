"""Which pictures and other files are published: a draft's picture must not be found by guessing its address.

A file below content/ is published if a public document, an author with a page, or the settings use it, or if it is in the
folder of a public `index.md`, unless only documents that are held back use it.
"""

from collections.abc import Iterable, Mapping

from cxsite.model.body import Link
from cxsite.model.post import Page, Post
from cxsite.relate.addresses import bundle_heads, bundle_of
from cxsite.relate.links import Links, find


def published(
    assets: Mapping[str, str],
    documents: Iterable[Post | Page],
    public: frozenset[str],
    others: Iterable[str],
    links: Links,
) -> dict[str, str]:
    """The `assets` (path → address) that are published. `public` are paths of documents, `others` of files used elsewhere."""
    documents = tuple(documents)
    used = {d.path: used_by(d, links) for d in documents}
    shown = {*others, *(path for d, paths in used.items() if d in public for path in paths)}
    waiting = {path for d, paths in used.items() if d not in public for path in paths} - shown
    folders = {head.rpartition("/")[0]: head for head in bundle_heads((*used, *_unread(links)))}
    return {
        path: address
        for path, address in assets.items()
        if path in shown or (path not in waiting and folders.get(bundle_of(path, folders)) in public)
    }


def used_by(document: Post | Page, links: Links) -> frozenset[str]:
    """The paths of the files that a document shows or links to: its own image and those in its text."""
    written = [use.written for use in document.outline.uses if isinstance(use, Link) and not _is_text(use.written)]
    if document.image:
        written.append(document.image.src)
    found = (find(links, document.path, address) for address in written)
    return frozenset(t.path for t in found if t and t.kind == "file")


def _is_text(written: str) -> bool:
    """Whether an address as written links to a text: most links inside a publication do, and need no lookup."""
    return written.endswith(".md") and written[0] != "/"


def _unread(links: Links) -> list[str]:
    return [t.path for t in links.targets.by_path.values() if t.kind == "unread"]
