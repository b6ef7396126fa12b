"""One measure of a scorecard: its keys by kind, and its consistency (scale, thresholds, segments, answers)."""

from typing import Any

from cxsite.model.frozen import dataclass
from cxsite.model.scorecard import Counts, Histogram, Measure, PeriodValue
from cxsite.parse.measures.answers import COUNTED, settled
from cxsite.parse.measures.counts import ByPeriod, Written, WrittenPeriod
from cxsite.parse.measures.kind import Kind, Question, Scale
from cxsite.parse.measures.kinds import KINDS, kind_named
from cxsite.parse.values.dates import DAY
from cxsite.parse.values.fields import Field, Reading, Record, Type, Value, property_schema
from cxsite.parse.values.nearest import advice_and_all
from cxsite.parse.values.nodes import Group, Node, Text, place, shape
from cxsite.parse.values.numbers import YES_NO, number
from cxsite.parse.values.texts import ID, LINE, choice

_CSAT_SCALE = (1, 5)
_KIND = Field(
    "kind", choice(*(kind.name for kind in KINDS)), "What kind of measure it is.", required=True, example="nps"
)


def _fields(kind: Kind) -> tuple[Field, ...]:
    return (
        _KIND,
        Field("title", LINE, "What readers see.", required=True, example="Would recommend us"),
        Field("source", ID, "Where it comes from: a name under `sources`.", example="pulse"),
        *kind.fields,
        *(_of_values(kind, kind.period) if kind.period else ()),
        Field("owner", LINE, "Who is responsible for it, if not the scorecard's owner."),
        Field("next_review", DAY, "When it is next reviewed.", example="2027-01-15"),
        Field("note", LINE, "What readers should know."),
    )


def _of_values(kind: Kind, period: Type) -> tuple[Field, ...]:
    """The keys of a measure that has values, period by period."""
    bounds = kind.range or (None, None)
    return (
        Field("question", LINE, "The question as it was asked, if not the source's."),
        Field("target", number(*bounds), "The value it should reach.", example=35),
        Field(
            "at_risk_from",
            number(*bounds),
            "If higher is better: at risk from this value up to the target.",
            example=25,
        ),
        Field(
            "at_risk_to", number(*bounds), "If lower is better: at risk from the target up to this value.", example=5
        ),
        Field("counts_as", choice("cost", "value"), "Whether it measures what customers cost or what they are worth."),
        Field("tied_to_pay", YES_NO, "Whether anyone's pay depends on it; readers are told.", default=False),
        Field(
            "values",
            ByPeriod(period, named="a period", hint="write each period with its counts"),
            "Its values by period.",
            required=not kind.answered,
        ),
        *(field for field in COUNTED if kind.answered and field.name not in ("score", "happy", "talk_up")),
        *(field for field in COUNTED if field.name in kind.answered),
    )


RECORDS = {kind.name: Record(_fields(kind)) for kind in KINDS}


@dataclass(frozen=True, slots=True)
class AnyMeasure:
    """A measure: its `kind` says which keys it has."""

    words: str = "a mapping with kind, title and values"

    def read(self, node: Node, key: str, reading: Reading) -> Value:
        """The `Measure` with what could be read, or None if its kind or title is unknown."""
        if type(node) is not Group:
            reading.tell("wrong-type", key, f"a measure should be {self.words}, but this is {shape(node)}")
            return None
        kind = _kind(node, key, reading)
        if kind is None:
            return None
        return _measure(kind, RECORDS[kind.name].values(node, key, reading), key, reading)

    def schema(self) -> dict[str, Any]:
        """One shape per kind. Values are either written or counted from answers."""
        shapes = []
        for kind in KINDS:
            shape_of = RECORDS[kind.name].schema()
            shape_of["properties"]["kind"] = {**property_schema(_KIND), "enum": [kind.name]}
            if kind.answered:
                shape_of["oneOf"] = [{"required": ["values"]}, {"required": ["answers"]}]
            shapes.append(shape_of)
        return {"oneOf": shapes}


def _kind(node: Group, key: str, reading: Reading) -> Kind | None:
    """The kind that a measure names; None after reporting why not."""
    known = [kind.name for kind in KINDS]
    written = next((entry.value for entry in node.entries if entry.key.text == "kind"), None)
    if type(written) is not Text or not written.text:
        reading.tell(
            "missing-key", f"{key}/?", f"kind is missing in {key.rpartition('/')[2]}", f"use one of: {', '.join(known)}"
        )
        return None
    reading.at[f"{key}/kind"] = place(written)
    kind = kind_named(written.text)
    if kind is None:
        help_ = advice_and_all(written.text, known)
        reading.tell("unknown-kind", f"{key}/kind", f'kind "{written.text}" is not known', help_)
    return kind


def _measure(kind: Kind, values: dict[str, Any], key: str, reading: Reading) -> Measure | None:
    better = values.pop("better", "higher")
    own = kind.more(values, key, reading) | settled(kind, values, key, reading)
    at_risk = _at_risk(values, better, key, reading)
    question = _question(kind, values, key, reading)
    periods = tuple(
        value
        for period, written in values.pop("values", ())
        if (value := _period(kind, period, written, question, reading)) is not None
    )
    if "title" not in values:
        return None
    return Measure(
        id=key.rpartition("/")[2],
        at_risk=at_risk,
        better=better,
        scale=question.scale if kind.range else None,
        satisfied_from=question.satisfied_from if kind.name == "csat" else 4,
        values=periods,
        **own,
        **values,
    )


