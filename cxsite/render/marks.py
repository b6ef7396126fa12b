"""The registered marks around NPS, and the notice that pages using them carry."""

import re

from cxsite.model.library import Drawn, Fill, Quoted
from cxsite.model.result import MeasureResults
from cxsite.render.rows import Rows

NOTICE = (
    "Net Promoter®, NPS®, NPS Prism®, and the NPS-related emoticons are registered trademarks of Bain & Company, Inc., "
    "NICE Systems, Inc., and Fred Reichheld. Net Promoter Score℠ and Net Promoter System℠ are service marks of "
    "Bain & Company, Inc., NICE Systems, Inc., and Fred Reichheld. Not affiliated with or endorsed by the owners."
)
_MARKS = re.compile(r"\bNPS\b|\bNet Promoter\b")


def used(*texts: str) -> bool:
    """Whether any of these texts, plain or HTML, uses a mark."""
    return any(_MARKS.search(text) for text in texts)


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
