"""Tables and figures in the shape that themes expect.

Alignment becomes classes (the page's content security policy forbids style attributes), and each table gets a frame that
scrolls on narrow screens. An image with a title, alone in its paragraph, becomes a figure with the title as its caption.
"""

import re

_ALIGNED = re.compile(r'(<t[dh]\b[^<>]*?)\s(?:style="\s*text-align:\s*|align=")(left|center|right);?\s*"')
_ALONE = re.compile(
    r'<p>(?P<before>(?:<a [^<>]*>)?<img [^<>]*?)\s+title="(?P<caption>[^"]+)"(?P<after>[^<>]*>(?:</a>)?)</p>'
)


def tables(html: str, label: str) -> str:
    """Turn alignment into the classes to-left, to-center, to-right, and wrap tables in frames named "`label` 1", "`label` 2", …

    The frame is focusable, because what scrolls must be reachable by keyboard. Tables that the author wrote in HTML are not
    wrapped.
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
    """Turn each such paragraph into `<figure>` with `<figcaption>`. An image within a sentence keeps its title."""
    if "<p><img " not in html and "><img " not in html:
        return html
    return _ALONE.sub(_figure, html)


def _figure(match: re.Match[str]) -> str:
    return f"<figure>{match['before']}{match['after']}\n<figcaption>{match['caption']}</figcaption>\n</figure>"
