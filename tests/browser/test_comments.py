"""Comments of another service: no request before the reader presses the button, and then only what the policy allows."""

from tests.archive import unpack
from tests.browser.site import built, served

SITE = """-- site.yaml --
title: The Counter
address: https://thecounter.example
time_zone: UTC
comments:
  script: https://comments.example/embed.js
  attributes: {data-site: magazine}
-- content/posts/late.md --
---
title: Late refunds
date: 2026-10-01
---
Refunds were late.
"""


def test_the_script_of_strangers_waits_for_the_reader(context, tmp_path):
    unpack(SITE, tmp_path)
    site = built(tmp_path)
    asked = []
    context.route("https://comments.example/**", lambda route: (asked.append(route.request.url), route.fulfill(
        content_type="text/javascript",
        body="document.currentScript.insertAdjacentHTML('afterend', '<p id=c>' + document.currentScript.dataset.site + '</p>')",
    )))  # fmt: skip
    with served(site) as address:
        page = context.new_page()
        page.goto(address + "/posts/late/", wait_until="load")
        assert "comments.example" in page.locator(".comments .small").inner_text()
        assert asked == []
        page.get_by_role("button", name="Load the comments").click()
        page.wait_for_selector("#c")
        assert page.locator("#c").inner_text() == "magazine"
    assert asked == ["https://comments.example/embed.js"]


def test_without_the_setting_there_is_no_trace_of_them(tmp_path):
    unpack(SITE.partition("comments:")[0] + "-- content" + SITE.partition("-- content")[2], tmp_path)
    page = (built(tmp_path) / "posts/late/index.html").read_text(encoding="utf-8")
    assert "comments" not in page
    assert "comments" not in (tmp_path / "public/_headers").read_text(encoding="utf-8")
