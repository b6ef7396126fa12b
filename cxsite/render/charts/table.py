"""The numbers of a chart as a table: period, result, interval, who answered, groups of people, change."""

from collections.abc import Callable
from html import escape

from cxsite.model.result import MeasureResults, Result
from cxsite.stats import units
from cxsite.stats.rounding import percent, plain

ABSENT = "–"

Column = tuple[str, Callable[[Result], str]]


def numbers_table(measure: MeasureResults) -> str:
    """All results of a measure as an HTML table, newest first."""
    return table(measure, measure.results)


def table(measure: MeasureResults, results: tuple[Result, ...]) -> str:
    """Some results of a measure, given oldest first, shown newest first."""
    columns = _columns(measure, results)
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in ("Period", *(name for name, _ in columns)))
    rows = "".join(_row(result, columns) for result in reversed(results))
    return (
        f'<table class="cx-table"><caption>{escape(measure.measure.title)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _columns(measure: MeasureResults, results: tuple[Result, ...]) -> list[Column]:
    """Only those in which some result has something to say."""
    groups = dict.fromkeys(share.name for result in results for share in result.shares)
    parts = dict.fromkeys(part.title for result in results for part in result.parts)
    columns: list[Column] = [
        ("Result", lambda result: result.display),
        ("95% interval", lambda result: _interval(measure, result)),
        ("Answered", lambda result: result.answered),
        *((name.capitalize(), _group(name)) for name in groups),
        *((title.capitalize(), _part(title)) for title in parts),
        ("Second figure", lambda result: result.second),
        ("Change", lambda result: result.change.words if result.change else ""),
        ("Note", _note),
    ]
    return [(name, cell) for name, cell in columns if any(cell(result) for result in results)]


def _row(result: Result, columns: list[Column]) -> str:
    head = f'<tr><th scope="row">{escape(result.period)}</th>'
    if not result.shown:
        return f'{head}<td class="cx-withheld" colspan="{len(columns)}">{escape(result.display)}</td></tr>'
    cells = "".join(f'<td class="cx-num">{escape(cell(result) or ABSENT)}</td>' for _, cell in columns)
    return f"{head}{cells}</tr>"


def _interval(measure: MeasureResults, result: Result) -> str:
    if result.low is None or result.high is None:
        return ""
    return units.span(result.low, result.high, measure.unit)


def _group(name: str) -> Callable[[Result], str]:
    def people(result: Result) -> str:
        share = next((share for share in result.shares if share.name == name), None)
        return f"{plain(share.count)} ({percent(share.percent / 100)})" if share else ""

    return people


def _part(title: str) -> Callable[[Result], str]:
    def figure(result: Result) -> str:
        part = next((part for part in result.parts if part.title == title), None)
        return "; ".join(filter(None, (part.full, part.change))) if part else ""

    return figure


def _note(result: Result) -> str:
    marks = (
        "small sample" if result.small else "",
        "the method changed" if result.breaks else "",
        "so far" if result.so_far else "",
        result.note,
    )
    return "; ".join(mark for mark in marks if mark)
