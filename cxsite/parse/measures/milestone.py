"""The kind `milestone`: something is tried, and customers decide whether it worked, by a criterion set beforehand."""

import re
from typing import Any

from cxsite.model.period import first_day, last_day
from cxsite.model.scorecard import Criterion, Programme
from cxsite.parse.markdown.refs import ref
from cxsite.parse.measures.kind import Kind
from cxsite.parse.values.dates import DAY
from cxsite.parse.values.fields import Fault, Field, Leaf, Reading
from cxsite.parse.values.numbers import number
from cxsite.parse.values.texts import choice

STATES = ("planned", "running", "succeeded", "failed", "stopped")
_CRITERION = re.compile(r"(?i)at\s+(?P<side>least|most)\s+(?P<value>\S+?)(?:\s*%|\s+points?)?\s+in\s+(?P<period>\S+)")
_EXAMPLE = "write, for example, at least 35 in 2026-Q4"


def _criterion(text: str, zone: str) -> Criterion | Fault:
    found = _CRITERION.fullmatch(text.strip())
    if not found:
        return Fault("success is not written like this", _EXAMPLE)
    value = number().convert(found["value"], zone)
    if isinstance(value, Fault):
        return value
    if first_day(found["period"]) is None:
        return Fault(f"{found['period']} is not a period", _EXAMPLE)
    return Criterion("higher" if found["side"].lower() == "least" else "lower", value, found["period"])


def _measure(text: str, _zone: str) -> str | Fault:
    found = ref(text)
    if isinstance(found, str):
        return Fault(found, "write the scorecard and the measure: support.recommend")
    if found.field or found.segment or found.period or found.form:
        return Fault("only a measure can be named here", f"write {found.scorecard}.{found.measure}")
    return f"{found.scorecard}.{found.measure}"


def _programme(values: dict[str, Any], key: str, reading: Reading) -> dict[str, Any]:
    names = ("starts", "ends", "customers_decide", "success_is", "state")
    taken = {name: values.pop(name) for name in names if name in values}
    if len(taken) < len(names):
        return {}
    if taken["ends"] <= taken["starts"]:
        message = f"it ends ({taken['ends']}) before it starts ({taken['starts']})"
        reading.tell("milestone-dates", f"{key}/ends", message, "correct one of the two days")
    elif (judged := last_day(taken["success_is"].period)) and judged.isoformat() < taken["starts"]:
        message = f"success is judged in {taken['success_is'].period}, before it starts ({taken['starts']})"
        reading.tell("milestone-dates", f"{key}/success_is", message, "name a period after the start")
    return {"programme": Programme(*(taken[name] for name in names))}


_FIELDS = (
    Field("starts", DAY, "Its first day.", required=True, example="2026-07-01"),
    Field("ends", DAY, "Its last day.", required=True, example="2026-12-31"),
    Field(
        "customers_decide",
        Leaf("a measure", _measure, {"type": "string"}, "wrong-type"),
        "The measure that says whether it worked.",
        required=True,
        example="support.recommend",
    ),
    Field(
        "success_is",
        Leaf("what counts as success", _criterion, {"type": "string"}, "milestone-criterion"),
        "The value that counts as success, and when it is judged. Decide it before the start.",
        required=True,
        example="at least 35 in 2026-Q4",
    ),
    Field("state", choice(*STATES), "How far along it is.", required=True, example="running"),
)

MILESTONE = Kind("milestone", fields=_FIELDS, more=_programme)
