"""The kinds of measure, one line each. To add one: compute its `Figures` in a module here, and list it below.

A milestone is not one of them: it has no counts of its own (`relate.milestones`).
"""

from cxsite.relate.kinds.figures import Kind
from cxsite.relate.kinds.goals import GOALS
from cxsite.relate.kinds.levers import LEVERS
from cxsite.relate.kinds.nps import NPS
from cxsite.relate.kinds.number import NUMBER
from cxsite.relate.kinds.shares import CES, CSAT
from cxsite.relate.kinds.two import TWO_QUESTIONS

KINDS: tuple[Kind, ...] = (
    NPS,
    CSAT,
    CES,
    NUMBER,
    GOALS,
    LEVERS,
    TWO_QUESTIONS,
)


def kind_named(name: str) -> Kind | None:
    """The kind written as `kind: name`, or None."""
    return next((kind for kind in KINDS if kind.name == name), None)
