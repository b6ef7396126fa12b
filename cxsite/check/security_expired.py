"""security.txt has expired.

The standard tells people who find a security problem not to trust an expired file. Check that the contact still works, then set
a date within the next year.

Wrong, in July 2027:

    security: {contact: security@example.org, expires: 2027-06-30}

Right:

    security: {contact: security@example.org, expires: 2028-06-30}
"""

from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.model.problem import Problem, warning


def problems(publication: Publication) -> Iterator[Problem]:
    """Compare the day with now."""
    site = publication.corpus.site
    if site.security and site.security.expires.instant <= publication.now.timestamp():
        message = f"security.txt was valid until {site.security.expires.local[:10]}"
        advice = "check that the contact still works, then set a date within the next year"
        yield warning("security-expired", site.marks.span("security/expires"), message, advice)
