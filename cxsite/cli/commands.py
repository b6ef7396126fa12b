"""The verbs. Each is a module imported on demand; for an unknown name, similar ones are suggested."""

import importlib

import click

from cxsite import __version__
from cxsite.cli.ending import DONE, INTERRUPTED, UseError
from cxsite.cli.voice import say
from cxsite.keys.near import meant, near, perhaps

VERBS = {
    "build": "Build the site.",
    "check": "Report every problem without writing anything.",
    "clean": "Clear the build cache; with --site, remove the built site too.",
    "completion": "Set up command completion for your shell.",
    "config": "Show every setting and where it came from.",
    "doctor": "Check that everything cxsite needs is in place.",
    "explain": "Print the manual page of a rule.",
    "init": "Create a publication.",
    "list": "List articles and pages and their status.",
    "new": "Create a post, page, scorecard, author or letter.",
    "preview": "Show the site in a browser while you write.",
    "pull": "Count survey answers and write the counts that builds use.",
    "schema": "Print the JSON Schema for a kind of file.",
    "score": "Print computed results.",
    "theme": "List themes, copy templates to customise, or check them.",
    "version": "Print the version.",
}
ALIASES = {"b": "build", "serve": "preview", "server": "preview"}
_OFTEN = {
    "`cxsite preview` shows each change as you save it": (
        "auto",
        "dev",
        "live",
        "open",
        "run",
        "s",
        "start",
        "watch",
    ),
    "`cxsite build` builds the site": ("compile", "generate", "make", "render"),
    "`cxsite build` builds the site in public/, which any web host can serve": (
        "deploy",
        "gh-deploy",
        "publish",
        "upload",
    ),
    "`cxsite check` reports every problem": ("lint", "test", "validate", "verify"),
    "put the articles in content/posts/, and `cxsite check` reports what has to be written differently here": (
        "convert",
        "import",
    ),
    "`cxsite new` creates a post, page, scorecard, author or letter": (
        "author",
        "draft",
        "letter",
        "page",
        "post",
        "scorecard",
    ),
    "`cxsite init DIR` creates a publication": ("create", "quickstart"),
    "`cxsite list` shows articles and their status": ("ls", "status"),
    "`cxsite --help` lists all commands, and `cxsite build --help` explains one": ("help",),
}
_STRANGERS = {word: remedy for remedy, words in _OFTEN.items() for word in words}
_FLAGS_OFTEN = {
    "`cxsite preview` shows each change as you save it": ("--incremental", "--livereload", "--serve", "--watch", "-w"),
    "the settings are in site.yaml: name its folder with -C DIR": ("--config", "--config-file", "--source", "-c"),
}
_FLAGS_OF_STRANGERS = {flag: remedy for remedy, flags in _FLAGS_OFTEN.items() for flag in flags}


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
        """The command, or an error with the nearest name. `new site DIR`, as in other tools, is `init DIR`."""
        if args[:2] in (["new", "site"], ["new", "project"]):
            args = ["init", *args[2:]]
        if not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            likely = [f"cxsite {verb}" for verb in near(args[0], [*VERBS, *ALIASES], 1)]
            remedy = perhaps(likely, "`cxsite --help` lists all commands", mark="`")
            raise UseError(f'there is no command "{args[0]}"', _STRANGERS.get(args[0], remedy))
        return super().resolve_command(ctx, args)


@click.command(
    cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]}, epilog="Example: cxsite init magazine"
)
@click.version_option(__version__, "-V", "--version", prog_name="cxsite", message="%(prog)s %(version)s")
@click.option("-C", "--root", metavar="DIR", help="The publication's folder (default: the current one).")
@click.pass_context
def cxsite(context: click.Context, root: str | None) -> None:
    """A static site generator for publications on customer service."""
    context.obj = root


def called(arguments: list[str]) -> int:
    """Run the command of a command line; return its exit code. Raises UseError if the line cannot be parsed."""
    try:
        code = cxsite.main(arguments or ["--help"], prog_name="cxsite", standalone_mode=False)
    except click.Abort:  # a prompt was left without an answer, and without a line break
        say("")
        return INTERRUPTED
    except click.ClickException as wrong:
        raise UseError(*_in_our_words(wrong, arguments)) from None
    return code if isinstance(code, int) else DONE


def _in_our_words(wrong: click.ClickException, arguments: list[str]) -> tuple[str, str]:
    context = getattr(wrong, "ctx", None)
    # a problem with a flag comes without context
    verb = next((word for word in arguments[:1] if word in VERBS or word in ALIASES), "")
    path = context.command_path if context else f"cxsite {verb}".strip()
    where = f"`{path} --help` shows how to use it"
    if isinstance(wrong, click.NoSuchOption):
        flags = near(wrong.option_name, wrong.possibilities or (), 2, cutoff=0.65)  # --titel is not --help
        # --prot is as near to --root as to --port
        two = sorted(flags, key=lambda flag: flag[:3] != wrong.option_name[:3])
        remedy = _FLAGS_OF_STRANGERS.get(wrong.option_name) or perhaps(two[:1], where)
        return f'`{path}` has no flag "{wrong.option_name}"', remedy
    if isinstance(wrong, click.MissingParameter) and wrong.param:
        return f"{wrong.param.make_metavar(context) if context else wrong.param.name} is missing", where  # type: ignore[call-arg,unused-ignore]  # click 8.1 takes no context
    if isinstance(wrong, click.BadParameter) and wrong.param:
        return _not_that(wrong.param, wrong.message.rstrip("."), where)
    return _by_parser(wrong, context, path, where)


def _by_parser(wrong: click.ClickException, context: click.Context | None, path: str, where: str) -> tuple[str, str]:
    """Click's parser errors: a flag without its value, an unknown command of a group, too many arguments."""
    if isinstance(wrong, click.BadOptionUsage):
        return f"`{path}`: {wrong.option_name} needs a value", where
    typed = wrong.message.partition("No such command '")[2].partition("'")[0]
    if typed and context and isinstance(context.command, click.Group):
        likely = [f"{path} {name}" for name in near(typed, context.command.commands, 1)]
        return f'there is no command "{path.partition(" ")[2]} {typed}"', perhaps(likely, where, mark="`")
    if words := wrong.message.partition("unexpected extra argument")[2]:
        return _too_many(words.partition("(")[2].rstrip(")").split(" "), context, where)
    return wrong.format_message().rstrip("."), where


def _too_many(words: list[str], context: click.Context | None, where: str) -> tuple[str, str]:
    """Arguments that the command does not take; perhaps the first was meant as a flag, or is a folder or file."""
    from pathlib import Path  # noqa: PLC0415 - which only a mistake should cost

    params = context.command.params if context else ()
    flags = [flag for param in params for flag in param.opts]
    likely = meant(f"--{words[0]}", flags, where, cutoff=0.8)
    if likely == where and "--root" in flags and Path(words[0]).exists():
        is_publication = (Path(words[0]) / "site.yaml").is_file()
        likely = (
            f"to name the folder, write -C {words[0]}"
            if is_publication
            else "the command always covers the whole publication: leave it out"
        )
    return f'unexpected argument{"s" * (len(words) > 1)} "{" ".join(words)}"', likely


def _not_that(param: click.Parameter, why: str, where: str) -> tuple[str, str]:
    """A value that a flag does not take, with the nearest it does. Click puts what was typed between the first two quotes."""
    typed, choices = why.partition("'")[2].partition("'")[0], getattr(param.type, "choices", ())
    return f"{max(param.opts, key=len)}: {why}", meant(typed, choices, where)
