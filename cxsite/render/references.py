"""What a page shows of other documents, as a hash: the answers its text is filled with."""

from cxsite.keys.digest import Digests
from cxsite.model.articles import Correction
from cxsite.model.fills import Fill, Linked, Missing, ToHeld


def references(fills: tuple[Fill, ...], digests: Digests, corrections: tuple[Correction, ...] = ()) -> str:
    """The hash of the answers a text shows, and of its corrections. Why a link is left out is not shown, so not included."""
    return digests.of((*[_reference(fill) for fill in fills], *corrections))


def _reference(fill: Fill) -> Fill | str | None:
    if isinstance(fill, Linked):
        return fill.href
    return None if isinstance(fill, ToHeld | Missing) else fill
