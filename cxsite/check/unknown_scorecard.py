"""A post lists a scorecard that does not exist.

Write the name of the scorecard's file without its extension: content/scorecards/support.yaml is "support".

Wrong:

    scorecards: [suport]

Right:

    scorecards: [support]
"""

from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.check.wording import listing
from cxsite.keys.near import near, perhaps
from cxsite.model.problem import Problem


def problems(publication: Publication) -> Iterator[Problem]:
    """Compare with the scorecards that exist, and those whose files could not be read."""
    corpus = publication.corpus
    known = {card.id for card in corpus.scorecards}
    unread = publication.unread("scorecards")
    for post in corpus.posts:
        for number, card in enumerate(post.scorecards):
            if card not in known and card not in unread:
                remedy = perhaps(near(card, known), f"scorecards: {listing(sorted(known)) or 'none yet'}")
                message = f'there is no scorecard "{card}"'
                grave = publication.severity(post.path)
                yield Problem("unknown-scorecard", grave, post.marks.span(f"scorecards/{number}"), message, remedy)
