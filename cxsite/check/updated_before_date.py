"""A post was updated before it was published.

`date` is the day of publication; `updated` is the day of the last change that readers should know about. Often the year is
mistyped.

Wrong:

    date: 2026-03-02
    updated: 2025-03-09

Right:

    date: 2026-03-02
    updated: 2026-03-09
"""

from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.check.wording import moment
from cxsite.model.problem import Problem, warning


def problems(publication: Publication) -> Iterator[Problem]:
    """Compare moments, but not within a day: a change on the day of publication is fine."""
    for post in publication.corpus.posts:
        if post.updated and post.updated.instant < post.date.instant and post.updated.day < post.date.day:
            message = f"updated {moment(post.updated)} is before the date {moment(post.date)}"
            yield warning("updated-before-date", post.marks.span("updated"), message, "correct one of the two")
