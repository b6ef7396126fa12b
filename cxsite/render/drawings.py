"""Which drawing stands for a measure: the one choice that pages, themes and feeds share."""

from cxsite.model.library import Drawn
from cxsite.model.result import MeasureResults, Result
from cxsite.render import charts


def chart(measure: MeasureResults, form: str, uid: str, period: str = "") -> str:
    """A measure drawn as HTML: form "bar", "trend" or "sparkline"; "" is the bar where people are counted, else the trend.

    `uid` makes the ids in the drawing unique on its page. A bar shows `period`, the latest where it is "". Asked of a plain
    number, or of a measure without results, it is "".
    """
    form = form or ("bar" if charts.has_bar(measure) else "trend")
    match form:
        case "bar":
            result = _result(measure, period)
            return charts.bar(measure, result, uid) if result and charts.has_bar(measure) else ""
        case "sparkline":
            return charts.sparkline(measure, uid)
        case _:
            return charts.trend(measure, uid)


def numbers_table(measure: MeasureResults) -> str:
    """A measure's results as a table."""
    return charts.numbers_table(measure)


def drawn(fill: Drawn, uid: str) -> str:
    """An embed in a page: its table, its chart, or a scorecard's charts one below the other."""
    ref = fill.embed.ref
    if fill.embed.what == "table":
        return tables(fill)
    named = ((f"{uid}-{number}" if number else uid, measure) for number, measure in enumerate(fill.measures))
    return "\n".join(chart(m, ref.form, own, ref.period) or chart(m, "trend", own) for own, m in named)


def tables(fill: Drawn) -> str:
    """An embed as tables alone: what feeds show, whose readers may drop a drawing."""
    return "\n".join(charts.numbers_table(measure) for measure in fill.measures)


def _result(measure: MeasureResults, period: str) -> Result | None:
    return next((r for r in measure.results if r.period == period), measure.latest)
