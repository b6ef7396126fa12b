"""References in an article → what is shown, or why there is nothing."""

import pytest

from cxsite.model.body import Embed, Ref
from cxsite.model.fills import Drawn, Missing, Quoted
from cxsite.model.place import Span
from cxsite.relate.bindings import answer, drawn
from tests.relate.scorecards import EFFORT, FIRST_REPLY, RECOMMEND, SATISFIED, computed, nps

RESULTS = computed(
    RECOMMEND,
    SATISFIED,
    EFFORT,
    FIRST_REPLY,
    nps(("2026-Q1", 5, 2, 1), ("2026-Q2", 7, 3, 2), ("2026-Q3", 700, 500, 34)),
)
WITHHELD = "not shown (fewer than 10 responses)"


def asked(measure, field="", period="2026-Q3", form="", *, dated=True, segment="", scorecard="support"):
    return answer(Ref(scorecard, measure, segment, field, period, form), RESULTS, dated=dated)


@pytest.mark.parametrize(
    ("field", "form", "text", "value"),
    [
        ("", "", "+33", "33.3333"),
        ("", "full", "+33 (95% interval +23 to +43, n = 225)", "33.3333"),
        ("change", "", "up 9 points", "9.3333"),
        ("change", "full", "up 9 points; too close to call (−6 to +24)", "9.3333"),
        ("verdict", "", "too close to call", ""),
        ("n", "", "225", "225"),
        ("invited", "", "1,140", "1140"),
        ("rate", "", "20%", "19.7368"),
        ("promoters", "", "120", "120"),
        ("passives", "", "60", "60"),
        ("detractors", "", "45", "45"),
        ("target", "", "+35", "35"),
        ("status", "", "at risk", ""),
        ("low", "", "+23", "22.6572"),
        ("high", "", "+43", "43.1323"),
    ],
)
def test_fields(field, form, text, value):
    assert asked("recommend", field, form=form) == Quoted(text, "/scorecards/support/#recommend-2026-q3", value)


@pytest.mark.parametrize(
    ("measure", "field", "text"),
    [
        ("satisfied", "", "78%"),
        ("satisfied", "in_between", "25"),
        ("effort", "hard", "10"),
        ("first_reply", "", "4.2 hours"),
        ("first_reply", "change", "down 0.7 hours"),
        ("first_reply", "target", "4.0 hours"),
    ],
)
def test_other_kinds(measure, field, text):
    assert asked(measure, field).text == text


def test_a_small_sample_says_so_in_the_sentence():
    assert asked("asked", period="2026-Q2").text == "+42 (small sample, n = 12)"


@pytest.mark.parametrize("field", ["", "n", "low", "high", "change", "status", "promoters", "nonsense"])
def test_withheld(field):
    assert asked("asked", field, "2026-Q1") == Quoted(WITHHELD, "/scorecards/support/#asked-2026-q1", withheld=True)


@pytest.mark.parametrize("field", ["change", "verdict"])
def test_a_change_since_a_withheld_period_is_withheld(field):
    assert asked("asked", field, "2026-Q2").withheld


@pytest.mark.parametrize("period", ["", "latest"])
def test_undated_pages_may_use_the_latest(period):
    assert asked("recommend", period=period, dated=False).text == "+33"


def test_latest_may_be_asked_for_by_name_in_a_post():
    assert asked("recommend", period="latest").text == "+33"


def test_posts_must_name_a_period():
    assert asked("recommend", period="") == Missing("period", "", (), ("2026-Q3", "2026-Q2", "2026-Q1"))


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ({"scorecard": "suport", "measure": "x"}, Missing("scorecard", "suport", ("support",), ("support",))),
        (
            {"measure": "recomend"},
            Missing(
                "measure", "recomend", ("recommend",), ("recommend", "satisfied", "effort", "first_reply", "asked")
            ),
        ),
        (
            {"measure": "recommend", "period": "2026-q4"},
            Missing("period", "2026-q4", ("2026-Q3", "2026-Q2", "2026-Q1"), ("2026-Q3", "2026-Q2", "2026-Q1")),
        ),
        ({"measure": "recommend", "form": "ful"}, Missing("form", "ful", ("full",), ("full",))),
        ({"measure": "recommend", "segment": "phone"}, Missing("segment", "phone")),
        ({"measure": "first_reply", "field": "n"}, Missing("field", "n", (), ("change", "target", "status"))),
    ],
)
def test_missing(question, missing):
    assert asked(**question) == missing


def test_a_first_period_has_no_change():
    found = asked("recommend", "change", "2026-Q1")
    assert (found.what, found.name) == ("field", "change")
    assert "change" not in found.known
    assert "verdict" not in found.known


def embed(what, measure="", period="", form="", scorecard="support"):
    return Embed(what, Ref(scorecard, measure, period=period, form=form), Span(""))


@pytest.mark.parametrize("form", ["", "bar", "trend", "bullet", "sparkline"])
def test_charts_of_people(form):
    wanted = embed("chart", "recommend", form=form)
    assert drawn(wanted, RESULTS) == Drawn(
        wanted, (RESULTS.scorecards[0].measures[0],), "/scorecards/support/#recommend"
    )


def test_a_period_ends_the_series():
    found = drawn(embed("chart", "recommend", "2026-Q2"), RESULTS)
    assert [r.period for r in found.measures[0].results] == ["2026-Q1", "2026-Q2"]


def test_a_whole_scorecard():
    found = drawn(embed("scorecard"), RESULTS)
    assert (len(found.measures), found.href) == (5, "/scorecards/support/")


@pytest.mark.parametrize(
    ("wanted", "missing"),
    [
        (embed("chart", "first_reply", form="bar"), Missing("form", "bar", (), ("trend", "bullet", "sparkline"))),
        (
            embed("chart", "recommend", form="trnd"),
            Missing("form", "trnd", ("trend",), ("bar", "trend", "bullet", "sparkline")),
        ),
        (embed("table", "recommend", form="trend"), Missing("form", "trend")),
        (
            embed("table", "satisfied", "2026-Q1"),
            Missing("period", "2026-Q1", ("2026-Q3", "2026-Q2"), ("2026-Q3", "2026-Q2")),
        ),
        (embed("scorecard", scorecard="desk"), Missing("scorecard", "desk", (), ("support",))),
    ],
)
def test_nothing_to_draw(wanted, missing):
    assert drawn(wanted, RESULTS) == missing
