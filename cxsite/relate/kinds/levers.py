"""Kind levers: what a few named people think of each lever, 1 to 5. Medians and ranges; never one score for all levers.

The raters are named, so nothing is withheld.
"""

from fractions import Fraction

from cxsite.model.scorecard import Counts, Measure, Ratings
from cxsite.model.words import Words
from cxsite.relate.kinds.figures import Difference, Figures, Kind, PartFigures
from cxsite.stats.interval import Interval
from cxsite.stats.levers import Levers, levers
from cxsite.stats.rounding import plain

SCALE = (1, 5)


def _figures(_measure: Measure, counts: Counts, words: Words) -> Figures:
    found = _medians(counts)
    if found is None or not isinstance(counts, Ratings):
        return Figures(None, None)
    parts = tuple(
        PartFigures(name, _title(name, words), _lever(counts, name, middle, words))
        for name, middle in found.medians.items()
    )
    least = min(found.medians.values())
    weakest = words.say("before_last_name").join(_title(name, words) for name in found.weakest)
    second = words.say("disagreement", found.largest_disagreement) if len(counts.raters) > 1 else ""
    said = words.say("weakest", levers=weakest, median=words.number(plain(least, _places(least))))
    raters = words.say("raters", len(counts.raters))
    return Figures(None, None, parts=parts, words=said, second=second, said=raters)


def _lever(counts: Ratings, name: str, middle: Fraction, words: Words) -> Figures:
    """A median with the range and the ratings it comes from."""
    marks = tuple((rater, rating) for rater, ratings in counts.raters for lever, rating in ratings if lever == name)
    given = [rating for _, rating in marks]
    low, high = min(given), max(given)
    said = words.say("ratings_equal", rating=low) if low == high else words.say("ratings_from_to", low=low, high=high)
    return Figures(None, middle, Interval(low, high), _places(middle), said=said, marks=marks)


def _part(name: str, earlier: Counts, later: Counts) -> Difference | None:
    """How far a median moved; chance cannot be judged from opinions."""
    before, after = _medians(earlier), _medians(later)
    if before is None or after is None or name not in before.medians or name not in after.medians:
        return None
    return Difference(after.medians[name] - before.medians[name])


def _medians(counts: Counts) -> Levers | None:
    if not isinstance(counts, Ratings) or not counts.raters:
        return None
    return levers({rater: dict(ratings) for rater, ratings in counts.raters})


def _title(name: str, words: Words) -> str:
    """The lever's name in the theme's words, else as the author wrote it."""
    key = f"lever_{name}"
    return words.say(key) if key in words.texts else name.replace("_", " ")


def _places(median: Fraction) -> int:
    return 0 if median.denominator == 1 else 1


LEVERS = Kind("levers", "", SCALE, _figures, ("levers",), part=_part)
