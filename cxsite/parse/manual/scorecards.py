"""Manual pages: what can be wrong inside a scorecard."""

SCORECARDS: dict[str, str] = {
    "answers-listed": """A measure is counted from answers or columns that are not listed.

    answers: {form: {file: private/answers/*.csv, columns: {score: How likely are you to recommend us?}}}
    measures: {recommend: {answers: forms, score: score, …}}    wrong
    measures: {recommend: {answers: form, score: score, …}}     right
""",
    "answers-private": """Answers are stored outside private/.

They contain what people wrote and when, so they must not be published or put under version control. Only their counts are
committed, in content/counts.

    file: content/answers.csv       wrong
    file: private/answers/*.csv     right
""",
    "answers-where": """It is not clear where the answers are.

Name a file (or a pattern of files) or a table with its connection, but not both.

    form: {file: private/answers/*.csv, date: Submitted at}
    desk: {table: crm.nps_answers, connection: crm, date: answered_at}
""",
    "counts-agree": """Two counts of one period contradict each other.

    2026-Q3: {satisfied: 180, answers: 175}    wrong
    2026-Q3: {satisfied: 131, answers: 175}    right
""",
    "counts-missing": """Some counts of a period are missing.

cxsite computes scores from counts of people: give all the totals of the kind, or the count for each score.

    2026-Q3: {promoters: 120, passives: 60}                    wrong: detractors is missing
    2026-Q3: {promoters: 120, passives: 60, detractors: 45}    right
    2026-Q3: {scores: {10: 72, 9: 48, 8: 60, 6: 45}}           right
""",
    "kind-fits-scale": """The scores are on a different scale from the one this kind of measure needs.

NPS is computed from a question answered 0 to 10, and CES from one answered 1 to 7. A question answered 1 to 5 is `kind: csat`
if 5 is the best answer. In the older effort question ("how much effort did you have to make?", 1 to 5) the best answer is 1:
its scores cannot be shown as either kind, because a higher score would look better.

    kind: nps
    values: {2026-Q3: {scores: {5: 60, 4: 80, 3: 25, 2: 9, 1: 6}}}    wrong

    kind: csat
    values: {2026-Q3: {scores: {5: 60, 4: 80, 3: 25, 2: 9, 1: 6}}}    right
""",
    "milestone-criterion": """What counts as success is written in a form that cannot be judged.

Write which value must be reached (at least) or not exceeded (at most), and in which period of the measure that decides.

    success_is: better than last year       wrong
    success_is: at least 35 in 2026-Q4      right
    success_is: at most 4.5 in 2026-12      right
""",
    "milestone-dates": """The dates of a milestone contradict each other.

It must start before it ends, and the period that judges it must not end before it starts.

    starts: 2026-07-01
    ends: 2026-06-30                        wrong
    success_is: at least 35 in 2026-Q1      wrong

    ends: 2026-12-31                        right
    success_is: at least 35 in 2026-Q4      right
""",
    "milestone-judge": """A milestone names itself as the measure that decides.

Customers decide, so name the measure in which they answer.

    let_customers_decide: {kind: milestone, customers_decide: plan.let_customers_decide, …}    wrong
    let_customers_decide: {kind: milestone, customers_decide: support.recommend, …}            right
""",
    "lost-counts": """There are counts that no scorecard uses.

The files in content/counts are written by `cxsite pull`. A renamed measure leaves its old counts behind until the next
`cxsite pull`. A file whose scorecard no longer exists can be deleted.
""",
    "more-answers-than-invited": """More people answered than were invited.

    2026-Q3: {satisfied: 131, answers: 175, invited: 140}    wrong
    2026-Q3: {satisfied: 131, answers: 175, invited: 410}    right
""",
    "not-a-count-file": """A file in content/counts cannot be read.

These files are written by `cxsite pull` and have the columns measure, period, segment, score, n, taken_at, rows_seen and
query_sha256. Run `cxsite pull` to write it again; do not fix it by hand.
""",
    "not-a-count": """A count of people is not a whole number from 0 to a billion.

    promoters: 53%    wrong: a share
    promoters: 4.5    wrong
    promoters: 120    right
""",
    "period-form": """A period is not written in the form that the scorecard's `periods` sets.

    periods: quarters    2026-Q3        periods: half-years    2026-H1
    periods: months      2026-07        periods: years         2026
    periods: dates       2026-07-01
""",
    "period-order": """Periods are not in chronological order.

They are sorted when read, but a file in order is easier to check. Put the oldest first.
""",
    "result-agrees": """A score or total typed by hand does not match the counts.

Results are computed; a typed one is only compared with them. Remove it, or correct the counts.

    2026-Q3: {promoters: 120, passives: 60, detractors: 45, nps: 34}    wrong: the counts give 33
""",
    "score-in-scale": """A score is not on the scale of the question.

    scores: {11: 3, 10: 72}    wrong if the scale is 0 to 10
    scores: {10: 75}           right
""",
    "segments-add-up": """The counts of the segments do not add up to those of the whole.

List every segment, including one for the people in none of them (`other`, for example), or correct a count.
""",
    "source-listed": """A measure names a source that is not listed under `sources`.

    sources: {pulse: {title: Quarterly survey}}
    measures: {recommend: {source: puls, …}}     wrong
    measures: {recommend: {source: pulse, …}}    right
""",
    "thresholds": """`target` and `at_risk_from` or `at_risk_to` contradict each other.

If higher is better, a measure is at risk from `at_risk_from` up to the target; if lower is better, from the target up to
`at_risk_to`.

    target: 35
    at_risk_from: 40    wrong if higher is better
    at_risk_from: 25    right
""",
    "unknown-lever": """A rater rated a lever that does not exist.

With `framework: gulati-5` the levers are coordination, cooperation, clout, capability and connection. Without a framework, they
are those that the first rater rated.

    Head of IT: {coordnation: 2, cooperation: 4}     wrong
    Head of IT: {coordination: 2, cooperation: 4}    right
""",
    "unknown-kind": """The kind of a measure is unknown.

    kind: npss    wrong
    kind: nps     right
""",
    "values-or-answers": """A measure has both values and answers, or keys that only answers need.

Its values are either written in the scorecard or counted from answers.

    recommend: {kind: nps, title: R, answers: form, score: score}                                  counted
    recommend: {kind: nps, title: R, values: {2026-Q3: {promoters: 9, passives: 4, detractors: 2}}}    written
""",
}
