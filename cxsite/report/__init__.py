"""Problems become words on a screen, or data for another program. What was found is never changed here."""

from cxsite.report.drawing import counts, text
from cxsite.report.machine import as_json, github
from cxsite.report.summary import held_back, summary

__all__ = ["as_json", "counts", "github", "held_back", "summary", "text"]
