"""Small scorecards for tests, written the short way."""

from datetime import UTC, datetime

from cxsite.model.scorecard import (
    Amount,
    DataSource,
    EffortCounts,
    Histogram,
    Measure,
    NpsCounts,
    PeriodValue,
    Scorecard,
    ShareCounts,
)
from cxsite.relate.results import results
from tests.speaking import WORDS

NOW = datetime(2026, 10, 2, 9, tzinfo=UTC)

RECOMMEND = Measure(
    "recommend",
    "nps",
    "Would recommend us",
    source="pulse",
    target=35,
    at_risk=25,
    values=(
        PeriodValue("2026-Q1", NpsCounts(88, 60, 52), invited=1010),
        PeriodValue("2026-Q2", NpsCounts(96, 56, 48), invited=1080),
        PeriodValue("2026-Q3", NpsCounts(120, 60, 45), invited=1140),
    ),
)
SATISFIED = Measure(
    "satisfied",
    "csat",
    "Satisfied with the answer",
    target=80,
    at_risk=75,
    values=(
        PeriodValue("2026-Q2", ShareCounts(131, 175)),
        PeriodValue("2026-Q3", ShareCounts(140, 180, Histogram(((1, 6), (2, 9), (3, 25), (4, 80), (5, 60))))),
    ),
)
EFFORT = Measure(
    "effort",
    "ces",
    "Easy to get it solved",
    values=(
        PeriodValue("2026-Q3", EffortCounts(Histogram(((1, 2), (2, 3), (3, 5), (4, 15), (5, 40), (6, 55), (7, 30))))),
    ),
)
FIRST_REPLY = Measure(
    "first_reply",
    "number",
    "Median time to first reply",
    unit="hours",
    better="lower",
    target=4.0,
    at_risk=5.0,
    values=(PeriodValue("2026-Q2", Amount("4.9")), PeriodValue("2026-Q3", Amount("4.2"))),
)


def card(*measures, **keys):
    keys = {"next_review": "2027-01-15", "sources": (DataSource("pulse", "Quarterly customer survey"),), **keys}
    return Scorecard(
        "content/scorecards/support.yaml", "support", "Support desk", "quarters", measures=measures, **keys
    )


def nps(*values, **keys):
    """An NPS measure: values are (period, promoters, passives, detractors) or whole `PeriodValue`s."""
    made = tuple(v if isinstance(v, PeriodValue) else PeriodValue(v[0], NpsCounts(*v[1:])) for v in values)
    return Measure("asked", "nps", "Asked", values=made, **keys)


def computed(*measures, **keys):
    return results([card(*measures, **keys)], NOW, WORDS)


def one(measure):
    """The results of one measure."""
    return computed(measure).scorecards[0].measures[0]
