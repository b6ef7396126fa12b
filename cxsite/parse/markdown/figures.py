"""An image alone in its paragraph with a title is a figure, and the title is its caption."""

import re

_ALONE = re.compile(
    r'<p>(?P<before>(?:<a [^<>]*>)?<img [^<>]*?)\s+title="(?P<caption>[^"]+)"(?P<after>[^<>]*>(?:</a>)?)</p>'
)


def figures(html: str) -> str:
    """Each such paragraph as `<figure>` with `<figcaption>`. An image in a sentence keeps its title."""
    if "<p><img " not in html and "><img " not in html:
        return html
    return _ALONE.sub(_figure, html)


def _figure(match: re.Match[str]) -> str:
    return f"<figure>{match['before']}{match['after']}\n<figcaption>{match['caption']}</figcaption>\n</figure>"
