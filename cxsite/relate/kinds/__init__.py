"""The kinds of measure, one line each. To add one: compute its `Figures` in a module here, and name it below."""

from cxsite.relate.kinds.figures import Kind
from cxsite.relate.kinds.nps import NPS
from cxsite.relate.kinds.number import NUMBER
from cxsite.relate.kinds.shares import CES, CSAT

KINDS: tuple[Kind, ...] = (
    NPS,
    CSAT,
    CES,
    NUMBER,
)


def kind_named(name: str) -> Kind | None:
    """The kind written as `kind: name`, or None."""
    return next((kind for kind in KINDS if kind.name == name), None)
