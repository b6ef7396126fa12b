"""The kind `goals`: how many of an organisation's goals are about customers, and how many were met."""

from typing import Any

from cxsite.model.scorecard import GoalCounts
from cxsite.parse.measures.counts import AROUND, RESULT, Written, WrittenPeriod, period_of
from cxsite.parse.measures.kind import Kind, Question, compare_result, totals
from cxsite.parse.values.fields import Field, Reading, Record
from cxsite.parse.values.numbers import GOALS as NUMBER_OF_GOALS

_NAMES = ("goals", "about_customers")
_MET = "met"


def _goals(written: Written, _question: Question, reading: Reading) -> GoalCounts | None:
    found, met = totals(written, _NAMES, reading), written.total(_MET)
    if not found:
        return None
    parts = [("are about customers", "about_customers", found["about_customers"])]
    parts += [("were met", _MET, met)] if met is not None else []
    for words, name, count in parts:
        if count > found["goals"]:
            message = f"{count} goals {words}, but there are only {found['goals']}"
            reading.tell("counts-agree", f"{written.key}/{name}", message, "correct one of the two counts")
            return None
    compare_result(written, found["about_customers"], found["goals"], "share", reading)
    return GoalCounts(found["goals"], found["about_customers"], met)


def _period(values: dict[str, Any], key: str, _reading: Reading) -> WrittenPeriod:
    counts = tuple((name, values[name]) for name in (*_NAMES, _MET) if name in values)
    return period_of(Written(key, counts, None, values.get("share")), values)


_PERIOD = Record(
    (
        Field("goals", NUMBER_OF_GOALS, "How many goals there are.", example=500),
        Field("about_customers", NUMBER_OF_GOALS, "How many of them are about customers.", example=400),
        Field(_MET, NUMBER_OF_GOALS, "How many of all goals were met.", example=372),
        Field("share", RESULT, "A share typed by hand: checked against the counts, never shown."),
        *AROUND,
    ),
    make=_period,
    words="a mapping with goals, about_customers and met",
    hint="write, for example, {goals: 500, about_customers: 400, met: 372}",
)

GOALS = Kind("goals", _PERIOD, range=(0, 100), counts=_goals)
