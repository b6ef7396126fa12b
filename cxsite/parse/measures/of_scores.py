"""What a histogram gives, the same whether an author typed it or `cxsite pull` counted it."""

from cxsite.model.scorecard import EASY_FROM, Histogram, NpsCounts, ShareCounts


def nps(scores: Histogram) -> NpsCounts:
    """9 and 10 are promoters, 7 and 8 passives (Reichheld, "The One Number You Need to Grow", Harvard Business Review, 2003)."""
    promoters, others = _people_from(9, scores), _people_from(7, scores)
    return NpsCounts(promoters, others - promoters, scores.n - others, scores)


def csat(scores: Histogram, satisfied_from: int) -> ShareCounts:
    """Who chose `satisfied_from` or more is satisfied."""
    return ShareCounts(_people_from(satisfied_from, scores), scores.n, scores)


def easy(scores: Histogram) -> int:
    """How many found it easy."""
    return _people_from(EASY_FROM, scores)


def _people_from(least: int, scores: Histogram) -> int:
    return sum(people for score, people in scores.counts if score >= least)
