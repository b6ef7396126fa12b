"""`preview`, from its arguments to the end: the site in a browser while its author writes."""

import secrets
import signal
import webbrowser
from contextlib import closing
from typing import NamedTuple

from cxsite import build
from cxsite.cli.ending import INTERRUPTED, TERMINATED, MachineError, UseError
from cxsite.cli.looking import options_of
from cxsite.cli.news import Teller
from cxsite.cli.surroundings import editor, now, unread
from cxsite.cli.telling import Manner
from cxsite.cli.voice import note_unread, out, say
from cxsite.keys.crew import crew
from cxsite.model.standing import Show
from cxsite.preview.door import USUAL, Door, DoorError, opened
from cxsite.preview.publication import Publication
from cxsite.preview.room import Room
from cxsite.preview.server import Voice, Wishes, serve


class Asked(NamedTuple):
    """The arguments as typed. An empty text means: not given."""

    root: str
    port: int | None
    host: str
    base_url: str
    open_it: bool = False
    navigate: bool = False
    poll: bool = False
    quiet: bool = False
    no_colour: bool = False


def preview(typed: Asked) -> int:
    """Serve until stopped; return the exit code."""
    site = options_of(typed.root, typed.base_url)
    door = _door(typed.host, typed.port)
    if door.moved and not typed.quiet:
        say(f"port {USUAL} is in use; using {door.port} instead")
    if not typed.quiet:
        note_unread(unread(site.root))
    publication = Publication(
        build.Options(site.root, site.output, site.now, Show(True, True, True), site.base_url, crew=crew()),
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
    manner = Manner(no_colour=typed.no_colour, quiet=typed.quiet)
    voice = Voice(say, Teller(site.root, manner), lambda url: _ready(url, typed.open_it, typed.quiet))
    wishes = Wishes(secrets.token_hex(4), secrets.token_urlsafe, typed.poll, typed.navigate)
    with closing(door.socket):
        stopped_by = serve(site.root, door, room, voice, wishes)
    return TERMINATED if stopped_by == signal.SIGTERM else INTERRUPTED


def _door(host: str, port: int | None) -> Door:
    try:
        return opened(host, port)
    except DoorError as why:
        raise (UseError if why.wrong_use else MachineError)(why.words, why.help) from None


def _ready(url: str, open_it: bool, quiet: bool) -> None:
    out(url if quiet else f"preview at {url} (press Ctrl-C to stop)")
    if open_it:
        webbrowser.open(url)
