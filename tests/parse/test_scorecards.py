from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsite.model.scorecard import (
    Amount,
    Criterion,
    EffortCounts,
    GoalCounts,
    Histogram,
    NpsCounts,
    Programme,
    ShareCounts,
    TwoAnswers,
    YesNo,
)
from cxsite.parse.measures.periods import NAMES, fault
from cxsite.parse.measures.scorecards import scorecard
from tests.parse.told import told

EXAMPLES = Path(__file__).parent / "scorecards"
HEAD = "title: S\nperiods: quarters\nsources: {pulse: {title: P}}\nmeasures:\n  m:\n"


def example(name):
    return scorecard(f"content/scorecards/{name}.yaml", (EXAMPLES / f"{name}.yaml").read_bytes())


def read(measure, head=HEAD):
    """One measure, its first line on line 6."""
    lines = "".join(f"    {line}\n" for line in measure.splitlines())
    return scorecard("content/scorecards/s.yaml", (head + lines).encode())


def test_a_mistyped_values_is_one_problem():
    found = told(read("kind: nps\ntitle: T\nsource: pulse\nvalue:\n  2026-Q1: {promoters: 1}").problems)
    assert found == ['9:5 error unknown-key: the key "value" is not known here; did you mean "values"?']


def test_a_scorecard_without_measures():
    found = told(scorecard("content/scorecards/s.yaml", b"title: S\nperiods: quarters\n").problems)
    assert found == ["1:1 error missing-key: measures is missing; it is a mapping (each key is a name without spaces)"]


def test_the_support_desk_is_read_whole():
    outcome = example("support")
    assert outcome.problems == ()
    recommend, satisfied, effort, first_reply, kept = outcome.value.measures
    assert outcome.value.id == "support"
    assert [source.id for source in outcome.value.sources] == ["pulse", "desk"]
    assert (recommend.target, recommend.at_risk, recommend.scale, recommend.source) == (35, 25, (0, 10), "pulse")
    assert [value.period for value in recommend.values] == ["2026-Q1", "2026-Q2", "2026-Q3"]
    assert recommend.values[0].counts == NpsCounts(88, 60, 52)
    last = recommend.values[2]
    assert last.counts.scores.n == 225
    assert (last.counts.promoters, last.counts.passives, last.counts.detractors) == (120, 60, 45)
    assert (last.invited, last.note) == (1140, "Includes the billing outage of 14 August.")
    assert last.segments[2] == ("post", NpsCounts(16, 12, 5))
    assert (satisfied.scale, satisfied.satisfied_from) == ((1, 5), 4)
    assert satisfied.values[1].counts == ShareCounts(140, 180, Histogram(((1, 6), (2, 9), (3, 25), (4, 80), (5, 60))))
    assert effort.values[0].counts == EffortCounts(
        Histogram(((1, 2), (2, 3), (3, 5), (4, 15), (5, 40), (6, 55), (7, 30)))
    )
    assert (first_reply.better, first_reply.at_risk, first_reply.unit) == ("lower", 5, "hours")
    assert first_reply.values[0].counts == Amount("6.1")
    assert kept.values[1].counts == Amount("96")


def test_customer_first_is_read_whole():
    outcome = example("customer-first")
    assert outcome.problems == ()
    goals, levers, milestone = outcome.value.measures
    assert (goals.target, goals.values[1].counts) == (80, GoalCounts(500, 400, 372))
    assert levers.anchors[0] == ("1", "Not started")
    assert (levers.framework, levers.credit) == ("gulati-5", "Ranjay Gulati, Reorganize for Resilience (2009)")
    rater, ratings = levers.values[1].counts.raters[1]
    assert (rater, dict(ratings)["capability"]) == ("Head of IT", 4)
    criterion = Criterion("higher", 35, "2026-Q4")
    assert milestone.programme == Programme("2026-07-01", "2026-12-31", "support.recommend", criterion, "running")


def test_feedback_is_read_whole():
    outcome = example("feedback")
    assert outcome.problems == ()
    (source,) = outcome.value.answers
    assert (source.id, source.file, source.provider, source.date) == (
        "form",
        "private/answers/*.csv",
        "typeform",
        "Submit Date (UTC)",
    )
    assert dict(source.columns)["post"] == "post"
    counted, two = outcome.value.measures
    assert (counted.answers, counted.score, counted.split_by, counted.since) == ("form", "score", "tag", "2026-Q2")
    assert (counted.values, counted.scale) == ((), (0, 10))
    assert two.values[0].counts == TwoAnswers(YesNo(52, 61), YesNo(44, 60))


