"""`cxsite check --fix`: shows what it would write, and writes it if somebody confirms."""

import difflib
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from cxsite.check.mends import MENDS, mended
from cxsite.cli.files import write_over
from cxsite.cli.voice import out, say
from cxsite.model.problem import Problem

Look = Callable[[], tuple[Problem, ...]]
Again = Callable[[str, str], tuple[Problem, ...]]
ROUNDS = 20


def fix(root: Path, look: Look, again: Again, ask: Callable[[str], bool]) -> tuple[Problem, ...]:
    """Fix what is mechanical, after a diff and a confirmation; return the remaining problems.

    `look` finds the problems of the files as they are, `again` those of one text once changed: a fix can reveal another problem
    (a list that now nests), and all fixes belong in one diff.
    """
    problems = look()
    changes = _changes(root, problems, again)
    if not changes:
        return problems
    for path, (before, after) in changes.items():
        out(_diff(path, before, after))
    if not ask(f"write {'this file' if len(changes) == 1 else f'these {len(changes)} files'}?"):
        say("nothing was written; --yes writes without asking")
        return problems
    for path, (_, after) in changes.items():
        write_over(root, path, after)
    return look()


def confirmed(yes: bool, on_terminal: bool) -> Callable[[str], bool]:
    """How to confirm: by --yes, or by asking; in a pipe nobody can be asked, and nothing is written."""
    if yes or not on_terminal:
        return lambda _: yes
    return lambda question: click.confirm(question, default=False, err=True)


def _changes(root: Path, problems: Sequence[Problem], again: Again) -> dict[str, tuple[str, str]]:
    """Path → the text before and after, for files with something to fix mechanically."""
    paths = dict.fromkeys(p.span.path for p in problems if p.span and p.rule in MENDS)
    found: dict[str, tuple[str, str]] = {}
    for path in paths:
        with (root / path).open(encoding="utf-8", newline="") as file:
            text = file.read()
        after = _settled(path, text, [p for p in problems if p.span and p.span.path == path], again)
        if after != text:
            found[path] = text, after
    return found


def _settled(path: str, text: str, problems: Sequence[Problem], again: Again) -> str:
    for _ in range(ROUNDS):
        text, count = mended(text, problems)
        if not count:
            break
        problems = again(path, text)  # without the problems of tags, which are fixed now
    return text


def _diff(path: str, before: str, after: str) -> str:
    old, new = (text.replace("\r\n", "\n").splitlines() for text in (before, after))
    return os.linesep.join(difflib.unified_diff(old, new, path, f"{path} (fixed)", lineterm="", n=1))
