"""The trend: every period of a measure with its interval, the target, and honest gaps.

A line connects only what can be compared: it stops where the method changed, where a period is missing, and where a result is
withheld. Small samples are hollow. The latest value and the target are labelled in the right margin, at their heights.
"""

from collections.abc import Iterator

from cxsite.model.frozen import dataclass
from cxsite.model.result import MeasureResults, Result
from cxsite.model.words import Words
from cxsite.render.charts import figure as charts_figure
from cxsite.render.charts import svg
from cxsite.render.charts.scale import positions, runs, short_unit, ticks
from cxsite.render.charts.svg import Label
from cxsite.stats import units

TOP, BOTTOM = 10.0, 138.0
HEIGHT = BOTTOM + 42


def trend(m: MeasureResults, uid: str, words: Words) -> str:
    """All results as a figure; a sentence if none can be shown."""
    shown = [result for result in m.results if result.value is not None]
    if not shown:
        return charts_figure.nothing_to_draw(m, m.results, words)
    when, latest = _when(m.results, words), shown[-1]
    title = words.say("chart_with_latest", title=m.measure.title, period=when, value=latest.display)
    picture = svg.Picture(uid, title, description(m, words))
    plot = Plot.of(m, words)
    drawn = "".join((*_grid(plot), *_bands(m, plot), *_target(m, plot), *_breaks(m, plot), *_lines(m, plot)))
    said = "".join(label.svg() for label in labels(m, plot, words))
    drawing = svg.frame(picture, "cx-svg", (svg.WIDTH, HEIGHT), drawn + said)
    caption = charts_figure.caption(m, when, latest, words, notes(m, words), latest=True)
    numbers = charts_figure.numbers(m, m.results, words)
    return charts_figure.figure("cx-chart-trend", uid, drawing, caption, numbers)


def _when(results: tuple[Result, ...], words: Words) -> str:
    first, last = words.period(results[0].period), words.period(results[-1].period)
    return first if first == last else words.say("span", low=first, high=last)


def description(m: MeasureResults, words: Words) -> str:
    """Every period with its numbers, and the target."""
    told = words.say("between_clauses").join(f"{words.period(r.period)} {r.full}" for r in m.results)
    return " ".join([f"{told}.", *charts_figure.target(m, words)])


def notes(m: MeasureResults, words: Words) -> list[str]:
    """How to read what is in this drawing, and what is missing from it."""
    broken = words.listed(words.period(r.period) for r in m.results[1:] if r.breaks)
    least, most = words.count(m.limits.withhold_below), words.count(m.limits.flag_below - 1)
    said = (
        words.say("shaded_is_interval") if any(r.low is not None for r in m.results) else "",
        words.say("dashed_is_target", target=m.target) if m.target else "",
        words.say("hollow_is_small", low=least, high=most) if any(r.small for r in m.results) else "",
        words.say("upright_is_change", periods=broken) if broken else "",
        *_absent(m, words),
    )
    return [sentence for sentence in said if sentence]


def _absent(m: MeasureResults, words: Words) -> Iterator[str]:
    """Which periods are withheld: those with few people together, any other with its own reason."""
    below = m.limits.withhold_below
    few = [r for r in m.results if r.withheld and r.display == words.say("withheld", below)]
    if few:
        yield words.say("periods_not_shown", below, periods=words.listed(words.period(r.period) for r in few))
    for result in m.results:
        if result.withheld and result not in few:
            yield words.say("said_of", title=words.period(result.period), said=result.display) + "."


@dataclass(frozen=True, slots=True)
class Plot:
    """The layout: `xs` of the results, `ticks` of the scale with their labels, and the margins left for words."""

    xs: tuple[float, ...]
    ticks: tuple[tuple[float, str], ...]
    left: float
    right: float

    @classmethod
    def of(cls, m: MeasureResults, words: Words) -> "Plot":
        """Margins as wide as the words in them."""
        labelled = ticks(m, *_reach(m), words)
        left = 4 + max(svg.width(said) for _, said in labelled) + 6
        margin = [_latest_words(m, words), words.say("target_word") if m.target else ""]
        right = svg.WIDTH - 12 - max(map(svg.width, margin))
        inner = left + 8, right - 8
        return cls(tuple(inner[0] + p * (inner[1] - inner[0]) for p in positions(m.results)), labelled, left, right)

    def y(self, value: float) -> float:
        """The y coordinate of a value: large values are higher."""
        least, most = self.ticks[0][0], self.ticks[-1][0]
        return BOTTOM - (value - least) / (most - least) * (BOTTOM - TOP)


def _latest_words(m: MeasureResults, words: Words) -> str:
    """The latest value for the margin, without a long unit; "" if the latest period has none."""
    latest = m.latest
    if latest is None or latest.value is None:
        return ""
    return units.with_unit(latest.value, short_unit(m), m.places, words.number)


