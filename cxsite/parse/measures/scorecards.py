"""A file of content/scorecards → a `Scorecard`: counts, never scores."""

import re
from dataclasses import replace
from typing import Any

from cxsite.model.problem import Outcome, errors
from cxsite.model.scorecard import DataSource, Measure, PeriodValue, Scorecard
from cxsite.parse.measures import periods as forms
from cxsite.parse.measures.answers import ANSWERS, tell_unlisted
from cxsite.parse.measures.measures import AnyMeasure
from cxsite.parse.values.dates import DAY, TIME_ZONE
from cxsite.parse.values.fields import Field, Reading, Record
from cxsite.parse.values.lists import Table
from cxsite.parse.values.nearest import advice
from cxsite.parse.values.slugs import from_name
from cxsite.parse.values.texts import LINE, TEXT, WEB, choice
from cxsite.parse.values.yaml_file import lines

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_PERIOD_KEY = re.compile(r"measures/[^/]+/values/[^/]+/\?")
_SOURCE = Record(
    (
        Field("title", LINE, "What it is called.", required=True, example="Quarterly customer survey"),
        Field(
            "method", LINE, "How the answers were collected.", example="Email to every active customer, one reminder"
        ),
        Field("question", LINE, "The question as it was asked."),
        Field(
            "scale", LINE, "What the scores meant, in words.", example="0 (not at all likely) to 10 (extremely likely)"
        ),
        Field("link", WEB, "Where to read more.", example="https://example.org/methods/pulse"),
        Field("note", LINE, "What readers should know."),
    ),
    make=lambda values, key, _reading: DataSource(id=key.rpartition("/")[2], **values),
    words="a mapping with title",
    hint="write, for example, pulse: {title: Quarterly survey}",
)

SCORECARD = Record(
    (
        Field("title", LINE, "What readers see.", required=True, example="Support desk"),
        Field("about", TEXT, "What it is about, in a sentence or two."),
        Field("owner", LINE, "Who is responsible for it.", example="Priya Nair, Head of Support"),
        Field("next_review", DAY, "When it is next reviewed.", example="2027-01-15"),
        Field("periods", choice(*forms.NAMES), "How long a period is.", required=True, example="quarters"),
        Field("time_zone", TIME_ZONE, "The time zone of its days, if not the site's.", example="Europe/London"),
        Field("strategy", TEXT, "The strategy it serves, in a sentence."),
        Field(
            "answers",
            Table(ANSWERS, _NAME, "a name without spaces"),
            "Where to find the answers that `cxsite pull` counts.",
        ),
        Field("sources", Table(_SOURCE, _NAME, "a name without spaces"), "Where the numbers come from."),
        Field(
            "measures",
            Table(
                AnyMeasure(),
                _NAME,
                "a name without spaces",
                "write a name with letters, digits, - and _, and below it kind, title and values",
            ),
            "What is measured.",
            required=True,
        ),
    ),
)


def scorecard(path: str, data: bytes) -> Outcome[Scorecard]:
    """The scorecard; no value if anything in it is wrong: half a scorecard would show readers half the truth."""
    root = lines(path, data, "title: Support desk")
    if root.value is None:
        return Outcome(None, root.problems)
    reading = Reading(path)
    values = SCORECARD.values(root.value, "", reading)
    identity = _identity(path, reading)
    measures = _settled(values, identity, reading)
    problems = (*root.problems, *reading.problems)
    if errors(problems):
        return Outcome(None, problems)
    return Outcome(_scorecard(path, identity, values, measures, reading), problems)


def _scorecard(
    path: str, identity: str, values: dict[str, Any], measures: tuple[Measure, ...], reading: Reading
) -> Scorecard:
    lists: dict[str, Any] = {name: tuple(each for _, each in values.pop(name, ())) for name in ("sources", "answers")}
    rest = {name: value for name, value in values.items() if name != "measures"}
    return Scorecard(path, identity, measures=measures, marks=reading.marks(), **lists, **rest)


