"""Kinds that are a share of people: csat (satisfied, of all who answered) and ces (found it easy). In per cent."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from cxsite.model.result import Share
from cxsite.model.scorecard import EASY_FROM, Counts, EffortCounts, Histogram, Measure, ShareCounts
from cxsite.model.words import Words
from cxsite.relate.kinds.figures import DRAWN, Difference, Figures, Kind, shares_of
from cxsite.stats import change, means, shares
from cxsite.stats.rounding import percent, plain
from cxsite.stats.units import PERCENT

EFFORT_SCALE = (1, 7)
HARD_TO = 3

CountAndN = tuple[int, int]


def _satisfied(counts: Counts) -> CountAndN:
    return (counts.satisfied, counts.answers) if isinstance(counts, ShareCounts) else (0, 0)


def _easy(counts: Counts) -> CountAndN:
    if not isinstance(counts, EffortCounts):
        return 0, 0
    scores = _by_score(counts.scores)
    return means.people_between(scores, EASY_FROM, EFFORT_SCALE[1]), means.people(scores)


def _satisfied_figures(measure: Measure, counts: Counts, words: Words) -> Figures:
    count, n = _satisfied(counts)
    scores = counts.scores if isinstance(counts, ShareCounts) else None
    low = _lowest_two(measure, scores) if scores and n else None
    if low is None:
        return share_figures(count, n, shares_of(n, ("satisfied", count), ("not satisfied", n - count)))
    split = shares_of(n, ("satisfied", count), ("in between", n - count - low), ("dissatisfied", low))
    return share_figures(count, n, split, words.say("chose_lowest", share=words.number(percent(Fraction(low, n)))))


def _lowest_two(measure: Measure, scores: Histogram) -> int | None:
    """How many chose the two lowest scores; None if the scale has no room for them below the satisfied ones."""
    least = (measure.scale or (1, 5))[0]
    return means.people_between(_by_score(scores), least, least + 1) if least + 1 < measure.satisfied_from else None


def _easy_figures(_measure: Measure, counts: Counts, words: Words) -> Figures:
    easy, n = _easy(counts)
    if not isinstance(counts, EffortCounts) or not n:
        return Figures(0, None)
    scores = _by_score(counts.scores)
    hard = means.people_between(scores, EFFORT_SCALE[0], HARD_TO)
    split = shares_of(n, ("easy", easy), ("neither", n - easy - hard), ("hard", hard))
    return share_figures(easy, n, split, _mean_in_words(scores, words))


def _mean_in_words(scores: Mapping[int, int], words: Words) -> str:
    mean, interval = means.mean(scores), means.mean_interval(scores, EFFORT_SCALE)
    if mean is None:
        return ""
    middle = words.number(plain(mean, 1))
    if interval is None:
        return words.say("mean_alone", mean=middle, most=EFFORT_SCALE[1])
    low, high = (words.number(plain(end, 1)) for end in (interval.low, interval.high))
    return words.say("mean_of", mean=middle, most=EFFORT_SCALE[1], span=words.say("span", low=low, high=high))


def share_figures(count: int, n: int, split: tuple[Share, ...] = (), second: str = "") -> Figures:
    """The figures of `count` of `n` people, in per cent with Wilson's interval."""
    share = shares.share(count, n)
    if share is None:
        return Figures(0, None)
    return Figures(n, 100 * share, shares.wilson(count, n).times(100), shares=split, second=second)


def _difference(counted: Callable[[Counts], CountAndN]) -> Callable[[Counts, Counts, float], Difference | None]:
    return lambda earlier, later, confidence: share_difference(counted(earlier), counted(later), confidence)


def share_difference(earlier: CountAndN, later: CountAndN, confidence: float = 0.95) -> Difference | None:
    """The difference of two shares in percentage points; None if either has no answers."""
    found = change.of_shares(earlier, later, confidence)
    return Difference(100 * found.raw, found.interval.times(100)) if found else None


def _pool_satisfied(counts: Sequence[Counts]) -> Counts:
    """The counts added up; histograms too if all periods have one."""
    given = [each.scores for each in counts if isinstance(each, ShareCounts) and each.scores]
    scores = _together(given) if len(given) == len(counts) else None
    pairs = [_satisfied(each) for each in counts]
    return ShareCounts(sum(count for count, _ in pairs), sum(n for _, n in pairs), scores)


def _pool_easy(counts: Sequence[Counts]) -> Counts:
    return EffortCounts(_together([each.scores for each in counts if isinstance(each, EffortCounts)]))


def _together(histograms: Sequence[Histogram]) -> Histogram:
    people: Counter[int] = Counter()
    for histogram in histograms:
        people.update(_by_score(histogram))
    return Histogram(tuple(sorted(people.items())))


def _by_score(histogram: Histogram) -> dict[int, int]:
    return dict(histogram.counts)


CSAT = Kind("csat", PERCENT, (0, 100), _satisfied_figures, DRAWN, _difference(_satisfied), _pool_satisfied)
CES = Kind("ces", PERCENT, (0, 100), _easy_figures, DRAWN, _difference(_easy), _pool_easy)
