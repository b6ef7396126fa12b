"""The preview from start to end: look, serve, look again whenever something may have changed, stop quickly."""

import asyncio
import contextlib
import signal
import socket
import threading
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import FrameType

import uvicorn
from starlette.types import ASGIApp

from cxsite.preview.app import Desk, app
from cxsite.preview.door import LOOPBACK, Door
from cxsite.preview.edition import Attempt
from cxsite.preview.events import Hub
from cxsite.preview.guard import hosts
from cxsite.preview.press import Press, Room
from cxsite.preview.watch import Watcher, watch

Watching = Callable[[Callable[[], None]], Watcher]
QUIET, LONGEST_QUIET = 0.01, 0.05


@dataclass(frozen=True, slots=True)
class Voice:
    """What the preview says while it runs: `say` for a line to the person, `attempt` after each look that found something new."""

    say: Callable[[str], None]
    attempt: Callable[[Attempt], None]
    ready: Callable[[str], None]


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


def serve(root: Path, door: Door, room: Room, voice: Voice, *, run: str, poll: bool) -> int:
    """Serve until a signal comes; returns its number. `run` names this run of the preview; the first look is made before."""
    press, hub = Press(room, run), Hub()
    with ThreadPoolExecutor(1, thread_name_prefix="press") as thread:
        first = thread.submit(press.refresh).result()
        if first:
            voice.attempt(first)
        desk = Desk(press, hub, thread)
        ours = hosts({*LOOPBACK, door.host}, door.port)
        watching = partial(watch, root, poll=poll, say=voice.say)
        url = door.url + press.edition.base_path + "/"
        server = _Server(_config(app(desk, lambda: ours)), hub, lambda: voice.ready(url))
        try:
            asyncio.run(_serve(server, door, desk, voice, watching))
        finally:
            thread.submit(room.close)
    return server.stopped_by


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


async def _serve(server: _Server, door: Door, desk: Desk, voice: Voice, watching: Watching) -> None:
    touched, loop = asyncio.Event(), asyncio.get_running_loop()

    def notice() -> None:
        with contextlib.suppress(RuntimeError):  # the loop may have just ended
            loop.call_soon_threadsafe(touched.set)

    watcher = watching(notice)
    freshening = asyncio.create_task(_keep_fresh(touched, desk, voice))
    touched.set()
    try:
        await server.serve(sockets=[door.socket])
    finally:
        watcher.stop()
        freshening.cancel()


async def _keep_fresh(touched: asyncio.Event, desk: Desk, voice: Voice) -> None:
    while True:
        await touched.wait()
        await _quiet(touched)
        attempt = await desk.ask(desk.press.refresh)
        if attempt:
            desk.hub.tell(desk.press.name)
            voice.attempt(attempt)


async def _quiet(touched: asyncio.Event) -> None:
    """Wait until nothing more comes for a moment, but never long: a hundred files at once are then one look."""
    loop = asyncio.get_running_loop()
    until = loop.time() + LONGEST_QUIET
    while touched.is_set() and loop.time() < until:
        touched.clear()
        await asyncio.sleep(QUIET)
    touched.clear()
