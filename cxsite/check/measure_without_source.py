"""A measure does not say where its numbers come from.

Readers can judge a number only if they know who was asked, how, and by whom. List each source once, under `sources`, and
name it in each measure that uses it. A milestone needs none: it is judged by another measure, which has one.

Wrong:

    measures:
      recommend:
        kind: nps
        title: Would recommend us

Right:

    sources:
      pulse:
        title: Quarterly customer survey
    measures:
      recommend:
        kind: nps
        title: Would recommend us
        source: pulse
"""

from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.check.wording import listing
from cxsite.model.problem import Problem, warning


def problems(publication: Publication) -> Iterator[Problem]:
    """A source that is named but not listed is reported when the file is read."""
    for card in publication.corpus.scorecards:
        known = listing(source.id for source in card.sources)
        remedy = f"add a source, one of: {known}" if known else "list the source under `sources` and name it here"
        for measure in card.measures:
            if not measure.source and measure.programme is None:  # a milestone uses another measure's numbers
                message = f"{measure.id} has no source; readers cannot tell where it comes from"
                span = card.marks.key_span(f"measures/{measure.id}")
                yield warning("measure-without-source", span, message, remedy)
