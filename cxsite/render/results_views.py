"""What the templates of scorecards, of corrections and of methods get: the part of `views` that is about results."""

from collections.abc import Mapping

from cxsite.model.frozen import dataclass
from cxsite.model.result import ScorecardResults
from cxsite.render.list_views import ListsView
from cxsite.render.text_views import CorrectionView, TextView
from cxsite.render.views import LinkView


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """A correction with the article it belongs to."""

    article: LinkView
    correction: CorrectionView


@dataclass(frozen=True, slots=True)
class CorrectionsView:
    """All corrections, newest first."""

    corrections: tuple[CorrectionLine, ...]


@dataclass(frozen=True, slots=True)
class ScorecardsView:
    """All scorecards. Hrefs of scorecards and measures are their `address` with the filter `href`."""

    scorecards: tuple[ScorecardResults, ...]
    methods: str
    feed: str


@dataclass(frozen=True, slots=True)
class ScorecardView:
    """One scorecard, computed. `json` and `csv` are the hrefs of its data, `licence` is the data's (a link if it is an
    address).

    `dataset` describes the data for search engines (plain values, for the filter `tojson`); `methods` is the href of the page
    that says how it is computed.
    """

    scorecard: ScorecardResults
    methods: str
    json: str
    csv: str
    licence: LinkView | None
    dataset: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class MethodView:
    """How one kind of measure is computed, in words: paragraphs, what it is used for here, and its original sources."""

    id: str
    title: str
    paragraphs: tuple[str, ...]
    used: tuple[LinkView, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MethodsView:
    """How the numbers of this site are computed: the kinds of measure it uses, and the rules that apply to all."""

    methods: tuple[MethodView, ...]


ResultsView = ScorecardsView | ScorecardView | CorrectionsView | MethodsView

# What any template can be given.
View = TextView | ListsView | ResultsView
