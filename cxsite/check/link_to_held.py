"""A public post or page links to something that is not public.

The target is a draft, a scheduled post, one that has expired, or a page that has nothing to show yet, such as that of an author
without public posts. Readers see the words without a link. The link appears on its own once its target is public, so there is
nothing to do unless the words make no sense without it.

Wrong, while the second part is a draft:

    Continue with [the second part](part-two.md).

Right:

    The [second part](part-two.md) will follow soon.
"""

from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.check.wording import held_words
from cxsite.model.fills import ToHeld
from cxsite.model.problem import Problem, warning


def problems(publication: Publication) -> Iterator[Problem]:
    """Warn in public texts only: a draft may link to drafts."""
    for asked in publication.questions:
        if isinstance(asked.answer, ToHeld) and not asked.held:
            to = asked.answer.held
            message = f"the link points to {to.path}, which {held_words(to)}: readers see the link text only"
            yield warning("link-to-held", asked.span, message, _help(to.reason))


def _help(reason: str) -> str:
    if reason == "expired":
        return "remove the link, or point it elsewhere"
    when = {"draft": "it is published", "scheduled": "the day comes"}.get(reason, "there is one")
    return f"the link appears by itself when {when}"
