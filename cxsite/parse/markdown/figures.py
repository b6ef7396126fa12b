"""Tables and figures in the shape that the theme knows.

Alignment becomes classes (the page's policy forbids style attributes), and a table gets a frame that scrolls on narrow screens.
An image alone in its paragraph with a title is a figure, whose caption the title is.
"""

import re

_ALIGNED = re.compile(r'(<t[dh]\b[^<>]*?)\s(?:style="\s*text-align:\s*|align=")(left|center|right);?\s*"')
_ALONE = re.compile(
    r'<p>(?P<before>(?:<a [^<>]*>)?<img [^<>]*?)\s+title="(?P<caption>[^"]+)"(?P<after>[^<>]*>(?:</a>)?)</p>'
)


def tables(html: str, label: str) -> str:
    """Give alignment as the classes to-left, to-center, to-right, and each table a frame named "`label` 1", "`label` 2", …

    The frame can be reached by keyboard, because what scrolls must be. Tables that the author wrote in HTML keep their own frame.
    """
    if "<table" not in html:
        return html
    if "align" in html:
        html = _ALIGNED.sub(r'\1 class="to-\2"', html)
    return _framed(html, label) if "<table>" in html else html


def _framed(html: str, label: str) -> str:
    first, *rest = html.split("<table>")
    out = [first]
    for number, part in enumerate(rest, 1):
        frame = f'<div class="table" role="group" tabindex="0" aria-label="{label} {number}">\n<table>'
        out += frame, part.replace("</table>", "</table>\n</div>", 1)
    return "".join(out)


def figures(html: str) -> str:
    """Each such paragraph as `<figure>` with `<figcaption>`. An image in a sentence keeps its title."""
    if "<p><img " not in html and "><img " not in html:
        return html
    return _ALONE.sub(_figure, html)


def _figure(match: re.Match[str]) -> str:
    return f"<figure>{match['before']}{match['after']}\n<figcaption>{match['caption']}</figcaption>\n</figure>"
