"""Every rule's page of the manual, by the rule's name: those of the checks, and those of what the other rooms meet on their way.

Imported only where somebody asks (`explain`) or names a rule (in settings or in a text): most builds need none of these words.
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
