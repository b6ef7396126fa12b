"""Where texts say something that editorial rules ask about, for the rules that look at wording."""

from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.model.post import Page, Post
from cxsite.model.wording import About, Said


def said(publication: Publication, about: About) -> Iterator[tuple[Post | Page, Said]]:
    """Every place of one kind, with its document, in the order of the files."""
    for document in publication.corpus.documents:
        for each in document.outline.said:
            if each.about == about:
                yield document, each


def language(publication: Publication, document: Post | Page) -> str:
    """The first part of a document's language tag: "en" for en-GB."""
    return (document.language or publication.corpus.site.language).lower().partition("-")[0]
