"""Problems as lines that a writer can read: "3:7 error bad-date: date is …; help"."""

from collections.abc import Iterable

from cxsite.model.problem import Problem


def told(problems: Iterable[Problem]) -> list[str]:
    """One line for each problem, in the order they were found."""
    return [_line(problem) for problem in problems]


def _line(problem: Problem) -> str:
    assert problem.span
    place = f"{problem.span.line}:{problem.span.column}"
    return f"{place} {problem.severity} {problem.rule}: {problem.message}; {problem.help}"


def places(problems: Iterable[Problem]) -> list[str]:
    """Only position and rule."""
    return [line.split(": ")[0].replace(" error", "") for line in told(problems)]
