"""A tag is not listed in content/tags.yaml.

The rule applies only if that file exists: it lists the tags that the publication has agreed on, and their other names. Add a
new tag there, with a sentence on what it is about.

Wrong, if the file has `refunds`:

    tags: [refnds]

Right:

    tags: [refunds]
"""

from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.keys.near import near, perhaps
from cxsite.model.labels import key
from cxsite.model.problem import Problem, warning


def problems(publication: Publication) -> Iterator[Problem]:
    """Compare with labels and aliases."""
    tags = publication.corpus.vocabulary.tags
    if not tags:
        return
    known = {key(name) for tag in tags for name in (tag.label, *tag.aliases)}
    labels = [tag.label for tag in tags]
    for post in publication.corpus.posts:
        for number, tag in enumerate(post.tags):
            if key(tag) not in known:
                remedy = perhaps(near(tag, labels), "add it to content/tags.yaml, or use one that is there")
                yield warning("unknown-tag", post.marks.span(f"tags/{number}"), f'there is no tag "{tag}"', remedy)
