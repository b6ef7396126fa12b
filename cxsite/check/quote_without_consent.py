"""A customer is quoted, and nothing says that they agreed.

The rule is about block quotes with a line below that names a customer, patient, guest or the like. Say in the front matter who
agreed, how and when; it is not published. If someone withdraws their consent, you can then find the quote.

Wrong:

    > You were the first who called back.
    > — a customer in Leeds

Right, with this in the front matter:

    consent: Maria G., by letter, 2026-09-30
"""

import re
from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.model.problem import Problem, warning

_CUSTOMER = re.compile(
    r"\b(?:customer|client|patient|guest|passenger|subscriber|caller|tenant|policyholder|shopper|kunde|kundin|cliente?|clienta)s?\b",
    re.IGNORECASE,
)
_OF_THE_HOUSE = re.compile(  # a head of customer care is not a customer
    r"\b(?:customer|client|patient|guest|passenger)s?['’]?[ -](?:service|care|support|success|experience|\w+er\b)",
    re.IGNORECASE,
)


def problems(publication: Publication) -> Iterator[Problem]:
    """Warn at each such line."""
    for document, quote in publication.said("quote"):
        named = _CUSTOMER.search(_OF_THE_HOUSE.sub("", quote.words))
        if named and not document.consent:
            message = f"a {named[0].lower()} is quoted, but nothing says that they agreed"
            remedy = "add `consent: …` to the front matter: who agreed, how and when"
            yield warning("quote-without-consent", quote.span, message, remedy)
