"""The measure that decides a milestone cannot decide, or contradicts its `state`.

A milestone is judged by a measure with a single number: an NPS, a share or a number, in any scorecard. Levers, two questions
and other milestones do not have one. Once the deciding period is over, its result determines the state.

Wrong:

    customers_decide: suport.recommend
    success_is: at least 35 in 2026-Q4
    state: succeeded                       # and 2026-Q4 is +28

Right:

    customers_decide: support.recommend
    success_is: at least 35 in 2026-Q4
    state: failed
"""

from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.keys.near import meant
from cxsite.model.place import Span
from cxsite.model.problem import Problem, error, warning
from cxsite.model.result import MeasureResults
from cxsite.model.scorecard import Programme
from cxsite.stats import target

_WITHOUT_FIGURE = ("levers", "two-questions", "milestone")


def problems(publication: Publication) -> Iterator[Problem]:
    """First whether the measure can decide, then what it has decided. Unreadable scorecards are skipped."""
    known = publication.results.by_name
    for card in publication.corpus.scorecards:
        for measure in card.measures:
            if measure.programme:
                at = card.marks.span(f"measures/{measure.id}/customers_decide")
                state = card.marks.span(f"measures/{measure.id}/state")
                yield from _judged(measure.programme, known, at, state, publication.unread("scorecards"))


def _judged(
    programme: Programme, known: dict[str, MeasureResults], at: Span, state: Span, unread: frozenset[str]
) -> Iterator[Problem]:
    name = programme.decided_by
    judge = known.get(name)
    if judge is None:
        if name.partition(".")[0] not in unread:
            usable = (each for each, m in known.items() if m.measure.kind not in _WITHOUT_FIGURE)
            remedy = meant(name, usable, "write a scorecard's name and a measure's: support.recommend")
            yield error("milestone-judged", at, f'there is no measure "{name}"', remedy)
    elif judge.measure.kind in _WITHOUT_FIGURE:
        message = f"{name} is of kind {judge.measure.kind}, which has no single number to judge by"
        yield error("milestone-judged", at, message, "name a measure with a single number: an NPS, a share or a number")
    else:
        yield from _contradicted(programme, judge, state)


def _contradicted(programme: Programme, judge: MeasureResults, state: Span) -> Iterator[Problem]:
    period = programme.success.period
    result = judge.at(period)
    if result is None or result.value is None or result.so_far:
        if programme.state in ("succeeded", "failed"):
            message = f"it is marked {programme.state}, and {period} is not known yet"
            yield warning("milestone-judged", state, message, "write running until customers have decided")
        return
    success = programme.success
    is_reached = target.status(result.value, success.value, better=success.better) == "on target"
    meant = "succeeded" if is_reached else "failed"
    if programme.state not in (meant, "stopped"):
        message = f"it is marked {programme.state}, and {period} is {result.display}"
        yield warning("milestone-judged", state, message, f"write {meant}")
