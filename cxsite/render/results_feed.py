"""The feed of newly published results: one entry for each scorecard and period, with the numbers as a table."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from html import escape
from zoneinfo import ZoneInfo

from cxsite.keys import digest
from cxsite.keys.digest import Digests
from cxsite.model import period as periods
from cxsite.model.addresses import RESULTS
from cxsite.model.output import Output
from cxsite.model.result import MeasureResults, Result, ScorecardResults, figure
from cxsite.model.words import Words
from cxsite.render.feed_items import Item, channel, seeded
from cxsite.render.feeds import promises
from cxsite.render.press import Press

_ADDRESS = "/scorecards/"
Found = list[tuple[MeasureResults, Result]]


def outputs(press: Press) -> list[Output]:
    """The feed in all formats; nothing if there are no measures."""
    cards = press.library.results.scorecards
    if not cards:
        return []
    site = press.library.site
    found = sorted(
        (each for card in cards for each in _entries(card, press)), key=lambda e: (-e[0].toordinal(), e[1].url)
    )
    items = tuple(item for _, item in found[: site.feeds.items])
    words = (press.say("results_of", title=site.title), press.say("about_results_feed"))
    return promises(channel(words, RESULTS, _ADDRESS, items, press), RESULTS, press, Digests())


def _entries(card: ScorecardResults, press: Press) -> Iterator[tuple[date, Item]]:
    """The day each period ended, and its entry. A period that is not over has none: readers would see its numbers change."""
    found: dict[str, Found] = {}
    for measure in card.measures:
        for result in measure.results:
            if not result.so_far and result.status not in ("not due yet", "no data"):
                found.setdefault(result.period, []).append((measure, result))
    for period, results in found.items():
        end = periods.last_day(period)
        if end:
            yield end, _item(card, period, results, end, press)


def _item(card: ScorecardResults, period: str, results: Found, end: date, press: Press) -> Item:
    site, url = press.library.site, press.links.absolute(card.address)
    moment = datetime.combine(end + timedelta(days=1), time(), ZoneInfo(site.time_zone)).isoformat()
    return Item(
        id=seeded(site, card.id, period),
        url=url,
        title=press.words.listed((card.title, press.words.period(period))),
        description=_short(results, press.words),
        published=moment,
        changed=moment,
        body=digest.of(tuple(press.digests.of(result) for _, result in results)),
        html=partial(_html, url, results, press.words),
    )


def _short(results: Found, words: Words) -> str:
    said = (words.say("said_of", title=m.measure.title, said=figure(result, words)) for m, result in results)
    return words.say("between_clauses").join(said)


def _html(url: str, results: Found, words: Words) -> str:
    from cxsite.render.charts.table import table

    tables = "\n".join(table(measure, (result,), words) for measure, result in results)
    return f'{tables}\n<p><a href="{escape(url)}">{escape(words.say("all_results_and_how"))}</a></p>'
