"""Problems for programs: JSON, and the annotations that GitHub shows next to a change."""

from collections.abc import Sequence

from cxsite.model.place import Span
from cxsite.model.problem import Problem
from cxsite.report.printable import printable

_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def as_json(problems: Sequence[Problem]) -> list[dict[str, str | int | None]]:
    """Each problem as plain data, sorted by path and line. Unknown parts of the place are None."""
    return [_plain(problem) for problem in sorted(dict.fromkeys(problems), key=_place)]


def counts(problems: Sequence[Problem]) -> dict[str, int]:
    """The number of problems of each severity: "errors", "warnings", "notes"."""
    found = list(dict.fromkeys(problems))
    return {f"{kind}s": sum(problem.severity == kind for problem in found) for kind in _LEVELS}


def github(problems: Sequence[Problem], above: str = "") -> str:
    """A workflow command for each problem, one a line, in the same order.

    `above` is the publication's folder in its repository ("sites/magazine/", or ""): GitHub knows files by their paths there.
    """
    return "".join(_command(problem, above) + "\n" for problem in sorted(dict.fromkeys(problems), key=_place))


def _place(problem: Problem) -> tuple[str, int, int, str, str]:
    span = problem.span or Span("")
    return span.path, span.line, span.column, problem.rule, problem.message


def _plain(problem: Problem) -> dict[str, str | int | None]:
    span = problem.span
    return {
        "rule": problem.rule,
        "severity": problem.severity,
        "path": printable(span.path) if span else None,
        "line": span.line or None if span else None,
        "column": span.column or None if span else None,
        "message": printable(problem.message),
        "help": printable(problem.help),
    }


def _command(problem: Problem, above: str) -> str:
    span = problem.span or Span("")
    places = {"file": span.path and above + span.path, "line": span.line, "col": span.column, "title": problem.rule}
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in places.items() if value)
    words = f"{problem.message}\nhelp: {problem.help}" if problem.help else problem.message
    return f"::{_LEVELS[problem.severity]} {properties}::{_data(words)}"


def _data(words: str) -> str:
    lines = words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return printable(lines)


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")