def _at_risk(values: dict[str, Any], better: str, key: str, reading: Reading) -> float | None:
    """The threshold that fits the direction, if it is on the right side of the target."""
    own, other = ("at_risk_from", "at_risk_to") if better == "higher" else ("at_risk_to", "at_risk_from")
    limit: float | None = values.pop(own, None)
    target: float | None = values.get("target")
    if values.pop(other, None) is not None:
        reading.tell("thresholds", f"{key}/{other}/?", f'{other} does not go with "{better} is better"', f"use {own}")
    elif limit is not None and target is None and f"{key}/target" not in reading.at:
        reading.tell("thresholds", f"{key}/{own}", f"{own} needs a target", "add a target, for example target: 35")
    elif limit is not None and target is not None and (limit >= target if better == "higher" else limit <= target):
        side, should = ("above", "below") if better == "higher" else ("below", "above")
        is_ = "is" if limit == target else f"is {side}"
        message = f"{own} ({limit:g}) {is_} target ({target:g})"
        reading.tell("thresholds", f"{key}/{own}", message, f'for "{better} is better" it must be {should}')
    return limit


def _question(kind: Kind, values: dict[str, Any], key: str, reading: Reading) -> Question:
    low, high = scale = _scale(kind, values.pop("scale", None), key, reading)
    satisfied_from = values.pop("satisfied_from", high - 1)
    if kind.name == "csat" and not low < satisfied_from <= high:
        message = f"satisfied_from ({satisfied_from}) is not on the {low} to {high} scale"
        reading.tell("score-in-scale", f"{key}/satisfied_from", message, "use one of its upper scores")
    return Question(scale, satisfied_from)


def _scale(kind: Kind, written: Scale | None, key: str, reading: Reading) -> Scale:
    if kind.scale and written and written != kind.scale:
        low, high = kind.scale
        message = f"kind {kind.name} needs a {low} to {high} question; the scale here is {written[0]} to {written[1]}"
        reading.tell("kind-fits-scale", f"{key}/scale", message, _better_kind(kind, written))
    return kind.scale or written or _CSAT_SCALE


def _better_kind(kind: Kind, scale: Scale) -> str:
    if kind.name == "ces":  # the older effort question runs from 1 to 5, and there less is better
        return "use kind: csat if 5 is the best answer; if 1 is, ask how easy it was, from 1 to 7"
    return "use kind: ces" if scale == (1, 7) else "use kind: csat"


def _period(
    kind: Kind, period: str, written: WrittenPeriod, question: Question, reading: Reading
) -> PeriodValue | None:
    counts = _counts(kind, written.written, question, reading)
    segments = [(name, _counts(kind, part, question, reading)) for name, part in written.segments]
    if counts is None:
        return None
    answers = kind.groups(counts).get("answers", 0)
    if written.invited is not None and answers > written.invited:
        message = f"{answers} answered but only {written.invited} were invited"
        reading.tell(
            "more-answers-than-invited", f"{written.written.key}/invited", message, "correct one of the two counts"
        )
    sound = tuple((name, part) for name, part in segments if part is not None)
    if segments and len(sound) == len(segments):
        _add_up(kind, counts, [part for _, part in sound], written.written.key, reading)
    return written.value(period, counts, sound)


def _counts(kind: Kind, written: Written, question: Question, reading: Reading) -> Counts | None:
    if written.scores and not _on_scale(kind, written.scores, question.scale, written.key, reading):
        return None
    return kind.counts(written, question, reading)


def _on_scale(kind: Kind, scores: Histogram, scale: Scale, key: str, reading: Reading) -> bool:
    given = [score for score, _ in scores.counts]
    low, high = scale
    if kind.scale and given and (given[0], given[-1]) in ((1, 5), (0, 5), (1, 7)) and _unlike(given, scale):
        message = (
            f"kind {kind.name} needs a {low} to {high} question; the scores here run from {given[0]} to {given[-1]}"
        )
        reading.tell("kind-fits-scale", f"{key}/scores/?", message, _better_kind(kind, (given[0], given[-1])))
        return False
    outside = [score for score in given if not low <= score <= high]
    for score in outside:
        message = f"score {score} is not on the {low} to {high} scale"
        reading.tell(
            "score-in-scale", f"{key}/scores/{score}/?", message, f"use {low} to {high}, or change `scale` or `kind`"
        )
    return not outside


def _unlike(given: list[int], scale: Scale) -> bool:
    """Whether the scores are written out for all of another scale, and not merely few because few people answered."""
    return given == list(range(given[0], given[-1] + 1)) and (given[0], given[-1]) != scale


def _add_up(kind: Kind, whole: Counts, parts: list[Counts], key: str, reading: Reading) -> None:
    """Check that the segments' counts add up to the whole's; the first group that does not is reported."""
    for name, people in kind.groups(whole).items():
        together = sum(kind.groups(part)[name] for part in parts)
        if together != people:
            message = f"the segments have {together} {name} in total, but the whole has {people}"
            remedy = 'add the missing segment (for example "other") or correct a count'
            reading.tell("segments-add-up", f"{key}/segments/?", message, remedy)
            return
