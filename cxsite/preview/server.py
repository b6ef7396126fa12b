"""The preview from start to finish: look, serve, look again whenever something may have changed, stop quickly."""

import asyncio
import contextlib
import signal
import socket
import threading
from collections.abc import Callable, Coroutine, Generator
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Protocol

import uvicorn
from starlette.types import ASGIApp

from cxsite.model.frozen import dataclass
from cxsite.preview.app import Backend, app
from cxsite.preview.calm import Calm
from cxsite.preview.door import LOOPBACK, Door
from cxsite.preview.edition import Attempt
from cxsite.preview.events import Hub
from cxsite.preview.fresh import keep_fresh
from cxsite.preview.guard import hosts
from cxsite.preview.lock import Lock
from cxsite.preview.looks import Looks
from cxsite.preview.press import Press
from cxsite.preview.room import Room
from cxsite.preview.watch import Watcher, watch

Freshen = Callable[[asyncio.Event, dict[str, None]], Coroutine[None, None, None]]


class Watching(Protocol):
    """Starts watching: `notice` is called when something may have changed, and `hint` with the file."""

    def __call__(self, notice: Callable[[], None], *, hint: Callable[[str], None]) -> Watcher:
        """Start watching."""


@dataclass(frozen=True, slots=True)
class Voice:
    """The preview's output while it runs: `say` prints a line, `attempt` is called after each look that found something new."""

    say: Callable[[str], None]
    attempt: Callable[[Attempt], None]
    ready: Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Wishes:
    """How to serve: `run` names this run of the preview, `secret` makes keys that nobody can guess, `poll` looks regularly
    instead of waiting for events, and `navigate` sends open pages to the one that was edited.
    """

    run: str
    secret: Callable[[], str]
    poll: bool = False
    navigate: bool = False


class _Server(uvicorn.Server):
    """uvicorn, except that a signal first ends the open streams, which it would wait for, and is stored, not raised again."""

    def __init__(self, config: uvicorn.Config, hub: Hub, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._hub, self._ready = hub, ready
        self.stopped_by = 0

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start answering. Only then, with the signal handlers installed, is the preview announced as ready."""
        await super().startup(sockets=sockets)
        self._ready()

    def end(self) -> None:
        """Stop serving, from within the loop."""
        self.should_exit = True
        self._hub.close()

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
    """Serve until a signal arrives; returns its number. What the first page needs is done first, the rest while serving."""
    press, looks, hub, calm = Press(room, wishes.run, navigate=wishes.navigate), Looks(room), Hub(), Calm()
    with threads(room.close) as (looker, presser):
        attempt = looker.submit(calm.look, looks.begin).result()
        if attempt is None and (attempt := looker.submit(calm.look, looks.look).result()):
            voice.attempt(attempt)
        if attempt:
            presser.submit(press.take, attempt).result()
        backend = Backend(press, hub, presser)
        url = door.url + press.edition.base_path + "/"
        lock = _lock(door, url, voice, wishes)
        entrance = f"{url}?key={lock.key}" if lock else url
        server = _Server(_config(app(backend, _names(door), lock)), hub, lambda: voice.ready(entrance))
        watching = partial(watch, root, poll=wishes.poll, say=voice.say)
        freshen = partial(keep_fresh, backend, partial(_looked, looks, looker, calm), voice.attempt)
        asyncio.run(_serve(server, door, freshen, watching))
    return server.stopped_by


@contextlib.contextmanager
def threads(close: Callable[[], None]) -> Generator[tuple[Executor, Executor], None, None]:
    """A thread that looks and one that makes pages. At the end it waits for a page, not for a look; then `close` is called."""
    looker = ThreadPoolExecutor(1, thread_name_prefix="look")
    try:
        with ThreadPoolExecutor(1, thread_name_prefix="press") as presser:
            yield looker, presser
    finally:
        looker.submit(close)
        looker.shutdown(wait=False)


async def _looked(looks: Looks, looker: Executor, calm: Calm) -> Attempt | None:
    return await asyncio.get_running_loop().run_in_executor(looker, calm.look, looks.look)


def _names(door: Door) -> Callable[[], frozenset[str]]:
    """The Host values to answer to: on the network only the given address, on this machine all its names."""
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
    # Pages that are no longer kept fresh look as if all were well: no preview is better than one that is silently stale.
    freshening.add_done_callback(lambda _: server.end())
    touched.set()
    try:
        await server.serve(sockets=[door.socket])
    finally:
        watcher.stop()
        freshening.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await freshening
