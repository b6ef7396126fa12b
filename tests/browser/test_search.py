"""The search page in a real browser, under the site's published policy: typing, filters, keys, and working without a script."""

import contextlib
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler

import pytest

from cxsite import build
from cxsite.render import search
from cxsite.render.headers import policy
from tests.archive import unpack
from tests.serving import serving

SITE = """
-- site.yaml --
title: The Service Desk
address: https://desk.example/blog
time_zone: UTC
-- content/authors/ana.yaml --
name: Ana
-- content/authors/ben.yaml --
name: Ben
-- content/posts/late.md --
---
title: Late refunds
date: 2026-10-01
author: ana
tags: [Refunds]
---

A refund that comes late & wrong is paid for twice, says <em>nobody</em>.
-- content/posts/queues.md --
---
title: Queues at noon
date: 2026-10-02
author: ben
tags: [Queues]
---

Nobody waits for a refund at noon.
-- content/posts/doors.md --
---
title: Doors
date: 2026-09-01
---

{many} They had put a turnstile there. {many}
""".replace("{many}", "People came and went, and some of them came back. " * 9)


class Served(SimpleHTTPRequestHandler):
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".js": "text/javascript"}

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix("/blog"))

    def end_headers(self) -> None:
        scripts = "'self' 'wasm-unsafe-eval'" if self.path.startswith("/blog/search/") else "'self'"
        self.send_header("Content-Security-Policy", policy(scripts))
        super().end_headers()

    def log_message(self, *_args) -> None:
        pass


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with served(tmp_path_factory.mktemp("site")) as address:
        yield address


@contextlib.contextmanager
def served(root):
    """The address of the site, built in the folder `root`."""
    unpack(SITE, root)
    report = build.publish(build.Options(root, root / "public", datetime(2026, 11, 1, tzinfo=UTC)))
    assert report.published, report.problems
    with serving(partial(Served, directory=str(root / "public"))) as server:
        yield f"http://127.0.0.1:{server.server_port}/blog"


@pytest.fixture
def page(browser):
    with contextlib.closing(browser.new_page()) as page:
        said: list[str] = []
        page.on(
            "console", lambda m: said.append(m.text) if m.type == "error" and "favicon" not in str(m.location) else None
        )
        page.on("pageerror", lambda error: said.append(str(error)))
        yield page
        assert said == []


def hits(page) -> list[str]:
    return page.locator(".hits h2").all_inner_texts()


def test_typing_finds_and_marks(site, page):
    page.goto(f"{site}/search/")
    page.wait_for_selector("input[name=q]:focus")
    page.keyboard.insert_text("refund late")  # at once: a pause between two letters would start a separate search
    page.wait_for_selector(".hits mark")
    assert hits(page)[0] == "Late refunds"
    assert "& wrong" in page.locator(".hits p").first.inner_text()
    assert page.locator(".hits a").first.get_attribute("href") == "/blog/posts/late/"
    assert page.url.endswith("?q=refund+late")
    assert page.locator("[role=status]").inner_text() == f"{len(hits(page))} found"
    assert not page.locator(".otherwise").is_visible()


def test_an_excerpt_has_dots_where_it_was_cut_off(site, page):
    page.goto(f"{site}/search/?q=turnstile")
    page.wait_for_selector(".hits mark")
    said = page.locator(".hits .summary").inner_text()
    assert said.startswith("… ")
    assert said.endswith(" …")
    page.goto(f"{site}/search/?q=noon")
    page.wait_for_selector(".hits mark")
    assert "…" not in page.locator(".hits .summary").inner_text()


def test_an_address_with_words_and_a_filter_finds_at_once(site, page):
    page.goto(f"{site}/search/?q=refund&author=Ben")
    page.wait_for_selector(".hits mark")
    assert hits(page) == ["Queues at noon"]
    page.get_by_label("Author").select_option("")
    page.wait_for_selector(".hits li:nth-child(2)")


def test_keys_go_through_what_was_found(site, page):
    page.goto(f"{site}/search/?q=refund")
    page.wait_for_selector(".hits mark")
    page.get_by_label("Search for").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.innerText") == hits(page)[1]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.press("Enter")
    page.wait_for_selector(".hits a:focus")
    page.keyboard.press("Enter")
    page.wait_for_url("**/posts/*/")


def test_the_button_leads_to_what_was_found(site, page):
    page.goto(f"{site}/search/?q=refund&author=Ben")
    page.wait_for_selector(".hits mark")
    page.get_by_role("button", name="Search").click()
    page.wait_for_selector(".hits a:focus")


def test_several_indexes_are_searched_as_one(tmp_path, page, monkeypatch):
    monkeypatch.setattr(search, "PART", 1)
    with served(tmp_path) as site:
        page.goto(f"{site}/search/?q=refund")
        page.wait_for_selector(".hits li:nth-child(2)")
        assert hits(page) == ["Late refunds", "Queues at noon"]
        links = [link.get_attribute("href") for link in page.locator(".hits a").all()]
        assert links == ["/blog/posts/late/", "/blog/posts/queues/"]
        page.get_by_label("Author").select_option("Ben")
        page.wait_for_selector("[role=status]:has-text('1 found')")
        assert hits(page) == ["Queues at noon"]
    made = tmp_path / "public/search"
    assert [path.name for path in sorted(made.rglob("*.js"))] == ["pagefind-worker.js", "pagefind.js"]
    assert list((made / "index-2").rglob("*.pf_index"))


def test_nothing_found_says_what_to_try(site, page):
    page.goto(f"{site}/search/?q=xylophone")
    page.wait_for_selector("[role=status]:has-text('xylophone')")
    assert page.locator(".otherwise").is_visible()
    page.goto(f"{site}/search/?tag=Queues&author=Ana")
    page.wait_for_selector("[role=status]:has-text('“Queues, Ana”')")


def test_without_a_script_there_are_other_ways(site, browser):
    with contextlib.closing(browser.new_context(java_script_enabled=False)) as context:
        page = context.new_page()
        page.goto(f"{site}/search/")
        assert not page.locator("form[role=search]").is_visible()
        assert page.get_by_role("link", name="Refunds").is_visible()
        assert page.get_by_role("link", name="Ana").is_visible()


def test_other_pages_load_nothing_of_it(site, page):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}/posts/late/")
    assert not [url for url in asked if "/search" in url]
    page.get_by_role("link", name="Search").click()
    page.wait_for_selector("form[role=search]")
