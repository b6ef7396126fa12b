"""The numbers of a scorecard as data: JSON and CSV with stable keys, and a description of them for search engines.

A withheld `Result` has no numbers, so there are none here. Numbers are plain ASCII. A text that a spreadsheet would take for a
formula gets a leading apostrophe.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from cxsite.keys import digest
from cxsite.model import period as periods
from cxsite.model.addresses import absolute, data_of, file_of
from cxsite.model.output import Output
from cxsite.model.problem import Outcome
from cxsite.model.result import MeasureResults, Part, Result, ScorecardResults, Status
from cxsite.model.scorecard import Measure
from cxsite.model.site import Site
from cxsite.model.words import Words
from cxsite.render.press import Press

_WHICH = ("scorecard", "measure", "title", "kind", "period", "segment", "part")
_WHAT = ("value", "low", "high", "unit", "n", "invited", "groups")
_HOW = ("status", "withheld", "small_sample", "new_method", "so_far", "note")
COLUMNS = (*_WHICH, *_WHAT, *_HOW)
_SHORTEST, _LONGEST = 50, 5000  # the length that search engines ask of a dataset's description
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def outputs(press: Press) -> list[Output]:
    """Two files for each scorecard, beside its page."""
    return [output for card in press.library.results.scorecards for output in _of_card(card, press)]


def as_json(card: ScorecardResults, site: Site) -> bytes:
    """The scorecard with all its results; the same keys in each, null if there is no value."""
    plain = {
        "id": card.id,
        "title": card.title,
        "about": card.about or None,
        "owner": card.owner or None,
        "url": absolute(site.address, card.address),
        "publisher": site.title,
        "licence": site.licence or None,
        "next_review": card.next_review or None,
        "measures": [_measure(measure, site) for measure in card.measures],
    }
    return (json.dumps(plain, ensure_ascii=True, indent=1) + "\n").encode()


def as_csv(card: ScorecardResults) -> bytes:
    """One line for each result, segment and part, oldest first within each measure."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(row for measure in card.measures for row in _rows(card, measure))
    return made.getvalue().encode()


def described(card: ScorecardResults, site: Site, words: Words) -> Mapping[str, object]:
    """The data as schema.org's `Dataset`, plain values only."""
    said = words.say("about_dataset", scorecard=card.title, title=site.title)
    methods = dict.fromkeys(m.source.method for m in card.measures if m.source and m.source.method)
    json_file, csv_file = (absolute(site.address, address) for address in data_of(card.address))
    days = sorted(day for m in card.measures for r in m.results for day in _days(r.period))
    found: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": card.title,
        "description": (card.about if len(card.about) >= _SHORTEST else f"{card.about} {said}".strip())[:_LONGEST],
        "url": absolute(site.address, card.address),
        "creator": {"@type": "Organization", "name": site.title, "url": absolute(site.address, "/")},
        "isAccessibleForFree": True,
        "variableMeasured": tuple(measure.measure.title for measure in card.measures),
        "distribution": (
            {"@type": "DataDownload", "encodingFormat": "application/json", "contentUrl": json_file},
            {"@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": csv_file},
        ),
    }
    more = {
        "license": _licence(site.licence),
        "temporalCoverage": f"{days[0]}/{days[-1]}" if days else "",
        "measurementTechnique": tuple(methods),
    }
    return found | {key: value for key, value in more.items() if value}


def _licence(licence: str) -> object:
    """The licence's address; if it has none, its name as that of a work."""
    named = licence and not licence.startswith(("https://", "http://"))
    return {"@type": "CreativeWork", "name": licence} if named else licence


def _of_card(card: ScorecardResults, press: Press) -> Iterator[Output]:
    site = press.library.site
    json_file, csv_file = map(file_of, data_of(card.address))
    around = (site.address, site.title, site.licence)
    inputs = (("engine", press.engine), ("view", digest.of((press.digests.of(card), around))))
    yield Output(json_file, "list", inputs, lambda: Outcome(as_json(card, site)))
    yield Output(csv_file, "list", inputs, lambda: Outcome(as_csv(card)))


