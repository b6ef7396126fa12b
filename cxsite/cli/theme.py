"""`cxsite theme list|eject|check`: which themes there are, a template to change, and whether templates fit."""

from pathlib import Path

import click

from cxsite.build import memory_of
from cxsite.cli import options
from cxsite.cli.ending import UseError, refused
from cxsite.cli.files import write_new
from cxsite.cli.surroundings import problem_format, root_of
from cxsite.cli.telling import Manner, code_of, tell
from cxsite.cli.voice import out, out_json
from cxsite.keys.near import meant
from cxsite.model.problem import Problem
from cxsite.model.site import Site
from cxsite.model.words import Words
from cxsite.parse import themes
from cxsite.parse.site import site
from cxsite.render import trial
from cxsite.render.templates import inside
from cxsite.render.themes import PACKAGED, Theme
from cxsite.report.machine import as_json as as_data
from cxsite.report.machine import counts
from cxsite.theming import spoken, worn


@click.group("theme", epilog="Example: cxsite theme check", invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """List themes, copy templates to customise, or check them."""
    if context.invoked_subcommand is None:
        out(context.get_help())


@command.command("list", epilog="Example: cxsite theme list")
@options.root
@options.as_json
@options.speaking
def listed(*, root: str, as_json: bool, **_: object) -> int:
    """List the publication's themes and those that come with cxsite."""
    home = root_of(root)
    used = _settings(home).theme
    found = [(name, _about(folder), name == used) for name, folder in sorted(_folders(home).items())]
    if as_json:
        data = [{"name": name, "about": about, "used": here} for name, about, here in found]
        out_json({"contract": themes.CONTRACT, "themes": data})
        return 0
    for name, about, here in found:
        out(f"{'*' if here else ' '} {name}{f': {about}' if about else ''}")
    out(f"this version of cxsite has theme contract {themes.CONTRACT}; * marks the theme in use")
    return 0


@command.command("eject", epilog="Example: cxsite theme eject partials/teaser.html")
@click.argument("template", required=False)
@options.root
@options.speaking
def eject(*, template: str | None, root: str, **_: object) -> int:
    """Copy TEMPLATE, or "all", to templates/, to be changed there. Never overwrites a file."""
    home = root_of(root)
    theme = _theme(home)[0]
    known = sorted({name for folder in theme.templates.folders if folder.theme for name in inside(folder)})
    for name in _wanted(template, known, home):
        files = [folder.path / name for folder in theme.templates.folders if folder.theme]
        data = next(file for file in files if file.is_file()).read_bytes()
        write_new(home, f"templates/{name}", data, "to start again from the theme's copy, delete it first")
        out(f"templates/{name}")
    out('to change only one block, write {% extends "default/NAME.html" %} and that block instead')
    return 0


@command.command(
    "check", short_help="Try every template on sample pages.", epilog="Example: cxsite theme check --strict"
)
@options.root
@click.option("-s", "--strict", is_flag=True, help="Treat warnings as errors.")
@options.as_json
@options.speaking
def check(*, root: str, strict: bool, as_json: bool, no_colour: bool, **_: object) -> int:
    """Try every template of the publication and its themes on sample pages; report unknown blocks, fields and words."""
    home = root_of(root)
    theme, problems = _theme(home)
    problems = (*problems, *trial.problems(theme))
    form = "json" if as_json else problem_format(None)
    tell(problems, home, Manner(form, strict=strict, no_colour=no_colour))
    code = code_of(problems, strict=strict)
    if as_json:
        out_json({"ok": code == 0, **counts(problems), "problems": as_data(problems)})
    elif not problems:
        out("no problems")
    return code


def _wanted(template: str | None, known: list[str], home: Path) -> list[str]:
    """The names asked for; for "all", those that do not exist yet."""
    if template == "all":
        return [name for name in known if not (home / "templates" / name).exists()]
    name = template if not template or "." in template else f"{template}.html"
    if name in known:
        return [name]
    said = f"no theme here has a template {name}" if name else "which template?"
    raise UseError(said, meant(name or "", known, f"choose all, or one of {', '.join(known)}"))


def _theme(home: Path) -> tuple[Theme, tuple[Problem, ...]]:
    """The theme in use, with the problems of its files. Raises UseError if it does not exist."""
    settings = _settings(home)
    with memory_of(home) as memory:
        words = spoken(home, settings, memory)
        memory.save()
    found = worn(home, settings, words.value or Words())
    if found.value is None:
        raise UseError(found.problems[-1].message, found.problems[-1].help)
    return found.value, found.problems + words.problems


def _settings(home: Path) -> Site:
    try:
        found = site("site.yaml", (home / "site.yaml").read_bytes()).value
    except OSError as why:
        raise refused("cannot read site.yaml", why) from None
    if found is None:
        raise UseError("site.yaml is not valid", "`cxsite check` says what is wrong with it")
    return found


def _folders(home: Path) -> dict[str, Path]:
    """Name → folder of every theme; the publication's own override those that come with cxsite."""
    folders = [
        each for base in (PACKAGED, home / "themes") if base.is_dir() for each in base.iterdir() if each.is_dir()
    ]
    return {folder.name: folder for folder in folders if not folder.name.startswith((".", "_"))}


def _about(folder: Path) -> str:
    file = folder / "theme.yaml"
    return themes.about(f"themes/{folder.name}/theme.yaml", file.read_bytes()) if file.is_file() else ""
