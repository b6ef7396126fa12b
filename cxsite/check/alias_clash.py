"""An old address (`aliases`) is already taken.

Each old address can redirect to only one place. A document's own address needs no alias.

Wrong, in late-refunds.md, if content/posts/refunds.md exists:

    aliases: [/posts/refunds/]

Right: an address that nothing uses any more.
"""

from collections.abc import Iterator

from cxsite.check.claims import place, same_file
from cxsite.check.publication import Publication
from cxsite.model.problem import Problem


def problems(publication: Publication) -> Iterator[Problem]:
    """Compare aliases with all other claims, and with each other."""
    claims = publication.library.claims
    taken = {same_file(claim.address): claim for claim in reversed(claims) if claim.kind != "alias"}
    for claim in claims:
        if claim.kind == "alias":
            other = taken.setdefault(same_file(claim.address), claim)
            if other is not claim:
                grave = publication.severity(claim.path, other.path)
                whose = other.path if other.path != claim.path else "this file itself"
                message = f"the alias {claim.address} already belongs to {whose}"
                yield Problem("alias-clash", grave, place(publication, claim), message, "take it out of aliases")
