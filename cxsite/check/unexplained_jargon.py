"""A technical term is not explained where it is first used.

List the terms that need explaining in site.yaml:

    jargon:
      FCR: first contact resolution

Wrong:

    FCR fell in March.

Right: the meaning in brackets or in the same paragraph, or a link to where it is explained.

    FCR (first contact resolution) fell in March.
    The [FCR](how-we-count.md#fcr) fell in March.
"""

from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.model.problem import Problem, warning


def problems(publication: Publication) -> Iterator[Problem]:
    """Warn if the first use is not explained."""
    meanings = dict(publication.corpus.site.editorial.jargon)
    for _, term in publication.said("term"):
        if not term.backed:
            message = f"“{term.words}” is not explained where this text first uses it"
            remedy = f"write, for example, “{term.words} ({meanings.get(term.words, '…')})”"
            yield warning("unexplained-jargon", term.span, message, remedy)
