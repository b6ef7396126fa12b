"""A web address in the text is not a link.

Other generators turn it into a link. Here, readers would have to copy it, two hyphens in it become a dash, and
`cxsite check --external` does not check it.

Wrong:

    The report is at https://example.org/report.

Right:

    The report is at <https://example.org/report>.
    They have [written a report](https://example.org/report).
    Type `https://example.org/report` into your browser.

`cxsite check --fix` writes the first form.
"""

from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.model.post import Page, Post
from cxsite.model.problem import Problem

_MESSAGE = "this web address is not a link: readers cannot click it"
_REMEDY = "put it between < and >, or write [link text](address); in backticks if it should not be a link"


def problems(publication: Publication) -> Iterator[Problem]:
    """A note for each that the parser found in running text."""
    for document in publication.corpus.documents:
        yield from of(document)


def of(document: Post | Page) -> Iterator[Problem]:
    """The notes of one document."""
    for typed in document.outline.said.of("typed"):
        if typed.figure == "address":
            yield Problem("bare-address", "note", typed.span, _MESSAGE, _REMEDY, instead=f"<{typed.words}>")
