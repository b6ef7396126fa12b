"""An image has no alt text.

They are read out, shown while the picture is on its way, and found by search engines. Say what a reader would miss without the
picture, not that it is one. Where it only decorates, say so in HTML, with words that are empty on purpose.

Wrong:

    ![](queue.png)

Right, either of these:

    ![A queue at the only open till](queue.png)
    <img src="line.png" alt="">
"""

from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.model.problem import Problem, warning


def problems(publication: Publication) -> Iterator[Problem]:
    """Warn of each in texts; pictures in front matter and of authors must have alt text to be read at all."""
    message = "this image has no alt text"
    remedy = "describe what it shows: ![a queue at a till](queue.png)"
    for _, picture in publication.said("picture"):
        yield warning("image-without-alt", picture.span, message, remedy)
