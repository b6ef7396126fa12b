"""What an author writes for one period, before its kind of measure gives it a meaning.

A `Written` has the totals that were typed (promoters, answers, …) and the histogram, if any; each kind turns it into its
own `Counts`. That depends on other keys of the measure (scale, satisfied_from), so it happens once the whole measure is read.
"""

import re
from collections.abc import Mapping
from typing import Any

from cxsite.model.frozen import dataclass
from cxsite.model.scorecard import Counts, Histogram, PeriodValue
from cxsite.parse.values.fields import Fault, Field, Leaf, Reading, Record, Value, clip, label
from cxsite.parse.values.lists import Either, Table
from cxsite.parse.values.nodes import Group, Node, is_empty, place
from cxsite.parse.values.numbers import PEOPLE, YES_NO, number
from cxsite.parse.values.texts import LINE

_SCORE = re.compile(r"\d{1,2}")
_SCORES_BELOW = "write the counts below it, for example `scores: {7: 30, 6: 55}`"


@dataclass(frozen=True, slots=True)
class Written:
    """The counts of a period or segment as typed; `key` is their key path, `result` a score that was typed beside them.

    `parts` are separate sets of counts (two questions), `ratings` what each rater gave each lever.
    """

    key: str
    totals: tuple[tuple[str, int], ...] = ()
    scores: Histogram | None = None
    result: float | None = None
    amount: str = ""
    parts: tuple[tuple[str, "Written"], ...] = ()
    ratings: tuple[tuple[str, tuple[tuple[str, int], ...]], ...] = ()

    def total(self, name: str) -> int | None:
        """The total of this name, if it was typed."""
        return dict(self.totals).get(name)


@dataclass(frozen=True, slots=True)
class WrittenPeriod:
    """A period with everything around its counts."""

    written: Written
    invited: int | None = None
    note: str = ""
    breaks: bool = False
    so_far: bool = False
    segments: tuple[tuple[str, Written], ...] = ()

    def value(self, period: str, counts: Counts, segments: tuple[tuple[str, Counts], ...]) -> PeriodValue:
        """The period as a value, with the meaning of its counts."""
        return PeriodValue(period, counts, self.invited, self.note, self.breaks, self.so_far, segments)


class ByPeriod(Table):
    """A measure's values by period; a key that belongs inside a period but is at the level of periods is reported once."""

    __slots__ = ()

    def read(self, node: Node, key: str, reading: Reading) -> Value:
        """The periods that could be read."""
        period = self.item.group if isinstance(self.item, Either) else self.item
        names = period.by_name if isinstance(period, Record) else {}
        astray = [entry.key for entry in node.entries if entry.key.text in names] if type(node) is Group else []
        if not astray:
            return Table.read(self, node, key, reading)
        reading.at[f"{key}/?"] = place(astray[0])
        help_ = f"write the period, with its values below: 2026-Q3: {{{astray[0].text}: …}}"
        reading.tell("period-form", f"{key}/?", f"{astray[0].text} is not under a period", help_)
        return None


@dataclass(frozen=True, slots=True)
class Scores:
    """`scores: {10: 72, 9: 48}`: how many people chose each; a missing score was chosen by nobody."""

    words: str = "a mapping from score to number of people"

    def read(self, node: Node, key: str, reading: Reading) -> Value:
        """The histogram, lowest score first; whether the scores are on the scale is checked with the measure."""
        if type(node) is not Group:
            reading.tell_type(key, self.words, node, "write, for example, scores: {5: 60, 4: 80}")
            return None
        counts: dict[int, int] = {}
        sound = True
        for entry in node.entries:
            own = f"{key}/{entry.key.text}"
            reading.at[own + "/?"], reading.at[own] = place(entry.key), place(entry.value)
            if not _SCORE.fullmatch(entry.key.text):
                message = f'score "{clip(entry.key.text)}" is not a whole number'
                reading.tell("score-in-scale", own + "/?", message, "write the scores of the question's scale")
                sound = False
            elif is_empty(entry.value):
                counts[int(entry.key.text)] = 0
            elif (people := _people_at(entry.value, entry.key.text, own, reading)) is None:
                sound = False
            else:
                counts[int(entry.key.text)] = people
        return Histogram(tuple(sorted(counts.items()))) if sound else None

    def schema(self) -> dict[str, Any]:
        """Whole numbers as names, counts as values."""
        return {"type": "object", "propertyNames": {"pattern": "^[0-9]{1,2}$"}, "additionalProperties": PEOPLE.schema()}


def _people_at(node: Node, score: str, key: str, reading: Reading) -> int | None:
    before = len(reading.problems)
    value: int | None = PEOPLE.read(node, key, reading)
    for index in range(before, len(reading.problems)):  # "the count of score 4 is …" rather than "scores is …"
        found = reading.problems[index]
        message = found.message.replace(label(key), f"the count of score {score}", 1)
        reading.problems[index] = type(found)(found.rule, found.severity, found.span, message, found.help)
    return value


def survey_period(totals: tuple[Field, ...], result: str = "") -> Record:
    """The declaration of a survey's period: totals or scores, and what surrounds them; `result` is a score to be compared."""
    counted = (*totals, Field("scores", Scores(), "How many people chose each score.", example={"5": 60, "4": 80}))
    typed = (
        (Field(result, RESULT, "A score typed by hand: checked against the counts, never shown."),) if result else ()
    )
    segment = Record(
        (*counted, *typed), make=_written, words="a mapping of counts", hint="write the same counts as for the whole"
    )
    invited = Field("invited", PEOPLE, "How many people were asked.", example=1140)
    return Record(
        (
            *counted,
            *typed,
            invited,
            *AROUND,
            Field("segments", Table(segment, named="a segment"), "The same counts for each segment."),
        ),
        make=_period,
        words="a mapping of counts",
        hint=f"write the counts below it, for example `{totals[0].name}: 120`" if totals else _SCORES_BELOW,
    )


def _typed_result(text: str, zone: str) -> float | Fault:
    if text.endswith("%"):
        return Fault("a score has no per cent sign", f"write {text[:-1].strip()}, or leave it out: it is computed")
    found: float | Fault = number().convert(text, zone)
    return found


def _written(values: dict[str, Any], key: str, _reading: Reading) -> Written:
    result = next((values[name] for name in RESULTS if name in values), None)
    totals = tuple((name, value) for name, value in values.items() if name in _TOTALS)
    return Written(key, totals, values.get("scores"), result)


def _period(values: dict[str, Any], key: str, reading: Reading) -> WrittenPeriod:
    return period_of(_written(values, key, reading), values)


def period_of(written: Written, values: Mapping[str, Any]) -> WrittenPeriod:
    """A period: its counts, and what its other values say around them (those of `AROUND`, `invited` and `segments`)."""
    return WrittenPeriod(
        written,
        values.get("invited"),
        values.get("note", ""),
        values.get("break", False),
        values.get("so_far", False),
        values.get("segments", ()),
    )


_TOTALS = frozenset({"promoters", "passives", "detractors", "satisfied", "answers"})
#: Keys under which a score may be typed beside its counts.
RESULTS = ("nps", "csat", "ces", "share")
RESULT = Leaf("a number", _typed_result, {"type": "number"}, "not-a-number")
AROUND: tuple[Field, ...] = (
    Field("note", LINE, "What readers should know about this period.", example="Includes the outage of 14 August."),
    Field(
        "break",
        YES_NO,
        "Whether the method changed, so that this period is not compared with earlier ones.",
        default=False,
    ),
    Field("so_far", YES_NO, "Whether the period is still running.", default=False),
)
