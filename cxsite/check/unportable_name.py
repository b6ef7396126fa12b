"""A name is not allowed on some systems, so the site could not be copied there.

Windows does not allow files called con, aux or nul, a dot or space at the end of a name, or any of < > : " | ? * in it.

Wrong: static/report: final.pdf

Right: static/report-final.pdf
"""

import re
from collections.abc import Iterator

from cxsite.check.claims import place
from cxsite.check.publication import Publication
from cxsite.model.addresses import DEVICES, file_of
from cxsite.model.problem import Problem

_SIGNS = r'[<>:"|?*\\\x00-\x1f]'
_ENDS = r"[. ](?:/|$)"
_NAMES = rf"(?:^|/)(?:{DEVICES})(?:\.[^/]*)?(?:/|$)"
_BAD = re.compile(f"{_SIGNS}|{_ENDS}|{_NAMES}", re.IGNORECASE)


def problems(publication: Publication) -> Iterator[Problem]:
    """Check the output file of each address that an author's file takes."""
    for claim in publication.library.claims:
        file = file_of(claim.address)
        if _BAD.search(file):
            grave = publication.severity(claim.path)
            message = f'this would make the file "{file}", which Windows does not allow'
            yield Problem("unportable-name", grave, place(publication, claim), message, "give it another name or slug")
