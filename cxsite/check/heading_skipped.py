"""A heading skips a level.

It is more than one level below the heading before it, or below the title. People who use a screen reader move from heading to
heading, and to them a skipped level sounds as if something were missing.

Wrong:

    ## Results
    #### By phone

Right:

    ## Results
    ### By phone
"""

from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.model.problem import Problem, warning


def problems(publication: Publication) -> Iterator[Problem]:
    """Warn of each; level one is left to another rule."""
    for _, heading in publication.said("heading"):
        level, above = map(int, heading.figure.split())
        if level > 1:
            message = f"“{heading.words}” is a level {level} heading, but the one above it is level {above}"
            remedy = f"write {'#' * (above + 1)}: screen readers list headings by level, and one would be missing"
            yield warning("heading-skipped", heading.span, message, remedy)
