"""Goals, levers, two questions, milestones and answers: the mistakes that editors make, and the messages they get."""

import pytest

from cxsite.parse.measures.scorecards import scorecard
from tests.parse.told import told

HEAD = "title: S\nperiods: quarters\nanswers: {form: {file: private/a.csv, columns: {score: Q, useful: U}}}\nmeasures:\n  m:\n"
MILESTONE = (
    "kind: milestone\ntitle: M\nstarts: 2026-07-01\nends: 2026-12-31\ncustomers_decide: support.recommend\n"
    "success_is: at least 35 in 2026-Q4\nstate: running"
)
GOALS = "kind: goals\ntitle: G\nvalues:\n  "
LEVERS = "kind: levers\ntitle: L\n"
TWO = "kind: two-questions\ntitle: T\nvalues:\n  2026-Q1: "


def read(measure, head=HEAD):
    """One measure, its first line on line 6."""
    lines = "".join(f"    {line}\n" for line in measure.splitlines())
    return scorecard("content/scorecards/s.yaml", (head + lines).encode())


CASES = {
    GOALS
    + "2026-Q1: {goals: 480, about_customers: 500}": "9:46 error counts-agree: 500 goals are about customers, but there are "
    "only 480; correct one of the two counts",
    GOALS
    + "2026-Q1: {goals: 480, about_customers: 5, met: 481}": "9:54 error counts-agree: 481 goals were met, but there are only "
    "480; correct one of the two counts",
    GOALS
    + "2026-Q1: {goals: 480}": "9:7 error counts-missing: about_customers is missing; write, for example, about_customers: 0",
    GOALS
    + "2026-Q1: {goals: 4.5, about_customers: 2}": '9:24 error not-a-count: goals is "4.5": a number of goals must be whole; '
    "write how many goals, for example 120",
    GOALS
    + "2026-Q1: {goals: 2000000000, about_customers: 2}": '9:24 error not-a-count: goals is "2000000000": this is more than a '
    "billion; write how many goals, for example 120",
    GOALS
    + "2026-Q1: {goals: 500, about_customers: 400, share: 81}": "9:58 error result-agrees: share is written as 81, but the counts give 80; remove it: it is computed",
    LEVERS
    + "framework: gulati-5\nvalues: {2026-Q1: {Ann: {coordnation: 2}}}": '9:30 error unknown-lever: "coordnation" is not one '
    'of the levers; did you mean "coordination"?',
    LEVERS
    + "values: {2026-Q1: {Ann: {speed: 2}, Ben: {sped: 2}}}": '8:47 error unknown-lever: "sped" is not one of the levers; '
    'did you mean "speed"?',
    LEVERS
    + "values: {2026-Q1: {Ann: {speed: 6}}}": '8:37 error not-a-number: speed is "6": this is out of range; write a number '
    "from 1 to 5",
    LEVERS
    + "values: {2026-Q1: {note: Nobody came}}": "8:14 error counts-missing: 2026-Q1 has no counts; write who rated what, for "
    "example Head of IT: {coordination: 2, cooperation: 4}",
    LEVERS
    + "scale: {6: Beyond}\nvalues: {2026-Q1: {Ann: {speed: 5}}}": '8:13 error bad-name: "6" cannot be a rating from 1 to 5 in '
    "scale; write, for example, 4: Normal practice",
    TWO
    + "{happy: {agree: 5, answers: 6}}": "9:7 error counts-missing: 2026-Q1 has no counts; write talk_up, for example talk_up: "
    "{agree: 52, answers: 61}",
    TWO
    + "{happy: {agree: 7, answers: 6}, talk_up: {agree: 1, answers: 2}}": "9:32 error counts-agree: 7 people agree, but only 6 "
    "answered; correct one of the two counts",
    TWO
    + "{happy: {agree: 5, answers: 6}, talk_up: {agree: 1, answers: 2}, invited: 4}": "9:90 error more-answers-than-invited: 6 answered but only 4 were invited; correct one of the two counts",
    TWO
    + "{happy: {agree: 5, answers: 10, share: 60}, talk_up: {agree: 1, answers: 2}}": "9:55 error result-agrees: share is written as 60, but the counts give 50; remove it: it is computed",
    MILESTONE.replace(
        "2026-12-31", "2026-06-30"
    ): "9:11 error milestone-dates: it ends (2026-06-30) before it starts (2026-07-01); correct one of the two days",
    MILESTONE.replace(
        "2026-Q4", "2026-Q1"
    ): "11:17 error milestone-dates: success is judged in 2026-Q1, before it starts "
    "(2026-07-01); name a period after the start",
    MILESTONE.replace(
        "at least 35", "better"
    ): '11:17 error milestone-criterion: success_is is "better in 2026-Q4": success is not written like this; write, for example, at least 35 in 2026-Q4',
    MILESTONE.replace(
        "2026-Q4", "Christmas"
    ): '11:17 error milestone-criterion: success_is is "at least 35 in Christmas": Christmas '
    "is not a period; write, for example, at least 35 in 2026-Q4",
    MILESTONE.replace(
        "support.recommend", "s.m"
    ): "10:23 error milestone-judge: a milestone cannot be judged by itself; name the measure that customers decide",
    MILESTONE.replace(
        "support.recommend", "support"
    ): '10:23 error wrong-type: customers_decide is "support": “support” does not name a '
    "measure; write the scorecard and the measure: support.recommend",
    MILESTONE.replace(
        "running", "runing"
    ): '12:12 error unknown-choice: state is "runing": this is not a known value; did you mean '
    '"running"? Use one of: planned, running, succeeded, failed, stopped',
    "kind: nps\ntitle: N": "5:3 error missing-key: values is missing in m; write its values by period, or say which answers to count",
    "kind: nps\ntitle: N\nanswers: frm\nscore: score": '8:14 error answers-listed: answers "frm" is not under answers; did you mean '
    '"form"?',
    "kind: nps\ntitle: N\nanswers: form": "5:3 error missing-key: score is missing in m; write which column to count, for example "
    "`score: score`",
    "kind: nps\ntitle: N\nanswers: form\nscore: scor": '9:12 error answers-listed: "scor" is not under the columns of form; did you '
    'mean "score"?',
    "kind: nps\ntitle: N\nscore: score\nvalues: {}": "8:5 error values-or-answers: score needs answers; add answers, or remove it",
    "kind: nps\ntitle: N\nanswers: form\nscore: score\nvalues: {}": "8:5 error values-or-answers: this has both values and answers to count; keep one of the two",
    "kind: nps\ntitle: N\nanswers: form\nscore: score\nfrom: 2026-Q4\nto: 2026-Q2": "11:9 error period-order: it is counted from "
    "2026-Q4 to 2026-Q2; put the earlier period in `from`",
    "kind: nps\ntitle: N\nanswers: form\nscore: score\nfrom: Q4 2026": '10:11 error period-form: "Q4 2026" should be written 2026-Q4 '
    "(periods: quarters); ",
}


