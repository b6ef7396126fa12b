"""A heading in the text is at level one, which belongs to the title.

A page has one title, which cxsite takes from the front matter. A second heading at that level tells a screen reader that
another page starts, so this one is shown at level two.

Wrong:

    # Why it rose

Right:

    ## Why it rose

`cxsite check --fix` fixes it.
"""

from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.model.post import Page, Post
from cxsite.model.problem import Problem, warning


def problems(publication: Publication) -> Iterator[Problem]:
    """Warn of each."""
    for document in publication.corpus.documents:
        yield from of(document)


def of(document: Post | Page) -> Iterator[Problem]:
    """The same for one text, which `check --fix` checks as it would be once fixed."""
    for heading in document.outline.said.of("heading"):
        if heading.figure.startswith("1 "):
            message = f"“{heading.words}” is a level one heading, which is kept for the title; it is shown as level two"
            yield warning("heading-level-one", heading.span, message, "start it with ##")