def _measure(measure: MeasureResults, site: Site) -> dict[str, object]:
    of, source = measure.measure, measure.source
    return {
        "id": of.id,
        "kind": of.kind,
        "title": of.title,
        "url": absolute(site.address, measure.address),
        "question": of.question or (source.question if source else "") or None,
        "unit": measure.unit or None,
        "better": of.better,
        "target": _number(of.target),
        "tied_to_pay": of.tied_to_pay,
        "source": source and {"title": source.title, "method": source.method or None, "link": source.link or None},
        "results": [_result(result) for result in measure.results],
        "years": [_result(result) for result in measure.pooled],
    }


def _result(result: Result) -> dict[str, object]:
    change = result.change
    return {
        "ref": result.ref,
        "period": result.period,
        "text": result.full,
        "value": _number(result.value),
        "low": _number(result.low),
        "high": _number(result.high),
        "n": result.n,
        "invited": result.invited,
        "groups": {share.name: share.count for share in result.shares} or None,
        "status": result.status,
        "withheld": result.withheld,
        "small_sample": result.small,
        "new_method": result.breaks,
        "so_far": result.so_far,
        "note": result.note or None,
        "change": change
        and {
            "since": change.since,
            "difference": _number(change.difference),
            "low": _number(change.low),
            "high": _number(change.high),
            "verdict": change.verdict,
        },
        "segments": [{"segment": each.segment, **_result(each)} for each in result.segments],
        "parts": [_part(part) for part in result.parts],
    }


def _part(part: Part) -> dict[str, object]:
    return {
        "id": part.name,
        "title": part.title,
        "value": _number(part.value),
        "low": _number(part.low),
        "high": _number(part.high),
        "n": part.n,
        "withheld": part.withheld,
        "small_sample": part.small,
    }


def _rows(card: ScorecardResults, measure: MeasureResults) -> Iterator[list[str]]:
    head = [card.id, measure.measure.id, _safe(measure.measure.title), measure.measure.kind]
    for result in (*measure.results, *measure.pooled):
        for each in (result, *result.segments):
            yield [*head, each.period, _safe(each.segment), "", *_figures(each, measure), *_marks(each)]
        for part in result.parts:
            yield [
                *head,
                result.period,
                "",
                _safe(part.name),
                *_part_figures(part, measure),
                *_part_marks(part, result, measure.measure),
            ]


def _figures(result: Result, measure: MeasureResults) -> list[str]:
    groups = ";".join(f"{share.name}={share.count}" for share in result.shares)
    ends = _numbers(result.value, result.low, result.high)
    return [*ends, measure.unit, *_numbers(result.n, result.invited), _safe(groups)]


def _part_figures(part: Part, measure: MeasureResults) -> list[str]:
    return [*_numbers(part.value, part.low, part.high), measure.unit, *_numbers(part.n, None), ""]


def _marks(result: Result) -> list[str]:
    flags = (result.withheld, result.small, result.breaks, result.so_far)
    return [result.status, *("yes" if flag else "no" for flag in flags), _safe(result.note)]


def _part_marks(part: Part, result: Result, of: Measure) -> list[str]:
    """Like those of its period, except for what applies to the part itself: on target or not, withheld, a small sample."""
    from cxsite.stats import target  # noqa: PLC0415  # exact figures cost 5 ms, which only numbers that are written should

    found: Status = "not shown" if part.withheld else target.status(part.value, of.target, of.at_risk, of.better)
    due = found if result.status != "not due yet" or part.value is None else result.status
    return _marks(replace(result, status=due, withheld=part.withheld, small=part.small))


def _numbers(*values: float | None) -> Iterable[str]:
    return ("" if value is None else str(_number(value)) for value in values)


def _number(value: float | None) -> float | int | None:
    """Rounded to four decimals; whole numbers without decimals, and never −0."""
    if value is None:
        return None
    rounded = round(value, 4)
    return int(rounded) if rounded == int(rounded) else rounded


def _safe(text: str) -> str:
    """A cell that no spreadsheet will evaluate."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _days(period: str) -> Iterator[str]:
    for day in (periods.first_day(period), periods.last_day(period)):
        if day:
            yield day.isoformat()
