"""The desk, opening a page's file, and keeping the scroll position, in a browser that is open on a real publication."""

import pytest

from tests.browser.session import POST, at_rest, edit, eventually, previewing, see, see_no_more, until
from tests.browser.test_pages import AXE, RULES


def test_a_page_leads_to_its_file_and_to_the_desk(page, magazine):
    ways = page.locator("cxsite-preview .ways a")
    at_rest(page)
    assert ways.all_inner_texts() == ["Edit", "Desk"]
    assert ways.first.get_attribute("href") == f"vscode://file{magazine}/{POST}:1:1"
    page.keyboard.press("Tab")
    ways.last.click()
    page.wait_for_url("**/_desk/")
    assert page.locator("h1").inner_text() == "Desk"
    assert page.locator("cxsite-preview .ways").count() == 0
    assert page.said == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_what_the_preview_lays_over_a_page(page, magazine, scheme):
    page.set_viewport_size({"width": 360, "height": 640})
    page.emulate_media(color_scheme=scheme)
    at_rest(page)
    page.evaluate(AXE)
    violations = f"axe.run(document, {RULES}).then(found => found.violations.map(v => [v.id, v.nodes[0].html]))"
    assert page.evaluate(violations) == []
    edit(
        magazine,
        POST,
        "## What we write now",
        f"{'Words before it. ' * 9}[A letter](nowhere.md)\n\n## What we write now",
    )
    page.wait_for_selector("cxsite-preview .overlay .source")
    assert page.evaluate(violations) == []


def test_the_desk_follows_every_edit(page, magazine, preview):
    page.goto(preview + "_desk/")
    assert "Only you can see a draft" in page.locator("#draft").inner_text()
    edit(magazine, "content/posts/a-draft.md", "draft: true\n", "draft: false\n")
    until(page, "!document.getElementById('draft').innerText.includes('Only you can see')")
    edit(magazine, POST, "title: The first", "titel: The first")
    link = page.locator("#problems pre", has_text="did you mean").locator("a").first
    assert link.get_attribute("href") == f"vscode://file{magazine}/{POST}:3:1"
    edit(magazine, POST, "titel: The first", "title: The first")
    until(page, "document.getElementById('problems').innerText.includes('none')")


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
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_open_details_the_place_and_the_focus_survive_a_reload(page, magazine):
    edit(
        magazine,
        POST,
        "## What we write now",
        "<details><summary>More</summary>\n\nInside.\n\n</details>\n\n## What we write now",
    )
    page.wait_for_selector("main details")
    at_rest(page)
    page.set_viewport_size({"width": 1000, "height": 300})
    page.evaluate("for (const box of document.querySelectorAll('main details')) box.open = true")
    page.locator("main summary", has_text="More").focus()
    page.evaluate("scrollTo(0, 200)")
    edit(magazine, POST, "The rest is in", "All the rest is in")
    see(page, "All the rest is in")
    until(page, "[...document.querySelectorAll('main details')].every((box) => box.open) && scrollY === 200")
    assert page.evaluate("document.activeElement.innerText") == "More"  # keyboard users continue from there


def hold(page):
    """Holds back the next page's script until it is released."""
    held = []

    def keep(route):
        held.append(route)

    page.route("**/_cxsite/preview.js", keep, times=1)
    return held


def test_who_scrolls_before_the_script_comes_is_not_pulled_back(page, magazine):
    page.set_viewport_size({"width": 1000, "height": 300})
    page.evaluate("history.scrollRestoration = 'manual'")  # the browser also restores it, at a time of its choice
    page.evaluate("scrollTo(0, 200)")
    held = hold(page)
    edit(magazine, POST, "The rest is in", "All the rest is in")
    see(page, "All the rest is in")
    page.evaluate("scrollTo(0, 90)")
    held.pop().continue_()
    at_rest(page)
    assert page.evaluate("scrollY") == 90


def test_a_chart_is_exchanged_without_a_reload(page, magazine, preview):
    page.goto(preview + "posts/what-a-complaint-is-for/")
    page.evaluate("window.loadedOnce = true")
    before = page.locator("figure.cx-chart").first.inner_html()
    edit(magazine, "content/scorecards/support.yaml", "promoters: 120", "promoters: 220")
    until(page, f"document.querySelector('figure.cx-chart').innerHTML !== {before!r}")
    assert page.evaluate("window.loadedOnce === true")


def test_a_page_whose_post_is_deleted_says_so_and_comes_back(page, magazine):
    text = (magazine / POST).read_text()
    (magazine / POST).unlink()
    see_no_more(page, "What we write now")
    (magazine / POST).write_text(text)
    see(page, "What we write now")


def test_another_program_may_be_named(page, magazine):
    (magazine / "site.yaml").write_text((magazine / "site.yaml").read_text() + "\neditor: emacs\n")
    page.locator("cxsite-preview .ways a[href^='emacs://open?url=file:///']").wait_for()


@pytest.fixture
def following(magazine):
    with previewing(magazine, "--navigate-to-changed") as (address, _):
        yield address


def test_an_open_page_goes_where_the_author_writes(context, following, magazine):
    page = context.new_page()
    page.goto(following)
    edit(magazine, POST, "The rest is in", "All the rest is in")
    page.wait_for_url("**/posts/the-first-reply/")
    see(page, "All the rest is in")
    edit(magazine, "content/posts/what-a-complaint-is-for.md", "tags: [complaints, promises]", "tags: [complaints]")
    page.wait_for_url("**/posts/what-a-complaint-is-for/")


def test_a_page_that_was_loading_goes_there_too_and_who_goes_back_stays(context, following, magazine):
    page = context.new_page()
    held = hold(page)
    page.goto(following, wait_until="commit")
    until(page, "document.body.innerText")
    edit(magazine, POST, "The rest is in", "All the rest is in")
    eventually(lambda: page.request.get(f"{following}_cxsite/state?path=/").json()["led"]["number"])
    held.pop().continue_()
    page.wait_for_url("**/posts/the-first-reply/")
    at_rest(page)
    page.go_back()
    at_rest(page)
    assert page.url == following
