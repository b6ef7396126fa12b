"""The kind `two-questions`: two shares of people side by side, each with its own answers."""

from typing import Any

from cxsite.model.scorecard import TwoAnswers, YesNo
from cxsite.parse.measures.counts import AROUND, RESULT, Written, WrittenPeriod, period_of
from cxsite.parse.measures.kind import Kind, Question, compare_result, tell_no_counts, totals
from cxsite.parse.values.fields import Field, Reading, Record
from cxsite.parse.values.numbers import PEOPLE

QUESTIONS = ("happy", "talk_up")


def _two(written: Written, _question: Question, reading: Reading) -> TwoAnswers | None:
    given = dict(written.parts)
    missing = [name for name in QUESTIONS if name not in given and f"{written.key}/{name}" not in reading.at]
    if missing:
        tell_no_counts(written, f"{missing[0]}, for example {missing[0]}: {{agree: 52, answers: 61}}", reading)
    found = [_question_of(given[name], reading) for name in QUESTIONS if name in given]
    if len(found) < len(QUESTIONS) or None in found:
        return None
    return TwoAnswers(*(answers for answers in found if answers))


def _question_of(written: Written, reading: Reading) -> YesNo | None:
    found = totals(written, ("agree", "answers"), reading)
    if found and found["agree"] > found["answers"]:
        message = f"{found['agree']} people agree, but only {found['answers']} answered"
        reading.tell("counts-agree", f"{written.key}/agree", message, "correct one of the two counts")
        return None
    if not found:
        return None
    compare_result(written, found["agree"], found["answers"], "share", reading)
    return YesNo(found["agree"], found["answers"])


def _groups(counts: TwoAnswers) -> dict[str, int]:
    """People were asked once for both questions: the larger number of answers must not exceed the invitations."""
    return {"answers": max(counts.happy.answers, counts.talk_up.answers)}


def _written(values: dict[str, Any], key: str, _reading: Reading) -> Written:
    counts = tuple((name, values[name]) for name in ("agree", "answers") if name in values)
    return Written(key, counts, None, values.get("share"))


def _period(values: dict[str, Any], key: str, _reading: Reading) -> WrittenPeriod:
    parts = tuple((name, values[name]) for name in QUESTIONS if name in values)
    return period_of(Written(key, parts=parts), values)


_YES_NO = Record(
    (
        Field("agree", PEOPLE, "People who said yes.", example=52),
        Field("answers", PEOPLE, "All people who answered.", example=61),
        Field("share", RESULT, "A share typed by hand: checked against the counts, never shown."),
    ),
    make=_written,
    words="a mapping with agree and answers",
    hint="write, for example, {agree: 52, answers: 61}",
)
_PERIOD = Record(
    (
        Field("happy", _YES_NO, "Whether they are happy with it.", example={"agree": 52, "answers": 61}),
        Field("talk_up", _YES_NO, "Whether they would speak well of it.", example={"agree": 44, "answers": 60}),
        Field("invited", PEOPLE, "How many people were asked.", example=1140),
        *AROUND,
    ),
    make=_period,
    words="a mapping with happy and talk_up",
    hint="write happy and talk_up below it, each for example {agree: 52, answers: 61}",
)

TWO_QUESTIONS = Kind("two-questions", _PERIOD, range=(0, 100), counts=_two, groups=_groups, answered=QUESTIONS)
