"""`answers:` of a scorecard and of its measures: where the answers are, and from which of their columns a measure is counted.

A build never reads answers. `cxsite pull` counts them, and builds read the counts.
"""

from collections.abc import Mapping
from typing import Any

from cxsite.model.answers import BY_ARTICLE
from cxsite.model.scorecard import AnswerSource, Measure
from cxsite.parse.measures.kind import Kind
from cxsite.parse.values.dates import TIME_ZONE
from cxsite.parse.values.fields import Fault, Field, Leaf, Reading, Record
from cxsite.parse.values.lists import Table
from cxsite.parse.values.nearest import advice
from cxsite.parse.values.texts import ID, LINE, choice

PROVIDERS = ("google", "microsoft", "typeform", "tally", "surveymonkey", "qualtrics", "plain")
DATE_FORMATS = ("day/month/year", "month/day/year", "year/month/day")
PRIVATE = "private/"


def _file(text: str, _zone: str) -> str | Fault:
    parts = text.split("/")
    if not text.startswith(PRIVATE) or ".." in parts or "\\" in text:
        return Fault(
            "answers must be under private/, which is never published", "write, for example, private/answers/*.csv"
        )
    if not text.endswith((".csv", ".parquet")):
        return Fault("this is neither CSV nor Parquet", "write, for example, private/answers/*.csv")
    return text


def _source(values: dict[str, Any], key: str, reading: Reading) -> AnswerSource:
    given = [name for name in ("file", "table") if name in values]
    if len(given) != 1 and not any(f"{key}/{name}" in reading.at for name in ("file", "table") if name not in given):
        message = "both file and table are given" if given else "neither file nor table is given"
        reading.tell("answers-where", f"{key}/?", message, "write one of the two: where the answers are")
    return AnswerSource(id=key.rpartition("/")[2], **values)


ANSWERS = Record(
    (
        Field(
            "file",
            Leaf("a file or a pattern of files", _file, {"type": "string", "pattern": "^private/"}, "answers-private"),
            "Files with answers, inside private/.",
            example="private/answers/*.csv",
        ),
        Field("table", LINE, "A table with answers, instead of files.", example="crm.nps_answers"),
        Field("connection", ID, "The connection in site.yaml that reaches the table.", example="crm"),
        Field(
            "provider",
            choice(*PROVIDERS),
            "The survey tool that exported the files.",
            default="plain",
            example="typeform",
        ),
        Field("date", LINE, "The column that says when somebody answered.", example="Submit Date (UTC)"),
        Field(
            "date_format",
            choice(*DATE_FORMATS),
            "How dates are written there, if that is ambiguous.",
            example=DATE_FORMATS[0],
        ),
        Field("time_zone", TIME_ZONE, "The time zone of dates that do not state one.", example="Europe/London"),
        Field(
            "columns",
            Table(LINE, named="a short name"),
            "Short names for columns, by their headers.",
            example={"score": "How likely are you to recommend us?"},
        ),
        Field(
            "where",
            Table(LINE, named="a column"),
            "Only rows with these values are counted.",
            example={"Response Type": "completed"},
        ),
    ),
    make=_source,
    words="a mapping with file, date and columns",
    hint="write, for example, form: {file: private/answers/*.csv, date: Submitted at}",
)

#: The keys of a measure that is counted from answers.
COUNTED: tuple[Field, ...] = (
    Field("answers", ID, "Where the answers are: a name under `answers`, instead of values.", example="form"),
    Field("score", LINE, "The column with the score.", example="score"),
    Field("happy", LINE, "The column of the first question: yes or no.", example="happy"),
    Field("talk_up", LINE, "The column of the second question: yes or no.", example="talk_up"),
    Field(
        "split_by", LINE, "The column with the segments; tag and post are taken from the article.", example="channel"
    ),
    Field("from", LINE, "The first period that is counted.", example="2026-Q2"),
    Field("to", LINE, "The last period that is counted.", example="2026-Q4"),
)
_NEED_ANSWERS = ("score", "happy", "talk_up", "split_by", "from", "to")


def settled(kind: Kind, values: dict[str, Any], key: str, reading: Reading) -> dict[str, Any]:
    """Take `from` and `to` out of a measure's values, under their names in `Measure`; report contradictions."""
    if kind.answered:
        _tell_values(kind, values, key, reading)
    return {own: values.pop(name) for name, own in (("from", "since"), ("to", "until")) if name in values}


def _tell_values(kind: Kind, values: Mapping[str, Any], key: str, reading: Reading) -> None:
    has_values, has_answers = (f"{key}/{name}" in reading.at for name in ("values", "answers"))
    if has_values and has_answers:
        message = "this has both values and answers to count"
        reading.tell("values-or-answers", f"{key}/answers/?", message, "keep one of the two")
    elif not has_values and not has_answers:
        message = f"values is missing in {key.rpartition('/')[2]}"
        reading.tell("missing-key", f"{key}/?", message, "write its values by period, or say which answers to count")
    elif f"{key}/values/?" in reading.at and "values" not in values and _is_empty(f"{key}/values", reading):
        reading.tell("missing-key", f"{key}/values", "values is empty", "write each period with its counts")
    for name in _NEED_ANSWERS:
        if name in values and not has_answers:
            reading.tell("values-or-answers", f"{key}/{name}/?", f"{name} needs answers", "add answers, or remove it")
    for name in kind.answered if has_answers else ():
        if f"{key}/{name}" not in reading.at:
            message = f"{name} is missing in {key.rpartition('/')[2]}"
            reading.tell(
                "missing-key", f"{key}/?", message, f"write which column to count, for example `{name}: {name}`"
            )


def _is_empty(key: str, reading: Reading) -> bool:
    """Whether nothing follows the colon (anything faulty has been reported already)."""
    return not any(problem.span and problem.span.line == reading.at[key][0] for problem in reading.problems)


def tell_unlisted(measure: Measure, sources: Mapping[str, AnswerSource], key: str, reading: Reading) -> None:
    """Report a measure whose answers are not listed under `answers`, or whose columns are not named there."""
    if not measure.answers:
        return
    source = sources.get(measure.answers)
    if source is None:
        message = f'answers "{measure.answers}" is not under answers'
        reading.tell("answers-listed", f"{key}/answers", message, advice(measure.answers, sorted(sources)))
        return
    columns = [name for name, _ in source.columns]
    for name in ("score", "happy", "talk_up", "split_by"):
        written = getattr(measure, name)
        if written and columns and written not in (*columns, *(BY_ARTICLE if name == "split_by" else ())):
            message = f'"{written}" is not under the columns of {source.id}'
            reading.tell("answers-listed", f"{key}/{name}", message, advice(written, columns))
