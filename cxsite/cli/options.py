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
    """The folder given here, otherwise the one given before the verb."""
    return str(value or context.obj or "")


root = click.option(
    "-C",
    "--root",
    callback=_else_above,
    metavar="DIR",
    help="The publication's folder (default: the current one).",
)
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON to standard output.")

speaking = _all(
    click.option("--no-color", "--no-colour", "no_colour", is_flag=True, help="Do not use colour."),
    click.option("--debug", is_flag=True, help="Show tracebacks."),
)

showing = _all(
    click.option("-D", "--drafts", is_flag=True, help="Include drafts."),
    click.option("-F", "--future", is_flag=True, help="Include articles dated in the future."),
    click.option("-E", "--expired", is_flag=True, help="Include expired articles."),
)

#: The same flags where all of these are shown anyway: accepted without effect, for people who are used to typing them.
showing_anyway = _all(
    click.option("-D", "--drafts", is_flag=True, hidden=True, expose_value=False),
    click.option("-F", "--future", is_flag=True, hidden=True, expose_value=False),
    click.option("-E", "--expired", is_flag=True, hidden=True, expose_value=False),
)

telling = _all(
    click.option("-s", "--strict", is_flag=True, help="Treat warnings as errors."),
    click.option("--format", "form", type=click.Choice(["text", "json", "github"]), help="How to report problems."),
    click.option("-q", "--quiet", is_flag=True, help="Print problems only."),
    click.option("-v", "--verbose", is_flag=True, help="Print more detail."),
)

placing = _all(
    click.option(
        "-o", "--output", "-d", "--destination", "output", metavar="DIR", help="The output folder (default: public/)."
    ),
    click.option("-u", "--base-url", metavar="URL", help="Use this site address instead of the one in site.yaml."),
)
