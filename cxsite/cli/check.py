"""`cxsite check`: everything a build would tell, and nothing written."""

import gc
import json

import click

from cxsite import build, gate
from cxsite.cli import options
from cxsite.cli.looking import options_of
from cxsite.cli.surroundings import problem_format
from cxsite.cli.telling import Manner, code_of, tell
from cxsite.cli.voice import out
from cxsite.keys.plain import from_plain
from cxsite.model.problem import Problem, errors, once
from cxsite.model.report import Report
from cxsite.report import as_json as as_data


@click.command("check", epilog="Example: cxsite check --strict")
@options.root
@click.option("-u", "--base-url", default="", metavar="URL", help="Another address than the one in site.yaml.")
@options.telling
@options.as_json
@options.speaking
def command(
    *, root: str, base_url: str, form: str | None, as_json: bool, strict: bool, quiet: bool, no_colour: bool, **_: bool
) -> int:
    """Tell all problems of the publication and write nothing."""
    gc.disable()
    asked = options_of(root, base_url)
    problems = _remembered(asked) or _found(asked)
    code = code_of(problems, strict=strict)
    manner = Manner(problem_format(form), strict, quiet, no_colour=no_colour)
    if as_json or manner.form == "json":
        _as_json(problems, code)
    else:
        tell(problems, asked.root, manner)
        if not quiet and not problems:
            out("no problems")
    return code


def _remembered(asked: build.Options) -> tuple[Problem, ...]:
    """The problems of the last build, where nothing has changed since and it published."""
    found = gate.answer(asked.asked)
    return from_plain(Report, found).problems if found is not None else ()


def _found(asked: build.Options) -> tuple[Problem, ...]:
    """All problems: of the files and, where these are in order, of making every page."""
    with build.memory_of(asked.root) as memory:
        looked = build.look(asked, memory, gate.known(str(asked.root), str(asked.output)))
        problems = list(looked.problems)
        if looked.value and not errors(looked.problems):
            promised = build.promise(asked, looked.value, memory)
            problems += promised.problems
            for output in promised.value.outputs if promised.value else ():
                problems += output.make().problems
        memory.save()
    return once(problems)


def _as_json(problems: tuple[Problem, ...], code: int) -> None:
    counts = {f"{kind}s": sum(p.severity == kind for p in problems) for kind in ("error", "warning", "note")}
    out(json.dumps({"ok": code == 0, **counts, "problems": as_data(problems)}, indent=2, ensure_ascii=False))
