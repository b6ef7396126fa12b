"""Manual pages: what can be wrong inside a scorecard."""

SCORECARDS: dict[str, str] = {
    "counts-agree": """Two counts of one period cannot both be right.

    2026-Q3: {satisfied: 180, answers: 175}    wrong
    2026-Q3: {satisfied: 131, answers: 175}    right
""",
    "counts-missing": """A period lacks counts.

Scores are computed here, from counts of people: all totals of the kind, or the count of each score.

    2026-Q3: {promoters: 120, passives: 60}                    wrong: detractors is missing
    2026-Q3: {promoters: 120, passives: 60, detractors: 45}    right
    2026-Q3: {scores: {10: 72, 9: 48, 8: 60, 6: 45}}           right
""",
    "kind-fits-scale": """The scores are of another scale than the kind of measure needs.

NPS is computed from a question answered 0 to 10, and CES from one answered 1 to 7. A question answered 1 to 5 is `kind: csat`.

    kind: nps
    values: {2026-Q3: {scores: {5: 60, 4: 80, 3: 25, 2: 9, 1: 6}}}    wrong

    kind: csat
    values: {2026-Q3: {scores: {5: 60, 4: 80, 3: 25, 2: 9, 1: 6}}}    right
""",
    "kind-later": """This is part of the format, and this version does not read it yet.

The kinds nps, csat, ces and number are read, with values written in the file.
""",
    "more-answers-than-invited": """More people answered than were invited.

    2026-Q3: {satisfied: 131, answers: 175, invited: 140}    wrong
    2026-Q3: {satisfied: 131, answers: 175, invited: 410}    right
""",
    "not-a-count": """A count of people is not a whole number from 0 to a billion.

    promoters: 53%    wrong: a share
    promoters: 4.5    wrong
    promoters: 120    right
""",
    "period-form": """A period is not written as the scorecard's `periods` says.

    periods: quarters    2026-Q3        periods: half-years    2026-H1
    periods: months      2026-07        periods: years         2026
    periods: dates       2026-07-01
""",
    "period-order": """Periods do not stand in order of time.

They are read in order of time all the same; a file that is in order is easier to check. Put the oldest first.
""",
    "result-agrees": """A score or total typed by hand is not what the counts give.

Results are computed; one that is typed as well is only compared. Remove it, or correct the counts.

    2026-Q3: {promoters: 120, passives: 60, detractors: 45, nps: 34}    wrong: the counts give 33
""",
    "score-in-scale": """A score is not on the scale of the question.

    scores: {11: 3, 10: 72}    wrong for 0 to 10
    scores: {10: 75}           right
""",
    "segments-add-up": """The segments' counts do not add up to the whole's.

Give every segment, the people in none of them too (for example as `other`), or correct a count.
""",
    "source-listed": """A measure names a source that is not listed under `sources`.

    sources: {pulse: {title: Quarterly survey}}
    measures: {recommend: {source: puls, …}}     wrong
    measures: {recommend: {source: pulse, …}}    right
""",
    "thresholds": """`target` and `at_risk_from` or `at_risk_to` do not fit together.

Where higher is better, a measure is at risk from `at_risk_from` up to the target; where lower is better, from the target up to
`at_risk_to`.

    target: 35
    at_risk_from: 40    wrong where higher is better
    at_risk_from: 25    right
""",
    "unknown-kind": """The kind of a measure is not known.

    kind: npss    wrong
    kind: nps     right
""",
}
