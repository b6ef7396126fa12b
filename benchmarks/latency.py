"""How long an author waits for the preview: from starting it to the first page, and from saving a file to seeing the change.

    python -m benchmarks.latency FOLDER --posts 14 1000 10000

FOLDER is outside the repository; sites are laid out there once and reused. It does what a browser does: wait for a new edition
on the event stream, request the state of the open page, and fetch the page if its state has changed. The time ends when the
page has arrived with what was typed. A browser needs a few hundredths of a second more to draw it.
"""

import argparse
import http.client
import json
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import quote

from benchmarks import preview
from benchmarks.corpus import Post, posts, renewed
from benchmarks.measure import end, rest, surroundings, ticks
from benchmarks.peers.cxsite import generator
from benchmarks.sites import lay_out, put

SITE = generator("commonmark")
Edited = Callable[[Post, str], Post]


def _new(post: Post, sign: str) -> Post:
    day = max(post.day, date(2026, 6, 2)) + timedelta(days=1)
    return renewed(post, slug=f"new-{sign}", day=day, title=f"A new post {sign}")


EDITS: dict[str, tuple[Edited, str]] = {
    "body, its page": (preview.EDITS["preview: body"], ""),
    "title, its page": (preview.EDITS["preview: title"], ""),
    "title, the home page": (preview.EDITS["preview: title"], "/"),
    "new tag, its page": (preview.EDITS["preview: new tag"], ""),
    "new post, its page": (_new, ""),
    "new post, the home page": (_new, "/"),
}


class Browser:
    """One open page and the stream of events beside it."""

    def __init__(self, port: int, limit: float) -> None:
        self._limit = limit
        self._pages = http.client.HTTPConnection("127.0.0.1", port, timeout=limit)
        self._events = socket.create_connection(("127.0.0.1", port), timeout=limit)
        self._events.sendall(f"GET /_cxsite/events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
        self._heard = b""

    def get(self, path: str) -> bytes:
        """The bytes at a path."""
        try:
            self._pages.request("GET", path)
            return self._pages.getresponse().read()
        except (http.client.HTTPException, ConnectionError):  # the connection had been idle for too long
            self._pages.close()
            self._pages.request("GET", path)
            return self._pages.getresponse().read()

    def print_of(self, path: str) -> str:
        """A value that changes when the open page must be fetched again."""
        state = json.loads(self.get(f"/_cxsite/state?path={quote(path)}"))
        return str(state["print"])

    def sees(self, path: str, sign: str, before: str) -> None:
        """Wait until the page at `path`, which had the print `before`, shows `sign`. Raises TimeoutError if it never does."""
        until = time.perf_counter() + self._limit
        while time.perf_counter() < until:
            self._news()
            now = self.print_of(path)
            if now != before and sign.encode() in self.get(path):
                return
        raise TimeoutError(f"{sign} never came to {path}")

    def _news(self) -> None:
        """Wait for an event on the stream."""
        while b"event: edition" not in self._heard:
            self._heard += self._events.recv(65536)
        self._heard = self._heard.rpartition(b"event: edition")[2]


@contextmanager
def previewed(folder: Path, limit: float) -> Iterator[tuple[int, float, float, subprocess.Popen[bytes]]]:
    """A running preview: its port, the seconds until it printed its address and until the home page was there, its process."""
    begun = time.perf_counter()
    command = [sys.executable, "-m", "cxsite", "preview", "--quiet", "--port", "0"]
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=surroundings({}),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        assert process.stdout is not None
        port = int(process.stdout.readline().rpartition(b":")[2].partition(b"/")[0])
        said = time.perf_counter() - begun
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=limit)
        connection.request("GET", "/")
        connection.getresponse().read()
        yield port, said, time.perf_counter() - begun, process
    finally:
        end(process)


def starts(folder: Path, rounds: int, limit: float) -> dict[str, list[float]]:
    """Seconds until the address and until the first page, and processor seconds until then, for several starts."""
    found: dict[str, list[float]] = {
        "until the address is printed": [],
        "until the home page has loaded": [],
        "processor time": [],
    }
    for _ in range(rounds):
        with previewed(folder, limit) as (_, said, shown, process):
            used = ticks(process.pid) / os.sysconf("SC_CLK_TCK")
            for seconds, each in zip((said, shown, used), found.values(), strict=True):
                each.append(seconds)
    return found


def waits(folder: Path, known: list[Post], rounds: int, limit: float) -> dict[str, list[float]]:
    """Seconds from saving to seeing, for each kind of edit."""
    with previewed(folder, limit) as (port, _, _, process):
        browser = Browser(port, limit)

        def wait(edited: Edited, open_page: str, number: int) -> float:
            post = known[-1] if open_page else known[(number * 7919) % len(known)]
            rest(process.pid, limit=limit)
            return _wait(browser, folder, post, edited, open_page)

        return {name: [wait(*edit, number) for number in range(rounds)] for name, edit in EDITS.items()}


def _wait(browser: Browser, folder: Path, post: Post, edited: Edited, open_page: str) -> float:
    sign = f"sign{time.time_ns() % 10**10}"
    saved = edited(post, sign)
    path = open_page or f"/{SITE.page(saved).removesuffix('index.html')}"
    before = browser.print_of(path)
    begun = time.perf_counter()
    put(SITE, saved, folder)
    browser.sees(path, sign, before)
    waited = time.perf_counter() - begun
    if saved.slug == post.slug:
        put(SITE, post, folder)
    else:
        (folder / SITE.place(saved)).unlink()
    return waited


def told(seconds: list[float]) -> str:
    """Minimum, median, 95th percentile and maximum, in milliseconds, as cells of a table."""
    ordered = sorted(seconds)
    ninety_five = ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]
    return " | ".join(
        f"{1000 * each:.0f}" for each in (ordered[0], statistics.median(ordered), ninety_five, ordered[-1])
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.latency", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="where sites are laid out")
    parser.add_argument("--posts", nargs="+", type=int, default=[14, 1000])
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--limit", type=float, default=120)
    asked = parser.parse_args()
    print("| posts | what, and which page is open | minimum | median | 95 % | maximum |\n|---|---|---|---|---|---|")
    for count in asked.posts:
        known, folder = posts(count), asked.folder / f"{count}"
        if not folder.exists():
            lay_out(SITE, known, folder)
        subprocess.run([sys.executable, "-m", "cxsite", "build", "--quiet"], cwd=folder, check=True)
        starts(folder, 1, asked.limit)
        for name, found in starts(folder, 5, asked.limit).items():
            print(f"| {count:,} | start, {name} | {told(found)} |", flush=True)
        for name, found in waits(folder, known, asked.rounds, asked.limit).items():
            print(f"| {count:,} | {name} | {told(found)} |", flush=True)


if __name__ == "__main__":
    main()
