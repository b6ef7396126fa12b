"""The text of a link does not say where it goes.

A screen reader can list a page's links without the text around them, and most people scan a page for links before they read
it. "Click here" tells neither group anything. Name what the reader will find.

Wrong:

    To see how we count, [click here](how-we-count.md).

Right:

    We publish [how we count](how-we-count.md).
"""

from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.model.problem import Problem, warning

_EMPTY = {
    "en": "click here|here|click|click this|click me|this link|link|this page|more|read more|learn more|see more|find out more|"
    "this|go",
    "de": "hier|hier klicken|klicken sie hier|klick hier|mehr|weiterlesen|mehr erfahren|link|dieser link|diese seite",
    "fr": "ici|cliquez ici|cliquer ici|lien|ce lien|cette page|plus|lire la suite|en savoir plus",
    "es": "aquí|haga clic aquí|haz clic aquí|enlace|este enlace|más|leer más|saber más",
}
_WORDS = {language: frozenset(words.split("|")) for language, words in _EMPTY.items()}


def problems(publication: Publication) -> Iterator[Problem]:
    """Warn of links whose text is one of a few phrases that say nothing, in the language of the text."""
    for document, link in publication.said("link"):
        words = link.words.strip(" .…:!>»→*_`").casefold()
        if words in _WORDS.get(publication.language(document), ()):
            message = f"the link text “{link.words}” does not say where the link goes"
            yield warning("link-text", link.span, message, "let the link's words name what the reader finds there")
