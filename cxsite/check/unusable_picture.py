"""An image cannot be used: broken, cut short, too large, or in the wrong format.

Each image is checked before anything is published: its first bytes must match its extension (PNG, JPEG, GIF, WebP), it must be
complete, and it may have at most 64 million pixels, 16,383 on one side, and 32 MB. Far less is better: smaller copies for small
screens are made automatically, but the file itself is published too. Save formats that most browsers do not show (HEIC from
phones, TIFF, BMP) as JPEG, PNG or WebP. Link to a document, such as a PDF, instead of showing it.

Wrong: an image saved from a page as queue.jpg that is really a WebP; a file that was only half copied

Right: rename it to queue.webp; copy it again
"""

from collections.abc import Iterator, Mapping

from cxsite.check.publication import PICTURES, Publication
from cxsite.model.addresses import address_of, href
from cxsite.model.body import Link
from cxsite.model.fills import Fill, Linked
from cxsite.model.picture import Picture
from cxsite.model.place import Span
from cxsite.model.problem import Problem

_STRANGE = (".heic", ".heif", ".tif", ".tiff", ".bmp")
_DOCUMENTS = (".pdf", ".doc", ".docx", ".odt", ".txt", ".md", ".xlsx", ".csv", ".pptx", ".zip", ".html")


def problems(publication: Publication) -> Iterator[Problem]:
    """Report each where it is shown."""
    faulty = _faulty(publication)
    strange = any(
        path.lower().endswith(_STRANGE + _DOCUMENTS)
        for path in (*publication.corpus.assets, *publication.corpus.static)
    )
    if not faulty and not strange:
        return
    for path, span, answer in _shown(publication):
        href = answer.href.partition("?")[0].partition("#")[0] if isinstance(answer, Linked) else ""
        found = faulty.get(href)
        fault = (found.fault, found.help) if found else _strange(href)
        if fault:
            yield Problem("unusable-picture", publication.severity(path), span, *fault)


def _strange(href: str) -> tuple[str, str] | None:
    form = href.rpartition(".")[2].upper()
    if href.lower().endswith(_DOCUMENTS):
        return (
            f"{form} files are not pictures, and no browser shows them",
            "link to it: [words](address), without the !",
        )
    if not href.lower().endswith(_STRANGE):
        return None
    return (
        f"most browsers do not show {form} pictures",
        "save it as JPEG (a photograph) or PNG (a drawing), and use that",
    )


def _faulty(publication: Publication) -> Mapping[str, Picture]:
    """The pictures with a fault, by the address that pages use."""
    corpus, base = publication.corpus, publication.corpus.site.base_path
    faulty = {path: picture for path, picture in corpus.pictures.items() if picture.fault}
    places = {path: f"/{path.removeprefix('static/')}" for path in faulty if path in corpus.static}
    places |= {path: publication.library.assets[path] for path in faulty if path in publication.library.assets}
    return {href(base, address_of(address[1:])): faulty[path] for path, address in places.items()}


def _shown(publication: Publication) -> Iterator[tuple[str, Span, Fill]]:
    library = publication.library
    for document in publication.corpus.documents:
        for use, answer in zip(document.outline.uses, library.fills_of.get(document.path, ()), strict=False):
            if isinstance(use, Link) and use.image:
                yield document.path, use.span, answer
    for (path, key), answer in library.keyed.items():
        if key in PICTURES and path in publication.marks:
            yield path, publication.marks[path].span(key), answer
