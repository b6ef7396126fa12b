"""What stands around every drawing: the figure, its caption, and its numbers to be opened. And what stands in for one."""

from collections.abc import Iterable
from html import escape

from cxsite.model.result import MeasureResults, Result
from cxsite.render.charts.table import table


def figure(css: str, uid: str, drawing: str, caption: str, numbers: str) -> str:
    """A drawing with caption and numbers. `css` says which chart it is; the other texts are HTML.

    HTML allows a caption only first or last in its figure; the theme shows it above the numbers.
    """
    return (
        f'<figure class="cx-chart {css}" id="{escape(uid)}">{drawing}'
        f'<details class="cx-numbers"><summary>Show the numbers</summary>{numbers}</details>'
        f"<figcaption>{caption}</figcaption></figure>"
    )


def numbers(measure: MeasureResults, results: Iterable[Result]) -> str:
    """The table of some of a measure's results, newest first."""
    return (
        f'<div class="cx-scroll" tabindex="0" role="group" aria-label="Numbers">{table(measure, tuple(results))}</div>'
    )


def caption(measure: MeasureResults, when: str, result: Result, notes: Iterable[str] = ()) -> str:
    """What is shown, of when, the figure with its interval, and how to read it. `when` is in words."""
    said = " ".join(notes)
    more = f' <span class="cx-notes">{escape(said)}</span>' if said else ""
    figure, rest = escape(result.display), escape(result.full.removeprefix(result.display))
    return (
        f'<b class="cx-name">{escape(measure.measure.title)}</b>, {escape(when)} '
        f'<span class="cx-value">{figure}</span>{rest}{more}'
    )


def nothing_to_draw(measure: MeasureResults, results: Iterable[Result]) -> str:
    """A sentence in place of a chart: withheld, no responses, or no period at all."""
    said = "; ".join(f"{result.period} {result.display}" for result in results) or "no results yet"
    return f'<p class="cx-note"><b class="cx-name">{escape(measure.measure.title)}</b>: {escape(said)}</p>'
