"""An article has no description.

Lists, feeds and search engines then show the start of its first paragraph, which was written for another purpose. The preview's
desk always lists such articles, but this rule is off by default.

To turn it on, in site.yaml:

    rules: {description-missing: warning}

Right, in the article:

    description: The second bill is paid in trust.
"""

from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.model.problem import Problem


def problems(publication: Publication) -> Iterator[Problem]:
    """A note for each post (the settings give the severity), if the rule is turned on."""
    if "description-missing" not in dict(publication.corpus.site.editorial.rules):
        return
    for post in publication.corpus.posts:
        if not post.description:
            span, remedy = post.marks.span("title"), "write a line `description: …` of one or two sentences"
            yield Problem("description-missing", "note", span, "this article has no description", remedy)
