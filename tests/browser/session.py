"""An editing session: a publication previewed by a separate process, edits as an author makes them, and waiting for what a
page shows.

Nothing here acts on a page that may be reloading at that moment, and nothing sleeps: the tests wait for visible results.
"""

import os
import subprocess
import sys
import time
from contextlib import contextmanager

from playwright.sync_api import Error

POST = "content/posts/the-first-reply.md"


@contextmanager
def previewing(magazine, *arguments):
    """The address of a running preview of `magazine`, and its process."""
    command = [sys.executable, "-m", "cxsite", "preview", "--port", "0", *arguments]
    said = magazine.parent / "said.txt"
    with said.open("w") as errors:
        process = subprocess.Popen(
            command,
            cwd=magazine,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
    line = process.stdout.readline()
    try:
        assert line.startswith("preview at http://127.0.0.1:"), line + said.read_text()
        yield line.split()[2], process
    finally:
        process.kill()
        process.communicate()


def edit(magazine, path, old, new):
    """Replace some words of a file, and save it as most editors do: truncated and rewritten."""
    file = magazine / path
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def until(page, holds):
    """Wait until a JavaScript expression is true. In a half-loaded page it may raise, which counts as false.

    It is polled from outside: a page whose policy forbids `eval` cannot evaluate it itself.
    """
    asked = f"() => {{ try {{ return Boolean({holds}); }} catch {{ return false; }} }}"

    def is_so():
        try:
            return page.evaluate(asked) or page.wait_for_timeout(20)
        except Error:  # the page is reloading
            return False

    eventually(is_so)


def eventually(check, seconds=60):
    """Wait until `check()` returns something true."""
    end = time.monotonic() + seconds
    while not check():
        assert time.monotonic() < end, "it did not happen in time"


def see(page, words):
    """Wait until the page shows these words."""
    until(page, f"document.body.innerText.includes({words!r})")


def see_no_more(page, words):
    """Wait until the page has loaded and does not show these words."""
    until(page, f"document.body.innerText && !document.body.innerText.includes({words!r})")


def told(page, words):
    """The problem in the overlay that says `words`, once it appears."""
    problem = page.locator("cxsite-preview .overlay pre", has_text=words).first
    problem.wait_for()
    return problem.inner_text()


def at_rest(page):
    """Wait until the page's script has finished its changes and restored the scroll position."""
    page.wait_for_load_state()
    page.wait_for_selector("cxsite-preview .ways")
