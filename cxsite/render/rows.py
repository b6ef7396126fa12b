"""The rows of the scorecards' tables by their address: where a quoted number came from, for the list under an article."""

from collections.abc import Iterable, Mapping

from cxsite.model.fills import Fill, Quoted
from cxsite.model.result import MeasureResults, Result, Results
from cxsite.model.words import Words
from cxsite.render.links import Links, safe
from cxsite.render.list_views import ResultLine
from cxsite.render.text_views import QuotedView

Rows = Mapping[str, tuple[MeasureResults, Result]]
_ON_HOME = 6


def rows(results: Results) -> Rows:
    """Every result under the address of its row: "/scorecards/support/#recommend-2026-q3"."""
    measures = (measure for card in results.scorecards for measure in card.measures)
    return {r.address: (m, r) for m in measures for r in m.results}


def quoted(fills: tuple[Fill, ...], known: Rows, links: Links, words: Words) -> tuple[QuotedView, ...]:
    """The results a text quotes, each once, numbered in the order they first appear."""
    addresses = dict.fromkeys(fill.href for fill in fills if isinstance(fill, Quoted))
    found = [address for address in addresses if address in known]
    return tuple(_quoted(number, address, known, links, words) for number, address in enumerate(found, 1))


def _quoted(number: int, address: str, known: Rows, links: Links, words: Words) -> QuotedView:
    measure, result = known[address]
    source = measure.source
    return QuotedView(
        number=number,
        title=measure.measure.title,
        words=result.display if result.withheld else result.full,
        period=words.period(result.period),
        source=source.title if source else "",
        href=links.href(address),
        question=measure.measure.question or (source.question if source else ""),
        method=source.method if source else "",
        answered="" if result.withheld or result.invited is None else result.answered,
        origin=links.href(source.link) if source and source.link and safe(source.link) else "",
    )


def latest(results: Results, links: Links) -> tuple[ResultLine, ...]:
    """The home page's results, six at most: the first measure of each scorecard, then the second of each, and so on.

    Authors put what matters most first, so every scorecard is shown once before any is shown twice.
    """
    cards = [_with_result(card.title, card.measures, links) for card in results.scorecards]
    ranked = sorted((rank, place) for place, lines in enumerate(cards) for rank in range(len(lines)))
    return tuple(cards[place][rank] for place, rank in sorted(pair[::-1] for pair in ranked[:_ON_HOME]))


def _with_result(scorecard: str, measures: Iterable[MeasureResults], links: Links) -> list[ResultLine]:
    return [
        ResultLine(m.measure.title, scorecard, links.href(m.address), m, m.latest)
        for m in measures
        if m.latest is not None
    ]
