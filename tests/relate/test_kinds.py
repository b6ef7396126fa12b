"""Goals, levers, two questions and milestones as results; segments and years in references."""

from dataclasses import replace

import pytest

from cxsite.model.body import Ref
from cxsite.model.fills import Missing
from cxsite.model.scorecard import (
    Criterion,
    GoalCounts,
    Measure,
    NpsCounts,
    PeriodValue,
    Programme,
    Ratings,
    Scorecard,
    TwoAnswers,
    YesNo,
)
from cxsite.relate.bindings import answer
from cxsite.relate.fields import shown
from cxsite.relate.results import results
from tests.relate.scorecards import NOW, RECOMMEND, card, nps, one
from tests.speaking import WORDS

LEVERS = ("coordination", "cooperation", "clout", "capability", "connection")


def rated(*given):
    return Ratings(tuple((f"rater {n}", tuple(zip(LEVERS, each, strict=True))) for n, each in enumerate(given)))


GOALS = Measure(
    "goals",
    "goals",
    "Goals about customers",
    target=80,
    at_risk=70,
    values=(PeriodValue("2026-H1", GoalCounts(480, 331, 290)), PeriodValue("2026-H2", GoalCounts(500, 400, 372))),
)
OPINIONS = Measure(
    "levers",
    "levers",
    "Five levers",
    values=(
        PeriodValue("2026-H1", rated((2, 3, 2, 3, 1), (2, 4, 1, 3, 1))),
        PeriodValue("2026-H2", rated((3, 4, 2, 3, 2), (2, 4, 2, 4, 1))),
    ),
)
TWO = Measure(
    "two",
    "two-questions",
    "The two questions",
    values=(
        PeriodValue("2026-Q2", TwoAnswers(YesNo(40, 60), YesNo(6, 9))),
        PeriodValue("2026-Q3", TwoAnswers(YesNo(52, 61), YesNo(44, 60))),
    ),
)


def test_goals_are_counted_and_not_sampled():
    first, last = one(GOALS).results
    assert (last.display, last.full, last.second) == (
        "80%",
        "80% (400 of 500 goals)",
        "74% (372 of 500) of all goals were met",
    )
    assert (first.status, last.status, last.low, last.n) == ("off target", "on target", None, None)
    assert (last.change.words, last.change.verdict) == ("up 11 percentage points", "not compared")
    assert [(share.name, share.count) for share in last.shares] == [("about customers", 400), ("others", 100)]
    assert one(GOALS).pooled == ()


def test_no_goals_are_no_data():
    assert one(replace(GOALS, values=(PeriodValue("2026-H1", GoalCounts(0, 0)),))).latest.display == "no data"


def test_levers_have_medians_and_no_score_of_their_own():
    result = one(OPINIONS).latest
    assert (result.value, result.display, result.second) == (
        None,
        "weakest: connection (median 1.5)",
        "largest disagreement: 1 step",
    )
    assert [part.full for part in result.parts] == [
        "2.5 (ratings 2 to 3)",
        "4 (all ratings 4)",
        "2 (all ratings 2)",
        "3.5 (ratings 3 to 4)",
        "1.5 (ratings 1 to 2)",
    ]
    assert result.parts[0].change == "up 0.5"
    assert result.parts[0].marks == (("rater 0", 3), ("rater 1", 2))
    assert not result.withheld, "raters are named: there is nobody to protect"


def test_two_questions_stand_side_by_side():
    first, last = one(TWO).results
    assert last.display == "would be happy 85%, would talk it up 73%"
    assert last.full == f"{last.display} (95% interval 74% to 92%, n = 61; 95% interval 61% to 83%, n = 60)"
    assert (last.value, last.n) == (None, None)
    happy, talk_up = last.parts
    assert happy.change == "up 19 percentage points (rounded); a clear change (+3 to +33)"
    assert (first.parts[1].withheld, talk_up.change) == (True, ""), "nothing is compared with what is withheld"


def test_a_small_sample_of_one_question_says_so_in_the_sentence():
    few = replace(TWO, values=(PeriodValue("2026-Q3", TwoAnswers(YesNo(52, 61), YesNo(9, 12))),))
    (result,) = one(few).results
    said = shown("", one(few), result, WORDS)
    assert said.text == "would be happy 85%, would talk it up 75% (small sample, n = 12)"


def test_two_questions_pool_over_a_year():
    values = tuple(PeriodValue(f"2026-H{n}", TwoAnswers(YesNo(40, 60), YesNo(n, 5))) for n in (1, 2))
    (pooled,) = one(replace(TWO, values=values)).pooled
    assert pooled.withheld is False
    assert [(part.display, part.n) for part in pooled.parts] == [("67%", 120), ("30%", 10)]
    assert pooled.full == (
        "would be happy 67%, would talk it up 30% (95% interval 58% to 74%, n = 120; 95% interval 11% to 60%, small sample, n = 10)"
    )


