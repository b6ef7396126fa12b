"""The kinds of measure that count people on a scale, plain numbers, and the list of all kinds, at the end.

To add a kind: declare its period and keys, write the function that gives its counts their meaning, and add it to the list.
"""

import re
from typing import Any

from cxsite.model.scorecard import Amount, EffortCounts, NpsCounts, ShareCounts
from cxsite.parse.measures import of_scores
from cxsite.parse.measures.counts import AROUND, Written, WrittenPeriod, period_of, survey_period
from cxsite.parse.measures.goals import GOALS
from cxsite.parse.measures.kind import Kind, Question, Scale, compare_result, tell_no_counts
from cxsite.parse.measures.kind import totals as counted
from cxsite.parse.measures.levers import LEVERS
from cxsite.parse.measures.milestone import MILESTONE
from cxsite.parse.measures.two import TWO_QUESTIONS
from cxsite.parse.values.fields import Fault, Field, Leaf, Reading, Record
from cxsite.parse.values.lists import Either
from cxsite.parse.values.numbers import AMOUNT, PEOPLE, whole
from cxsite.parse.values.texts import LINE, choice


def _nps(written: Written, _question: Question, reading: Reading) -> NpsCounts | None:
    found = of_scores.nps(written.scores) if written.scores else _nps_of_totals(written, reading)
    if found is None or (written.scores and _contradicts(written, _nps_groups(found), reading)):
        return None
    n = found.promoters + found.passives + found.detractors
    compare_result(written, found.promoters - found.detractors, n, "nps", reading)
    return found


def _nps_of_totals(written: Written, reading: Reading) -> NpsCounts | None:
    found = counted(written, ("promoters", "passives", "detractors"), reading, ", or scores")
    return NpsCounts(found["promoters"], found["passives"], found["detractors"]) if found else None


def _csat(written: Written, question: Question, reading: Reading) -> ShareCounts | None:
    found = (
        of_scores.csat(written.scores, question.satisfied_from) if written.scores else _csat_of_totals(written, reading)
    )
    if found is None or (written.scores and _contradicts(written, _csat_groups(found), reading)):
        return None
    compare_result(written, found.satisfied, found.answers, "csat", reading)
    return found


def _csat_of_totals(written: Written, reading: Reading) -> ShareCounts | None:
    found = counted(written, ("satisfied", "answers"), reading, ", or scores")
    if not found:
        return None
    if found["satisfied"] > found["answers"]:
        message = f"{found['satisfied']} people are satisfied, but only {found['answers']} answered"
        reading.tell("counts-agree", f"{written.key}/satisfied", message, "correct one of the two counts")
        return None
    return ShareCounts(found["satisfied"], found["answers"])


def _ces(written: Written, _question: Question, reading: Reading) -> EffortCounts | None:
    if written.scores is None:
        tell_no_counts(written, "scores, for example scores: {7: 30, 6: 55}", reading)
        return None
    compare_result(written, of_scores.easy(written.scores), written.scores.n, "ces", reading)
    return EffortCounts(written.scores)


def _number(written: Written, _question: Question, _reading: Reading) -> Amount:
    return Amount(written.amount)


def _contradicts(written: Written, groups: dict[str, int], reading: Reading) -> bool:
    """Whether totals typed beside a histogram contradict it; each that does is reported."""
    wrong = [(name, typed) for name, typed in written.totals if typed != groups.get(name, typed)]
    for name, typed in wrong:
        message = f"{name} is written as {typed}, but the scores give {groups[name]}"
        reading.tell("result-agrees", f"{written.key}/{name}", message, "remove it, or correct the scores")
    return bool(wrong)


def _nps_groups(counts: NpsCounts) -> dict[str, int]:
    groups = {"promoters": counts.promoters, "passives": counts.passives, "detractors": counts.detractors}
    return groups | {"answers": sum(groups.values())}


def _csat_groups(counts: ShareCounts) -> dict[str, int]:
    return {"satisfied": counts.satisfied, "answers": counts.answers}


def _ces_groups(counts: EffortCounts) -> dict[str, int]:
    return {"answers": counts.scores.n}


def _plain_amount(text: str, zone: str) -> WrittenPeriod | Fault:
    amount = AMOUNT.convert(text, zone)
    return amount if isinstance(amount, Fault) else WrittenPeriod(Written("", amount=amount))


def _amount_period(values: dict[str, Any], key: str, _reading: Reading) -> WrittenPeriod:
    return period_of(Written(key, amount=values["value"]), values)


def _scale(text: str, _zone: str) -> Scale | Fault:
    ends = re.fullmatch(r"(\d{1,2})\s*(?:-|\u2013|to)\s*(\d{1,2})", text)
    if not ends or int(ends[1]) >= int(ends[2]):
        return Fault("this is not a scale", "write the lowest and the highest score: 1-5")
    return int(ends[1]), int(ends[2])


_PEOPLE_OF = {
    "promoters": "People who gave 9 or 10.",
    "passives": "People who gave 7 or 8.",
    "detractors": "People who gave 0 to 6.",
    "satisfied": "People who were satisfied.",
    "answers": "All people who answered.",
}


def _people_fields(*names: str) -> tuple[Field, ...]:
    return tuple(Field(name, PEOPLE, _PEOPLE_OF[name], example=120) for name in names)


_NUMBER_PERIOD = Either(
    Leaf("a number", _plain_amount, AMOUNT.form, AMOUNT.rule),
    Record((Field("value", AMOUNT, "The number.", required=True, example=4.2), *AROUND), make=_amount_period),
)
_SCALE = Leaf("a scale", _scale, {"type": "string", "pattern": r"^\d+ *(-|–|to) *\d+$"}, "wrong-type")

KINDS: tuple[Kind, ...] = (
    Kind(
        "nps",
        survey_period(_people_fields("promoters", "passives", "detractors"), "nps"),
        (Field("scale", _SCALE, "The scale of the question; only 0-10 is NPS.", default="0-10"),),
        scale=(0, 10),
        range=(-100, 100),
        counts=_nps,
        groups=_nps_groups,
        answered=("score",),
    ),
    Kind(
        "csat",
        survey_period(_people_fields("satisfied", "answers"), "csat"),
        (
            Field("scale", _SCALE, "The scale of the question.", default="1-5", example="1-5"),
            Field(
                "satisfied_from",
                whole(0, 99),
                "The lowest score that counts as satisfied; without it, the top two do.",
                example=4,
            ),
        ),
        range=(0, 100),
        counts=_csat,
        groups=_csat_groups,
        answered=("score",),
    ),
    Kind(
        "ces",
        survey_period((), "ces"),
        (Field("scale", _SCALE, "The scale of the question; only 1-7 is accepted.", default="1-7"),),
        scale=(1, 7),
        range=(0, 100),
        counts=_ces,
        groups=_ces_groups,
        answered=("score",),
    ),
    Kind(
        "number",
        _NUMBER_PERIOD,
        (
            Field(
                "better",
                choice("higher", "lower"),
                "Whether higher or lower values are better.",
                required=True,
                example="lower",
            ),
            Field("unit", LINE, "The unit that readers see.", example="hours"),
        ),
        counts=_number,
    ),
    GOALS,
    LEVERS,
    TWO_QUESTIONS,
    MILESTONE,
)


def kind_named(name: str) -> Kind | None:
    """The kind written as `kind: name`, or None."""
    return next((kind for kind in KINDS if kind.name == name), None)
