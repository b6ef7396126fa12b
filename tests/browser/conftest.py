"""A real Chromium. If it is missing, the browser tests are skipped on a developer's machine and fail if CI is set."""

import os
import shutil
import signal
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from cxsite.cli import run
from tests.browser.session import previewing

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
         "--disable-sync"]  # fmt: skip


def chromium() -> str:
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return os.environ.get("CHROMIUM") or next((found for name in names if (found := shutil.which(name))), "")


@pytest.fixture(scope="package")
def browser():
    """One for all these tests, closed before other tests run here: its driver keeps an event loop and threads alive."""
    from playwright.sync_api import sync_playwright

    where = chromium()
    if not where and not os.environ.get("CI"):
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=where, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def pages_that_end():
    """Sometimes Chromium never releases a page, and closing it waits forever: then the page's process is killed."""
    watch = threading.Timer(60, _end_pages)
    watch.start()
    yield
    watch.cancel()


def _end_pages():
    """Kill the processes of all pages opened from here, as a crash would; Chromium itself keeps running."""
    above = {int(folder.name): _parent(folder) for folder in Path("/proc").glob("[0-9]*")}
    for process in above:
        line = [process]
        while line[-1] in above:
            line.append(above[line[-1]])
        with suppress(OSError):
            if os.getpid() in line and b"--type=renderer" in Path(f"/proc/{process}/cmdline").read_bytes():
                os.kill(process, signal.SIGKILL)


def _parent(folder):
    """The parent of the process in a folder of /proc; 0 if it has ended."""
    with suppress(OSError):
        return int((folder / "stat").read_text().rpartition(")")[2].split()[1])
    return 0


@pytest.fixture
def context(browser):
    context = browser.new_context(viewport={"width": 1000, "height": 600})
    context.set_default_timeout(30_000)
    yield context
    context.close()


@pytest.fixture
def magazine(tmp_path):
    assert run(["init", str(tmp_path / "magazine")]) == 0
    return tmp_path / "magazine"


@pytest.fixture
def preview(magazine):
    with previewing(magazine) as (address, _):
        yield address


@pytest.fixture
def page(context, preview):
    page = context.new_page()
    page.said = []
    page.on(
        "console",
        lambda m: page.said.append(m.text) if m.type == "error" and "favicon" not in m.location["url"] else None,
    )
    page.goto(preview + "posts/the-first-reply/")
    page.evaluate("window.loadedOnce = true")
    return page
