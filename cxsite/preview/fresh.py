"""Keeps pages fresh while somebody writes: first the page of the saved file, then everything.

Two tasks run concurrently. One shows the saved file's own page within a few hundredths of a second, whatever else happens. The
other looks at the whole publication, in a thread that no page waits for, which may take seconds.
"""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial

from cxsite.keys.files import is_junk
from cxsite.preview.app import Backend
from cxsite.preview.edition import Attempt

QUIET, LONGEST_QUIET = 0.01, 0.05
FEW, GLANCE = 3, 0.05
Look = Callable[[], Awaitable[Attempt | None]]


async def keep_fresh(
    backend: Backend, look: Look, told: Callable[[Attempt], None], touched: asyncio.Event, hints: dict[str, None]
) -> None:
    """Run until cancelled. `touched` is set when files may have changed, `hints` are the paths reported as changed.

    `look` looks at everything; `told` is called with each attempt that found something new. An exception in either task ends
    both, and is raised.
    """
    due = asyncio.Event()
    both = [
        asyncio.create_task(_show_saved(backend, touched, hints, due)),
        asyncio.create_task(_look_on(backend, look, told, due)),
    ]
    try:
        await asyncio.gather(*both)
    finally:
        for one in both:
            one.cancel()


async def _show_saved(backend: Backend, touched: asyncio.Event, hints: dict[str, None], due: asyncio.Event) -> None:
    """Show the pages of saved files once saving pauses; then request a look, after giving open pages time to reload."""
    while True:
        await touched.wait()
        backend.saves += 1
        await _quiet(touched)
        paths = [path for path in hints if not any(map(is_junk, path.split("/")))]
        hints.clear()
        if paths and len(paths) <= FEW and await backend.ask(partial(backend.press.glance, paths)):
            backend.hub.tell(backend.press.name)
            asyncio.get_running_loop().call_later(GLANCE, due.set)
        else:
            due.set()


async def _look_on(backend: Backend, look: Look, told: Callable[[Attempt], None], due: asyncio.Event) -> None:
    """Look at everything repeatedly: once after the first page had time to load, then whenever a look is due."""
    await asyncio.sleep(GLANCE)
    while True:
        saves = backend.saves
        await backend.ask(backend.press.begin)
        if attempt := await look():
            await backend.ask(partial(backend.press.take, attempt))
            backend.hub.tell(backend.press.name)
            told(attempt)
        backend.has_seen(saves)
        await due.wait()
        due.clear()


async def _quiet(touched: asyncio.Event) -> None:
    """Wait until there are no events for a moment, but never for long: saving a hundred files at once is then one look."""
    loop = asyncio.get_running_loop()
    until = loop.time() + LONGEST_QUIET
    while touched.is_set() and loop.time() < until:
        touched.clear()
        await asyncio.sleep(QUIET)
    touched.clear()