def test_what_surrounds_a_period():
    outcome = read(
        "kind: number\ntitle: N\nbetter: lower\nvalues:\n  2026-Q1: {value: 4.0, break: yes, so_far: true, note: N}"
    )
    (value,) = outcome.value.measures[0].values
    assert (value.counts, value.breaks, value.so_far, value.note) == (Amount("4.0"), True, True, "N")


def test_a_score_that_nobody_chose_may_be_left_out():
    outcome = read("kind: csat\ntitle: C\nscale: 1 to 10\nvalues: {2026-Q1: {scores: {10: 4, 8: 1, 2: }}}")
    assert outcome.value.measures[0].values[0].counts == ShareCounts(4, 5, Histogram(((2, 0), (8, 1), (10, 4))))


NPS = "kind: nps\ntitle: N\n"
CASES = {
    NPS
    + "values:\n  2026-Q1: {promoters: , passives: 2, detractors: 3}": "9:17 error counts-missing: promoters is empty; "
    "write how many, or 0 if there were none",
    NPS
    + "values:\n  Q1/2026: {promoters: 1, passives: 2, detractors: 3}": '9:7 error period-form: "Q1/2026" should be '
    "written 2026-Q1 (periods: quarters); ",
    NPS
    + "values:\n  2026-Q1: {promoters: 1.140, passives: 2, detractors: 3}": '9:28 error not-a-count: promoters is "1.140": '
    "a count has nothing between its digits; write 1140",
    NPS
    + "target: 35,5\nvalues: {}": '8:13 error not-a-number: target is "35,5": decimals are written with a point here; write 35.5',
    NPS
    + "values:\n  2026-Q1: {promoters:1, passives: 2, detractors: 3}": '9:17 error yaml-space-after-colon: "promoters:1" '
    'needs a space after the colon; write "promoters: 1"',
    "kind: npss\ntitle: N": '6:11 error unknown-kind: kind "npss" is not known; '
    'did you mean "nps"? Use one of: nps, csat, ces, number, goals, levers, two-questions, milestone',
    "title: N": "5:3 error missing-key: kind is missing in m; use one of: nps, csat, ces, number, goals, levers, two-questions, milestone",
    NPS
    + "source: puls\nvalues: {}": '8:13 error source-listed: source "puls" is not under sources; did you mean "pulse"?',
    NPS
    + "values:\n  2026-Q1: {promotors: 1, passives: 2, detractors: 3}": '9:17 error unknown-key: the key "promotors" is not known here; '
    'did you mean "promoters"?',
    NPS
    + "values:\n  2026-Q1: {promoters: 53%, passives: 2, detractors: 3}": '9:28 error not-a-count: promoters is "53%": '
    "this is a share, not a count; write how many people, for example 120",
    NPS
    + "values:\n  2026-Q1: {promoters: -3, passives: 2, detractors: 3}": '9:28 error not-a-count: promoters is "-3": '
    "a count cannot be negative; write how many people, for example 120",
    NPS
    + "values:\n  2026-Q1: {promoters: 4.5, passives: 2, detractors: 3}": '9:28 error not-a-count: promoters is "4.5": '
    "a number of people must be whole; write how many people, for example 120",
    NPS
    + "values:\n  2026-Q1: {promoters: 2000000000, passives: 2, detractors: 3}": "9:28 error not-a-count: promoters is "
    '"2000000000": this is more than a billion; write how many people, for example 120',
    NPS
    + 'values:\n  2026-Q1: {promoters: "1,234", passives: 2, detractors: 3}': '9:28 error not-a-count: promoters is "1,234": '
    "is this 1234 or 1.234?; write it without a comma: 1234",
    NPS
    + "values:\n  2026-Q1: {promoters: true, passives: 2, detractors: 3}": '9:28 error not-a-count: promoters is "true": '
    "this is not a whole number; write how many people, for example 120",
    NPS + "values:\n  2026-Q1: {promoters: 1, passives: 2}": "9:7 error counts-missing: detractors is missing; "
    "write, for example, detractors: 0",
    NPS + "values:\n  2026-Q1: {note: N}": "9:7 error counts-missing: 2026-Q1 has no counts; "
    "write promoters, passives, detractors, or scores",
    NPS
    + "values:\n  2026-Q1: {scores: {11: 3, 10: 1}}": "9:26 error score-in-scale: score 11 is not on the 0 to 10 scale; "
    "use 0 to 10, or change `scale` or `kind`",
    NPS + "values:\n  2026-Q1: {scores: {9.5: 3}}": '9:26 error score-in-scale: score "9.5" is not a whole number; '
    "write the scores of the question's scale",
    NPS + "values:\n  2026-Q1: {scores: {9: 3.5}}": '9:29 error not-a-count: the count of score 9 is "3.5": '
    "a number of people must be whole; write how many people, for example 120",
    NPS
    + "values:\n  2026-Q1: {scores: {5: 9, 4: 3, 3: 1, 2: 1, 1: 4}}": "9:17 error kind-fits-scale: kind nps needs a 0 to 10 "
    "question; the scores here run from 1 to 5; use kind: csat",
    NPS
    + "scale: 1-7\nvalues: {}": "8:12 error kind-fits-scale: kind nps needs a 0 to 10 question; the scale here is 1 to 7; "
    "use kind: ces",
    NPS + "values:\n  2026-Q1: {promoters: 120, passives: 60, detractors: 45, invited: 140}": "9:72 error "
    "more-answers-than-invited: 225 answered but only 140 were invited; correct one of the two counts",
    NPS + "values:\n  2026-Q1: {promoters: 120, passives: 60, detractors: 45, nps: 34}": "9:68 error result-agrees: "
    "nps is written as 34, but the counts give 33; remove it: it is computed",
    NPS
    + "values:\n  2026-Q1: {promoters: 120, passives: 60, detractors: 45, nps: 33%}": '9:68 error not-a-number: nps is "33%": '
    "a score has no per cent sign; write 33, or leave it out: it is computed",
    NPS
    + "values:\n  2026-Q1: {promoters: 5, scores: {10: 4}}": "9:28 error result-agrees: promoters is written as 5, but the scores give 4; remove it, or correct the scores",
    NPS + "values:\n  2026-Q1:\n    promoters: 120\n    passives: 6\n    detractors: 4\n    segments:\n"
    "      a: {promoters: 118, passives: 6, detractors: 4}": "13:9 error segments-add-up: the segments have 118 promoters in total, "
    'but the whole has 120; add the missing segment (for example "other") or correct a count',
    NPS + "target: 35\nat_risk_from: 40\nvalues: {}": "9:19 error thresholds: at_risk_from (40) is above target (35); "
    'for "higher is better" it must be below',
    NPS + "target: 35\nat_risk_from: 35\nvalues: {}": "9:19 error thresholds: at_risk_from (35) is target (35); "
    'for "higher is better" it must be below',
    NPS + "target: 135\nvalues: {}": '8:13 error not-a-number: target is "135": this is out of range; '
    "write a number from -100 to 100",
    NPS
    + "at_risk_from: 35\nvalues: {}": "8:19 error thresholds: at_risk_from needs a target; add a target, for example target: 35",
    NPS
    + "values: {Q3 2026: {scores: {}}}": '8:14 error period-form: "Q3 2026" should be written 2026-Q3 (periods: quarters); ',
    NPS + "values:\n  2026-Q2: {scores: {10: 1}}\n  2026-Q1: {scores: {10: 1}}": "10:7 warning period-order: "
    "2026-Q1 comes after 2026-Q2; put the oldest period first; periods are read in that order",
    NPS + "values:\n  2026-Q2: {scores: {10: 1}}\n  2026-Q2: {scores: {10: 1}}": "10:7 error duplicate-key: "
    "2026-Q2 is already set on line 9; keep one of the two",
    "kind: number\ntitle: N\nvalues: {2026-Q1: 3}": "5:3 error missing-key: better is missing in m; "
    "write, for example, `better: lower`",
    "kind: number\ntitle: N\nbetter: lower\ntarget: 4\nat_risk_to: 3\nvalues: {2026-Q1: 3}": "10:17 error thresholds: "
    'at_risk_to (3) is below target (4); for "lower is better" it must be above',
    "kind: number\ntitle: N\nbetter: lower\nat_risk_from: 3\nvalues: {2026-Q1: 3}": "9:5 error thresholds: "
    'at_risk_from does not go with "lower is better"; use at_risk_to',
    "kind: number\ntitle: N\nbetter: lower\nvalues: {2026-Q1: −3}": '9:23 error not-a-number: 2026-Q1 is "−3": '
    "this is a typographic minus; type a plain hyphen: -3",
    "kind: number\ntitle: N\nbetter: lower\nvalues: {2026-Q1: 91%}": '9:23 error not-a-number: 2026-Q1 is "91%": '
    "a number has no unit after it here; write 91",
    "kind: csat\ntitle: C\nvalues: {2026-Q1: {satisfied: 20, answers: 10}}": "8:35 error counts-agree: "
    "20 people are satisfied, but only 10 answered; correct one of the two counts",
    "kind: csat\ntitle: C\nsatisfied_from: 7\nvalues: {}": "8:21 error score-in-scale: satisfied_from (7) is not on the "
    "1 to 5 scale; use one of its upper scores",
    "kind: csat\ntitle: C\nscale: five\nvalues: {}": '8:12 error wrong-type: scale is "five": this is not a scale; '
    "write the lowest and the highest score: 1-5",
    "kind: ces\ntitle: C\nvalues: {2026-Q1: {note: x}}": "8:14 error counts-missing: 2026-Q1 has no counts; "
    "write scores, for example scores: {7: 30, 6: 55}",
    "kind: ces\ntitle: C\nvalues: {2026-Q1: {scores: {5: 1, 4: 1, 3: 1, 2: 1, 1: 1}}}": "8:24 error kind-fits-scale: "
    "kind ces needs a 1 to 7 question; the scores here run from 1 to 5; "
    "use kind: csat if 5 is the best answer; if 1 is, ask how easy it was, from 1 to 7",
}


