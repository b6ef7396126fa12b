"""The flags that several commands share, declared once."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def _all(*options: Callable[[Any], Any]) -> Callable[[F], F]:
    def decorate(function: F) -> F:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


def _else_above(context: click.Context, _: click.Parameter, value: str | None) -> str:
    """The folder given here, else the one given before the verb."""
    return str(value or context.obj or "")


root = click.option(
    "-C",
    "--root",
    callback=_else_above,
    metavar="DIR",
    help="The publication's folder (else the current one).",
)
as_json = click.option("--json", "as_json", is_flag=True, help="JSON on standard output.")

speaking = _all(
    click.option("--no-color", "--no-colour", "no_colour", is_flag=True, help="No colours."),
    click.option("--debug", is_flag=True, help="Show tracebacks."),
)

showing = _all(
    click.option("-D", "--drafts", is_flag=True, help="With drafts."),
    click.option("-F", "--future", is_flag=True, help="With articles whose date is still to come."),
    click.option("-E", "--expired", is_flag=True, help="With expired articles."),
)

telling = _all(
    click.option("-s", "--strict", is_flag=True, help="Warnings count as errors."),
    click.option("--format", "form", type=click.Choice(["text", "json", "github"]), help="How problems are told."),
    click.option("-q", "--quiet", is_flag=True, help="Problems only."),
    click.option("-v", "--verbose", is_flag=True, help="Say more."),
)

placing = _all(
    click.option(
        "-o", "--output", "-d", "--destination", "output", metavar="DIR", help="The output folder (else public/)."
    ),
    click.option("-u", "--base-url", metavar="URL", help="Another address than the one in site.yaml."),
)
