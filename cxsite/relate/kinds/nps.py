"""Kind nps: would you recommend us, 0 to 10. In points."""

from collections.abc import Sequence

from cxsite.model.scorecard import Counts, Measure, NpsCounts
from cxsite.model.words import Words
from cxsite.relate.kinds.figures import DRAWN, Difference, Figures, Kind, shares_of
from cxsite.stats import change, nps, pooling
from cxsite.stats.units import POINTS


def _figures(_measure: Measure, counts: Counts, _words: Words) -> Figures:
    groups = _groups(counts)
    n = int(groups.n)
    if not n:
        return Figures(0, None)
    people = zip(
        ("detractors", "passives", "promoters"), (groups.detractors, groups.passives, groups.promoters), strict=True
    )
    shares = shares_of(n, *((name, int(count)) for name, count in people))
    return Figures(n, nps.score(groups), nps.adjusted_interval(groups), shares=shares)


def _difference(earlier: Counts, later: Counts, confidence: float) -> Difference | None:
    found = change.of_nps(_groups(earlier), _groups(later), confidence)
    return Difference(found.raw, found.interval) if found else None


def _pool(counts: Sequence[Counts]) -> Counts:
    groups = pooling.pooled(map(_groups, counts))
    return NpsCounts(int(groups.promoters), int(groups.passives), int(groups.detractors))


def _groups(counts: Counts) -> nps.Groups:
    if isinstance(counts, NpsCounts):
        return nps.Groups(counts.promoters, counts.passives, counts.detractors)
    return nps.Groups(0, 0, 0)


NPS = Kind("nps", POINTS, (-100, 100), _figures, DRAWN, _difference, _pool)
