"""What surrounds every drawing: the figure, its caption, and its numbers in a disclosure. And what replaces a drawing."""

from collections.abc import Iterable
from html import escape

from cxsite.model.result import MeasureResults, Result
from cxsite.model.words import Words
from cxsite.render.charts.table import table
from cxsite.render.unbroken import unbroken


def figure(css: str, uid: str, drawing: str, caption: str, numbers: str) -> str:
    """A drawing with caption and numbers. `css` is the chart's class; the other texts are HTML.

    HTML allows a caption only first or last in its figure; the theme shows it above the numbers.
    """
    return f'<figure class="cx-chart {css}" id="{escape(uid)}">{drawing}{numbers}<figcaption>{caption}</figcaption></figure>'


def numbers(measure: MeasureResults, results: Iterable[Result], words: Words) -> str:
    """The table of some of a measure's results, newest first, in a disclosure."""
    label, rows = escape(words.say("numbers")), table(measure, tuple(results), words)
    return (
        f'<details class="cx-numbers"><summary>{escape(words.say("show_numbers"))}</summary>'
        f'<div class="cx-scroll" tabindex="0" role="group" aria-label="{label}">{rows}</div></details>'
    )


def caption(
    measure: MeasureResults, when: str, result: Result, words: Words, notes: Iterable[str] = (), *, latest: bool = False
) -> str:
    """What is shown, for when, the value with its interval, and how to read it. `when` is in words.

    `latest` means that the value is the last of several.
    """
    key = "chart_with_latest" if latest else "chart_of"
    said = " ".join((*_so_far(result, words), *notes))
    more = f' <span class="cx-notes">{escape(said)}</span>' if said else ""
    figure, rest = escape(result.display), escape(unbroken(result.full.removeprefix(result.display)))
    title = f'<b class="cx-name">{escape(measure.measure.title)}</b>'
    value = f'<span class="cx-value">{figure}</span>{rest}'
    return escape(words.text(key)).format(title=title, period=escape(when), value=value) + more


def _so_far(result: Result, words: Words) -> Iterable[str]:
    """ "Q4 2026: so far.", for a period that is not over: its value is drawn like any other, and will change."""
    return (
        [words.say("said_of", title=words.period(result.period), said=words.say("so_far")) + "."]
        if result.so_far
        else []
    )


def nothing_to_draw(measure: MeasureResults, results: Iterable[Result], words: Words) -> str:
    """A sentence instead of a chart: withheld, no responses, or no period at all."""
    known = [f"{words.period(result.period)} {result.display}" for result in results]
    said = words.say("between_clauses").join(known) or words.say("no_figures")
    title = f'<b class="cx-name">{escape(measure.measure.title)}</b>'
    return f'<p class="cx-note">{escape(words.text("said_of")).format(title=title, said=escape(said))}</p>'


def name(measure: MeasureResults, result: Result, words: Words) -> str:
    """A drawing's name for screen readers: "Would recommend us, Q3 2026: +33"."""
    when = words.period(result.period)
    return words.say("chart_of", title=measure.measure.title, period=when, value=result.display)


def target(measure: MeasureResults, words: Words) -> list[str]:
    """ "Target +35.", as a sentence, if there is a target."""
    return [words.say("target_is", target=measure.target)] if measure.target else []