@pytest.mark.parametrize("measure", CASES)
def test_a_mistake_that_editors_make(measure):
    outcome = read(measure)
    assert told(outcome.problems) == [CASES[measure]]
    assert (outcome.value is None) == (outcome.problems[0].severity == "error")


def test_a_year_is_called_by_its_name():
    head = "title: S\nperiods: years\nmeasures:\n  m:\n"
    outcome = read("kind: number\ntitle: N\nbetter: lower\nvalues: {2026: x}", head)
    message = '2026 is "x": this is not a number; write, for example, 35 or 4.5'
    assert told(outcome.problems) == [f"8:20 error not-a-number: {message}"]


def test_values_are_read_in_order_of_time():
    outcome = read(NPS + "values:\n  2026-Q2: {scores: {10: 2}}\n  2026-Q1: {scores: {10: 1}}")
    assert [value.period for value in outcome.value.measures[0].values] == ["2026-Q1", "2026-Q2"]


@pytest.mark.parametrize("typed", ["33", "+33", "33.3"])
def test_a_score_typed_as_the_counts_give_it(typed):
    period = f"2026-Q1: {{promoters: 120, passives: 60, detractors: 45, nps: {typed}}}"
    assert read(NPS + f"values:\n  {period}").problems == ()


@pytest.mark.parametrize(
    ("written", "periods", "meant"),
    [
        ("Q3 2026", "quarters", "2026-Q3"),
        ("2026 q3", "quarters", "2026-Q3"),
        ("2026-Q5", "quarters", ""),
        ("July 2026", "months", "2026-07"),
        ("7/2026", "months", "2026-07"),
        ("2026-13", "months", ""),
        ("H2 2026", "half-years", "2026-H2"),
        ("2026-Q3", "years", ""),
    ],
)
def test_a_period_written_otherwise(written, periods, meant):
    found = fault(written, periods)
    assert found
    assert found.message.startswith(f"should be written {meant or 'like '}")


@given(st.text(max_size=12), st.sampled_from(NAMES))
def test_no_period_crashes(written, periods):
    assert fault(written, periods) is None or written not in fault(written, periods).message.split()


@pytest.mark.parametrize("path", ["content/scorecards/2026.yaml", "content/scorecards/消費者.yaml"])
def test_a_scorecard_needs_a_name_that_posts_can_write(path):
    assert "bad-name" in [p.rule for p in scorecard(path, (EXAMPLES / "support.yaml").read_bytes()).problems]
