"""The registered marks around NPS: whether a page uses them, and so has to show the notice."""

import re

from cxsite.model.fills import Drawn, Fill, Quoted
from cxsite.model.result import MeasureResults
from cxsite.render.rows import Rows

_MARKS = re.compile(r"N(?<=\bN)(?:PS|et Promoter)\b")  # begins with a letter, so that the search skips ahead


def used(*texts: str) -> bool:
    """Whether any of these texts, plain or HTML, uses a mark."""
    return any(map(_MARKS.search, texts))


def measured(*measures: MeasureResults) -> bool:
    """Whether any of these measures is an NPS, whose charts and tables use the marks."""
    return any(each.measure.kind == "nps" for each in measures)


def quoted(fills: tuple[Fill, ...], rows: Rows) -> bool:
    """Whether a text's bound numbers or charts show an NPS."""
    for fill in fills:
        if isinstance(fill, Drawn) and measured(*fill.measures):
            return True
        if isinstance(fill, Quoted) and fill.href in rows and measured(rows[fill.href][0]):
            return True
    return False
