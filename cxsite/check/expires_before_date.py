"""A post expires before it is published, so nobody will ever see it.

Wrong:

    date: 2026-03-02
    expires: 2026-02-28

Right:

    date: 2026-03-02
    expires: 2027-02-28
"""

from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.check.wording import moment
from cxsite.model.problem import Problem, warning


def problems(publication: Publication) -> Iterator[Problem]:
    """Compare the two moments."""
    for post in publication.corpus.posts:
        if post.expires and post.expires.instant <= post.date.instant:
            message = (
                f"expires {moment(post.expires)} is not after the date {moment(post.date)}: nobody will ever see this"
            )
            yield warning("expires-before-date", post.marks.span("expires"), message, "correct one of the two")
