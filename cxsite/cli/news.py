"""What a preview prints on the terminal after a check: new problems, and that something was fixed. Nothing is reported twice.

A note may stay for weeks, a typo for a second. If all were printed each time, the typo would be lost among them.
"""

from collections.abc import Sequence
from pathlib import Path

from cxsite.cli.telling import Manner, tell
from cxsite.cli.voice import say
from cxsite.model.problem import Problem, errors
from cxsite.preview.edition import Attempt
from cxsite.report.drawing import counts


class Teller:
    """Remembers what it reported before."""

    def __init__(self, root: Path, manner: Manner) -> None:
        self._root, self._manner = root, manner
        self._before: tuple[Problem, ...] = ()

    def __call__(self, attempt: Attempt) -> None:
        """Called after each check with a new result. A note that goes while there are errors may only be hidden by them."""
        now = attempt.problems
        fresh, gone = news(self._before, now)
        hidden = [problem for problem in gone if errors(now) and problem.severity != "error"]
        self._before = (*now, *hidden)
        if fresh:
            tell(fresh, self._root, self._manner, among=now)
        elif len(gone) > len(hidden) and not self._manner.quiet:
            say(f"fixed; remaining: {counts(now)}" if now else "no problems")


def news(before: Sequence[Problem], now: Sequence[Problem]) -> tuple[list[Problem], list[Problem]]:
    """The problems that are new, and those that are gone. One that an edit above it moved to another line is neither."""
    was, is_there = dict.fromkeys(before), dict.fromkeys(now)
    gone: dict[tuple[str, ...], list[Problem]] = {}
    for problem in was:
        if problem not in is_there:
            gone.setdefault(_said(problem), []).append(problem)
    fresh: list[Problem] = []
    for problem in is_there:
        if problem not in was:
            if moved := gone.get(_said(problem)):
                moved.pop()
            else:
                fresh.append(problem)
    return fresh, [problem for same in gone.values() for problem in same]


def _said(problem: Problem) -> tuple[str, ...]:
    return problem.rule, problem.severity, problem.span.path if problem.span else "", problem.message
