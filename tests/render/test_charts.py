"""Charts: what they say, what they must not do, and that no label overlaps another or extends outside."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsite.model.scorecard import (
    Amount,
    EffortCounts,
    GoalCounts,
    Histogram,
    Measure,
    NpsCounts,
    PeriodValue,
    Ratings,
    ShareCounts,
    TwoAnswers,
    YesNo,
)
from cxsite.render.charts import bar as charts_bar
from cxsite.render.charts import bullet as charts_bullet
from cxsite.render.charts import charts, svg
from cxsite.render.charts import levers as charts_levers
from cxsite.render.charts import shares as charts_shares
from cxsite.render.charts import trend as charts_trend
from tests.relate.scorecards import EFFORT, FIRST_REPLY, RECOMMEND, SATISFIED, nps, one
from tests.speaking import WORDS, spoken

LANGUAGES = {language: spoken(language) for language in ("en", "de", "fr", "es", "ar")}
counts = st.one_of(st.integers(0, 40), st.integers(0, 2_000_000))
quarters = [f"{year}-Q{quarter}" for year in range(2020, 2027) for quarter in (1, 2, 3, 4)]
days = [f"2026-{month:02}-{day:02}" for month in range(1, 13) for day in (1, 2, 15, 28)]
SMALL_AND_BROKEN = nps(
    ("2025-Q4", 5, 2, 1),
    ("2026-Q1", 7, 3, 2),
    PeriodValue("2026-Q2", NpsCounts(70, 30, 20), breaks=True),
    ("2026-Q3", 80, 30, 20),
    target=30,
)


yes_no = counts.flatmap(lambda n: st.builds(YesNo, st.integers(0, n), st.just(n)))
words = st.one_of(
    st.sampled_from(["coordination", "W", "a lever with a name that is far too long for its row", "協調"]),
    st.text("abM ", min_size=1),
)
ratings = st.lists(
    st.tuples(
        words, st.lists(st.tuples(words, st.integers(1, 5)), min_size=1, max_size=8, unique_by=lambda pair: pair[0])
    ),
    min_size=1,
    max_size=9,
    unique_by=lambda pair: pair[0],
).map(lambda raters: Ratings(tuple((rater, tuple(given)) for rater, given in raters)))


@st.composite
def measures(draw):
    """A measure of any kind with any counts, targets and gaps."""
    kind = draw(st.sampled_from(["nps", "csat", "ces", "number", "goals", "levers", "two-questions"]))
    made = {
        "nps": st.builds(NpsCounts, counts, counts, counts),
        "csat": counts.flatmap(lambda n: st.builds(ShareCounts, st.integers(0, n), st.just(n))),
        "ces": st.lists(counts, min_size=7, max_size=7).map(
            lambda ns: EffortCounts(Histogram(tuple(enumerate(ns, 1))))
        ),
        "number": st.decimals(-10_000_000, 10_000_000, places=2, allow_nan=False).map(lambda d: Amount(f"{d:f}")),
        "goals": counts.flatmap(lambda n: st.builds(GoalCounts, st.just(n), st.integers(0, n), st.integers(0, n))),
        "two-questions": st.builds(TwoAnswers, yes_no, yes_no),
        "levers": ratings,
    }[kind]
    periods = draw(
        st.lists(st.sampled_from(draw(st.sampled_from([quarters, days]))), min_size=1, max_size=24, unique=True)
    )
    values = tuple(PeriodValue(p, draw(made), breaks=draw(st.booleans())) for p in sorted(periods))
    reach = {"nps": (-100, 100), "number": (-100_000, 100_000)}.get(kind, (0, 100))
    target = draw(
        st.one_of(st.none(), st.integers(*reach), st.integers(*reach).map(lambda t: t + 0.5 if t < 99 else t))
    )
    target = None if kind == "levers" else target
    at_risk = None if target is None else draw(st.one_of(st.none(), st.just(target - 7)))
    anchors = draw(st.sampled_from([(), (("1", "Not started"), ("5", "Would be hard to undo, and more than that"))]))
    around = {"unit": "hours", "target": target, "at_risk": at_risk, "anchors": anchors}
    return one(Measure("m", kind, "Would <recommend> & praise us", values=values, **around))


def drawings(measure, uid="x"):
    made = [
        charts.trend(measure, f"{uid}-t", WORDS),
        charts.sparkline(measure, f"{uid}-s", WORDS),
        charts.numbers_table(measure, WORDS),
    ]
    made += [
        charts.bullet(measure, f"{uid}-u", WORDS),
        charts.levers(measure, f"{uid}-l", WORDS) if measure.measure.kind == "levers" else "",
    ]
    made += [charts.shares(measure, f"{uid}-h", WORDS) if measure.measure.kind == "two-questions" else ""]
    return [*made, *([charts.bar(measure, measure.latest, f"{uid}-b", WORDS)] if charts.has_bar(measure) else [])]


@given(measures())
def test_every_drawing_is_whole_and_plain(measure):
    for html in filter(None, drawings(measure)):
        ET.fromstring(html)
        assert not re.search(r'style|<script|on\w+="|nan|inf"|e[+-]\d|"-0"', html)


@given(measures())
def test_coordinates_stay_inside(measure):
    """As are the centres of points: at the end of a scale they are half outside, and are shown there."""
    for html in filter(None, drawings(measure)):
        for drawing in re.findall(r"<svg.*?</svg>", html):
            assert "tabindex" not in drawing
            root = ET.fromstring(drawing)
            assert root.get("overflow") == "visible"
            _, _, wide, high = map(float, root.get("viewBox").split())
            for x, y in points(root):
                assert -0.1 <= x <= wide + 0.1
                assert -0.1 <= y <= high + 0.1


def points(root):
    """All corners of all shapes, and the centres of points."""
    for shape in root.iter():
        at = {name: float(value) for name, value in shape.attrib.items() if re.fullmatch(r"-?[\d.]+", value)}
        match shape.tag:
            case "rect":
                yield from [(at["x"], at["y"]), (at["x"] + at["width"], at["y"] + at["height"])]
            case "line":
                yield from [(at["x1"], at["y1"]), (at["x2"], at["y2"])]
            case "circle":
                yield at["cx"], at["cy"]
            case "path":
                yield from (
                    tuple(map(float, pair.split())) for pair in re.findall(r"-?[\d.]+ -?[\d.]+", shape.get("d"))
                )


@given(measures(), st.sampled_from(["en", "de", "fr", "es", "ar"]))
def test_labels_stand_apart_and_inside(measure, language):
    words, sets = LANGUAGES[language], []
    if any(r.value is not None for r in measure.results):
        sets.append(charts_trend.labels(measure, charts_trend.Plot.of(measure, words), words))
    if charts.has_bar(measure) and measure.latest.value is not None:
        sets.append(charts_bar.scale_labels(measure, measure.latest, words))
    if measure.latest.value is not None:
        sets.append(charts_bullet.labels(measure, charts_bullet.Plot.of(measure, measure.latest.value, words), words))
    if measure.measure.kind == "levers" and measure.latest.parts:
        sets.append(charts_levers.labels(measure, measure.latest))
    if measure.measure.kind == "two-questions" and measure.latest.shown:
        sets.append(charts_shares.labels(measure.latest, words))
    for labels in sets:
        assert all(label.left >= 0 and label.right <= svg.WIDTH for label in labels)
        assert [(a, b) for a, b in combinations(labels, 2) if not a.clear_of(b, gap=2)] == []


@given(measures())
def test_drawn_the_same_again(measure):
    assert drawings(measure) == drawings(measure)


@pytest.mark.parametrize("measure", [RECOMMEND, SATISFIED, EFFORT])
def test_a_bar_tells_everything_in_words(measure):
    found = one(measure)
    html = charts.bar(found, found.latest, "chart-1", WORDS)
    root = ET.fromstring(html)
    drawing = root.find("svg")
    said = drawing.find("desc").text
    assert found.latest.full in said
    assert all(f"{share.count} (" in said for share in found.latest.shares)
    assert found.target in said
    assert drawing.get("role") == "img"
    assert drawing.get("aria-labelledby").split() == [drawing.find("title").get("id"), drawing.find("desc").get("id")]
    assert drawing.find("g").get("aria-hidden") == "true"
    assert found.latest.display in drawing.find("title").text
    assert root.find("details/summary").text == "Show the numbers"


def test_halves_are_rounded_alike_in_the_bar_and_in_its_table_and_words():
    """14.5% is rounded to 15% everywhere; a hundredth of it as a float would be less than 0.145."""
    scores = Histogram(((1, 29), (5, 171)))
    measure = one(Measure("m", "csat", "M", values=(PeriodValue("2026-Q3", ShareCounts(171, 200, scores)),)))
    drawn = charts.bar(measure, measure.latest, "x", WORDS)
    assert set(re.findall(r"(29|171) \((\d+%)\)", drawn)) == {("29", "15%"), ("171", "86%")}
    assert measure.latest.second == "15% chose one of the two lowest scores"


def test_a_bar_is_light():
    found = one(RECOMMEND)
    assert len(charts.bar(found, found.latest, "support-recommend-bar", WORDS).encode()) < 3000


def test_a_bar_to_look_at():
    found = one(RECOMMEND)
    root = ET.fromstring(charts.bar(found, found.latest, "c", WORDS)).find("svg")
    assert [t.text for t in root.iter("text")] == [
        "20%",
        "27%",
        "53%",
        "Detractors 45",
        "Passives 60",
        "Promoters 120",
        "target +35",
        "+33",
        "−100",
        "0",
        "+100",
    ]
    assert [r.get("class") for r in root.iter("rect")] == ["cx-detractors", "cx-passives", "cx-promoters"]


def test_the_target_is_taller_than_the_point_and_drawn_under_it():
    found = one(RECOMMEND)
    shapes = list(ET.fromstring(charts.bar(found, found.latest, "c", WORDS)).find("svg/g"))
    target = next(s for s in shapes if s.get("class") == "cx-target")
    point = next(s for s in shapes if s.tag == "circle")
    assert float(target.get("y2")) - float(target.get("y1")) > 2 * float(point.get("r"))
    assert shapes.index(target) < shapes.index(point)


def test_the_best_group_has_the_same_colour_in_every_kind():
    found = {kind: one(m) for kind, m in {"nps": RECOMMEND, "csat": SATISFIED, "ces": EFFORT}.items()}
    best = {"nps": "promoters", "csat": "satisfied", "ces": "easy"}
    for kind, measure in found.items():
        shares = measure.latest.shares
        named = dict(zip((s.name for s in shares), charts_bar.colours(kind, shares), strict=True))
        assert named[best[kind]] == "promoters"


@given(st.integers(1, 9))
def test_withheld_results_are_drawn_as_a_sentence(n):
    found = one(nps(("2026-Q3", n, 0, 0)))
    for html in (charts.bar(found, found.latest, "a", WORDS), charts.trend(found, "b", WORDS)):
        assert (
            html == '<p class="cx-note"><b class="cx-name">Asked</b>: Q3 2026 not shown (fewer than 10 responses)</p>'
        )
    assert charts.sparkline(found, "c", WORDS) == ""


def test_a_trend_leaves_gaps_and_says_why():
    html = charts.trend(one(SMALL_AND_BROKEN), "t", WORDS)
    root = ET.fromstring(html)
    assert [p.get("class") for p in root.iter("circle")] == ["cx-point cx-small", "cx-point", "cx-point"]
    assert len([p for p in root.iter("path") if p.get("class") == "cx-line"]) == 1
    assert len([p for p in root.iter("line") if p.get("class") == "cx-break"]) == 1
    notes = root.find("figcaption/span[@class='cx-notes']").text
    assert notes == (
        "Shaded: 95% interval. Dashed: target +30. Hollow points: small samples (10 to 29 responses). "
        "Upright line: the method changed with Q2 2026. Not shown (fewer than 10 responses): Q4 2025."
    )
    assert "Q4 2025 not shown (fewer than 10 responses)" in root.find("svg/desc").text


def test_a_trend_gives_each_withheld_period_its_own_reason():
    found = one(nps(*((f"2026-0{n}-01", *people) for n, people in enumerate([(4, 1, 1), (40, 9, 9), (43, 9, 9)], 1))))
    notes = ET.fromstring(charts.trend(found, "t", WORDS)).find("figcaption/span[@class='cx-notes']").text
    assert notes.endswith(
        "Not shown (fewer than 10 responses): 1 January 2026. "
        "1 March 2026: not shown (fewer than 10 responses more than before)."
    )


@pytest.mark.parametrize("form", ["bar", "trend", "bullet"])
def test_a_running_period_is_said_to_run(form):
    running = PeriodValue("2026-Q4", NpsCounts(30, 20, 10), so_far=True)
    drawn = {}
    for last in (running, replace(running, so_far=False)):
        measure = one(nps(("2026-Q3", 60, 30, 20), last, target=30))
        draw = getattr(charts, form)
        drawn[last.so_far] = draw(measure, *([measure.latest] if form == "bar" else []), "x", WORDS)
    assert "Q4 2026: so far." in drawn[True]
    assert "so far" not in drawn[False]


def test_a_line_does_not_bridge_a_missing_period():
    html = charts.trend(one(nps(("2026-Q1", 88, 60, 52), ("2026-Q3", 120, 60, 45))), "t", WORDS)
    assert "cx-line" not in html
    assert html.count("<circle") == 2


def test_a_sparkline_is_word_sized():
    html = charts.sparkline(one(RECOMMEND), "s", WORDS)
    root = ET.fromstring(html)
    assert root.get("viewBox") == "0 0 72 20"
    assert root.find("title").text == "Would recommend us: +33"
    assert root.find("desc").text == "Q1 2026 +18, Q2 2026 +24, Q3 2026 +33"
    assert [c.get("class") for c in root.iter("circle")] == ["cx-spark-end", "cx-spark-dot"]
    assert "<text" not in html
    assert charts.sparkline(one(EFFORT), "s", WORDS) == ""


def test_the_table_has_only_columns_that_say_something():
    root = ET.fromstring(charts.numbers_table(one(FIRST_REPLY), WORDS))
    assert [th.text for th in root.iter("th") if th.get("scope") == "col"] == ["Period", "Result", "Change"]
    assert [td.text for td in root.iter("td")] == ["4.2 hours", "down 0.7 hours", "4.9 hours", "–"]


def test_figures_stand_under_each_other_by_their_ends_and_words_by_their_beginnings():
    root = ET.fromstring(charts.numbers_table(one(RECOMMEND), WORDS))
    heads = {head.text: head.get("class") for head in root.iter("th") if head.get("scope") == "col"}
    assert (heads["Result"], heads["Answered"], heads["Change"], heads["Period"]) == ("cx-num", "cx-num", None, None)
    for row in root.find("tbody"):
        assert [cell.get("class") for cell in row][1:] == list(heads.values())[1:]


def test_the_table_of_a_survey():
    root = ET.fromstring(charts.numbers_table(one(SMALL_AND_BROKEN), WORDS))
    rows = [[cell.text for cell in row] for row in root.iter("tr")]
    assert rows[1] == [
        "Q3 2026",
        "+46",
        "+32 to +58",
        "130",
        "20 (15%)",
        "30 (23%)",
        "80 (62%)",
        "up 4 points; too close to call (−14 to +23)",
        "–",
    ]
    assert rows[2][-1] == "the method changed"
    assert rows[3][-1] == "small sample"
    assert rows[4] == ["Q4 2025", "not shown (fewer than 10 responses)"]


def test_ids_come_from_the_uid_alone():
    found = one(RECOMMEND)
    ids = [i for html in drawings(found, "a") + drawings(found, "b") for i in re.findall(r' id="([^"]*)"', html)]
    assert len(ids) == len(set(ids))
