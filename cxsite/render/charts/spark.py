"""The sparkline: the course of the values, as small as a word, without scale or labels; the value is beside it as text."""

from collections.abc import Sequence

from cxsite.model.result import MeasureResults
from cxsite.model.words import Words
from cxsite.render.charts import svg
from cxsite.render.charts.scale import positions, runs

WIDTH, HEIGHT = 72.0, 20.0
_EDGE = 3.0


def sparkline(m: MeasureResults, uid: str, words: Words) -> str:
    """A measure's results as a small picture; "" if fewer than two can be shown."""
    stretches = runs(m.results)
    shown = [index for run in stretches for index in run]
    if len(shown) < 2:
        return ""
    places = _places(m, shown)
    lines = [_line([places[i] for i in run]) for run in stretches if len(run) > 1]
    drawn = "".join((*lines, *_dots(m, shown, places)))
    said = words.listed(f"{words.period(m.results[i].period)} {m.results[i].display}" for i in shown)
    title = words.say("said_of", title=m.measure.title, said=m.results[shown[-1]].display)
    return svg.frame(svg.Picture(uid, title, said), "cx-spark", (WIDTH, HEIGHT), drawn)


def _places(m: MeasureResults, shown: Sequence[int]) -> dict[int, tuple[float, float]]:
    values = {i: m.results[i].value or 0 for i in shown}
    least, most = min(values.values()), max(values.values())
    xs = positions(m.results)
    reach = most - least
    heights = {i: (value - least) / reach if reach else 0.5 for i, value in values.items()}
    return {i: (_EDGE + xs[i] * (WIDTH - 2 * _EDGE), HEIGHT - _EDGE - heights[i] * (HEIGHT - 2 * _EDGE)) for i in shown}


def _line(points: Sequence[tuple[float, float]]) -> str:
    path = "L".join(f"{svg.number(x)} {svg.number(y)}" for x, y in points)
    return svg.element("path", "cx-spark-line", d=f"M{path}")


def _dots(m: MeasureResults, shown: Sequence[int], places: dict[int, tuple[float, float]]) -> list[str]:
    """The lowest and highest, then the last on top."""

    def value(index: int) -> float:
        return m.results[index].value or 0

    ends = sorted({min(shown, key=value), max(shown, key=value)} - {shown[-1]})
    dots = [("cx-spark-end", i) for i in ends] + [("cx-spark-dot", shown[-1])]
    return [svg.element("circle", css, cx=places[i][0], cy=places[i][1], r=2.2) for css, i in dots]
