"""An image has no alt text.

Alt text is read out, shown while the image loads, and found by search engines. Say what a reader would miss without the image,
not that it is one. For an image that is only decoration, use HTML with an empty `alt`.

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
