"""The site works under the very headers that it asks its host for: nothing is blocked, and the console shows no errors."""

import shutil

import pytest

from cxsite.render.headers import policy
from tests.browser.session import until
from tests.browser.site import headers, served
from tests.sample.published import published


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return published(tmp_path_factory)


@pytest.fixture(scope="module")
def address(site):
    with served(site.folder) as found:
        yield found


WATCH = """
window.refused = [];
addEventListener("securitypolicyviolation", event => refused.push(`${event.violatedDirective} ${event.blockedURI}`));
"""


def complaints(page, url):
    """The browser's console messages while it shows a page, and what the policy blocked."""
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("requestfailed", lambda request: said.append(f"failed: {request.url}"))
    page.add_init_script(WATCH)
    response = page.goto(url, wait_until="load")
    assert "default-src 'none'" in response.headers["content-security-policy"]
    return said


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without"])
def test_no_kind_of_page_is_refused_anything(browser, site, address, scripts):
    kinds = site.one_of_each_kind()
    assert len(kinds) > 10
    context = browser.new_context(java_script_enabled=scripts)
    found = {}
    for kind, href in kinds.items():
        page = context.new_page()
        found[kind] = complaints(page, address + href)
        if scripts:
            found[kind] += page.evaluate("window.refused")
        page.close()
    context.close()
    assert {kind: said for kind, said in found.items() if said} == {}


def test_the_watch_sees_what_is_refused(context, site, tmp_path):
    shutil.copy(site.folder / "_headers", tmp_path)
    (tmp_path / "bad.html").write_text('<!doctype html><p style="color:red">x</p><script>alert(1)</script>')
    page = context.new_page()
    with served(tmp_path) as address:
        said = complaints(page, f"{address}/bad.html")
        until(page, "window.refused.length === 2")
    assert said


@pytest.mark.parametrize("name", ["feed.xml", "atom.xml", "tags/measuring/feed.xml", "results/atom.xml"])
def test_a_feed_in_a_browser_is_dressed_and_readable(context, address, name):
    page = context.new_page()
    assert complaints(page, f"{address}/{name}") == []
    shown = page.evaluate("""() => {
        const root = document.documentElement, title = document.querySelector("title");
        const hidden = document.querySelector("guid, id");
        return [getComputedStyle(root).maxWidth, getComputedStyle(title).display, getComputedStyle(hidden).display];
    }""")
    assert shown == ["720px", "block", "none"]


def test_only_the_search_page_gets_its_exception(site):
    rules = (site.folder / "_headers").read_text(encoding="utf-8")
    assert headers(rules, "/posts/x/")["Content-Security-Policy"] == policy()
    assert "'wasm-unsafe-eval'" in headers(rules, "/search/")["Content-Security-Policy"]
    assert headers(rules, "/search/")["X-Content-Type-Options"] == "nosniff"
