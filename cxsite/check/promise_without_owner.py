"""A promise or a target has no named owner.

A promise that everybody makes is kept by nobody. Name a person: in the front matter of the text, or in the scorecard. Sentences
that report a promise ("what we promised") or quote one are not checked. The rule works for texts in English, German, French and
Spanish.

Wrong:

    We promise to answer within a day.

Right, with this in the front matter:

    owner: Priya Nair, Head of Support
"""

from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.model.problem import Problem, warning


def problems(publication: Publication) -> Iterator[Problem]:
    """Warn at each promise in a text, and at each target."""
    for document, promise in publication.said("promise"):
        if not document.owner:
            message = f"nobody is named as responsible for this promise: “{promise.words}”"
            remedy = "add `owner: …` to the front matter, with a person's name"
            yield warning("promise-without-owner", promise.span, message, remedy)
    yield from _targets(publication)


def _targets(publication: Publication) -> Iterator[Problem]:
    for card in publication.corpus.scorecards:
        for measure in card.measures:
            if measure.target is not None and not (measure.owner or card.owner):
                span = card.marks.key_span(f"measures/{measure.id}/target")
                message = f"{measure.id} has a target but no owner"
                remedy = "add `owner: …` to the measure or to the scorecard"
                yield warning("promise-without-owner", span, message, remedy)
