"""The verbs. Each is a module that is imported when it is called for; near names are offered for what is not there."""

import importlib
from difflib import get_close_matches

import click

from cxsite import __version__
from cxsite.cli.ending import DONE, INTERRUPTED, UseError
from cxsite.cli.voice import say

VERBS = {
    "build": "Make the site.",
    "check": "Tell all problems and write nothing.",
    "clean": "Forget earlier builds; remove the built site.",
    "completion": "Make a shell complete commands.",
    "config": "Show every setting and where it came from.",
    "doctor": "Look whether everything cxsite needs is in order.",
    "explain": "Print a rule's page of the manual.",
    "init": "Begin a publication.",
    "list": "List articles and pages with their states.",
    "new": "Begin a post, page, scorecard, author or letter.",
    "preview": "Show the site in a browser while you write.",
    "pull": "Count answers, and write the counts that builds read.",
    "schema": "Print the JSON Schema of a kind of file.",
    "score": "Print computed results.",
    "theme": "List themes, copy templates to change, or check them.",
    "version": "Print the version.",
}
ALIASES = {"b": "build", "serve": "preview", "server": "preview"}


class Verbs(click.Group):
    """A group of commands that are imported one at a time."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        """The verbs, by name."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 (as above)
        """The command of a verb or of its alias."""
        verb = ALIASES.get(cmd_name, cmd_name)
        if verb not in VERBS:
            return None
        command: click.Command = importlib.import_module(f"cxsite.cli.{verb}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 (as above)
        """The list in `--help`, without importing them all."""
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command, or an error with the nearest name."""
        if not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            near = get_close_matches(args[0], [*VERBS, *ALIASES], n=1)
            remedy = f"did you mean `cxsite {near[0]}`?" if near else "`cxsite --help` lists all"
            raise UseError(f'there is no command "{args[0]}"', remedy)
        return super().resolve_command(ctx, args)


@click.command(
    cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]}, epilog="Example: cxsite init magazine"
)
@click.version_option(__version__, "-V", "--version", prog_name="cxsite", message="%(prog)s %(version)s")
@click.option("-C", "--root", metavar="DIR", help="The publication's folder (else the current one).")
@click.pass_context
def cxsite(context: click.Context, root: str | None) -> None:
    """A static site generator for publications on customer service."""
    context.obj = root


def called(arguments: list[str]) -> int:
    """Call the command of a command line; its exit code. Raises UseError where the line cannot be understood."""
    try:
        code = cxsite.main(arguments or ["--help"], prog_name="cxsite", standalone_mode=False)
    except click.Abort:  # what was asked is left without an answer, and without the end of its line
        say("")
        return INTERRUPTED
    except click.ClickException as wrong:
        raise UseError(*_in_our_words(wrong)) from None
    return code if isinstance(code, int) else DONE


def _in_our_words(wrong: click.ClickException) -> tuple[str, str]:
    context = getattr(wrong, "ctx", None)
    path = context.command_path if context else "cxsite"
    where = f"`{path} --help` shows what can be written"
    if isinstance(wrong, click.NoSuchOption):
        near = get_close_matches(wrong.option_name, wrong.possibilities or (), n=1, cutoff=0)
        return f'`{path}` has no flag "{wrong.option_name}"', f"did you mean {near[0]}?" if near else where
    if isinstance(wrong, click.MissingParameter) and wrong.param:
        return f"{wrong.param.make_metavar(context) if context else wrong.param.name} is missing", where  # type: ignore[call-arg,unused-ignore]  # click 8.1 takes no context
    if isinstance(wrong, click.BadParameter) and wrong.param:
        return _not_that(wrong.param, wrong.message.rstrip("."), where)
    return wrong.format_message().rstrip("."), where


def _not_that(param: click.Parameter, why: str, where: str) -> tuple[str, str]:
    """What a flag does not take, with the nearest that it does. click puts what was typed between the first two quotes."""
    typed, choices = why.partition("'")[2].partition("'")[0], getattr(param.type, "choices", ())
    near = get_close_matches(typed, choices, n=1)
    return f"{max(param.opts, key=len)}: {why}", f"did you mean {near[0]}?" if near else where
