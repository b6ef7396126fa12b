"""The preview from start to end: look, serve, look again whenever something may have changed, stop quickly."""

import asyncio
import contextlib
import signal
import socket
import threading
from collections.abc import Callable, Coroutine, Generator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Protocol

import uvicorn
from starlette.types import ASGIApp

from cxsite.keys.files import is_junk
from cxsite.preview.app import Desk, app
from cxsite.preview.door import LOOPBACK, Door
from cxsite.preview.edition import Attempt
from cxsite.preview.events import Hub
from cxsite.preview.guard import hosts
from cxsite.preview.lock import Lock
from cxsite.preview.press import Press, Room
from cxsite.preview.watch import Watcher, watch

Freshen = Callable[[asyncio.Event, dict[str, None]], Coroutine[None, None, None]]


class Watching(Protocol):
    """What begins to watch: `notice` hears that something may have changed, and `hint` which file."""

    def __call__(self, notice: Callable[[], None], *, hint: Callable[[str], None]) -> Watcher:
        """Begin."""


QUIET, LONGEST_QUIET = 0.01, 0.05
FEW, GLANCE = 3, 0.15


@dataclass(frozen=True, slots=True)
class Voice:
    """What the preview says while it runs: `say` for a line to the person, `attempt` after each look that found something new."""

    say: Callable[[str], None]
    attempt: Callable[[Attempt], None]
    ready: Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Wishes:
    """How to serve: `run` names this run of the preview, `secret` makes keys that nobody can guess, `poll` looks instead of
    waiting for word, and `navigate` leads open pages to the one that was edited.
    """

    run: str
    secret: Callable[[], str]
    poll: bool = False
    navigate: bool = False


class _Server(uvicorn.Server):
    """uvicorn, but a signal first ends the open streams, or it would wait for them; and the signal is kept, not raised again."""

    def __init__(self, config: uvicorn.Config, hub: Hub, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._hub, self._ready = hub, ready
        self.stopped_by = 0

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer. Only then, with the signals in hand, is it said that the preview is ready."""
        await super().startup(sockets=sockets)
        self._ready()

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Handle Ctrl-C and termination while serving (only the main thread may)."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        loop = asyncio.get_running_loop()

        def stop(number: int, _: FrameType | None) -> None:
            self.force_exit = self.should_exit
            self.should_exit, self.stopped_by = True, number
            loop.call_soon_threadsafe(self._hub.close)

        before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def serve(root: Path, door: Door, room: Room, voice: Voice, wishes: Wishes) -> int:
    """Serve until a signal comes; returns its number. The first look is made before."""
    press, hub = Press(room, wishes.run), Hub()
    with ThreadPoolExecutor(1, thread_name_prefix="press") as thread:
        first = thread.submit(press.refresh).result()
        if first:
            voice.attempt(first)
        desk = Desk(press, hub, thread)
        url = door.url + press.edition.base_path + "/"
        lock = _lock(door, url, voice, wishes)
        entrance = f"{url}?key={lock.key}" if lock else url
        server = _Server(_config(app(desk, _names(door), lock)), hub, lambda: voice.ready(entrance))
        watching = partial(watch, root, poll=wishes.poll, say=voice.say)
        try:
            asyncio.run(_serve(server, door, partial(_keep_fresh, desk, voice, wishes.navigate), watching))
        finally:
            thread.submit(room.close)
    return server.stopped_by


def _names(door: Door) -> Callable[[], frozenset[str]]:
    """The Host values to answer to: on the network only the one address, on this machine all its names."""
    ours = hosts({*LOOPBACK, door.host} if door.is_only_here else {door.host}, door.port)
    return lambda: ours


def _lock(door: Door, url: str, voice: Voice, wishes: Wishes) -> Lock | None:
    if door.is_only_here:
        return None
    return Lock(wishes.secret, lambda key: voice.say(f"for another device: {url}?key={key}"))


def _config(application: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        application,
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        limit_concurrency=200,
        timeout_graceful_shutdown=1,
    )


async def _serve(server: _Server, door: Door, freshen: Freshen, watching: Watching) -> None:
    touched, loop = asyncio.Event(), asyncio.get_running_loop()
    hints: dict[str, None] = {}

    def notice() -> None:
        with contextlib.suppress(RuntimeError):  # the loop may have just ended
            loop.call_soon_threadsafe(touched.set)

    def hint(path: str) -> None:
        with contextlib.suppress(RuntimeError):  # as above
            loop.call_soon_threadsafe(hints.setdefault, path)

    watcher = watching(notice, hint=hint)
    freshening = asyncio.create_task(freshen(touched, hints))
    touched.set()
    try:
        await server.serve(sockets=[door.socket])
    finally:
        watcher.stop()
        freshening.cancel()


async def _keep_fresh(desk: Desk, voice: Voice, navigate: bool, touched: asyncio.Event, hints: dict[str, None]) -> None:
    """First the page of the file that was saved, then, after a moment in which open pages can fetch it, everything."""
    while True:
        await touched.wait()
        await _quiet(touched)
        paths = [path for path in hints if not is_junk(path.rpartition("/")[2])]
        hints.clear()
        seen = ""
        if paths and len(paths) <= FEW and (seen := await desk.ask(partial(_glance, desk.press, paths, navigate))):
            desk.hub.tell(desk.press.name)
            await asyncio.sleep(GLANCE)
        attempt = await desk.ask(partial(_refresh, desk.press, seen, navigate))
        if attempt:
            desk.hub.tell(desk.press.name)
            voice.attempt(attempt)


def _glance(press: Press, paths: list[str], navigate: bool) -> str:
    seen = press.glance(paths)
    if seen and navigate:
        press.lead(seen)
    return seen


def _refresh(press: Press, seen: str, navigate: bool) -> Attempt | None:
    """Open pages are led to a document that was edited, unless they were at the first glance (`seen`)."""
    attempt = press.refresh()
    if attempt and navigate and attempt.changed not in ("", seen):
        press.lead(attempt.changed)
    return attempt


async def _quiet(touched: asyncio.Event) -> None:
    """Wait until nothing more comes for a moment, but never long: a hundred files at once are then one look."""
    loop = asyncio.get_running_loop()
    until = loop.time() + LONGEST_QUIET
    while touched.is_set() and loop.time() < until:
        touched.clear()
        await asyncio.sleep(QUIET)
    touched.clear()