@pytest.mark.parametrize("measure", CASES, ids=lambda m: CASES[m][:40])
def test_a_mistake_that_editors_make(measure):
    assert told(read(measure).problems) == [CASES[measure]]


@pytest.mark.parametrize(
    ("answers", "rule"),
    [
        ("{form: {file: content/a.csv}}", "answers-private"),
        ("{form: {file: private/../a.csv}}", "answers-private"),
        ("{form: {file: private/a.xlsx}}", "answers-private"),
        ("{form: {date: D}}", "answers-where"),
        ("{form: {file: private/a.csv, table: t}}", "answers-where"),
        ("{form: {file: private/a.csv, provider: typfrom}}", "unknown-choice"),
    ],
)
def test_answers_lie_in_one_private_place(answers, rule):
    head = f"title: S\nperiods: quarters\nanswers: {answers}\nmeasures:\n  m:\n"
    found = read("kind: number\ntitle: N\nbetter: lower\nvalues: {2026-Q1: 1}", head)
    assert [problem.rule for problem in found.problems] == [rule]


def test_what_is_right_is_told_nothing():
    for measure in (MILESTONE, GOALS + "2026-Q1: {goals: 500, about_customers: 400, share: 80}", LEVERS + "values: {}"):
        assert told(read(measure).problems) == []
