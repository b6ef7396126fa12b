"""`cxsite clean`: remove what cxsite made. Never a file that somebody else put there."""

import shutil
from pathlib import Path

import click

from cxsite import build, gate, write
from cxsite.cli import options
from cxsite.cli.ending import ToldError
from cxsite.cli.surroundings import home, output_of, root_of, shown
from cxsite.cli.telling import Manner, code_of, tell
from cxsite.cli.voice import out
from cxsite.model.problem import Problem


@click.command("clean", epilog="Example: cxsite clean --site")
@options.root
@click.option("--site", is_flag=True, help="Remove the built site too: only the files that cxsite wrote.")
@click.option("-o", "--output", default="", metavar="DIR", help="The output folder (default: public/).")
@options.speaking
def command(*, root: str, site: bool, output: str, no_colour: bool, **_: bool) -> int:
    """Clear the build cache; with --site, remove the built site too."""
    folder = root_of(root)
    target = output_of(output, folder)
    if site:
        _remove(folder, target, Manner(no_colour=no_colour))
    for made in ("templates", "made"):
        shutil.rmtree(gate.notes_of(str(folder)) / made, ignore_errors=True)
    with build.memory_of(folder) as memory:
        memory.forget()
    out("build cache cleared (the next build starts from scratch)")
    return 0


def _remove(root: Path, target: Path, manner: Manner) -> None:
    state = gate.state_of(str(root), str(target))
    refused = write.refused(root, target, home())
    with write.locked(state) as busy:
        _stop(refused or busy, root, manner)
        removed, left = write.removed(target, state)
    out(f"{shown(target, root)}: {removed} files removed" + (f", {left} left that are not cxsite's" if left else ""))


def _stop(problem: Problem | None, root: Path, manner: Manner) -> None:
    if problem:
        tell((problem,), root, manner)
        raise ToldError(code_of((problem,), strict=False))
