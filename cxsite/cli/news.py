"""What a preview says at the terminal after a look: what is new, and that something was mended. Nothing is told twice.

A remark may stand for weeks, and a slip of the pen for a second. Told all together each time, the slip would be lost among them.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from cxsite.cli.telling import Manner, tell
from cxsite.cli.voice import say
from cxsite.model.problem import Problem
from cxsite.preview.edition import Attempt
from cxsite.report.drawing import counts


class Teller:
    """Knows what it told before."""

    def __init__(self, root: Path, manner: Manner) -> None:
        self._root, self._manner = root, manner
        self._before: tuple[Problem, ...] = ()

    def __call__(self, attempt: Attempt) -> None:
        """After each look that found something new."""
        fresh, mended = news(self._before, attempt.problems)
        self._before = attempt.problems
        if fresh:
            tell(fresh, self._root, self._manner, among=attempt.problems)
        elif mended and not self._manner.quiet:
            say(f"mended; left: {counts(attempt.problems)}" if attempt.problems else "no problems")


def news(before: Sequence[Problem], now: Sequence[Problem]) -> tuple[list[Problem], int]:
    """The problems that are new, and how many are gone. One that an edit above it has moved to another line is neither."""
    was, is_there = dict.fromkeys(before), dict.fromkeys(now)
    gone = Counter(_said(problem) for problem in was if problem not in is_there)
    fresh: list[Problem] = []
    for problem in (problem for problem in is_there if problem not in was):
        if gone[_said(problem)]:
            gone[_said(problem)] -= 1
        else:
            fresh.append(problem)
    return fresh, gone.total()


def _said(problem: Problem) -> tuple[str, str, str, str]:
    return problem.rule, problem.severity, problem.span.path if problem.span else "", problem.message
