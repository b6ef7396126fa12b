"""The links that stand around every page: navigation and the list of where to follow the publication."""

from collections.abc import Mapping
from typing import Literal

from cxsite.model.library import Fill, Linked
from cxsite.model.site import Site


def menu(
    site: Site, name: Literal["navigation", "follow"], keyed: Mapping[tuple[str, str], Fill]
) -> tuple[tuple[str, str], ...]:
    """(title, href) of the entries that lead somewhere public, in order; `keyed` has the answers by file and key."""
    entries = site.navigation if name == "navigation" else site.follow
    answers = ((entry.title, keyed.get((site.marks.path, f"{name}/{n}/link"))) for n, entry in enumerate(entries))
    return tuple((title, answer.href) for title, answer in answers if isinstance(answer, Linked))
