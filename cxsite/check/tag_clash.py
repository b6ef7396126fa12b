"""Two different tags (categories, series) would have the same address.

Addresses keep only letters and digits: "C++" and "C#" both become /tags/c/. Posts with one tag would be listed under the other.

Wrong, in two posts:

    tags: [C++]
    tags: [C#]

Right:

    tags: [C plus plus]
    tags: [C sharp]
"""

from collections.abc import Iterator

from cxsite.check.labels import LabelUse, labels, spellings
from cxsite.check.publication import Publication
from cxsite.model.addresses import slug
from cxsite.model.labels import key
from cxsite.model.problem import Problem


def problems(publication: Publication) -> Iterator[Problem]:
    """Report each further label once, where it is first written. Drafts and expired posts are not checked."""
    addressed = {(kind, slug(label), key(label)) for kind, label in spellings(publication.corpus)}
    if len({found[:2] for found in addressed}) == len(addressed):  # nothing clashes: the usual case
        return
    first: dict[tuple[str, str], LabelUse] = {}
    met: set[tuple[str, str]] = set()
    for use in labels(publication.corpus):
        this = (use.kind, key(use.label))
        if this in met or publication.severity(use.path) == "warning":
            continue
        met.add(this)
        other = first.setdefault((use.kind, slug(use.label)), use)
        if other is not use and slug(use.label):
            yield _problem(use, other)


def _problem(use: LabelUse, other: LabelUse) -> Problem:
    shared = f'would share the address "{slug(use.label)}"'
    message = f'the {use.kind} "{use.label}" and "{other.label}" in {other.path} {shared}'
    return Problem("tag-clash", "error", use.span, message, "write both alike, or give one another name")
