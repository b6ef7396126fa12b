"""`cxsite check`: everything that a build would report, without writing anything."""

import gc
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from cxsite import build, check, gate
from cxsite.check import bare_address, heading_level_one
from cxsite.check.mends import MENDS
from cxsite.cli import options
from cxsite.cli.comparing import compared
from cxsite.cli.fixing import confirmed, fix
from cxsite.cli.looking import options_of
from cxsite.cli.surroundings import is_locked, problem_format, unread
from cxsite.cli.telling import Manner, code_of, tell
from cxsite.cli.voice import can_ask, note_unread, out, out_json, say
from cxsite.keys.memory import Memory
from cxsite.keys.plain import from_plain
from cxsite.model.corpus import Corpus
from cxsite.model.frozen import dataclass
from cxsite.model.problem import Problem, Waived, errors, once
from cxsite.model.report import Report
from cxsite.outside import external
from cxsite.parse.markdown.engines import ENGINES
from cxsite.parse.pages import page
from cxsite.parse.posts import post
from cxsite.parse.site import site
from cxsite.read import GoneError
from cxsite.report.machine import as_json as as_data
from cxsite.report.machine import counts
from cxsite.rules import names


@click.command("check", epilog="Example: cxsite check --strict")
@options.root
@click.option(
    "-u", "--base-url", default="", metavar="URL", help="Use this site address instead of the one in site.yaml."
)
@click.option(
    "--fix", is_flag=True, help="Fix what can be fixed automatically; shows the changes and asks before writing."
)
@click.option("-y", "--yes", is_flag=True, help="With --fix: write without asking.")
@click.option("--external", is_flag=True, help="Check links to other sites too.")
@click.option(
    "--engine",
    type=click.Choice(sorted(ENGINES)),
    default=None,
    help="Only list the posts and pages whose HTML would change with this Markdown engine.",
)
@options.showing_anyway
@options.telling
@options.as_json
@options.speaking
def command(
    *,
    root: str,
    base_url: str,
    engine: str | None,
    form: str | None,
    as_json: bool,
    strict: bool,
    no_colour: bool,
    **flags: bool,
) -> int:
    """Report every problem in the publication. Writes nothing, except with --fix."""
    gc.disable()
    asked = replace(options_of(root, base_url), locked=is_locked(None))
    if engine:
        return compared(asked, engine, as_json=as_json or form == "json")
    manner = Manner("json" if as_json else problem_format(form), strict, flags["quiet"], flags["verbose"], no_colour)
    if flags["fix"]:
        ask = confirmed(flags["yes"], can_ask())
        found = Found(fix(asked.root, lambda: _found(asked).problems, partial(_again, asked.root), ask))
    else:
        found = (not (flags["verbose"] or flags["external"]) and _remembered(asked)) or _found(asked, flags["external"])
    code = code_of(found.problems, strict=strict)
    if manner.form == "json":
        _as_json(found, code)
    else:
        _told(found, asked, manner, fixing=flags["fix"])
    return code


@dataclass(frozen=True, slots=True)
class Found:
    """What is to be reported, and what was waived."""

    problems: tuple[Problem, ...]
    waived: tuple[Waived, ...] = ()


def _again(root: Path, path: str, text: str) -> tuple[Problem, ...]:
    """The problems of one changed text, as far as they can be found in it alone, without those that it waives."""
    settings = site("site.yaml", (root / "site.yaml").read_bytes()).value
    if settings is None:
        return ()
    if path.startswith("content/pages/"):
        free = page(path, text.encode(), settings)
        alone, problems = Corpus(settings, pages=(free.value[0],) if free.value else ()), free.problems
    else:
        dated = post(path, text.encode(), settings)
        alone, problems = Corpus(settings, posts=(dated.value[0],) if dated.value else ()), dated.problems
    opinions = [p for text in alone.documents for rule in (heading_level_one, bare_address) for p in rule.of(text)]
    return check.settled((*problems, *opinions), alone, names).problems


def _told(found: Found, asked: build.Options, manner: Manner, *, fixing: bool) -> None:
    tell(found.problems, asked.root, manner)
    quiet = fixing or manner.quiet or manner.form != "text"
    if not quiet and any(p.rule in MENDS for p in found.problems):
        say("`cxsite check --fix` can fix some of these; it shows the changes first")
    for each in sorted(found.waived, key=_standing) if manner.verbose else ():
        span = each.problem.span
        out(f"{span.path}:{span.line}: allowed: {each.problem.rule} ({each.reason})" if span else each.reason)
    if not manner.quiet and not found.problems:
        out("no problems")
    if not quiet:
        note_unread(unread(asked.root))


def _standing(waived: Waived) -> tuple[str, int]:
    span = waived.problem.span
    return (span.path, span.line) if span else ("", 0)


def _remembered(asked: build.Options) -> Found | None:
    """The problems of the previous build, if it published and nothing has changed since."""
    found = gate.answer(asked.asked)
    return Found(from_plain(Report, found).problems) if found is not None else None


def _found(asked: build.Options, outside: bool = False) -> Found:
    """All problems: of the files and, if these have no errors, of making every page; of external links if `outside`."""
    with build.memory_of(asked.root) as memory:
        looked = build.look(asked, memory, gate.known(str(asked.root), str(asked.output)))
        problems = list(looked.problems)
        if looked.value and not errors(looked.problems):
            problems += _of_making(asked, looked.value, memory)
        memory.save()
    waived = looked.value.waived if looked.value else ()
    if looked.value and outside:
        heard = external(asked.root, looked.value.corpus, time.time())
        agreed = check.settled(heard, looked.value.corpus, names)
        problems, waived = [*problems, *agreed.problems], (*waived, *agreed.waived)
    return Found(once(problems), waived)


def _of_making(asked: build.Options, look: build.Look, memory: Memory) -> list[Problem]:
    try:
        promised = build.promise(asked, look, memory)
        made = [
            problem
            for output in (promised.value.outputs if promised.value else ())
            for problem in output.make().problems
        ]
    except GoneError as gone:
        return [gone.problem]
    return [*promised.problems, *made]


def _as_json(found: Found, code: int) -> None:
    problems = found.problems
    waived = [{**as_data([each.problem])[0], "reason": each.reason} for each in found.waived]
    out_json({"ok": code == 0, **counts(problems), "problems": as_data(problems), "allowed": waived})
