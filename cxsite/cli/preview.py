"""`cxsite preview`: the site in a browser while one writes."""

import secrets
import signal
import webbrowser
from pathlib import Path

import click

from cxsite import build
from cxsite.cli import options
from cxsite.cli.ending import INTERRUPTED, TERMINATED, MachineError, UseError
from cxsite.cli.looking import options_of
from cxsite.cli.surroundings import editor, now
from cxsite.cli.telling import Manner, tell
from cxsite.cli.voice import out, say
from cxsite.model.library import Show
from cxsite.model.problem import Problem
from cxsite.preview.door import USUAL, Door, DoorError, opened
from cxsite.preview.edition import Attempt
from cxsite.preview.publication import Publication
from cxsite.preview.room import Room
from cxsite.preview.server import Voice, Wishes, serve


@click.command("preview", epilog="Example: cxsite preview --open")
@options.root
@click.option(
    "-p",
    "--port",
    type=click.IntRange(0, 65535),
    help=f"The port (else {USUAL} or the next free one; 0: any free one).",
)
@click.option(
    "-b",
    "--host",
    "--bind",
    "host",
    default="127.0.0.1",
    help="This machine's address in your network, to let a phone in with a printed key.",
)
@click.option("-O", "--open", "open_it", is_flag=True, help="Open the browser.")
@click.option("--navigate-to-changed", "navigate", is_flag=True, help="Lead open pages to the article that was edited.")
@click.option("--poll", is_flag=True, help="Look for changes twice a second, where the system tells of none.")
@click.option("-u", "--base-url", default="", metavar="URL", help="Another address than the one in site.yaml.")
@click.option("-q", "--quiet", is_flag=True, help="Problems only.")
@options.speaking
def command(
    *,
    root: str,
    port: int | None,
    host: str,
    open_it: bool,
    poll: bool,
    navigate: bool,
    base_url: str,
    quiet: bool,
    no_colour: bool,
    **_: bool,
) -> int:
    """Show the site with drafts and scheduled articles, and keep open pages up to date."""
    asked = options_of(root, base_url)
    door = _door(host, port)
    if door.moved and not quiet:
        say(f"port {USUAL} is in use; taking {door.port}")
    publication = Publication(
        build.Options(asked.root, asked.output, asked.now, Show(True, True, True), asked.base_url),
        now,
        editor() if door.is_only_here else "none",
    )
    room = Room(
        publication.scan,
        publication.plan,
        publication.tell,
        publication.fault,
        begin=publication.begin,
        close=publication.close,
        own=publication.own,
        edit=publication.edit,
        glimpse=publication.glimpse,
    )
    voice = Voice(
        say, Teller(asked.root, Manner(no_colour=no_colour, quiet=quiet)), lambda url: _ready(url, open_it, quiet)
    )
    wishes = Wishes(secrets.token_hex(4), secrets.token_urlsafe, poll, navigate)
    stopped_by = serve(asked.root, door, room, voice, wishes)
    return TERMINATED if stopped_by == signal.SIGTERM else INTERRUPTED


def _door(host: str, port: int | None) -> Door:
    try:
        return opened(host, port)
    except DoorError as why:
        raise (UseError if why.wrong_use else MachineError)(why.words, why.help) from None


class Teller:
    """Tells the problems after a look, where they are others than before, and that all are mended."""

    def __init__(self, root: Path, manner: Manner) -> None:
        self._root, self._manner = root, manner
        self._before: tuple[Problem, ...] = ()

    def __call__(self, attempt: Attempt) -> None:
        """After each look that found something new."""
        if attempt.problems != self._before:
            tell(attempt.problems, self._root, self._manner)
            if not attempt.problems and not self._manner.quiet:
                say("no problems")
        self._before = attempt.problems


def _ready(url: str, open_it: bool, quiet: bool) -> None:
    out(url if quiet else f"preview at {url} (Ctrl-C ends it)")
    if open_it:
        webbrowser.open(url)
