"""Reporting problems in the requested format, and the exit code that follows from them."""

import sys
from collections.abc import Sequence
from pathlib import Path

from cxsite.cli.ending import DONE, MACHINE, PROBLEMS, WRONG_USE
from cxsite.cli.surroundings import in_repository
from cxsite.cli.voice import coloured, columns, on_terminal, out, say
from cxsite.model.frozen import dataclass
from cxsite.model.problem import Problem

_CODES = {"publication": PROBLEMS, "command": WRONG_USE, "machine": MACHINE}


@dataclass(frozen=True, slots=True)
class Manner:
    """How to report: `form` is text, json or github; `strict` makes warnings stop publishing."""

    form: str = "text"
    strict: bool = False
    quiet: bool = False
    verbose: bool = False
    no_colour: bool = False

    @property
    def colour(self) -> bool:
        """Whether text on standard error is coloured."""
        return coloured(on_terminal(sys.stderr), never=self.no_colour)


def tell(problems: Sequence[Problem], root: Path, manner: Manner, *, among: Sequence[Problem] = ()) -> None:
    """Report all problems, for people on standard error or as GitHub annotations on standard output (JSON is printed
    elsewhere).

    `among` as in `report.drawing.text`.
    """
    if not problems or manner.form == "json":
        return
    if manner.form == "github":
        from cxsite.report.machine import github

        out(github(problems, in_repository(root)).rstrip("\n"))
        return
    from cxsite.read import lines
    from cxsite.report.drawing import text

    whole = text(
        problems,
        lines(str(root), problems),
        manner.colour,
        edited=_edited(problems, root),
        columns=columns(sys.stderr),
        among=among,
    )
    say(whole.rstrip("\n"))


def code_of(problems: Sequence[Problem], *, strict: bool) -> int:
    """0 if publishing may go on; otherwise by the gravest cause: the machine (3), the command (2), the publication (1)."""
    stopping = [p for p in problems if p.severity == "error" or (strict and p.severity == "warning")]
    return max((_CODES[p.blame] for p in stopping), default=DONE)


def _edited(problems: Sequence[Problem], root: Path) -> dict[str, int]:
    """When each file with a problem was changed, so that the most recently edited is reported last."""
    found: dict[str, int] = {}
    for path in {p.span.path for p in problems if p.span}:
        try:
            found[path] = (root / path).stat().st_mtime_ns
        except OSError:
            continue
    return found
