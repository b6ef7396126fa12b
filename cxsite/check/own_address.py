"""A link uses the full address of the publication itself, or of its preview.

A link to the path of a file is checked, and follows an article whose address changes. An address copied from a browser is
neither checked nor updated, and a preview address points to each reader's own machine.

Wrong:

    See [late refunds](https://thecounter.example/posts/late-refunds/).
    See [late refunds](http://localhost:8000/posts/late-refunds/).

Right:

    See [late refunds](late-refunds.md).

If something other than cxsite serves that address, you can allow it in the text.
"""

import re
from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.model.problem import Problem, warning

_HERE = re.compile(r"(?i)https?://(?:localhost|127\.0\.0\.1|\[::1\]|0\.0\.0\.0)(?::\d+)?(?=/|$)")


def problems(publication: Publication) -> Iterator[Problem]:
    """Check the external links. The bare address of the site does not count as a link to one of its pages."""
    own = publication.corpus.site.address.rstrip("/") + "/"
    for _, said in publication.said("outside"):
        if found := _HERE.match(said.words):
            message = "this address is on each reader's own machine: it comes from a preview"
            yield warning("own-address", said.span, message, _remedy(said.words[found.end() :]))
        elif said.words.startswith(own) and said.words != own:
            message = "this is one of the publication's own addresses, which are not checked or updated in this form"
            yield Problem("own-address", "note", said.span, message, _remedy("/" + said.words.removeprefix(own)))


def _remedy(address: str) -> str:
    return f"write the path of the file, such as late-refunds.md, or {address or '/'}"
