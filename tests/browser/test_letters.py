"""What strangers write is shown as they typed it, and does nothing."""

from pathlib import Path

from cxsite.parse.strangers import paragraphs, plain
from tests.archive import unpack
from tests.browser.site import built, served

VECTORS = (Path(__file__).parent.parent / "cases/letters/hostile.txt").read_text(encoding="utf-8").splitlines()
SITE = """-- site.yaml --
title: The Counter
address: https://thecounter.example
time_zone: UTC
-- content/posts/late.md --
---
title: Late refunds
date: 2026-10-01
description: About refunds.
---
Refunds were late.
"""


def letter(words, number):
    text = "\n".join(f"  {line}" for line in words)
    return (
        f"-- content/letters/l{number}.md --\n---\nletter_to: late\nreceived: 2026-10-03\npublish: with-name\n"
        f"name: |\n  {words[0]}\nletter: |\n  .\n\n{text}\n---\n"
    )


def test_a_hundred_ways_to_run_something_are_shown_as_typed(context, tmp_path):
    assert len(VECTORS) >= 60
    many = [vector for vector in VECTORS if vector.strip()]
    unpack(
        SITE + "".join(letter([vector[:80]], n) if len(vector) <= 80 else "" for n, vector in enumerate(many)), tmp_path
    )
    unpack("".join(letter(["x", "", vector], 1000 + n) for n, vector in enumerate(many)), tmp_path)
    seen: list[str] = []
    with served(built(tmp_path)) as address:
        page = context.new_page()
        page.on("console", lambda message: seen.append(f"console: {message.text}"))
        page.on("pageerror", lambda failure: seen.append(f"error: {failure}"))
        page.on("dialog", lambda dialog: seen.append("dialog"))
        page.on("request", lambda request: seen.append(request.url) if not request.url.startswith(address) else None)
        page.expose_function("hit", lambda: seen.append("hit"))
        for where in ("/posts/late/", "/letters/", "/"):
            page.goto(address + where, wait_until="load")
            page.wait_for_timeout(200)
        page.goto(address + "/posts/late/")
        shown = page.eval_on_selector_all(".letter blockquote p", "all => all.map(p => p.textContent)")
        inside = page.eval_on_selector_all(".letter blockquote *", "all => [...new Set(all.map(e => e.nodeName))]")
        named = page.eval_on_selector_all(".letter h3 *", "all => all.length")
        assert (
            page.evaluate("document.querySelectorAll('[onerror],[onload],[onclick],iframe,object,embed,base').length")
            == 0
        )
    assert seen == []
    assert inside == ["P"]
    assert named == 0
    for vector in many:
        (expected,) = paragraphs(plain(vector))
        assert expected in shown, vector


def test_a_letter_follows_the_direction_of_its_own_words(context, tmp_path):
    unpack(SITE + letter(["رسالة من القاهرة"], 1), tmp_path)
    with served(built(tmp_path)) as address:
        page = context.new_page()
        page.goto(address + "/posts/late/")
        last = page.locator(".letter blockquote p").last
        assert last.evaluate("p => getComputedStyle(p).direction") == "rtl"
        assert page.locator(".letter .meta").evaluate("p => getComputedStyle(p).direction") == "ltr"


def test_what_was_not_allowed_stays_out_of_every_file(tmp_path):
    secret = letter(["SECRET words"], 1).replace("publish: with-name", "publish: no")
    unnamed = (
        letter(["Open words"], 2).replace("name: |\n  Open words", "name: HIDDEN").replace("with-name", "without-name")
    )
    unpack(SITE + secret + unnamed, tmp_path)
    site = built(tmp_path)
    written = "".join(path.read_text(encoding="utf-8", errors="replace") for path in site.rglob("*") if path.is_file())
    assert "Open words" in written
    assert "SECRET" not in written
    assert "HIDDEN" not in written
