"""What the parser needs to know of a kind of measure: its keys, what a period holds, and what the counts mean."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any, NamedTuple

from cxsite.model.frozen import dataclass
from cxsite.model.scorecard import Counts
from cxsite.parse.measures.counts import Written
from cxsite.parse.values.fields import Field, Reading, Type
from cxsite.stats.rounding import half_away

Scale = tuple[int, int]


class Question(NamedTuple):
    """How people could answer: the lowest and highest score, and the score from which somebody counts as satisfied."""

    scale: Scale
    satisfied_from: int


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of measure.

    period    the type of one period's value, read as a `WrittenPeriod`; None if the kind has no values of its own
    fields    keys of a measure in addition to those of all kinds
    scale     the fixed scores of a question of this kind; None if the author may choose them
    range     the lowest and highest possible target, or None
    counts    what was written and the question → counts; None if a fault was reported
    groups    counts → what segments must add up to, the number of answers last
    more      takes the kind's own keys out of the values → values of the `Measure`, after reporting contradictions between them
    answered  keys that name a column, if values may be counted from answers; otherwise ()
    """

    name: str
    period: Type | None = None
    fields: tuple[Field, ...] = ()
    scale: Scale | None = None
    range: tuple[float, float] | None = None
    counts: Callable[[Written, Question, Reading], Counts | None] = lambda _written, _question, _reading: None
    groups: Callable[[Any], dict[str, int]] = lambda _counts: {}
    more: Callable[[dict[str, Any], str, Reading], dict[str, Any]] = lambda _values, _key, _reading: {}
    answered: tuple[str, ...] = ()


def totals(written: Written, names: tuple[str, ...], reading: Reading, instead: str = "") -> dict[str, int]:
    """All totals of these names; {} and a problem if one is missing. `instead` names what may be written in their place."""
    found = {name: total for name in names if (total := written.total(name)) is not None}
    missing = [name for name in names if name not in found and f"{written.key}/{name}" not in reading.at]
    if len(missing) == len(names) and f"{written.key}/scores" not in reading.at:
        tell_no_counts(written, ", ".join(names) + instead, reading)
    elif missing and found:
        empty = f"{written.key}/{missing[0]}/?"
        if empty in reading.at:
            reading.tell("counts-missing", empty, f"{missing[0]} is empty", "write how many, or 0 if there were none")
        else:
            advice = f"write, for example, {missing[0]}: 0"
            reading.tell("counts-missing", f"{written.key}/?", f"{missing[0]} is missing", advice)
    return found if len(found) == len(names) else {}


def tell_no_counts(written: Written, needed: str, reading: Reading) -> None:
    """Report a period or segment with no counts, not even faulty ones."""
    if f"{written.key}/scores" not in reading.at:
        name = written.key.rpartition("/")[2]
        reading.tell("counts-missing", f"{written.key}/?", f"{name} has no counts", f"write {needed}")


def compare_result(written: Written, part: int, n: int, name: str, reading: Reading) -> None:
    """Check that a score typed beside the counts is the one they give, rounded as readers see it."""
    if written.result is None or not n:
        return
    exact = Fraction(100 * part, n)
    given = int(half_away(exact))
    if written.result not in (given, float(half_away(exact, 1))):
        message = f"{name} is written as {written.result:g}, but the counts give {given}"
        reading.tell("result-agrees", f"{written.key}/{name}", message, "remove it: it is computed")
