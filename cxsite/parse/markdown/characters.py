"""Characters that no page may hold, written as numbers: &#146; was an apostrophe in old Windows programs.

The engine `markdown` passes the number on, so that the page is not valid; `commonmark` writes the character itself, and nothing
or a box is shown. Numbers in code are meant as text.
"""

import re
from collections.abc import Iterator

from cxsite.model.problem import Problem, error
from cxsite.parse.markdown.places import Places
from cxsite.parse.values.plain_text import forbidden

_CODE = r"`{3,}[^`]+`{3,}|(?P<ticks>`{1,2})[^`\n]+(?P=ticks)"
_NUMBER = re.compile(rf"(?i){_CODE}|&#(?:x(?P<hex>[0-9a-f]{{1,6}})|(?P<decimal>[0-9]{{1,7}}));")
_LAST = 0x10FFFF


def problems(places: Places, html: str) -> tuple[Problem, ...]:
    """The errors of a text that became `html` in the engine, in order."""
    return tuple(_found(places, html)) if "&#" in places.text else ()


def _found(places: Places, html: str) -> Iterator[Problem]:
    for hit in _NUMBER.finditer(places.text):
        if hit[0][0] == "`":
            continue
        number = int(hit["hex"], 16) if hit["hex"] else int(hit["decimal"])
        char = chr(number) if number <= _LAST else "\0"
        told = forbidden(char)
        replaced = "\ufffd" if char == "\0" or "\ud800" <= char <= "\udfff" else char
        if told and (hit[0] in html or replaced in html):
            meant = bytes([number]).decode("cp1252", "ignore") if number in range(128, 160) else ""
            span = places.span(hit.start(), hit.end())
            message = f"{hit[0]} stands for a character that is not allowed in a page or feed"
            yield error("control-character", span, message, f"write {meant}" if meant else "delete it")
