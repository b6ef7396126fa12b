"""Notifies open pages that there is something new: one stream of server-sent events for each page.

An event carries only the number of the edition. Each page then requests its own state and compares, so that a lost, duplicate
or late event does no harm: pages always compare the current state, never a list of changes.
"""

import asyncio
from collections.abc import AsyncIterator

MOST = 32


class Hub:
    """The open streams. All calls come from the event loop's own thread."""

    def __init__(self) -> None:
        self._listeners: dict[int, asyncio.Queue[bytes | None]] = {}
        self._next = 0
        self._closed = False

    @property
    def full(self) -> bool:
        """Whether no further stream can be opened (a browser retries by itself)."""
        return self._closed or len(self._listeners) >= MOST

    def tell(self, edition: str) -> None:
        """Send the edition's number to every stream."""
        for queue in self._listeners.values():
            queue.put_nowait(_event(edition))

    def close(self) -> None:
        """End all streams, so that the server can stop at once."""
        self._closed = True
        for queue in self._listeners.values():
            queue.put_nowait(None)

    async def stream(self, now: str) -> AsyncIterator[bytes]:
        """The bytes of one stream: first the current edition, then each new one, until the hub is closed."""
        mine, self._next = self._next, self._next + 1
        queue: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._listeners[mine] = queue
        try:
            yield b"retry: 500\n\n" + _event(now)
            while not self._closed and (events := await queue.get()) is not None:
                yield events
        finally:
            del self._listeners[mine]


def _event(edition: str) -> bytes:
    return f"event: edition\ndata: {edition}\n\n".encode()
