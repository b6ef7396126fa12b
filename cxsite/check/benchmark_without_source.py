"""A number from elsewhere is used for comparison without a source.

"The industry average is 41" may come from a phone survey, from a software vendor, or from nobody. Give the source in the same
paragraph, as a link or a footnote. The rule works for texts in English, German, French and Spanish.

Wrong:

    The industry average is 41.

Right:

    The [industry average](https://example.org/survey-2026) is 41.
"""

from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.model.problem import Problem, warning


def problems(publication: Publication) -> Iterator[Problem]:
    """Warn of paragraphs that have such words and a number, but neither link nor footnote."""
    for _, comparison in publication.said("comparison"):
        if not comparison.backed:
            message = f"“{comparison.words}” comes with a number but no source"
            remedy = "say where the number comes from in the same paragraph, with a link or a footnote"
            yield warning("benchmark-without-source", comparison.span, message, remedy)
