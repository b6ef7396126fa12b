"""The pages of the scorecards: all of them at a glance, and one for each with its numbers, charts and sources."""

from cxsite.model.addresses import METHODS, RESULTS, data_of
from cxsite.model.output import Output
from cxsite.model.result import ScorecardResults
from cxsite.render import marks
from cxsite.render.datasets import described
from cxsite.render.press import Leaf, Press
from cxsite.render.results_views import ScorecardsView, ScorecardView
from cxsite.render.site import alternates
from cxsite.render.views import FeedView, LinkView

ADDRESS = "/scorecards/"


def outputs(press: Press) -> list[Output]:
    """The index and a page for each scorecard; nothing if a publication has none."""
    cards = press.library.results.scorecards
    return (
        [press.page(index_leaf(cards, press)), *(press.page(card_leaf(card, press)) for card in cards)] if cards else []
    )


def index_leaf(cards: tuple[ScorecardResults, ...], press: Press) -> Leaf:
    """All scorecards with their latest results."""
    head = press.head("scorecards", press.say("results"), "", ADDRESS, feeds=_feeds(press))
    view = ScorecardsView(cards, press.links.href(METHODS), _feeds(press)[0].href)
    return Leaf(ADDRESS, head, view, kind="list", marked=any(_marked(card) for card in cards))


def card_leaf(card: ScorecardResults, press: Press) -> Leaf:
    """One scorecard."""
    head = press.head("scorecard", card.title, card.about, card.address, feeds=_feeds(press))
    json, csv = map(press.links.href, data_of(card.address))
    site = press.library.site
    view = ScorecardView(
        card, press.links.href(METHODS), json, csv, _licence(site.licence), described(card, site, press.words)
    )
    return Leaf(card.address, head, view, of=card.path, marked=_marked(card))


def _feeds(press: Press) -> tuple[FeedView, ...]:
    return alternates(press.say("results"), RESULTS, press.links)


def _licence(licence: str) -> LinkView | None:
    """A licence as a link; without href if it is not an address."""
    if not licence:
        return None
    return LinkView(licence, licence if licence.startswith(("https://", "http://")) else "")


def _marked(card: ScorecardResults) -> bool:
    return marks.measured(*card.measures) or marks.used(card.title, card.about)
