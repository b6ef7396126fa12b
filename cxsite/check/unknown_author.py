"""A post names an author for whom there is no file in content/authors/.

An author is named by the file's name without ending: content/authors/priya.yaml is "priya".

Wrong:

    authors: [pria]

Right:

    authors: [priya]
"""

from collections.abc import Iterator

from cxsite.check.publication import Publication, severity
from cxsite.check.wording import near, perhaps
from cxsite.model.addresses import slug_of_path
from cxsite.model.problem import Problem


def problems(publication: Publication) -> Iterator[Problem]:
    """Compare with the authors that are there, and those whose files could not be read."""
    corpus = publication.corpus
    known = {author.id for author in corpus.authors}
    unread = {slug_of_path(path) for path in corpus.unread if path.startswith("content/authors/")}
    for post in corpus.posts:
        for number, author in enumerate(post.authors):
            if author not in known and author not in unread:
                remedy = perhaps(near(author, known), f"add content/authors/{author}.yaml, or name one who is there")
                message = f'there is no author "{author}"'
                grave = severity(publication.held.get(post.path))
                yield Problem("unknown-author", grave, post.marks.span(f"authors/{number}"), message, remedy)
