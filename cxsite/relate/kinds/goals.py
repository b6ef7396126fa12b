"""Kind goals: the share of an organisation's goals that are about customers. All are counted, so chance has no part in it."""

from fractions import Fraction

from cxsite.model.scorecard import Counts, GoalCounts, Measure
from cxsite.relate.kinds.figures import Difference, Figures, Kind, shares_of
from cxsite.stats.rounding import plain, share_in_words
from cxsite.stats.units import PERCENT


def _figures(_measure: Measure, counts: Counts) -> Figures:
    share = _share(counts)
    if share is None or not isinstance(counts, GoalCounts):
        return Figures(None, None)
    split = shares_of(
        counts.goals, ("about customers", counts.about_customers), ("others", counts.goals - counts.about_customers)
    )
    met = "" if counts.met is None else f"{share_in_words(counts.met, counts.goals)} of all goals were met"
    said = f"{plain(counts.about_customers)} of {plain(counts.goals)} goals"
    return Figures(None, 100 * share, shares=split, second=met, said=said)


def _difference(earlier: Counts, later: Counts, _confidence: float) -> Difference | None:
    before, after = _share(earlier), _share(later)
    return None if before is None or after is None else Difference(100 * (after - before))


def _share(counts: Counts) -> Fraction | None:
    known = isinstance(counts, GoalCounts) and counts.goals
    return Fraction(counts.about_customers, counts.goals) if known and isinstance(counts, GoalCounts) else None


GOALS = Kind("goals", PERCENT, (0, 100), _figures, _difference, ("bar", "trend", "bullet", "sparkline"))