def _reach(m: MeasureResults) -> tuple[float, float]:
    """The lowest and highest value drawn; if they are equal, padded by 10 within the possible range."""
    drawn = [value for r in m.results for value in (r.value, r.low, r.high) if value is not None]
    drawn += [] if m.measure.target is None else [m.measure.target]
    least, most = min(drawn), max(drawn)
    if least == most and m.scale:
        return max(m.scale[0], least - 10), min(m.scale[1], most + 10)
    return least, most


def labels(m: MeasureResults, plot: Plot, words: Words) -> list[Label]:
    """Every label: scale, periods, latest value and target. None overlaps another."""
    scale = [svg.up_to("cx-quiet", plot.left - 6, plot.y(value) + 5, said) for value, said in plot.ticks]
    return [*scale, *_period_labels(m, plot, words), *_margin_labels(m, plot, words)]


def _period_labels(m: MeasureResults, plot: Plot, words: Words) -> list[Label]:
    """Periods in two lines, chosen from the newest back; as many as fit apart. A year is shown where it begins."""
    chosen: list[tuple[float, str, str]] = []
    for x, result in zip(reversed(plot.xs), reversed(m.results), strict=True):
        short, year = words.period_in_two_lines(result.period)
        wide = max(svg.width(short), svg.width(year))
        if not chosen or x + wide / 2 + 6 <= chosen[-1][0] - max(map(svg.width, chosen[-1][1:])) / 2:
            chosen.append((x, short, year))
    chosen.reverse()
    years = ["", *(year for _, _, year in chosen)]
    names = [svg.over("cx-quiet", x, BOTTOM + 19, short) for x, short, _ in chosen]
    begun = zip(chosen, years, strict=False)
    return names + [
        svg.over("cx-quiet", x, BOTTOM + 35, year) for (x, _, year), before in begun if year and year != before
    ]


def _margin_labels(m: MeasureResults, plot: Plot, words: Words) -> list[Label]:
    """The latest value and the word "target" at their heights, moved apart if they would overlap."""
    latest, goal, said = m.latest, m.measure.target, _latest_words(m, words)
    at = plot.y(latest.value) if said and latest and latest.value is not None else None
    mark = plot.y(goal) if goal is not None else None
    if at is not None and mark is not None and abs(at - mark) < svg.TEXT + 1:
        at, mark = _apart(at, mark)
    found = [("cx-figure", at, said), ("cx-target-label", mark, words.say("target_word"))]
    return [svg.from_left(css, plot.right + 6, y + 5, text) for css, y, text in found if y is not None]


def _apart(one: float, other: float) -> tuple[float, float]:
    """Two heights, moved a line of text apart and kept inside the plot; the higher stays the higher."""
    middle = min(max((one + other) / 2, TOP + 8), BOTTOM - 8)
    half = (svg.TEXT + 1) / 2
    return (middle - half, middle + half) if one <= other else (middle + half, middle - half)


def _grid(plot: Plot) -> list[str]:
    return [svg.line("cx-grid", plot.left, plot.y(value), plot.right, plot.y(value)) for value, _ in plot.ticks]


def _bands(m: MeasureResults, plot: Plot) -> list[str]:
    """The interval over each run; for a single point, a narrow vertical strip."""
    return [_band(m, plot, run) for run in runs(m.results) if m.results[run[0]].low is not None]


def _band(m: MeasureResults, plot: Plot, run: list[int]) -> str:
    half = 3.0 if len(run) == 1 else 0.0
    xs = [x for i in run for x in ((plot.xs[i] - half, plot.xs[i] + half) if half else (plot.xs[i],))]
    ends = [(m.results[i].low, m.results[i].high) for i in run for _ in range(2 if half else 1)]
    lower = [(x, plot.y(low)) for x, (low, _) in zip(xs, ends, strict=True) if low is not None]
    upper = [(x, plot.y(high)) for x, (_, high) in zip(xs, ends, strict=True) if high is not None]
    return svg.element("path", "cx-band", d=f"{_path([*upper, *reversed(lower)])}Z")


def _path(points: list[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{svg.number(x)} {svg.number(y)}" for x, y in points)


def _target(m: MeasureResults, plot: Plot) -> list[str]:
    goal = m.measure.target
    return [] if goal is None else [svg.line("cx-target", plot.left, plot.y(goal), plot.right, plot.y(goal))]


def _breaks(m: MeasureResults, plot: Plot) -> list[str]:
    """A vertical line half-way between the last period of one method and the first of the next."""
    middles = [(plot.xs[i - 1] + plot.xs[i]) / 2 for i, r in enumerate(m.results) if i and r.breaks]
    return [svg.line("cx-break", x, TOP, x, BOTTOM) for x in middles]


def _lines(m: MeasureResults, plot: Plot) -> list[str]:
    """The lines first, with the points on top."""
    found = runs(m.results)
    places = {i: (plot.xs[i], plot.y(m.results[i].value or 0)) for run in found for i in run}
    lines = [svg.element("path", "cx-line", d=_path([places[i] for i in run])) for run in found if len(run) > 1]
    return lines + [svg.point(x, y, 4, hollow=m.results[i].small) for i, (x, y) in places.items()]
