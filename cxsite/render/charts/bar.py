"""The bar: groups of people side by side, and beneath it the value, its interval and the target on a scale.

┌────────┬──────────┬────────────────────┐
│  20%   │   27%    │        53%         │
└────────┴──────────┴────────────────────┘
Detractors 45  Passives 60   Promoters 120
                       target +35
                    +33│
├──────────┼────────▓▓●┼▓▓▓─────────────┤
−100                 0                +100
"""

from cxsite.model.frozen import dataclass
from cxsite.model.result import MeasureResults, Result, Share
from cxsite.model.words import Words
from cxsite.render.charts import figure as charts_figure
from cxsite.render.charts import svg
from cxsite.render.charts.svg import Label
from cxsite.render.charts.table import capital, group, percent_of, share_of
from cxsite.stats import units

LEFT, RIGHT = 0.0, svg.WIDTH
BAR_HEIGHT = 30.0
NAMES_AT = BAR_HEIGHT + 17
ROW = 17.0
_BEST_LAST = ("detractors", "passives", "promoters")
_BEST_FIRST = ("promoters", "passives", "detractors")


def has_bar(measure: MeasureResults) -> bool:
    """Whether the measure counts groups of people or goals, which a bar can show (nps, csat, ces, goals)."""
    return any(result.shares for result in measure.results)


def bar(m: MeasureResults, r: Result, uid: str, words: Words) -> str:
    """One result as a figure; a sentence if it is withheld or without responses, and for measures that do not count people."""
    if r.value is None or not r.shares or m.scale is None:
        return charts_figure.nothing_to_draw(m, [r], words)
    picture = svg.Picture(uid, charts_figure.name(m, r, words), description(m, r, words))
    scale = _Scale(*m.scale)
    labels = scale_labels(m, r, words)
    floor = _axis_y(m)
    drawn = "".join((*_segments(m, r.shares, words), *(label.svg() for label in labels), *_axis(m, r, scale, floor)))
    drawing = svg.frame(picture, "cx-svg", (svg.WIDTH, floor + 28), drawn)
    caption = charts_figure.caption(m, words.period(r.period), r, words)
    return charts_figure.figure("cx-chart-bar", uid, drawing, caption, charts_figure.numbers(m, [r], words))


def description(m: MeasureResults, r: Result, words: Words) -> str:
    """All numbers of the bar in sentences."""
    people = ((group(s.name, words), share_of(s, words)) for s in r.shares)
    groups = words.listed(f"{name} {share}" for name, share in people)
    said = words.say("period_is", period=words.period(r.period), result=r.full)
    return " ".join([f"{said}. {capital(groups)}.", *charts_figure.target(m, words)])


@dataclass(frozen=True, slots=True)
class _Scale:
    """From the possible range of values to the drawing's coordinates."""

    least: float
    most: float

    def x(self, value: float) -> float:
        return LEFT + (value - self.least) / (self.most - self.least) * (RIGHT - LEFT)

    @property
    def middle(self) -> float:
        return (self.least + self.most) / 2


def colours(kind: str, shares: tuple[Share, ...]) -> tuple[str, ...]:
    """The class of each group: the best group always has the colour of promoters, wherever it is."""
    return (_BEST_LAST if kind == "nps" else _BEST_FIRST)[: len(shares)]


def _segments(m: MeasureResults, shares: tuple[Share, ...], words: Words) -> list[str]:
    """Rectangles two units apart, each with its percentage if that fits."""
    drawn, start = [], LEFT
    for share, colour in zip(shares, colours(m.measure.kind, shares), strict=True):
        end = start + (RIGHT - LEFT) * share.percent / 100
        if share.count:
            wide = max(1.0, end - start - (start > LEFT) - (end < RIGHT - 0.01))
            x = min(start + (start > LEFT), RIGHT - wide)
            drawn.append(svg.element("rect", f"cx-{colour}", x=x, y=0, width=wide, height=BAR_HEIGHT))
            drawn += [label.svg() for label in _inside(percent_of(share, words), colour, x, wide)]
        start = end
    return drawn


