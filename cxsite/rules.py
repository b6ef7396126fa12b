"""Every rule's manual page by name: the rules of the checks, and those for problems that other rooms find.

Imported only for `explain`, or when settings or a text name a rule: most builds need none of this.
"""

from collections.abc import Mapping

from cxsite import check
from cxsite.importers import manual as importers
from cxsite.parse import manual as parse
from cxsite.read import manual as read
from cxsite.render import manual as render
from cxsite.write import manual as write

MANUAL: Mapping[str, str] = {
    **check.MANUAL,
    **importers.MANUAL,
    **parse.MANUAL,
    **read.MANUAL,
    **render.MANUAL,
    **write.MANUAL,
}


def names() -> frozenset[str]:
    """All names of rules."""
    return frozenset(MANUAL)
