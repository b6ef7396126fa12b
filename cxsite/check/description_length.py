"""A description is so long that lists and search engines will cut it off.

Search engines show about 150 to 160 characters; lists, and links shared on other sites, show few more. Nobody reads the rest.
One or two sentences are enough.

Wrong:

    description: We looked at three hundred letters last year. Most of them asked the same thing, and some asked it twice. What
      we found is that a late answer costs more than a short one. In the end, the second bill is paid in trust.

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
            remedy = f"shorten it to {LONGEST} characters or fewer"
            yield warning("description-length", document.marks.span("description"), message, remedy)
