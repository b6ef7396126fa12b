"""What a histogram gives, the same whether an author typed it or `cxsite pull` counted it."""

from cxsite.model.scorecard import EASY_FROM, Histogram, NpsCounts, ShareCounts
from cxsite.stats.nps import groups_of_histogram


def nps(scores: Histogram) -> NpsCounts:
    """Who gave 9 or 10 is a promoter, who gave 7 or 8 a passive."""
    groups = groups_of_histogram(dict(scores.counts))
    return NpsCounts(int(groups.promoters), int(groups.passives), int(groups.detractors), scores)


def csat(scores: Histogram, satisfied_from: int) -> ShareCounts:
    """Who chose `satisfied_from` or more is satisfied."""
    return ShareCounts(_people_from(satisfied_from, scores), scores.n, scores)


def easy(scores: Histogram) -> int:
    """How many found it easy."""
    return _people_from(EASY_FROM, scores)


def _people_from(least: int, scores: Histogram) -> int:
    return sum(people for score, people in scores.counts if score >= least)
