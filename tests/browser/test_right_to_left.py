"""An Arabic publication: the page runs right to left, its words are Arabic, drawings and figures keep their own direction."""

import shutil

from tests.browser.site import built, served
from tests.browser.test_pages import HOME


def test_an_arabic_page_runs_from_right_to_left(context, tmp_path):
    for name in ("content", "static", "templates", "themes"):
        shutil.copytree(HOME / name, tmp_path / name)
    shutil.copy(HOME / "claims.lock", tmp_path)
    settings = (HOME / "site.yaml").read_text(encoding="utf-8").replace("language: en-GB", "language: ar")
    (tmp_path / "site.yaml").write_text(settings, encoding="utf-8")
    with served(built(tmp_path)) as address:
        page = context.new_page()
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            for where in ("/", "/posts/serve-first/", "/scorecards/support/"):
                page.goto(address + where)
                over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                assert over <= 0, (where, width)
        assert page.locator("html").get_attribute("dir") == "rtl"
        assert page.locator(".skip").inner_text() == "انتقل إلى النص"
        assert page.locator(".cx-svg").first.evaluate("e => getComputedStyle(e).direction") == "ltr"
        name, tools = (page.locator(s).bounding_box() for s in (".site-name", ".tools"))
        assert name["x"] > tools["x"]
        page.goto(address + "/posts/serve-first/")
        assert page.locator(".byline time").first.inner_text() == "12 نوفمبر 2026"
