"""Table rows that have more cells than the head: every engine silently drops the extra ones. And bars in code.

CommonMark splits a cell at a bar in code, unless the bar has a backslash; Python-Markdown does not, and shows the backslash.
"""

import re
from collections.abc import Iterator

from cxsite.model.wording import Said
from cxsite.parse.markdown.places import Places, line_end

# The row of hyphens, with the line break before it: the search skips from line to line. Indented by four, it may be code.
_RULE = re.compile(r"\n {0,3}+(?:>[ \t]*+)*+\|?[ \t]*+:?-[-:| \t]*$", re.MULTILINE)
_STROKE = re.compile(r"(?<!\\)\|")
_ESCAPED = re.compile(r"`[^`\n|\\]*\\\|[^`\n]*`")


def said(text: str, places: Places, *, code_splits: bool) -> Iterator[Said]:
    """The rows, with the cells that readers will not see; and code with an escaped bar in it, unless a bar in code splits its
    cell (`code_splits`). `text` is the source with code and comments blanked out.
    """
    done, escapes_show = 0, not code_splits and "\\|" in places.text
    cells = places.text if code_splits else text
    for rule in _RULE.finditer(text) if "|" in text else ():
        head = text.rfind("\n", 0, rule.start()) + 1
        if head < done or "|" not in rule[0]:
            continue
        width = len(_strokes(text, rule.start() + 1, places)) - 1
        if len(_strokes(cells, head, places)) - 1 == width:
            for at in _rows(text, rule.end() + 1):
                yield from _long_row(cells, at, width, places)
                yield from _escaped(text, at, places) if escapes_show else ()
                done = at + 1


def _rows(text: str, at: int) -> Iterator[int]:
    """The start of each consecutive row from `at` on."""
    while "|" in text[at : (end := line_end(text, at))]:
        yield at
        at = end + 1


def _long_row(text: str, at: int, width: int, places: Places) -> Iterator[Said]:
    strokes = _strokes(text, at, places)
    lost = places.text[strokes[width] + 1 : strokes[-1]].strip() if len(strokes) > width + 1 else ""
    if lost.strip("| "):
        yield Said("cells", lost, places.span(at, line_end(text, at)), figure=f"{len(strokes) - 1} {width}")


def _escaped(text: str, at: int, places: Places) -> Iterator[Said]:
    """Code in the row at `at` with an escaped bar in it. Between two pieces of code the bar is not blanked out in `text`."""
    for match in _ESCAPED.finditer(places.text, at, line_end(text, at)):
        if text[slice(*match.span())].isspace():
            yield Said("typed", match[0], places.span(*match.span()), figure="escaped bar")


def _strokes(text: str, at: int, places: Places) -> list[int]:
    """The cell boundaries of the row at `at`: its bars, and the row's own ends where there is no bar."""
    end = line_end(text, at)
    row = places.text[at:end]
    first, last = at + len(row) - len(row.lstrip("> \t")), at + len(row.rstrip())
    inner = [stroke.start() for stroke in _STROKE.finditer(text, at, end)]
    before = [] if inner[:1] == [first] else [first - 1]
    after = [] if inner[-1:] == [last - 1] else [last]
    return [*before, *inner, *after]