def _inside(percent: str, colour: str, x: float, wide: float) -> list[Label]:
    label = svg.over(f"cx-on-{colour}", x + wide / 2, BAR_HEIGHT / 2 + 5, percent)
    return [label] if label.width + 6 <= wide else []


def scale_labels(m: MeasureResults, r: Result, words: Words) -> list[Label]:
    """Every label outside the bar: group names, target, value, ends of the scale. None overlaps another."""
    if m.scale is None or r.value is None:
        return []
    scale, floor = _Scale(*m.scale), _axis_y(m)
    marks = (units.with_unit(v, m.unit, 0, words.number) for v in (scale.least, scale.middle, scale.most))
    y, least, middle, most = floor + 22, *marks
    ends = [
        svg.from_left("cx-quiet", LEFT, y, least),
        svg.over("cx-quiet", scale.x(scale.middle), y, middle),
        svg.up_to("cx-quiet", RIGHT, y, most),
    ]
    goal = _target_x(m, scale)
    said = words.say("target_mark", target=m.target)
    target = [svg.over("cx-target-label", goal, NAMES_AT + ROW + 6, said)] if goal is not None else []
    return [*_names(r.shares, words), *target, _value(r, scale.x(r.value), goal, floor), *ends]


def _names(shares: tuple[Share, ...], words: Words) -> list[Label]:
    """The groups' names with their counts; without counts if these leave no room; shortened if long names leave none."""
    bare = [capital(group(share.name, words)) for share in shares]
    for names in ([f"{name} {words.count(s.count)}" for name, s in zip(bare, shares, strict=True)], bare, _cut(bare)):
        if sum(svg.width(name) for name in names) + 8 * (len(names) - 1) <= RIGHT - LEFT:
            break
    first = svg.from_left("cx-label", LEFT, NAMES_AT, names[0])
    last = svg.up_to("cx-label", RIGHT, NAMES_AT, names[-1])
    return [first, *(_between(first, last, name, shares) for name in names[1:-1]), last]


def _cut(names: list[str]) -> list[str]:
    """Each cut to an equal share of the width."""
    room = (RIGHT - LEFT - 8 * (len(names) - 1)) / len(names)
    return [svg.fitting(name, room) for name in names]


def _between(first: Label, last: Label, words: str, shares: tuple[Share, ...]) -> Label:
    """The middle name: under its segment, as far as its neighbours allow."""
    wide = svg.width(words)
    centre = LEFT + (RIGHT - LEFT) * (shares[0].percent + shares[1].percent / 2) / 100
    left = min(max(centre - wide / 2, first.right + 8), last.left - 8 - wide)
    return Label("cx-label", left, NAMES_AT, words)


def _value(r: Result, x: float, goal: float | None, floor: float) -> Label:
    """The value above its point, moved aside if the target's mark would cross it."""
    label = svg.over("cx-figure", x, floor - 11, r.display)
    return label if goal is None else svg.aside(label, x, goal)


def _target_x(m: MeasureResults, scale: _Scale) -> float | None:
    goal = m.measure.target
    return scale.x(goal) if goal is not None and scale.least <= goal <= scale.most else None


def _axis_y(m: MeasureResults) -> float:
    """Lower if a target needs its own line above the value."""
    rows = 1 if m.scale is None or _target_x(m, _Scale(*m.scale)) is None else 2
    return NAMES_AT + rows * ROW + 19


def _axis(m: MeasureResults, r: Result, scale: _Scale, y: float) -> list[str]:
    """The line, its ticks, the interval, the target's mark, and the point on top."""
    quarters = [scale.least + (scale.most - scale.least) * k / 4 for k in range(5)]
    drawn = [svg.line("cx-axis", LEFT, y, RIGHT, y), svg.ticks(map(scale.x, quarters), y - 4, y + 4)]
    if r.low is not None and r.high is not None:
        drawn.append(svg.line("cx-range", scale.x(r.low), y, scale.x(r.high), y))
    goal = _target_x(m, scale)
    if goal is not None:
        drawn.append(svg.line("cx-target", goal, NAMES_AT + ROW + 10, goal, y + 9))
    return [*drawn, svg.point(scale.x(r.value or 0), y, 5, hollow=r.small)]
