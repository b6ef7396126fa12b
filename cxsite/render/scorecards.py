"""The pages of the scorecards: all of them at a glance, and one for each with its numbers, charts and sources."""

from cxsite.model.output import Output
from cxsite.model.result import ScorecardResults
from cxsite.render import marks
from cxsite.render.press import Leaf, Press
from cxsite.render.views import ScorecardsView, ScorecardView

ADDRESS = "/scorecards/"


def outputs(press: Press) -> list[Output]:
    """The index and a page for each scorecard; nothing where a publication has none."""
    cards = press.library.results.scorecards
    return (
        [press.page(index_leaf(cards, press)), *(press.page(card_leaf(card, press)) for card in cards)] if cards else []
    )


def index_leaf(cards: tuple[ScorecardResults, ...], press: Press) -> Leaf:
    """All scorecards with their latest results."""
    head = press.head("scorecards", "Results", "", ADDRESS)
    return Leaf(ADDRESS, head, ScorecardsView(cards), kind="list", marked=any(_marked(card) for card in cards))


def card_leaf(card: ScorecardResults, press: Press) -> Leaf:
    """One scorecard."""
    head = press.head("scorecard", card.title, card.about, card.address)
    return Leaf(card.address, head, ScorecardView(card), of=card.path, marked=_marked(card))


def _marked(card: ScorecardResults) -> bool:
    return marks.measured(*card.measures) or marks.used(card.title, card.about)
