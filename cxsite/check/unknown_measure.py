"""`watch` names a measure that does not exist.

Write scorecard.measure, as they are written in content/scorecards/.

Wrong:

    said_did:
      - {said: I never hear back., did: Every ticket shows the next update., watch: suport.promises}

Right:

    said_did:
      - {said: I never hear back., did: Every ticket shows the next update., watch: support.promises}
"""

from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.check.wording import listing
from cxsite.keys.near import near, perhaps
from cxsite.model.problem import Problem


def problems(publication: Publication) -> Iterator[Problem]:
    """Compare with the measures that exist; a scorecard that could not be read is reported elsewhere."""
    corpus = publication.corpus
    known = {f"{card.id}.{measure.id}" for card in corpus.scorecards for measure in card.measures}
    unread = publication.unread("scorecards")
    for post in corpus.posts:
        for number, each in enumerate(post.said_did):
            if each.watch and each.watch not in known and each.watch.partition(".")[0] not in unread:
                remedy = perhaps(near(each.watch, known), f"measures: {listing(sorted(known)) or 'none yet'}")
                span = post.marks.span(f"said_did/{number}/watch")
                grave = publication.severity(post.path)
                yield Problem("unknown-measure", grave, span, f'there is no measure "{each.watch}"', remedy)
