"""Two files have the same address, so one would overwrite the other.

Names that differ only in case, or in how an accent is stored, count as the same, because some systems cannot tell them apart.
A file also clashes with an address that needs a folder of the same name.

Wrong: content/posts/refunds.md and content/posts/2026-10-01-refunds.md, both at /posts/refunds/.

Right: `slug: refunds-again` in one of them.
"""

from collections.abc import Iterator, Mapping

from cxsite.check.claims import place, same_file
from cxsite.check.publication import Publication
from cxsite.model.library import Claim
from cxsite.model.problem import Problem


def problems(publication: Publication) -> Iterator[Problem]:
    """Compare all claims except old addresses; lists that clash through their labels are left to `tag-clash`."""
    taken: dict[str, Claim] = {}
    posts = {post.path for post in publication.corpus.posts}
    for claim in publication.library.claims:
        if claim.kind == "alias":
            continue
        first = taken.setdefault(same_file(claim.address), claim)
        by_label = first.kind == claim.kind == "list" and first.path in posts and claim.path in posts
        if first.path != claim.path and not by_label:
            yield _problem(publication, claim, first, "is there already")
    yield from _folders(publication, taken)


def _folders(publication: Publication, taken: Mapping[str, Claim]) -> Iterator[Problem]:
    """A file where another address needs a folder."""
    for file, claim in taken.items():
        above = file.rpartition("/")[0]
        while above:
            if above in taken:
                yield _problem(publication, taken[above], claim, "needs a folder of that name")
            above = above.rpartition("/")[0]


def _problem(publication: Publication, claim: Claim, other: Claim, why: str) -> Problem:
    message = f"{claim.path} would be at {claim.address}, but {other.path} {why}"
    remedy = "give one of them another slug or permalink" if claim.kind == "page" else "rename one of them"
    grave = publication.severity(claim.path, other.path)
    return Problem("address-clash", grave, place(publication, claim), message, remedy)
