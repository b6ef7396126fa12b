"""A link points to a file or address that is not in the publication.

To link to one of your own files, write its path relative to the file that contains the link; cxsite turns it into the address.
A link to a draft is not broken: it appears when the draft is published.

Wrong:

    See [late refunds](late-refund.md).

Right:

    See [late refunds](late-refunds.md).
"""

import re
from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.check.wording import instead, is_mail, written
from cxsite.keys.near import perhaps
from cxsite.model.fills import Missing
from cxsite.model.problem import Problem

_FILE = re.compile(r"(?i).*\.(?!md$|html?$)[a-z][a-z0-9]{1,4}")


def problems(publication: Publication) -> Iterator[Problem]:
    """Report each where it is written."""
    for asked in publication.questions:
        answer = asked.answer
        if isinstance(answer, Missing) and answer.what == "file" and not asked.image:
            message = f"the link points to {answer.name}, which does not exist"
            named = written(asked, answer)
            remedy = perhaps(() if is_mail(named) else answer.near, instead(named, _otherwise(named)))
            yield Problem("broken-link", asked.severity, asked.span, message, remedy)


def _otherwise(written: str) -> str:
    """What to do about an address that is near to none: a file has to be put somewhere, others have to be written right."""
    if _FILE.fullmatch(written):
        return "put the file beside this one, or into static/ with an address that starts with /"
    return "write the path of a file beside this one, or an address on the site that starts with /"
