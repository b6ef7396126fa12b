"""From saving a post to having its new page: the preview at several sizes, as a browser with one open page sees it.

    python -m benchmarks.preview 14 1000 10000

For each size a corpus is laid out, built once (so that memory is warm), and previewed. An edit is timed from the rename that
saves the file to the last byte of the new page: the watcher's word, the quiet time, the look, the event, the page's question for
its state, the page. What an edit costs beyond the quiet time (10 to 50 ms) is the work.
"""

import http.client
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.corpus import Post, posts, renewed
from benchmarks.peers.cxsite import generator
from benchmarks.sites import lay_out

ROUNDS = 15
CXSITE = generator()
RUN = [sys.executable, "-m", "cxsite"]


class Page:
    """An open page: hears events on one connection and asks on another, as the script in a page does."""

    def __init__(self, port: int, path: str) -> None:
        self._path, self._port = path, port
        self._events = http.client.HTTPConnection("127.0.0.1", port)
        self._events.request("GET", "/_cxsite/events")
        self._stream = self._events.getresponse()
        self._news = threading.Semaphore(0)
        threading.Thread(target=self._listen, daemon=True).start()
        self._news.acquire()

    def _listen(self) -> None:
        while line := self._stream.fp.readline():
            if line.startswith(b"data:"):
                self._news.release()

    def get(self, path: str) -> bytes:
        """The bytes at a path."""
        asking = http.client.HTTPConnection("127.0.0.1", self._port)
        asking.request("GET", path)
        return asking.getresponse().read()

    def until(self, sign: str) -> None:
        """Wait for news until the page holds `sign`."""
        while True:
            self._news.acquire(timeout=30)
            self.get(f"/_cxsite/state?path={self._path}")
            if sign.encode() in self.get(self._path):
                return


@contextmanager
def previewed(folder: Path) -> Iterator[tuple[int, float]]:
    """A running preview: its port, and the seconds until it was ready."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        [*RUN, "preview", "--port", "0", "--quiet"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout
    url = process.stdout.readline()
    ready = time.perf_counter() - begun
    try:
        yield int(url.rsplit(":", 1)[1].split("/")[0]), ready
    finally:
        process.terminate()
        process.wait()


def save(file: Path, text: str) -> None:
    """As most editors save: beside, then renamed."""
    beside = file.with_name(f".{file.name}.new~")
    beside.write_text(text, encoding="utf-8")
    beside.replace(file)


def settled(page: Page) -> None:
    """Wait until the whole look that follows an edit is over: the state is answered at once again."""
    for _ in range(3):
        time.sleep(0.3)
        page.get("/_cxsite/state?path=/")


def timed(page: Page, folder: Path, post: Post, change: Callable[[Post, int], Post]) -> list[float]:
    """Seconds of each round of one kind of edit."""
    found = []
    for number in range(ROUNDS):
        edited = change(post, number)
        text = CXSITE.front(edited) + CXSITE.dialect.written(edited.body)
        settled(page)
        begun = time.perf_counter()
        save(folder / CXSITE.place(post), text)
        page.until(f"sign-{number}-")
        found.append(time.perf_counter() - begun)
    return found


EDITS: dict[str, Callable[[Post, int], Post]] = {
    "body": lambda post, n: renewed(post, body=f"sign-{n}-body\n\n{post.body}"),
    "title": lambda post, n: renewed(post, title=f"sign-{n}-title"),
    "tags": lambda post, n: renewed(post, tags=(*post.tags[:2], f"sign-{n}-tag")),
}


def measured(count: int) -> None:
    """Print one line for each edit at one size."""
    with tempfile.TemporaryDirectory() as name:
        folder, all_posts = Path(name) / "site", posts(count)
        lay_out(CXSITE, all_posts, folder)
        subprocess.run([*RUN, "build", "--quiet"], cwd=folder, check=True, stderr=subprocess.DEVNULL)
        with previewed(folder) as (port, ready):
            page = Page(port, f"/{CXSITE.page(all_posts[count // 2]).removesuffix('index.html')}")
            print(f"{count:>6} posts  ready in {ready:.2f} s")
            for edit, change in EDITS.items():
                seconds = sorted(timed(page, folder, all_posts[count // 2], change))
                told = (statistics.median(seconds), seconds[0], seconds[-2])
                middle, least, most = (f"{1000 * each:.0f} ms" for each in told)
                print(
                    f"{count:>6} posts  {edit:<6} median {middle}, least {least}, nine in ten below {most}", flush=True
                )


def main() -> None:
    """Each size that was asked for."""
    for size in sys.argv[1:] or ("14", "1000"):
        measured(int(size))


if __name__ == "__main__":
    main()
