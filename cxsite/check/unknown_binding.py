"""A reference names a scorecard, measure, period or field that does not exist.

Write scorecard.measure, then @ and the period, as they are written in content/scorecards/.

Wrong:

    We scored {{ support.recomend @2026-Q3 }}.

Right:

    We scored {{ support.recommend @2026-Q3 }}.
"""

from collections.abc import Iterator

from cxsite.check.publication import Publication, Question
from cxsite.check.wording import listing
from cxsite.keys.near import perhaps
from cxsite.model.body import Link
from cxsite.model.fills import Missing
from cxsite.model.problem import Problem

_VARIABLES = frozenset({"include", "layout", "page", "paginator", "post", "site"})  # of Jekyll, Nunjucks and others


def problems(publication: Publication) -> Iterator[Problem]:
    """Report what is missing, unless its scorecard could not be read, which has been reported already."""
    unread = publication.unread("scorecards")
    for asked in publication.questions:
        answer = asked.answer
        if isinstance(answer, Missing) and answer.name and not isinstance(asked.use, Link | None):
            if answer.what == "scorecard" and answer.name in unread:
                continue
            yield _problem(asked, answer)


def _problem(asked: Question, answer: Missing) -> Problem:
    known = f"{answer.what}s there: {listing(answer.known)}" if answer.known else ""
    guess = perhaps(answer.near, "")
    both = f"{guess} {known[:1].upper()}{known[1:]}" if guess and known else guess or known
    remedy = both or "look in content/scorecards/"
    if answer.what == "scorecard" and answer.name in _VARIABLES:
        remedy = "this is another tool's shorthand; write what it stands for, or \\{{ if the braces are meant as text"
    elif answer.what == "scorecard" and not guess:
        remedy += "; write \\{{ if the braces are meant as text"
    return Problem("unknown-binding", asked.severity, asked.span, f'there is no {answer.what} "{answer.name}"', remedy)
