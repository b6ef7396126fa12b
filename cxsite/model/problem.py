"""What is wrong, as a value: it is gathered, told all at once, and drawn by `report`."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Generic, Literal, TypeVar

from cxsite.model.frozen import dataclass
from cxsite.model.place import Span

Severity = Literal["error", "warning", "note"]
Blame = Literal["publication", "command", "machine"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing an author, editor or theme maker should know.

    `rule` is the name that `cxsite explain` knows; `message` says what was seen; `help` says what would do. `blame` is where the
    cause lies: in the publication (exit status 1), in how the command was used (2), or in the machine: disk, rights, locks (3).
    `instead` is what would do in the place of the span, where that is certain; `check --fix` writes it.
    """

    rule: str
    severity: Severity
    span: Span | None
    message: str
    help: str = ""
    blame: Blame = "publication"
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Waived:
    """A problem that its author stands by, and why."""

    problem: Problem
    reason: str


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


def misuse(rule: str, message: str, help: str = "") -> Problem:
    """The command cannot do what it was asked: the folder is no publication, the output folder is not ours, …"""
    return Problem(rule, "error", None, message, help, "command")


def failure(rule: str, span: Span | None, message: str, help: str = "") -> Problem:
    """The machine did not let us: a full disk, a file without rights, another build at work."""
    return Problem(rule, "error", span, message, help, "machine")


def errors(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Only those that stop publishing."""
    return tuple(p for p in problems if p.severity == "error")


def once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once. A template's fault that shows on many pages is told for the first of them, with the number of others."""
    groups: dict[object, list[Problem]] = {}
    for problem in dict.fromkeys(problems):
        fault = (problem.rule, problem.span, problem.help) if problem.rule.startswith("template-") else problem
        groups.setdefault(fault, []).append(problem)
    return tuple(_counted(first, len(others)) for first, *others in groups.values())


def _counted(problem: Problem, others: int) -> Problem:
    more = f", and on {others} more {'page' if others == 1 else 'pages'}"
    return replace(problem, message=problem.message + more) if others else problem
