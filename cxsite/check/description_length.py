"""A description is so long that lists and search engines will cut it.

Search engines show some 150 to 160 characters; lists and shared links on other sites not many more. What comes after is
read by nobody. One or two sentences do.

Wrong: a description of four sentences

Right:

    description: The second bill is paid in trust.
"""

from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.model.problem import Problem, warning

LONGEST = 200


def problems(publication: Publication) -> Iterator[Problem]:
    """Warn above 200 characters."""
    for document in publication.corpus.documents:
        if (length := len(document.description)) > LONGEST:
            message = f"the description has {length} characters; most places show about 160"
            remedy = f"say it in {LONGEST} characters or fewer"
            yield warning("description-length", document.marks.span("description"), message, remedy)
