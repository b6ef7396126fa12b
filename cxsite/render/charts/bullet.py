"""The bullet: one value on its scale, its target, and how far it is from trouble (after Stephen Few, Bullet Graph Design,
2013).

              target 4.0 hours
    4.2 hours │
░░░░░░░░░░░░░░▒▒▒▒▓▓▓▓▓▓▓▓▓▓▓▓▓▓
██████████████████                    the value as a bar if the scale begins at 0; otherwise a point
├─────────┼─────────┼──────────┤
0         2         4          6

The background bands are shades of one hue: the farther from the target, the darker. If lower is better the bands are reversed,
but the scale is not.
"""

from cxsite.model.frozen import dataclass
from cxsite.model.result import MeasureResults, Result
from cxsite.model.words import Words
from cxsite.render.charts import figure as charts_figure
from cxsite.render.charts import svg
from cxsite.render.charts.scale import ticks
from cxsite.render.charts.svg import Label
from cxsite.stats import units

LEFT, RIGHT = 0.0, svg.WIDTH
_TOP, _HEIGHT, _THICK = 36.0, 26.0, 10.0


def bullet(m: MeasureResults, uid: str, words: Words) -> str:
    """The latest result as a figure; a sentence if it has no value."""
    latest = m.latest
    if latest is None or latest.value is None:
        return charts_figure.nothing_to_draw(m, m.results[-1:], words)
    plot = Plot.of(m, latest.value, words)
    picture = svg.Picture(uid, charts_figure.name(m, latest, words), description(m, latest, words))
    drawn = "".join((*_grounds(m, plot), *_value(plot, latest), *_target(m, plot), _axis(plot)))
    said = "".join(label.svg() for label in labels(m, plot, words))
    drawing = svg.frame(picture, "cx-svg", (svg.WIDTH, _TOP + _HEIGHT + 26), drawn + said)
    caption = charts_figure.caption(m, words.period(latest.period), latest, words, notes(m, words))
    numbers = charts_figure.numbers(m, [latest], words)
    return charts_figure.figure("cx-chart-bullet", uid, drawing, caption, numbers)


def description(m: MeasureResults, r: Result, words: Words) -> str:
    """The value, the target and the at-risk threshold, in sentences."""
    said = words.say("period_is", period=words.period(r.period), result=r.full) + "."
    status = words.say(f"status_{r.status.replace(' ', '_')}") if r.status != "no target" else ""
    target = [words.say("target_and_status", target=m.target, status=status)] if m.target and status else []
    return " ".join([said, *target, *_risk(m, words)])


def notes(m: MeasureResults, words: Words) -> list[str]:
    """What the background bands mean."""
    return [*([words.say("upright_is_target", target=m.target)] if m.target else []), *_risk(m, words)]


def _risk(m: MeasureResults, words: Words) -> list[str]:
    if m.measure.at_risk is None:
        return []
    places = max(m.places, _decimals(m.measure.at_risk))
    limit = units.with_unit(m.measure.at_risk, m.unit, places, words.number)
    return [words.say("off_target_beyond" if m.measure.better == "lower" else "off_target_below", limit=limit)]


def _decimals(value: float) -> int:
    return len(f"{value:.6f}".rstrip("0").partition(".")[2])


@dataclass(frozen=True, slots=True)
class Plot:
    """A linear scale with its ticks and their labels, and the value that is drawn on it."""

    ticks: tuple[tuple[float, str], ...]
    value: float
    display: str

    @classmethod
    def of(cls, m: MeasureResults, value: float, words: Words) -> "Plot":
        """The whole possible range if it is bounded; otherwise from 0, or below it, to beyond every value so far."""
        known = [result.value for result in m.results]
        marks = [mark for mark in (*known, m.measure.target, m.measure.at_risk) if mark is not None]
        least, most = m.scale or (min(0, *marks), max(0, *marks) * 1.1)
        labelled = ticks(m, least, most, words, at_most=4 if m.scale else 5)
        return cls(labelled, value, m.latest.display if m.latest else "")

    @property
    def ends(self) -> tuple[float, float]:
        """The lowest and highest value of the scale."""
        return self.ticks[0][0], self.ticks[-1][0]

    def x(self, value: float) -> float:
        """The x coordinate of a value, clamped to the ends of the scale."""
        least, most = self.ends
        return LEFT + (min(max(value, least), most) - least) / (most - least) * (RIGHT - LEFT)


def labels(m: MeasureResults, plot: Plot, words: Words) -> list[Label]:
    """Every label: target, value, and as many ticks as fit apart. None overlaps another."""
    goal = m.measure.target
    found = []
    value = svg.over("cx-figure", plot.x(plot.value), _TOP - 8, svg.fitting(plot.display, svg.WIDTH - 4))
    if goal is not None:
        said = svg.fitting(words.say("target_mark", target=m.target), svg.WIDTH - 4)
        found.append(svg.over("cx-target-label", plot.x(goal), _TOP - 25, said))
        value = svg.aside(value, plot.x(plot.value), plot.x(goal))
    return [*found, value, *_tick_labels(plot)]


def _tick_labels(plot: Plot) -> list[Label]:
    """The first and the last, flush with the ends of the scale, and those in between that have room."""
    y = _TOP + _HEIGHT + 22
    first = svg.from_left("cx-quiet", LEFT, y, plot.ticks[0][1])
    last = svg.up_to("cx-quiet", RIGHT, y, plot.ticks[-1][1])
    kept = [first]
    for label in [svg.over("cx-quiet", plot.x(tick), y, words) for tick, words in plot.ticks[1:-1]]:
        if label.clear_of(kept[-1], 8) and label.clear_of(last, 8):
            kept.append(label)
    return [*kept, last] if last.clear_of(first) else [first]


def _grounds(m: MeasureResults, plot: Plot) -> list[str]:
    """Off target, at risk, on target, if there is a target; otherwise one band."""
    least, most = plot.ends
    marks = [mark for mark in (m.measure.at_risk, m.measure.target) if mark is not None]
    edges = [least, *sorted(min(max(mark, least), most) for mark in marks), most]
    darkness = [3, 2, 1] if len(marks) == 2 else [3, 1] if marks else [1]
    if m.measure.better == "lower":
        darkness.reverse()
    spans = zip(edges, edges[1:], darkness, strict=False)
    return [
        svg.element("rect", f"cx-ground-{dark}", x=plot.x(a), y=_TOP, width=plot.x(b) - plot.x(a), height=_HEIGHT)
        for a, b, dark in spans
        if b > a
    ]


def _value(plot: Plot, r: Result) -> list[str]:
    """A bar from 0, or a point if the scale does not begin there; and the interval, if the measure is subject to chance."""
    middle, at, whisker = _TOP + _HEIGHT / 2, plot.x(plot.value), []
    if r.low is not None and r.high is not None:
        whisker = [svg.line("cx-whisker", plot.x(r.low), middle, plot.x(r.high), middle)]
    if plot.ends[0] != 0:
        return [*whisker, svg.point(at, middle, 5, hollow=r.small)]
    width = max(1.0, at - LEFT)
    return [svg.element("rect", "cx-measure", x=LEFT, y=middle - _THICK / 2, width=width, height=_THICK), *whisker]


def _target(m: MeasureResults, plot: Plot) -> list[str]:
    goal = m.measure.target
    return [] if goal is None else [svg.line("cx-target", plot.x(goal), _TOP - 21, plot.x(goal), _TOP + _HEIGHT)]


def _axis(plot: Plot) -> str:
    y = _TOP + _HEIGHT
    return svg.ticks((plot.x(tick) for tick, _ in plot.ticks), y, y + 5)
