"""Kind goals: the share of an organisation's goals that are about customers. All are counted, so chance plays no part."""

from fractions import Fraction

from cxsite.model.scorecard import Counts, GoalCounts, Measure
from cxsite.model.words import Words
from cxsite.relate.kinds.figures import DRAWN, Difference, Figures, Kind, shares_of
from cxsite.stats.rounding import percent
from cxsite.stats.units import PERCENT


def _figures(_measure: Measure, counts: Counts, words: Words) -> Figures:
    share = _share(counts)
    if share is None or not isinstance(counts, GoalCounts):
        return Figures(None, None)
    split = shares_of(
        counts.goals, ("about customers", counts.about_customers), ("others", counts.goals - counts.about_customers)
    )
    said = words.say("of_goals", some=words.count(counts.about_customers), all=words.count(counts.goals))
    met = "" if counts.met is None else _met(counts.met, counts.goals, words)
    return Figures(None, 100 * share, shares=split, second=met, said=said)


def _met(met: int, goals: int, words: Words) -> str:
    """ "80% (400 of 500) of all goals were met"."""
    share = words.number(percent(Fraction(met, goals)))
    return words.say("goals_met", share=share, some=words.count(met), all=words.count(goals))


def _difference(earlier: Counts, later: Counts, _confidence: float) -> Difference | None:
    before, after = _share(earlier), _share(later)
    return None if before is None or after is None else Difference(100 * (after - before))


def _share(counts: Counts) -> Fraction | None:
    if not isinstance(counts, GoalCounts) or not counts.goals:
        return None
    return Fraction(counts.about_customers, counts.goals)


GOALS = Kind("goals", PERCENT, (0, 100), _figures, DRAWN, _difference)
