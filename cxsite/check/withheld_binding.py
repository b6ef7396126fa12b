"""The text quotes a number that is withheld, because too few people answered.

Fewer than ten answers could give away who said what. The sentence then reads "not shown (fewer than 10 responses)", which
rarely makes sense: rewrite it.

Wrong, if seven people wrote by post:

    By post we scored {{ support.recommend[post] @2026-Q3 }}.

Right:

    Too few customers wrote by post to give a score.
"""

from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.model.body import Number
from cxsite.model.fills import Quoted
from cxsite.model.problem import Problem, warning


def problems(publication: Publication) -> Iterator[Problem]:
    """Warn in public texts; a number typed by hand is left to `checked-number`."""
    for asked in publication.questions:
        answer = asked.answer
        if isinstance(answer, Quoted) and answer.withheld and not asked.held and not isinstance(asked.use, Number):
            message = f'this number is withheld; readers see "{answer.text}"'
            yield warning("withheld-binding", asked.span, message, "rewrite the sentence so that it needs no number")
