"""What a reference in an article resolves to: `{{ support.recommend @2026-Q3 }}` → "+33", or why there is nothing.

The address returned is that of the row on the scorecard's page, without the site's base path.
"""

from collections.abc import Iterable
from dataclasses import replace

from cxsite.keys.near import near
from cxsite.model import period as periods
from cxsite.model.body import Embed, Ref
from cxsite.model.fills import Drawn, Missing, Quoted
from cxsite.model.result import MeasureResults, Result, Results, ScorecardResults
from cxsite.model.words import Words
from cxsite.relate import fields
from cxsite.relate.kinds import kind_named

LATEST = "latest"
FULL = "full"


def answer(ref: Ref, results: Results, *, dated: bool) -> Quoted | Missing:
    """The number that `ref` names. `dated` says that it is in a post: then a period must be named.

    A withheld result is quoted as withheld. Anything unknown is `Missing`, with similar names and all known ones.
    """
    found = named(ref, results, dated=dated)
    if isinstance(found, Missing):
        return found
    if ref.form not in ("", FULL):
        return _missing("form", ref.form, (FULL,))
    return _quoted(ref, *found, results.words)


def named(ref: Ref, results: Results, *, dated: bool) -> tuple[MeasureResults, Result] | Missing:
    """The result that `ref` means (a period, a year, a segment), with its measure. Field and form are ignored."""
    measure = _measure(ref, results)
    if isinstance(measure, Missing):
        return measure
    period = _result(ref, measure, dated)
    result = _segment(ref, period) if ref.segment and isinstance(period, Result) else period
    return result if isinstance(result, Missing) else (measure, result)


def drawn(embed: Embed, results: Results) -> Drawn | Missing:
    """What a chart, table or scorecard embed draws. If it names a period, the series ends there, so that it does not change."""
    card = _scorecard(embed.ref, results)
    if isinstance(card, Missing):
        return card
    if not embed.ref.measure:
        return Drawn(embed, card.measures, card.address)
    measure = _measure(embed.ref, results)
    if isinstance(measure, Missing):
        return measure
    if embed.ref.segment:
        return Missing("segment", embed.ref.segment)
    shown = _until(embed.ref, measure)
    if isinstance(shown, Missing):
        return shown
    forms = _forms(embed, measure)
    is_known = embed.ref.form in ("", *forms)
    return Drawn(embed, (shown,), measure.address) if is_known else _missing("form", embed.ref.form, forms)


def _scorecard(ref: Ref, results: Results) -> ScorecardResults | Missing:
    found = next((card for card in results.scorecards if card.id == ref.scorecard), None)
    return found or _missing("scorecard", ref.scorecard, (card.id for card in results.scorecards))


def _measure(ref: Ref, results: Results) -> MeasureResults | Missing:
    card = _scorecard(ref, results)
    if isinstance(card, Missing):
        return card
    found = next((measure for measure in card.measures if measure.measure.id == ref.measure), None)
    return found or _missing("measure", ref.measure, (measure.measure.id for measure in card.measures))


def _result(ref: Ref, measure: MeasureResults, dated: bool) -> Result | Missing:
    if measure.latest and (ref.period == LATEST or not (ref.period or dated)):
        return measure.latest
    newest_first = (*reversed(measure.results), *reversed(measure.pooled))
    return measure.at(ref.period) or _missing("period", ref.period, (result.period for result in newest_first))


def _segment(ref: Ref, period: Result) -> Result | Missing:
    """The segment of a period by name, ignoring case."""
    wanted = ref.segment.strip().casefold()
    found = next((each for each in period.segments if each.segment.casefold() == wanted), None)
    if found is None and period.withheld:
        return period
    return found or _missing("segment", ref.segment, (each.segment for each in period.segments))


def _until(ref: Ref, measure: MeasureResults) -> MeasureResults | Missing:
    if ref.period in ("", LATEST):
        return measure
    last = _result(ref, measure, dated=True)
    if isinstance(last, Missing):
        return last
    if last in measure.pooled:
        return replace(measure, results=(last,), pooled=())
    end = measure.results.index(last) + 1
    return replace(measure, results=measure.results[:end])


def _forms(embed: Embed, measure: MeasureResults) -> tuple[str, ...]:
    kind = kind_named(measure.measure.kind)
    return kind.charts if kind and embed.what == "chart" else ()


def _quoted(ref: Ref, measure: MeasureResults, result: Result, words: Words) -> Quoted | Missing:
    if fields.is_withheld(ref.field, measure, result):
        return Quoted(fields.withheld_words(result, measure, words), result.address, withheld=True)
    found = fields.shown(ref.field, measure, result, words, full=ref.form == FULL)
    if found is None:
        return _missing("field", ref.field, fields.known(measure, result, words))
    return Quoted(found.text, result.address, found.machine)


def _missing(what: str, name: str, known: Iterable[str]) -> Missing:
    names = tuple(known)
    return Missing(what, name, near(_near_form(what, name), names), names)


def _near_form(what: str, name: str) -> str:
    """The spelling to look up: periods are in capitals, other names are not."""
    return name.upper() if what == "period" and periods.ordinal(name.upper()) is not None else name
