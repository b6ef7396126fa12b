"""The numbers of a chart as a table: period, result, interval, responses, groups of people, change."""

from collections.abc import Callable
from fractions import Fraction
from html import escape

from cxsite.model.result import MeasureResults, Result, Share
from cxsite.model.words import Words
from cxsite.stats import units
from cxsite.stats.rounding import percent, places_apart

ABSENT = "–"

Column = tuple[str, Callable[[Result], str], str]
"""Its name, what it says of a result, and its class: numbers are aligned at their ends, words at their beginnings."""

_FIGURES, _WORDS = ' class="cx-num"', ""


def numbers_table(measure: MeasureResults, words: Words) -> str:
    """All results of a measure as an HTML table, newest first."""
    return table(measure, measure.results, words)


def table(measure: MeasureResults, results: tuple[Result, ...], words: Words) -> str:
    """Some results of a measure, given oldest first, shown newest first."""
    columns = _columns(measure, results, words)
    names = ((words.say("period"), _WORDS), *((name, css) for name, _, css in columns))
    heads = "".join(f'<th scope="col"{css}>{escape(head)}</th>' for head, css in names)
    rows = "".join(_row(result, columns, words) for result in reversed(results))
    return (
        f'<table class="cx-table"><caption>{escape(measure.measure.title)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _columns(measure: MeasureResults, results: tuple[Result, ...], words: Words) -> list[Column]:
    """Only the columns in which some result has a value."""
    groups = dict.fromkeys(share.name for result in results for share in result.shares)
    parts = dict.fromkeys(part.title for result in results for part in result.parts)
    columns: list[Column] = [
        (words.say("result"), lambda result: result.display, _FIGURES),
        (words.say("interval_95_head"), lambda result: _interval(measure, result, words), _FIGURES),
        (words.say("answered_head"), lambda result: result.answered, _FIGURES),
        *((capital(group(name, words)), _group(name, words), _FIGURES) for name in groups),
        *((capital(title), _part(title, words), _WORDS) for title in parts),
        (words.say("second_figure"), lambda result: result.second, _WORDS),
        (words.say("change"), lambda result: result.change.words if result.change else "", _WORDS),
        (words.say("note"), lambda result: _note(result, words), _WORDS),
    ]
    return [column for column in columns if any(column[1](result) for result in results)]


def _row(result: Result, columns: list[Column], words: Words) -> str:
    head = f'<tr><th scope="row">{escape(words.period(result.period))}</th>'
    if not result.shown:
        return f'{head}<td class="cx-withheld" colspan="{len(columns)}">{escape(result.display)}</td></tr>'
    cells = "".join(f"<td{css}>{escape(cell(result) or ABSENT)}</td>" for _, cell, css in columns)
    return f"{head}{cells}</tr>"


def _interval(measure: MeasureResults, result: Result, words: Words) -> str:
    if result.low is None or result.high is None:
        return ""
    places = places_apart(result.low, result.high)
    low, high = (units.with_unit(end, measure.unit, places, words.number) for end in (result.low, result.high))
    return words.say("span", low=low, high=high)


def group(name: str, words: Words) -> str:
    """What readers call a group of people: "not satisfied"."""
    return words.say(f"group_{name.replace(' ', '_')}")


def share_of(share: Share, words: Words) -> str:
    """ "120 (53%)": the number of people in a group, and their share of all."""
    return f"{words.count(share.count)} ({percent_of(share, words)})"


def percent_of(share: Share, words: Words) -> str:
    """ "53%". A percentage half-way between two integers is exact as a float; a hundredth of it is not."""
    return words.number(percent(Fraction(share.percent) / 100))


def capital(text: str) -> str:
    """With a capital first letter, as at the start of a heading or sentence."""
    return text[:1].upper() + text[1:]


def _group(name: str, words: Words) -> Callable[[Result], str]:
    def people(result: Result) -> str:
        share = next((share for share in result.shares if share.name == name), None)
        return share_of(share, words) if share else ""

    return people


def _part(title: str, words: Words) -> Callable[[Result], str]:
    def figure(result: Result) -> str:
        part = next((part for part in result.parts if part.title == title), None)
        return words.say("between_clauses").join(filter(None, (part.full, part.change))) if part else ""

    return figure


def _note(result: Result, words: Words) -> str:
    marks = ((result.small, "small_sample"), (result.breaks, "method_changed"), (result.so_far, "so_far"))
    return words.say("between_clauses").join(
        [*(words.say(key) for there, key in marks if there), *([result.note] if result.note else [])]
    )
