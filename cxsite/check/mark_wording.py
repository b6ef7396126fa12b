"""A registered trademark is not written as its owners ask, as in “NPS score”.

NPS stands for Net Promoter Score, so “NPS score” says score twice. The marks have capitals: not “nps” or “Net promoter score”.
A score from −100 to +100 is not a percentage: not “NPS of 34%”. Words in quotation marks, in code or in a link are not checked.

Wrong:

    Our NPS score is 34%.

Right:

    Our NPS is {{ support.recommend @2026-Q3 }}.
"""

from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.model.place import Marks, Span
from cxsite.model.problem import Problem, warning
from cxsite.model.trademarks import instead, may_be_misused, misused


def problems(publication: Publication) -> Iterator[Problem]:
    """Texts, then titles and descriptions, then the words of scorecards."""
    for document in publication.corpus.documents:
        for said in document.outline.said.of("mark"):
            yield _problem(said.words, said.span)
        for key, words in (("title", document.title), ("description", document.description)):
            if may_be_misused(words):
                yield from _in(words, document.marks, key)
    for card in publication.corpus.scorecards:
        titles = ((f"measures/{measure.id}/title", measure.title) for measure in card.measures)
        for key, words in (("title", card.title), ("about", card.about), *titles):
            yield from _in(words, card.marks, key)


def _in(words: str, marks: Marks, key: str) -> Iterator[Problem]:
    for start, end in misused(words):
        yield _problem(words[start:end], marks.span(key))


def _problem(words: str, span: Span) -> Problem:
    return warning("mark-wording", span, f"“{words}” is not how this mark is written", instead(words))
