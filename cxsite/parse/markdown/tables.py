"""Tables: alignment as classes (the page's policy forbids style attributes), and a frame that scrolls on narrow screens."""

import re

_ALIGNED = re.compile(r'(<t[dh]\b[^<>]*?)\s(?:style="\s*text-align:\s*|align=")(left|center|right);?\s*"')


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
