"""A tag is used by only one article, in a publication of thirty or more.

A tag leads from one article to others; this one leads nowhere. It may be a slip, or the first of a series: so this is a
note. To be spared them, write `rules: {lonely-tags: off}` into site.yaml.

Wrong, on one article of many:

    tags: [refunds, tuesdays]

Right:

    tags: [refunds]
"""

from collections import Counter
from collections.abc import Iterator

from cxsite.check.labels import labels
from cxsite.check.publication import Publication
from cxsite.model.labels import key
from cxsite.model.problem import Problem

ENOUGH = 30


def problems(publication: Publication) -> Iterator[Problem]:
    """A note at each such tag."""
    if len(publication.corpus.posts) < ENOUGH:
        return
    uses = [use for use in labels(publication.corpus) if use.kind == "tag"]
    counted = Counter(key(use.label) for use in uses)
    for use in uses:
        if counted[key(use.label)] == 1:
            message = f'no other article has the tag "{use.label}"'
            yield Problem("lonely-tags", "note", use.span, message, "use a tag that others have, or leave it out")
