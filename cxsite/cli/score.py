"""`cxsite score support.recommend@2026-Q3`: a computed result, for people or as data."""

import dataclasses

import click

from cxsite.cli import options
from cxsite.cli.ending import UseError
from cxsite.cli.looking import looked, told
from cxsite.cli.telling import Manner
from cxsite.cli.voice import out, out_json
from cxsite.keys.near import perhaps
from cxsite.model.fills import Missing
from cxsite.model.result import Change, MeasureResults, Result, Results
from cxsite.parse.markdown.refs import ref as parsed
from cxsite.parse.values.nearest import advice
from cxsite.relate.bindings import answer, named

SHAPES = {"on target": "●", "at risk": "▲", "off target": "■", "not due yet": "◇"}
_OF_MEASURES = frozenset(".@[ ")  # in a reference that continues after its scorecard
_OTHERWISE = "for example: support.recommend@2026-Q3"
_SILENT = ("no target", "no data", "not shown")  # the value says so itself


@click.command("score", epilog="Example: cxsite score support.recommend@2026-Q3 --json")
@click.argument("words", nargs=-1, metavar="[REF]")
@options.root
@options.as_json
@options.speaking
def command(*, words: tuple[str, ...], root: str, as_json: bool, no_colour: bool, **_: object) -> int:
    """Print one result or all results of a scorecard; without REF, those of all scorecards.

    REF is the name of a scorecard or scorecard.measure@period; without a period, it means the latest.

    Results are listed by scorecard and measure, newest first, with groups and parts. With --json, oldest first.
    """
    manner = Manner(no_colour=no_colour)
    found = looked(root, manner)
    ref = " ".join(words)  # with a space before the period, as in an article
    cards = of_scorecard(ref, found.results)
    results = every(cards) if cards else chosen(ref, found.results)
    if as_json:
        plain = [as_data(measure, result) for measure, result in results]
        out_json(plain if cards else plain[0])
    else:
        out("\n".join(overview(cards) if cards else [line(*results[0])]) or "no results")
    return told(found, manner, "content/scorecards/", "site.yaml")


def every(results: Results) -> list[tuple[MeasureResults, Result]]:
    """All results, oldest first within each measure, followed by its years."""
    return [(m, r) for card in results.scorecards for m in card.measures for r in (*m.results, *m.pooled)]


def of_scorecard(ref: str, results: Results) -> Results | None:
    """All results if `ref` is empty, those of a scorecard if it is the name of one; None if it names a measure.

    Raises UseError, with similar names, if it is neither.
    """
    if not ref:
        return results
    if not _OF_MEASURES.isdisjoint(ref):
        return None
    there = tuple(card for card in results.scorecards if card.id == ref)
    if not there:
        names = [card.id for card in results.scorecards]
        raise UseError(f'there is no scorecard "{ref}"', advice(ref, names, _OTHERWISE))
    return dataclasses.replace(results, scorecards=there)


def chosen(ref: str, results: Results) -> list[tuple[MeasureResults, Result]]:
    """The one result that a reference names. Raises UseError, with similar names, if there is none."""
    wanted = parsed(ref)
    if isinstance(wanted, str):
        raise UseError(wanted, _OTHERWISE)
    found = named(wanted, results, dated=False)
    if not isinstance(found, Missing):
        quoted = answer(wanted, results, dated=False)  # which knows the fields, too
        if not isinstance(quoted, Missing):
            return [found]
        found = quoted
    raise UseError(f'there is no {found.what} "{found.name}"', _remedy(found))


def _remedy(missing: Missing) -> str:
    there = f"there {'are' if len(missing.known) > 1 else 'is'}: {', '.join(missing.known)}" if missing.known else ""
    return perhaps(missing.near, there)


def as_data(measure: MeasureResults, result: Result) -> dict[str, object]:
    """A result as plain data: unrounded, and None if withheld or not estimable."""
    return {
        "ref": result.ref,
        "kind": measure.measure.kind,
        "period": result.period,
        "n": result.n,
        "value": result.value,
        "low": result.low,
        "high": result.high,
        "display": result.display,
        "withheld": result.withheld,
        "status": result.status,
        "change": _change(result.change),
    }


def _change(change: Change | None) -> dict[str, object] | None:
    if change is None:
        return None
    return {"difference": change.difference, "low": change.low, "high": change.high, "verdict": change.verdict}


def overview(results: Results) -> list[str]:
    """All results for reading: a heading for each scorecard and each measure, then its results and years, newest first."""
    lines: list[str] = []
    for card in results.scorecards:
        lines += ["", *filter(None, (card.title, card.review_due))]
        for measure in card.measures:
            lines += _block(f"{card.id}.{measure.measure.id}", measure)
    return lines[1:]


def _block(name: str, measure: MeasureResults) -> list[str]:
    """A measure: its title, name in references and target; then a line for each result, group and part, in columns."""
    goal = f", target {measure.target}" if measure.target else ""
    newest_first = (*reversed(measure.results), *reversed(measure.pooled))
    rows = [row for result in newest_first for row in _rows(result)]
    widths = [max((len(row[n]) for row in rows if any(row[n + 1 :])), default=0) for n in range(4)]
    shown = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)
    return [f"  {measure.measure.title} ({name}{goal})", *(f"    {row}" for row in shown)]


def _rows(result: Result) -> list[tuple[str, str, str, str]]:
    """Period or group, value, precision, and remarks."""
    change = result.change.words if result.change else "new method: not compared" if result.breaks else ""
    status = "" if result.status in _SILENT else f"{SHAPES[result.status]} {result.status}"
    together = result.display if result.parts else ""
    said = (together, status, result.certainty, change, result.second, "so far" if result.so_far else "")
    figures = ("", "") if result.parts else (result.display, _rest(result.full, result.display))
    rows = [(result.period, *figures, "; ".join(filter(None, said)))]
    rows += [(f"  {each.segment}", each.display, _rest(each.full, each.display), "") for each in result.segments]
    parts = ((f"  {part.title}", part.display, part.full, part.change) for part in result.parts)
    return rows + [(title, shown, _rest(full, shown), change) for title, shown, full, change in parts]


def _rest(full: str, display: str) -> str:
    """The brackets after the bare value: "95% interval +23 to +43, n = 225"."""
    return full.removeprefix(display).strip(" ()")


def line(measure: MeasureResults, result: Result) -> str:
    """A result in one line: reference, value with n and interval, status, change."""
    parts = [result.full or result.display, "" if result.status in ("no target", "no data") else result.status]
    words = result.change.words if result.change else ""
    return f"{result.ref}  {measure.measure.title}: " + "; ".join(part for part in (*parts, words) if part)
