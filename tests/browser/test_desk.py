"""The desk, the way from a page to its file, and staying in place, in a browser that is open on a real publication."""

import os
import subprocess
import sys

import pytest

from tests.browser.test_editing import POST, edit, see


def test_a_page_leads_to_its_file_and_to_the_desk(page, magazine):
    ways = page.locator("cxsite-preview .ways a")
    assert ways.all_inner_texts() == ["Edit", "Desk"]
    assert ways.first.get_attribute("href") == f"vscode://file{magazine}/{POST}:1:1"
    page.keyboard.press("Tab")
    ways.last.click()
    page.wait_for_url("**/_desk/")
    assert page.locator("h1").inner_text() == "Desk"
    assert page.locator("cxsite-preview .ways").count() == 0
    assert page.said == []


def test_the_desk_follows_every_edit(page, magazine, preview):
    page.goto(preview + "_desk/")
    assert "A draft is seen by you alone" in page.locator("#draft").inner_text()
    edit(magazine, "content/posts/a-draft.md", "draft: true\n", "draft: false\n")
    page.wait_for_function("!document.getElementById('draft').innerText.includes('A draft is seen')")
    edit(magazine, POST, "title: The first", "titel: The first")
    page.wait_for_function("document.getElementById('problems').innerText.includes('did you mean')")
    link = page.locator("#problems pre a").first
    assert link.get_attribute("href") == f"vscode://file{magazine}/{POST}:3:1"
    edit(magazine, POST, "titel: The first", "title: The first")
    page.wait_for_function("document.getElementById('problems').innerText.includes('none')")


def test_rows_of_the_desk_lead_to_the_page_and_to_its_file(page, magazine, preview):
    page.goto(preview + "_desk/")
    row = page.locator("#published tr", has_text="What a complaint is for")
    assert row.locator("a").last.get_attribute("href").endswith("/content/posts/what-a-complaint-is-for.md:1:1")
    row.locator("a").first.click()
    page.wait_for_url("**/posts/what-a-complaint-is-for/")


def test_the_calendar_can_be_printed(page, magazine, preview):
    (magazine / "content/posts/coming.md").write_text(
        "---\ntitle: To come\ndate: 2099-12-24\nexpires: 2099-12-31\n---\nText.\n"
    )
    page.goto(preview + "_desk/calendar/")
    see(page, "December 2099")
    month = page.locator("section.month", has_text="December 2099").inner_text()
    assert "scheduled" in month
    assert "expires" in month
    page.emulate_media(media="print")
    assert page.locator("nav").first.is_hidden()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_desk_fits_every_screen(page, preview, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    for path in ("_desk/", "_desk/calendar/"):
        page.goto(preview + path)
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_the_keyboard_gets_everywhere_on_the_desk(page, preview):
    page.goto(preview + "_desk/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "To the contents"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_open_details_and_the_place_survive_a_reload(page, magazine):
    edit(
        magazine,
        POST,
        "## What we write now",
        "<details><summary>More</summary>\n\nInside.\n\n</details>\n\n## What we write now",
    )
    page.wait_for_selector("main details")
    page.wait_for_selector("cxsite-preview .ways")  # the script has put its things, and the old place, where they belong
    page.set_viewport_size({"width": 1000, "height": 300})
    page.evaluate("for (const box of document.querySelectorAll('main details')) box.open = true")
    page.evaluate("scrollTo(0, 200)")
    edit(magazine, POST, "The rest is in", "All the rest is in")
    see(page, "All the rest is in")
    page.wait_for_function("[...document.querySelectorAll('main details')].every((box) => box.open) && scrollY === 200")


def test_a_chart_is_exchanged_without_a_reload(page, magazine, preview):
    page.goto(preview + "posts/what-a-complaint-is-for/")
    page.evaluate("window.loadedOnce = true")
    before = page.locator("figure.cx-chart").first.inner_html()
    edit(magazine, "content/scorecards/support.yaml", "promoters: 120", "promoters: 220")
    page.wait_for_function("before => document.querySelector('figure.cx-chart').innerHTML !== before", arg=before)
    assert page.evaluate("window.loadedOnce === true")


def test_a_page_whose_post_is_deleted_says_so_and_comes_back(page, magazine):
    text = (magazine / POST).read_text()
    (magazine / POST).unlink()
    page.wait_for_function("!document.body.innerText.includes('What we write now')")
    (magazine / POST).write_text(text)
    see(page, "What we write now")


def test_another_program_may_be_named(page, magazine):
    (magazine / "site.yaml").write_text((magazine / "site.yaml").read_text() + "\neditor: emacs\n")
    page.wait_for_function(
        "document.querySelector('cxsite-preview').shadowRoot.querySelector('.ways a').href.startsWith('emacs://open?url=file:///')"
    )


@pytest.fixture
def following(magazine):
    command = [sys.executable, "-m", "cxsite", "preview", "--port", "0", "--navigate-to-changed"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        command, cwd=magazine, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
    )
    yield process.stdout.readline().split()[2]
    process.kill()
    process.communicate()


def test_an_open_page_goes_where_the_author_writes(context, following, magazine):
    page = context.new_page()
    page.goto(following)
    edit(magazine, POST, "The rest is in", "All the rest is in")
    page.wait_for_url("**/posts/the-first-reply/")
    see(page, "All the rest is in")
    page.wait_for_timeout(500)  # until it hears again
    edit(magazine, "content/posts/what-a-complaint-is-for.md", "tags: [complaints, promises]", "tags: [complaints]")
    page.wait_for_url("**/posts/what-a-complaint-is-for/")
