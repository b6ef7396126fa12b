"""Which chart shows a measure: the one choice that pages, themes and feeds share.

The drawing code is imported for the first drawing only: most pages have none.
"""

from html import escape

from cxsite.model.fills import Drawn
from cxsite.model.result import MeasureResults
from cxsite.model.words import Words

_SUITS = {"nps": "bar", "goals": "bar", "levers": "levers", "two-questions": "shares"}
_SCROLL = '<div class="cx-scroll" tabindex="0" role="group" aria-label="{}">{}</div>'


def chart(measure: MeasureResults, form: str, uid: str, words: Words) -> str:
    """A measure drawn as HTML: form "bar", "trend", "bullet", "shares", "levers" or "sparkline"; "" picks the one for its kind.

    `uid` makes the ids in the drawing unique on its page. A bar shows the latest result; for a measure that does not count
    people, or has no results, it is "".
    """
    from cxsite.render.charts import charts

    match form or _SUITS.get(measure.measure.kind, "trend" if len(measure.results) > 1 else "bar"):
        case "bar":
            latest = measure.latest
            return charts.bar(measure, latest, uid, words) if latest and charts.has_bar(measure) else ""
        case "bullet":
            return charts.bullet(measure, uid, words)
        case "shares":
            return charts.shares(measure, uid, words)
        case "levers":
            return charts.levers(measure, uid, words)
        case "sparkline":
            return charts.sparkline(measure, uid, words)
        case _:
            return charts.trend(measure, uid, words)


def numbers_table(measure: MeasureResults, words: Words) -> str:
    """A measure's results as a table."""
    from cxsite.render.charts import charts

    return charts.numbers_table(measure, words)


def drawn(fill: Drawn, uid: str, words: Words) -> str:
    """An embed in a page: its table, its chart, or a scorecard's charts one below the other.

    The measures end with the period the author asked for, so the latest result is the right one.
    """
    if fill.embed.what == "table":
        return "\n".join(_SCROLL.format(escape(m.measure.title), numbers_table(m, words)) for m in fill.measures)
    form = fill.embed.ref.form
    named = ((f"{uid}-{number}" if number else uid, measure) for number, measure in enumerate(fill.measures))
    return "\n".join(chart(m, form, own, words) or chart(m, "trend", own, words) for own, m in named)


def tables(fill: Drawn, words: Words) -> str:
    """An embed as tables only: for feeds, whose readers may drop a drawing."""
    return "\n".join(numbers_table(measure, words) for measure in fill.measures)
