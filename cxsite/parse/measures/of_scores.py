"""Counts derived from a histogram, the same whether an author typed it or `cxsite pull` counted it."""

from cxsite.model.scorecard import EASY_FROM, Histogram, NpsCounts, ShareCounts
from cxsite.stats.nps import groups_of_histogram


def nps(scores: Histogram) -> NpsCounts:
    """Those who gave 9 or 10 are promoters, those who gave 7 or 8 are passives."""
    groups = groups_of_histogram(dict(scores.counts))
    return NpsCounts(int(groups.promoters), int(groups.passives), int(groups.detractors), scores)


def csat(scores: Histogram, satisfied_from: int) -> ShareCounts:
    """Those who chose `satisfied_from` or more are satisfied."""
    return ShareCounts(_people_from(satisfied_from, scores), scores.n, scores)


def easy(scores: Histogram) -> int:
    """How many found it easy."""
    return _people_from(EASY_FROM, scores)


def _people_from(least: int, scores: Histogram) -> int:
    return sum(people for score, people in scores.counts if score >= least)
