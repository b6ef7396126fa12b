"""The kind `levers`: a few people, each named, rate each lever from 1 to 5 against written anchors. Opinions, not a survey."""

import re
from typing import Any

from cxsite.model.frozen import dataclass
from cxsite.model.scorecard import Ratings
from cxsite.parse.measures.counts import AROUND, Written, period_of
from cxsite.parse.measures.kind import Kind, Question, tell_no_counts
from cxsite.parse.values.fields import Field, Reading, Record, Value
from cxsite.parse.values.lists import Table
from cxsite.parse.values.nearest import advice
from cxsite.parse.values.nodes import Group, Node
from cxsite.parse.values.numbers import whole
from cxsite.parse.values.texts import LINE, choice

#: Named sets of levers: Gulati, Reorganize for Resilience (2009).
FRAMEWORKS = {"gulati-5": ("coordination", "cooperation", "clout", "capability", "connection")}
_RATER = Table(whole(1, 5), named="a lever", hint="write each lever with its rating, from 1 to 5")
_NAMES = frozenset(field.name for field in AROUND)


@dataclass(frozen=True, slots=True)
class Raters:
    """A period: raters by name, each with ratings, and the keys that any period has (note, break, so_far)."""

    words: str = "a mapping of raters, each with their ratings"

    def read(self, node: Node, key: str, reading: Reading) -> Value:
        """The `WrittenPeriod` with everyone who rated."""
        if type(node) is not Group:
            example = "write, for example, Head of IT: {coordination: 2, cooperation: 4}"
            reading.tell_type(key, self.words, node, example)
            return None
        around = tuple(entry for entry in node.entries if entry.key.text in _NAMES)
        raters = tuple(entry for entry in node.entries if entry.key.text not in _NAMES)
        values = Record(AROUND).values(node._replace(entries=around), key, reading)
        ratings = Table(_RATER, named="a rater").read(node._replace(entries=raters), key, reading)
        return period_of(Written(key, ratings=ratings), values)

    def schema(self) -> dict[str, Any]:
        """Names of raters, and the keys that any period has."""
        around = Record(AROUND).schema()["properties"]
        return {"type": "object", "properties": around, "additionalProperties": _RATER.schema()}


def _ratings(written: Written, _question: Question, reading: Reading) -> Ratings | None:
    rated = tuple((rater, ratings) for rater, ratings in written.ratings if ratings)
    if not rated and not written.ratings:
        tell_no_counts(written, "who rated what, for example Head of IT: {coordination: 2, cooperation: 4}", reading)
    return Ratings(rated) if rated else None


def _settled(values: dict[str, Any], key: str, reading: Reading) -> dict[str, Any]:
    """The anchors; reports ratings of unknown levers."""
    known = FRAMEWORKS.get(values.get("framework", "")) or _first_rated(values)
    for period, written in values.get("values", ()):
        for rater, ratings in written.written.ratings:
            for lever, _ in ratings:
                if lever not in known:
                    _tell_lever(lever, known, f"{key}/values/{period}/{rater}/{lever}/?", reading)
    return {"anchors": values.pop("scale", ())}


def _first_rated(values: dict[str, Any]) -> tuple[str, ...]:
    """The levers to rate if no framework is given: those that the first rater of the first period rated."""
    ratings = (ratings for _, written in values.get("values", ()) for _, ratings in written.written.ratings if ratings)
    return tuple(lever for lever, _ in next(ratings, ()))


def _tell_lever(lever: str, known: tuple[str, ...], key: str, reading: Reading) -> None:
    remedy = advice(lever, known, f"the levers are: {', '.join(known)}")
    reading.tell("unknown-lever", key, f'"{lever}" is not one of the levers', remedy)


_FIELDS = (
    Field("framework", choice(*FRAMEWORKS), "A known set of levers.", example="gulati-5"),
    Field("credit", LINE, "Whose idea it is.", example="Ranjay Gulati, Reorganize for Resilience (2009)"),
    Field(
        "scale",
        Table(LINE, re.compile("[1-5]"), "a rating from 1 to 5", "write, for example, 4: Normal practice"),
        "What each rating means, in words.",
        example={"1": "Not started", "5": "Would be hard to undo"},
    ),
)

LEVERS = Kind("levers", Raters(), _FIELDS, range=(1, 5), counts=_ratings, more=_settled)