def _identity(path: str, reading: Reading) -> str:
    identity = from_name(path, reading)
    if identity and not _NAME.fullmatch(identity):
        message = f'"{identity}" cannot be a scorecard\'s name: posts use it in {{{{ name.measure }}}}'
        reading.tell(
            "bad-name", "", message, "rename the file: use Latin letters, digits and hyphens, starting with a letter"
        )
    return identity


def _settled(values: dict[str, Any], identity: str, reading: Reading) -> tuple[Measure, ...]:
    """The measures, checked against the rest of the scorecard, with their values in chronological order."""
    listed = [source_id for source_id, _ in values.get("sources", ())]
    answers = dict(values.get("answers", ()))
    faulty = "sources" in reading.at and len(listed) < _names_under("sources", reading)
    wrong = _tell_periods(values, reading)
    found = []
    for name, measure in values.get("measures", ()):
        key = f"measures/{name}"
        if measure.source and measure.source not in listed and not faulty:
            _tell_source(measure.source, listed, f"{key}/source", reading)
        if len(answers) == _names_under("answers", reading):
            tell_unlisted(measure, answers, key, reading)
        _tell_own_judge(measure, f"{identity}.{name}", key, reading)
        _tell_reach(measure, values.get("periods", ""), key, reading)
        found.append(measure if wrong else _in_order(measure, f"{key}/values", reading))
    return tuple(found)


def _tell_own_judge(measure: Measure, own: str, key: str, reading: Reading) -> None:
    if measure.programme and measure.programme.decided_by == own:
        message = "a milestone cannot be judged by itself"
        reading.tell("milestone-judge", f"{key}/customers_decide", message, "name the measure that customers decide")


def _tell_reach(measure: Measure, periods: str, key: str, reading: Reading) -> None:
    """Check that the first and last period to count have the scorecard's form and are in order."""
    ends = [
        (name, written) for name, written in (("from", measure.since), ("to", measure.until)) if written and periods
    ]
    for name, written in ends:
        if fault := forms.fault(written, periods):
            reading.tell("period-form", f"{key}/{name}", f'"{written}" {fault.message}', fault.help)
    if len(ends) > 1 and measure.since > measure.until:
        message = f"it is counted from {measure.since} to {measure.until}"
        reading.tell("period-order", f"{key}/to", message, "put the earlier period in `from`")


def _tell_source(written: str, listed: list[str], key: str, reading: Reading) -> None:
    every = f"sources has: {', '.join(listed)}" if listed else "add it under sources, with a title"
    reading.tell("source-listed", key, f'source "{written}" is not under sources', advice(written, listed, every))


def _in_order(measure: Measure, key: str, reading: Reading) -> Measure:
    ordered = tuple(sorted(measure.values, key=lambda value: value.period))
    if ordered != measure.values:
        pairs = zip(measure.values, measure.values[1:], strict=False)
        before, after = next((a.period, b.period) for a, b in pairs if b.period < a.period)
        message = f"{after} comes after {before}"
        reading.tell(
            "period-order",
            f"{key}/{after}/?",
            message,
            "put the oldest period first; periods are read in that order",
            "warning",
        )
    return _with_values(measure, ordered)


def _tell_periods(values: dict[str, Any], reading: Reading) -> bool:
    """Whether any period does not have the form that `periods` names; each is reported, whether its value was read or not."""
    periods, wrong = values.get("periods", ""), False
    named = [key[:-2] for key in reading.at if _PERIOD_KEY.fullmatch(key)]
    named += [  # written as Q3/2026, so the slash makes the key longer
        f"measures/{name}/values/{value.period}"
        for name, measure in values.get("measures", ())
        for value in measure.values
        if "/" in value.period
    ]
    for key in named if periods else ():
        written = key.partition("/values/")[2]
        if fault := forms.fault(written, periods):
            reading.tell("period-form", f"{key}/?", f'"{written}" {fault.message}', fault.help)
            wrong = True
    return wrong


def _with_values(measure: Measure, values: tuple[PeriodValue, ...]) -> Measure:
    return measure if values == measure.values else replace(measure, values=values)


def _names_under(key: str, reading: Reading) -> int:
    """How many names were written under `key`, whether they were read or not."""
    return sum(own.startswith(f"{key}/") and own.endswith("/?") and own.count("/") == 2 for own in reading.at)
