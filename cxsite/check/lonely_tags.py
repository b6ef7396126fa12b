"""A tag is used by only one article, in a publication of thirty or more.

A tag links an article to others; this one links to nothing. It may be a typo, or the first of several, so this is only a note.
To turn these notes off, write `rules: {lonely-tags: off}` in site.yaml.

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
