"""From saving a post to its page showing it: a generator's own server, polled for one page.

All servers are polled in the same way, without a browser and without a socket for updates: the page is fetched every ten
milliseconds until it contains what was typed. The next edit waits until the server is idle.
"""

import http.client
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from benchmarks.corpus import Post, renewed
from benchmarks.measure import Cost, FailedError, TooLongError, end, rest, surroundings
from benchmarks.sites import Generator

EDITS: dict[str, Callable[[Post, str], Post]] = {
    "preview: body": lambda post, sign: renewed(post, body=f"Here is {sign} for you.\n\n{post.body}"),
    "preview: title": lambda post, sign: renewed(post, title=f"{post.title} {sign}"),
    "preview: new tag": lambda post, sign: renewed(post, tags=(*post.tags[:2], f"tag {sign}")),
}


class Preview:
    """A running server. `page` is the page to poll."""

    def __init__(self, process: subprocess.Popen[bytes], port: int, page: str, limit: float) -> None:
        self._process, self._port, self._page, self._limit = process, port, page, limit

    def until(self, sign: str) -> float:
        """Wait until the page contains `sign`, ignoring case, and return the seconds. Raises if it never does."""
        begun = time.perf_counter()
        while sign.lower().encode() not in self._got().lower():
            if time.perf_counter() - begun > self._limit:
                raise TooLongError
            if self._process.poll() is not None:
                raise FailedError("the server ended by itself")
            time.sleep(0.01)
        return time.perf_counter() - begun

    def timed(self, save: Callable[[], None], sign: str) -> Cost:
        """The time from calling `save`, with the server idle, until the page contains `sign`."""
        rest(self._process.pid, limit=self._limit)
        save()
        return Cost(self.until(sign))

    def _got(self) -> bytes:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=self._limit)
        with suppress(OSError, http.client.HTTPException):
            connection.request("GET", self._page)
            return connection.getresponse().read()
        return b""


@contextmanager
def previewed(generator: Generator, folder: Path, post: Post, limit: float) -> Iterator[Preview]:
    """The generator's server in `folder`, once it shows the post."""
    port = _free_port()
    process = subprocess.Popen(
        [word.replace("{port}", str(port)) for word in generator.serve],
        cwd=folder,
        env=surroundings(generator.environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        served = Preview(process, port, f"/{generator.page(post).removesuffix('index.html')}", limit)
        served.until(post.title)
        rest(
            process.pid, quiet=2, limit=limit
        )  # old output is served at once, and some only watch after a build of their own
        yield served
    finally:
        end(process)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
