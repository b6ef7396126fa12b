"""A dated post quotes a number without naming the period.

A post keeps its date for good, but a number that moves with the next quarter would change what it says. So name the period in
posts. Pages without a date may leave it out and show the newest. `@latest` in a post is allowed, with a warning.

Wrong:

    We scored {{ support.recommend }}.

Right:

    We scored {{ support.recommend @2026-Q3 }}.
"""

from collections.abc import Iterator

from cxsite.check.publication import Publication, Question
from cxsite.check.wording import listing
from cxsite.model.body import Binding, Number, Ref
from cxsite.model.fills import Missing
from cxsite.model.problem import Problem


def problems(publication: Publication) -> Iterator[Problem]:
    """Check bindings and checked numbers in posts; a chart shows all periods and needs none."""
    for asked in publication.questions:
        use = asked.use
        if asked.dated and isinstance(use, Binding | Number) and use.ref:
            yield from _of(asked, use.ref)


def _of(asked: Question, ref: Ref) -> Iterator[Problem]:
    if ref.period == "latest":
        message = "this number will change with each new period, though the post is dated"
        yield Problem("unpinned-period", "warning", asked.span, message, "name the period, for example @2026-Q3")
    elif not ref.period and not (isinstance(asked.answer, Missing) and asked.answer.name):
        known = asked.answer.known if isinstance(asked.answer, Missing) else ()
        remedy = f"add one of: {listing(f'@{period}' for period in known)}" if known else "add it, for example @2026-Q3"
        yield Problem("unpinned-period", asked.severity, asked.span, "a dated post has to say which period", remedy)
