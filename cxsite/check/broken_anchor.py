"""A link points to a place on a page (after the #) that does not exist.

These places are the ids of headings: the words in lower case, joined by hyphens. An id changes when its heading changes.

Wrong, if the heading is "Why they are late":

    See [the reasons](late-refunds.md#reasons).

Right:

    See [the reasons](late-refunds.md#why-they-are-late).
"""

from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.check.wording import listing
from cxsite.keys.near import perhaps
from cxsite.model.fills import Missing
from cxsite.model.problem import Problem


def problems(publication: Publication) -> Iterator[Problem]:
    """Report each where it is written."""
    for asked in publication.questions:
        answer = asked.answer
        if isinstance(answer, Missing) and answer.what == "anchor":
            message = f"there is no #{answer.name} on that page"
            remedy = perhaps(
                (f"#{near}" for near in answer.near),
                f"anchors there: {listing(answer.known)}"
                if answer.known
                else f"leave out #{answer.name}, or give a heading there this id: ## Words {{#{answer.name}}}",
            )
            yield Problem("broken-anchor", asked.severity, asked.span, message, remedy)
