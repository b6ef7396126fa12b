"""Two posts have the same permanent id.

Feed readers would take one post for the other. An id is made once and never copied: in a post that started as a copy of
another, delete the id, or take a new one from `cxsite new post`.

Wrong: `id: 5f0c` in both a.md and b.md.

Right: no id in the copy.
"""

from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.model.problem import Problem


def problems(publication: Publication) -> Iterator[Problem]:
    """Report the second file, naming the first that has the id."""
    first: dict[str, str] = {}
    for post in publication.corpus.posts:
        if post.id and first.setdefault(post.id, post.path) != post.path:
            grave = publication.severity(post.path, first[post.id])
            message = f'the id "{post.id}" is also the id of {first[post.id]}'
            yield Problem("duplicate-id", grave, post.marks.span("id"), message, "delete the id from the newer post")
