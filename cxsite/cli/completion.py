"""`cxsite completion SHELL`: the script that lets a shell complete our verbs, flags and rules."""

import click
from click.shell_completion import get_completion_class

from cxsite.cli.ending import UseError
from cxsite.cli.options import speaking
from cxsite.cli.voice import out
from cxsite.keys.near import meant

WHERE = {
    "bash": 'add this to ~/.bashrc: eval "$(cxsite completion bash)"',
    "zsh": 'add this to ~/.zshrc: eval "$(cxsite completion zsh)"',
    "fish": "run this once: cxsite completion fish > ~/.config/fish/completions/cxsite.fish",
}


@click.command("completion", epilog="Example: cxsite completion bash")
@click.argument("shell", required=False, shell_complete=lambda _, __, typed: [s for s in WHERE if s.startswith(typed)])
@speaking
def command(shell: str | None, **_: object) -> int:
    """Print the completion script for SHELL (bash, zsh or fish); without SHELL, say how to install each."""
    if shell is None:
        out("\n".join(f"{name}: {what}" for name, what in WHERE.items()))
        return 0
    if shell not in WHERE:
        remedy = meant(shell, WHERE, f"choose one of {', '.join(WHERE)}")
        raise UseError(f'there is no completion for "{shell}"', remedy)
    made = get_completion_class(shell)
    assert made is not None  # noqa: S101  # click knows the three
    complete = made(click.Group("cxsite"), {}, "cxsite", "_CXSITE_COMPLETE")
    out((complete.source_template % complete.source_vars()).strip())
    return 0