def milestone(success=("higher", 35, "2026-Q4"), state="running", decided_by="support.recommend", *more):
    programme = Programme("2026-07-01", "2026-12-31", decided_by, Criterion(*success), state)
    plan = Scorecard(
        "content/scorecards/plan.yaml",
        "plan",
        "Plan",
        "half-years",
        measures=(Measure("asking", "milestone", "Asking first", programme=programme),),
    )
    measure = replace(RECOMMEND, values=(*RECOMMEND.values, *more))
    return results([plan, card(measure)], NOW, WORDS).scorecards[0].measures[0].latest


def test_a_milestone_waits_for_its_period():
    found = milestone()
    assert (found.display, found.full) == ("running", "running (success is at least +35 in Q4 2026)")
    assert found.second == "Q4 2026 is not known yet; Q3 2026 was +33 (95% interval +23 to +43, n = 225)"
    assert (found.status, found.note, found.ref) == ("not due yet", "Would recommend us", "plan.asking@2026-Q4")


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((125, 60, 45), "Q4 2026 is +35 (95% interval +24 to +44, n = 230): not reached"),
        ((130, 60, 45), "Q4 2026 is +36 (95% interval +26 to +46, n = 235): reached"),
        ((3, 2, 1), "Q4 2026: not shown (fewer than 10 responses); Q3 2026 was +33 (95% interval +23 to +43, n = 225)"),
    ],
)
def test_customers_decide(counts, said):
    """34.8 is shown as +35 but has not reached 35: the comparison uses the unrounded value."""
    assert (
        milestone(
            ("higher", 35, "2026-Q4"), "running", "support.recommend", PeriodValue("2026-Q4", NpsCounts(*counts))
        ).second
        == said
    )


def test_at_most_can_be_success_too():
    found = milestone(("lower", 40, "2026-Q3"))
    assert found.second == "Q3 2026 is +33 (95% interval +23 to +43, n = 225): reached"
    assert found.certainty == "too close to call: the criterion lies inside the 95% interval"


@pytest.mark.parametrize("judge", ["support.nothing", "nowhere.at_all", "plan.asking"])
def test_a_judge_that_cannot_judge(judge):
    assert milestone(decided_by=judge).second == "the measure that decides is not known"


SEGMENTS = tuple(
    (name, NpsCounts(*c)) for name, c in {"phone": (60, 28, 27), "chat": (44, 20, 13), "post": (16, 12, 5)}.items()
)
KNOWN = results(
    [
        card(
            replace(RECOMMEND, values=(replace(RECOMMEND.values[2], segments=SEGMENTS),)),
            nps(
                PeriodValue("2026-Q2", NpsCounts(60, 20, 26), segments=(("a", NpsCounts(55, 20, 25)), ("b", NpsCounts(5, 0, 1)))),
                PeriodValue("2026-Q3", NpsCounts(5, 1, 1), segments=(("a", NpsCounts(5, 1, 1)),)),
            ),
            OPINIONS,
            TWO,
        )
    ],
    NOW,
    WORDS,
)  # fmt: skip


def asked(measure, *, segment="", field="", period="2026-Q3", form=""):
    return answer(Ref("support", measure, segment, field, period, form), KNOWN, dated=True)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ({"segment": "phone"}, "+29"),
        ({"segment": "Chat", "form": "full"}, "+40 (95% interval +22 to +55, n = 77)"),
        ({"segment": "post"}, "+33"),
        ({"segment": "post", "field": "n"}, "33"),
        ({"segment": "post", "field": "detractors"}, "5"),
        ({"measure": "levers", "field": "connection", "period": "2026-H2"}, "1.5"),
        ({"measure": "levers", "field": "clout", "period": "2026-H2", "form": "full"}, "2 (all ratings 2)"),
        ({"measure": "two", "field": "happy"}, "85%"),
        ({"measure": "two", "field": "talk_up", "period": "2026-Q2"}, "not shown (fewer than 10 responses)"),
        (
            {"measure": "asked", "segment": "b", "period": "2026-Q2"},
            "not shown (this part, or one beside it, has fewer than 10 responses)",
        ),
        ({"measure": "asked", "segment": "a"}, "not shown (fewer than 10 responses)"),
    ],
)
def test_references(question, text):
    assert asked(**{"measure": "recommend", **question}).text == text


def test_a_year_can_be_quoted():
    found = results([card(nps(*((f"2026-Q{n}", 60, 20, 20) for n in (1, 2, 3, 4))))], NOW, WORDS)
    assert answer(Ref("support", "asked", period="2026"), found, dated=True).text == "+40"
    assert answer(Ref("support", "asked", period="2026"), found, dated=True).href == "/scorecards/support/#asked-2026"


def test_a_segment_that_is_not_there():
    assert asked("recommend", segment="phon") == Missing("segment", "phon", ("phone",), ("phone", "chat", "post"))
