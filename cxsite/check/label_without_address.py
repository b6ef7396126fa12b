"""A tag, category or series has no letter or digit to make an address from.

Wrong:

    tags: ["!!!"]

Right:

    tags: [urgent]
"""

from collections.abc import Iterator

from cxsite.check.labels import labels, spellings
from cxsite.check.publication import Publication
from cxsite.model.addresses import slug
from cxsite.model.problem import Problem


def problems(publication: Publication) -> Iterator[Problem]:
    """Check each label where it is written."""
    blank = {label for _, label in spellings(publication.corpus) if not slug(label)}
    for use in labels(publication.corpus) if blank else ():
        if use.label in blank:
            grave = publication.severity(use.path)
            message = f'the {use.kind} "{use.label}" contains no letter or digit'
            yield Problem("label-without-address", grave, use.span, message, "write it in words")
