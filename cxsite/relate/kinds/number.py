"""Kind number: a plain number in its own unit, shown with the decimals the author gave. No people, so no interval."""

from fractions import Fraction

from cxsite.model.scorecard import Amount, Counts, Measure
from cxsite.model.words import Words
from cxsite.relate.kinds.figures import Difference, Figures, Kind


def _figures(_measure: Measure, counts: Counts, _words: Words) -> Figures:
    value = _exact(counts)
    return Figures(None, value, places=_places(counts))


def _difference(earlier: Counts, later: Counts, _confidence: float) -> Difference | None:
    before, after = _exact(earlier), _exact(later)
    return None if before is None or after is None else Difference(after - before)


def _exact(counts: Counts) -> Fraction | None:
    return Fraction(counts.typed) if isinstance(counts, Amount) else None


def _places(counts: Counts) -> int:
    return len(counts.typed.partition(".")[2]) if isinstance(counts, Amount) else 0


NUMBER = Kind("number", None, None, _figures, ("trend", "bullet", "sparkline"), _difference)
