"""A file asks for an address that cxsite uses itself.

These are the addresses of the front page, lists, feeds, the sitemap and the like.

Wrong: content/pages/tags.md, whose address would be /tags/.

Right: content/pages/about-tags.md, or `slug: about-tags` in it.
"""

import re
from collections.abc import Iterator

from cxsite.check.claims import place
from cxsite.check.publication import Publication
from cxsite.model.addresses import file_of
from cxsite.model.problem import Problem

_FILES = re.compile(
    r"(?:(?:tags|authors|series|archive|search|scorecards|methods|corrections|letters|page/\d+|archive/\d{4})/)?index\.html"
    r"|(?:(?:tags|authors)/[^/]+/|results/)?(?:feed\.xml|atom\.xml|feed\.json)|index\.xml|rss\.xml"
    r"|sitemap(?:-\d+)?\.xml|robots\.txt|llms\.txt|404\.html",
    re.IGNORECASE,
)


def problems(publication: Publication) -> Iterator[Problem]:
    """Compare each file that an author's file becomes with those that cxsite makes."""
    for claim in publication.library.claims:
        if claim.kind != "list" and _FILES.fullmatch(file_of(claim.address)):
            grave = publication.severity(claim.path)
            message = f"{claim.path} would be at {claim.address}, which cxsite writes itself"
            yield Problem("reserved-address", grave, place(publication, claim), message, "choose another name")
