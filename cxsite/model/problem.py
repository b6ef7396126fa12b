"""What is wrong, as a value: problems are collected, then printed all at once by `report`."""

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

    `rule` is the name for `cxsite explain`; `message` says what was seen; `help` says what would fix it. `blame` is where the
    cause is: in the publication (exit status 1), in how the command was used (2), or in the machine: disk, permissions, locks
    (3). `instead` is the text to replace the span with, if that is certain; `check --fix` writes it.
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
    """A value or None, and the problems found on the way. There may be both: with a warning there is still a value."""

    value: T | None
    problems: tuple[Problem, ...] = ()


def error(rule: str, span: Span | None, message: str, help: str = "") -> Problem:
    """A problem that stops publishing."""
    return Problem(rule, "error", span, message, help)


def warning(rule: str, span: Span | None, message: str, help: str = "") -> Problem:
    """A problem that is reported but does not stop publishing (unless `--strict`)."""
    return Problem(rule, "warning", span, message, help)


def misuse(rule: str, message: str, help: str = "") -> Problem:
    """The command cannot do what it was asked: the folder is not a publication, the output folder is not ours, …"""
    return Problem(rule, "error", None, message, help, "command")


def failure(rule: str, span: Span | None, message: str, help: str = "") -> Problem:
    """The machine prevented it: a full disk, a file without permission, another build running."""
    return Problem(rule, "error", span, message, help, "machine")


def errors(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Only those that stop publishing."""
    return tuple(p for p in problems if p.severity == "error")


def once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once. A fault in a template that affects many pages is reported for the first, with the number of others."""
    groups: dict[object, list[Problem]] = {}
    for problem in dict.fromkeys(problems):
        fault = (problem.rule, problem.span, problem.help) if problem.rule.startswith("template-") else problem
        groups.setdefault(fault, []).append(problem)
    return tuple(_counted(first, len(others)) for first, *others in groups.values())


def _counted(problem: Problem, others: int) -> Problem:
    more = f", and on {others} more {'page' if others == 1 else 'pages'}"
    return replace(problem, message=problem.message + more) if others else problem
