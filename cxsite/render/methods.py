"""How the numbers are computed, in words: the kinds of measure that a publication uses, and the rules that apply to all."""

from collections.abc import Iterator

from cxsite.model.addresses import METHODS
from cxsite.model.output import Output
from cxsite.model.result import MeasureResults
from cxsite.render import marks
from cxsite.render.formulas import CHANGES, FORMULAS, POOLING, SHOWING, Formula
from cxsite.render.press import Leaf, Press
from cxsite.render.results_views import MethodsView, MethodView
from cxsite.render.views import LinkView


def outputs(press: Press) -> list[Output]:
    """The methods page; nothing if there are no measures."""
    return [press.page(leaf(press))] if press.library.results.scorecards else []


def leaf(press: Press) -> Leaf:
    """The page. It changes with a kind, a measure's title or a limit, not with each new result."""
    view = MethodsView(tuple(_methods(press)))
    told = (text for method in view.methods for text in (method.title, *method.paragraphs))
    head = press.head("methods", press.say("how_we_count"), press.say("how_we_count_about"), METHODS)
    return Leaf(METHODS, head, view, kind="list", marked=marks.used(*told))


def _methods(press: Press) -> Iterator[MethodView]:
    measures = [measure for card in press.library.results.scorecards for measure in card.measures]
    for kind, formula in FORMULAS.items():
        used = tuple(_link(m, press) for m in measures if m.measure.kind == kind)
        if used:
            yield _view(kind, formula, press, used)
    compared = any(len(measure.results) > 1 for measure in measures)
    for name, rule in (("change", CHANGES if compared else None), ("years", POOLING if _pooled(measures) else None)):
        if rule:
            yield _view(name, rule, press)
    limits, count = press.library.site.limits, press.words.count
    yield _view("shown", SHOWING, press, withheld=count(limits.withhold_below), small=count(limits.flag_below))


def _view(id: str, formula: Formula, press: Press, used: tuple[LinkView, ...] = (), **gaps: str) -> MethodView:
    words = press.words
    return MethodView(id, formula.title(words), formula.paragraphs(words, **gaps), used, formula.sources)


def _pooled(measures: list[MeasureResults]) -> bool:
    return any(measure.pooled or any(r.segments for r in measure.results) for measure in measures)


def _link(measure: MeasureResults, press: Press) -> LinkView:
    return LinkView(measure.measure.title, press.links.href(measure.address))
