"""The levers: a row for each, a dot for each rater, a bar from the lowest rating to the highest, a mark at the median.

Coordination                            2.5
      ●━━━━━┃━━━━━●
Cooperation                               4
                                    ●●
                              ○                 the median one period before
├─────┼─────┼─────┼─────┤
1     2     3     4     5

Not a radar chart: its area depends on the order of the levers, and raters hide each other.
"""

from collections import Counter
from collections.abc import Iterator

from cxsite.model.result import MeasureResults, Part, Result
from cxsite.model.words import Words
from cxsite.render.charts import figure as charts_figure
from cxsite.render.charts import svg
from cxsite.render.charts.svg import Label
from cxsite.render.charts.table import capital

LEFT, RIGHT = 22.0, svg.WIDTH - 22
LEAST, MOST = 1, 5
_ROW, _DOT, _APART = 46.0, 5.0, 11.0


def levers(m: MeasureResults, uid: str, words: Words) -> str:
    """The latest ratings as a figure; a sentence if nobody rated."""
    latest = m.latest
    if latest is None or not latest.parts:
        return charts_figure.nothing_to_draw(m, m.results[-1:], words)
    floor = _floor(latest)
    picture = svg.Picture(uid, charts_figure.name(m, latest, words), description(m, latest, words))
    before = _medians_before(m)
    rows = [
        mark for row, part in enumerate(latest.parts) for mark in _row(part, before.get(part.name), row * _ROW + 30)
    ]
    said = [label.svg() for label in labels(m, latest)]
    drawing = svg.frame(picture, "cx-svg", (svg.WIDTH, floor + 42), "".join((*_axis(floor), *rows, *said)))
    caption = charts_figure.caption(m, words.period(latest.period), latest, words, notes(m, before, words))
    numbers = charts_figure.numbers(m, m.results, words)
    return charts_figure.figure("cx-chart-levers", uid, drawing, caption, numbers)


def description(m: MeasureResults, r: Result, words: Words) -> str:
    """Every rating of every rater, and what the ends of the scale mean."""
    levers = (words.say("lever_rated", lever=p.title, median=p.full, ratings=_ratings(p, words)) for p in r.parts)
    anchors = words.listed(words.say("rating_is", rating=rating, words=said) for rating, said in m.measure.anchors)
    said = f"{words.period(r.period)}. {words.say('between_clauses').join(levers)}."
    return f"{said} {anchors}." if anchors else said


def _ratings(part: Part, words: Words) -> str:
    return words.listed(f"{rater} {rating}" for rater, rating in part.marks)


def notes(m: MeasureResults, before: dict[str, float], words: Words) -> list[str]:
    """How to read the drawing."""
    said = [words.say("how_to_read_levers")]
    return [*said, words.say("hollow_before", period=words.period(m.results[-2].period))] if before else said


def _medians_before(m: MeasureResults) -> dict[str, float]:
    """Lever → median one period before, unless the method changed in between."""
    if len(m.results) < 2 or m.results[-1].breaks:
        return {}
    return {part.name: part.value for part in m.results[-2].parts if part.value is not None}


def labels(m: MeasureResults, r: Result) -> list[Label]:
    """The levers' names and medians, the scale's numbers, and the words at its ends as far as they fit."""
    found = []
    for row, part in enumerate(r.parts):
        y = row * _ROW + 15
        figure = svg.up_to("cx-figure", svg.WIDTH, y, part.display)
        found += [svg.from_left("cx-label", 0, y, svg.fitting(capital(part.title), figure.left - 8)), figure]
    y = _floor(r) + 20
    found += [svg.over("cx-quiet", _x(rating), y, str(rating)) for rating in range(LEAST, MOST + 1)]
    return [*found, *_anchors(m, y + 17)]


def _anchors(m: MeasureResults, y: float) -> list[Label]:
    """What the ends of the scale mean, each in half the width unless the first needs less."""
    anchors = dict(m.measure.anchors)
    least, most = anchors.get(str(LEAST), ""), anchors.get(str(MOST), "")
    first = svg.from_left("cx-quiet", 0, y, svg.fitting(least, svg.WIDTH / 2 - 4))
    last = svg.up_to("cx-quiet", svg.WIDTH, y, svg.fitting(most, svg.WIDTH - 12 - first.right))
    return [label for label in (first, last) if label.words]


def _floor(r: Result) -> float:
    return _ROW * len(r.parts) + 4


def _x(rating: float) -> float:
    return LEFT + (rating - LEAST) / (MOST - LEAST) * (RIGHT - LEFT)


def _axis(floor: float) -> list[str]:
    """Ticks at each rating, on every row and below the last; no lines cross the words between the rows."""
    tops = [20 + _ROW * row for row in range(round(floor / _ROW))]
    spans = [*((top, top + 23) for top in tops), (floor, floor + 5)]
    return [svg.line("cx-grid", _x(r), top, _x(r), end) for top, end in spans for r in range(LEAST, MOST + 1)]


def _row(part: Part, before: float | None, y: float) -> list[str]:
    """The range first, the dots over it, the medians on top."""
    drawn = []
    if part.low is not None and part.high is not None and part.low < part.high:
        drawn.append(svg.line("cx-range", _x(part.low), y, _x(part.high), y))
    drawn += [svg.element("circle", "cx-rating", cx=x, cy=y, r=_DOT) for x in _dots(part)]
    if before is not None and before != part.value:
        drawn.append(svg.point(_x(before), y + 9, 3, hollow=True))
    if part.value is not None:
        drawn.append(svg.line("cx-median", _x(part.value), y - 9, _x(part.value), y + 9))
    return drawn


def _dots(part: Part) -> Iterator[float]:
    """Equal ratings side by side, closer together if there are many."""
    for rating, raters in sorted(Counter(rating for _, rating in part.marks).items()):
        apart = min(_APART, 28 / (raters - 1)) if raters > 1 else 0
        yield from (_x(rating) + (n - (raters - 1) / 2) * apart for n in range(raters))
