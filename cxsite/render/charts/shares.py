"""Shares side by side: one bar for each question, with its interval; the two are never added up.

Would be happy                85% of 61
████████████████████████████░░░░░
                        ├──●─┤
Would talk it up              73% of 60
███████████████████████░░░░░░░░░░
                    ├──●──┤
"""

from cxsite.model.result import MeasureResults, Part, Result
from cxsite.model.words import Words
from cxsite.render.charts import figure as charts_figure
from cxsite.render.charts import svg
from cxsite.render.charts.svg import Label
from cxsite.render.charts.table import capital

LEFT, RIGHT = 0.0, svg.WIDTH
_ROW, _BAR = 66.0, 20.0


def shares(m: MeasureResults, uid: str, words: Words) -> str:
    """The latest result as a figure; a sentence if none of it can be shown."""
    latest = m.latest
    if latest is None or not latest.shown:
        return charts_figure.nothing_to_draw(m, m.results[-1:], words)
    picture = svg.Picture(uid, charts_figure.name(m, latest, words), description(m, latest, words))
    drawn = [mark for row, part in enumerate(latest.parts) for mark in _marks(m, part, row * _ROW)]
    said = [label.svg() for label in labels(latest, words)]
    drawing = svg.frame(picture, "cx-svg", (svg.WIDTH, _ROW * len(latest.parts) + 2), "".join((*drawn, *said)))
    caption = charts_figure.caption(m, words.period(latest.period), latest, words)
    numbers = charts_figure.numbers(m, m.results, words)
    return charts_figure.figure("cx-chart-shares", uid, drawing, caption, numbers)


def description(m: MeasureResults, r: Result, words: Words) -> str:
    """Each share with its interval and number of people."""
    said = [f"{words.say('said_of', title=capital(part.title), said=part.full)}." for part in r.parts]
    return " ".join([f"{words.period(r.period)}.", *said, *charts_figure.target(m, words)])


def labels(r: Result, words: Words) -> list[Label]:
    """A question on the left and its share on the right, above each bar."""
    found = []
    for row, part in enumerate(r.parts):
        y = row * _ROW + 16
        figure = svg.up_to("cx-figure", RIGHT, y, _figure(part, words))
        found += [
            svg.from_left("cx-label", LEFT, y, svg.fitting(capital(part.title), figure.left - LEFT - 8)),
            figure,
        ]
    return found


def _figure(part: Part, words: Words) -> str:
    if part.value is None:
        return words.say("status_not_shown" if part.withheld else "no_responses")
    return words.say("share_of", share=part.display, n=words.count(part.n or 0))


def _marks(m: MeasureResults, part: Part, top: float) -> list[str]:
    if part.value is None:
        return [svg.line("cx-break", LEFT, top + 22 + _BAR / 2, RIGHT, top + 22 + _BAR / 2)]
    y, line = top + 22, top + 22 + _BAR + 9
    split = _x(part.value)
    drawn = []
    if part.value > 0:
        drawn.append(svg.element("rect", "cx-promoters", x=LEFT, y=y, width=max(1.0, split - LEFT - 1), height=_BAR))
    if part.value < 100:
        rest = max(1.0, RIGHT - split)
        drawn.append(svg.element("rect", "cx-passives", x=RIGHT - rest, y=y, width=rest, height=_BAR))
    if part.low is not None and part.high is not None:
        drawn.append(svg.line("cx-range", _x(part.low), line, _x(part.high), line))
    if m.measure.target is not None:
        drawn.append(svg.line("cx-target", _x(m.measure.target), y - 3, _x(m.measure.target), line + 5))
    return [*drawn, svg.point(split, line, 4, hollow=part.small)]


def _x(percent: float) -> float:
    return LEFT + percent / 100 * (RIGHT - LEFT)
