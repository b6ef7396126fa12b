"""What is wrong, as a value: it is gathered, told all at once, and drawn by `report`."""

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from cxsite.model.place import Span

Severity = Literal["error", "warning", "note"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing an author, editor or theme maker should know.

    `rule` is the name that `cxsite explain` knows; `message` says what was seen; `help` says what would do.
    """

    rule: str
    severity: Severity
    span: Span | None
    message: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """A value or none, and the problems met on the way. Both may be there: a warning does not take the value."""

    value: T | None
    problems: tuple[Problem, ...] = ()


def error(rule: str, span: Span | None, message: str, help: str = "") -> Problem:
    """A problem that stops publishing."""
    return Problem(rule, "error", span, message, help)


def warning(rule: str, span: Span | None, message: str, help: str = "") -> Problem:
    """A problem that is told and does not stop publishing (unless `--strict`)."""
    return Problem(rule, "warning", span, message, help)


def errors(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Only those that stop publishing."""
    return tuple(p for p in problems if p.severity == "error")
