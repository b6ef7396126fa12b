"""The previous report as the gate stored it, in a light form: if nothing changed, no model is imported except problems.

The fields are those of `model.report.Report` and `model.standing.Held`, in their order (a test checks that), so that the code
that puts a report into words need not know which of the two it gets.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple


class RecalledMoment(NamedTuple):
    """Like `Moment`."""

    instant: int
    local: str
    has_time: bool


class RecalledHeld(NamedTuple):
    """Like `Held`."""

    path: str
    title: str
    reason: str
    until: RecalledMoment | None


class Recalled(NamedTuple):
    """Like `Report`, for a build that published."""

    published: bool
    problems: tuple[Any, ...]
    posts_read: int
    posts_published: int
    held: tuple[RecalledHeld, ...]
    outputs: int
    written: tuple[Any, ...]
    unchanged: int
    removed: tuple[str, ...]

    @property
    def status(self) -> int:
        """The exit code of a build that published."""
        return 0


def recalled(plain: Sequence[Any]) -> Recalled | None:
    """The light report, or None for a build that did not publish."""
    whole = Recalled(*plain)
    if not whole.published:
        return None
    return whole._replace(
        held=tuple(map(_held, whole.held)), problems=_problems(whole.problems), written=(), removed=()
    )


def _problems(plain: Sequence[Any]) -> tuple[Any, ...]:
    if not plain:
        return ()
    from cxsite.keys.plain import from_plain
    from cxsite.model.problem import Problem

    return tuple(from_plain(Problem, each) for each in plain)


def _held(plain: Sequence[Any]) -> RecalledHeld:
    path, title, reason, until = plain
    return RecalledHeld(path, title, reason, RecalledMoment(*until) if until else None)
