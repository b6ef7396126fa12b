"""An image would be loaded from another host.

Whoever runs that host could track readers from page to page, and change or remove the image. The site's content security policy
stops browsers from loading anything from other hosts, so readers would see nothing. Save the image next to the text (if you may
use it) and write its file name.

Wrong:

    ![Queue by hour](https://pictures.example/queue.png)

Right:

    ![Queue by hour](queue.png)
"""

from collections.abc import Iterator
from posixpath import basename
from urllib.parse import unquote, urlsplit

from cxsite.check.publication import Publication
from cxsite.model.addresses import is_outside
from cxsite.model.body import Link
from cxsite.model.place import Span
from cxsite.model.problem import Problem, Severity


def problems(publication: Publication) -> Iterator[Problem]:
    """Report each where it is written, in texts and then in front matter, authors' files and settings."""
    for document in publication.corpus.documents:
        for use in document.outline.uses:
            if isinstance(use, Link) and use.image and is_outside(use.written):
                yield _said(use.written, use.span, publication.severity(document.path))
    for path, key, written in _keys(publication):
        if is_outside(written):
            span = publication.marks[path].span(key)
            yield _said(written, span, publication.severity(path))


def _keys(publication: Publication) -> Iterator[tuple[str, str, str]]:
    corpus, site = publication.corpus, publication.corpus.site
    yield from ((d.path, "image/src", d.image.src) for d in corpus.documents if d.image)
    yield from ((a.path, "picture", a.picture) for a in corpus.authors)
    yield from ((site.marks.path, key, written) for key, written in (("icon", site.icon), ("logo", site.logo)))


def _said(written: str, span: Span, how_bad: Severity) -> Problem:
    name = basename(unquote(_path(written))) or "picture.png"
    remedy = f"save it beside this file, if you have the right to use it, and write {name}"
    return Problem("picture-elsewhere", how_bad, span, "this would be loaded from another host", remedy)


def _path(written: str) -> str:
    try:
        return urlsplit(written).path
    except ValueError:
        return ""
