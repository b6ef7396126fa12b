"""What an open page does by itself while a make-believe publication is edited."""

import signal

import pytest

from tests.browser.session import see, until
from tests.preview.conftest import PAGE, Preview, folder, write

__all__ = ["folder"]
LONG = b"<br>" * 400
MARK = """source => {
    const text = source.firstChild, mark = document.createRange(), from = text.data.indexOf("^");
    mark.setStart(text, from);
    mark.setEnd(text, from + 4);
    const place = mark.getBoundingClientRect();
    return [place.left, place.right];
}"""


@pytest.fixture
def preview(folder):
    write(folder, "index.html", PAGE % (b"Home", b"first" + LONG))
    preview = Preview(folder)
    yield preview
    preview.process.kill()
    preview.process.wait()
    preview.process.stdout.close()


@pytest.fixture
def page(context, preview):
    page = context.new_page()
    page.goto(preview.url)
    page.evaluate("window.loadedOnce = true")
    return page


def same_load(page):
    return page.evaluate("window.loadedOnce === true")


def told(page):
    """The texts of the overlay's problems; the shadow tree is open to playwright's selectors."""
    return page.locator("cxsite-preview .overlay pre").all_inner_texts()


def test_the_open_page_reloads_where_it_was_and_others_do_not(page, context, preview, folder):
    other = context.new_page()
    other.goto(preview.url + "posts/a/")
    other.evaluate("window.loadedOnce = true")
    page.evaluate("scrollTo(0, 700)")
    write(folder, "index.html", PAGE % (b"Home", b"second" + LONG))
    see(page, "second")
    until(page, "scrollY === 700")
    assert not same_load(page)
    assert same_load(other)
    write(folder, "posts/a/index.html", PAGE % (b"A", b"second a"))
    see(other, "second a")


def test_a_stylesheet_is_swapped_without_a_reload(page, folder):
    write(folder, "assets/site.css", b"p{color:rgb(1, 2, 3)}")
    until(page, "getComputedStyle(document.querySelector('p')).color === 'rgb(1, 2, 3)'")
    assert same_load(page)
    write(folder, "assets/site.css", b"p{color:rgb(4, 5, 6)}")
    until(page, "getComputedStyle(document.querySelector('p')).color === 'rgb(4, 5, 6)'")
    until(page, "document.querySelectorAll('link[rel=stylesheet]').length === 1")
    assert same_load(page)


def test_problems_lie_over_the_page_and_go_by_themselves(page, folder):
    write(folder, "error", b"error: <img src=x onerror=alert(1)> is not allowed")
    page.wait_for_selector("cxsite-preview .overlay")
    assert told(page) == ["error: <img src=x onerror=alert(1)> is not allowed"]
    assert same_load(page)
    assert "first" in page.locator("p").first.inner_text()
    (folder / "content/error").unlink()
    page.wait_for_selector("cxsite-preview .overlay", state="detached")
    assert same_load(page)


def test_the_mark_under_a_long_line_is_in_sight_on_a_narrow_screen(page, context, preview, folder):
    page.set_viewport_size({"width": 360, "height": 640})
    line = f"error: gone\n   14 | {'word ' * 30}here\n      | {' ' * 150}^^^^"
    write(folder, "error", line.encode())
    page.wait_for_selector("cxsite-preview .overlay")
    left, right = page.locator("cxsite-preview .source").evaluate(MARK)
    assert 0 < left < right < 360
    preview.stop()
    again = Preview(folder)
    page.goto(again.url)  # the page shown while none can be made
    left, right = page.locator("main .source").evaluate(MARK)
    again.stop()
    again.process.stdout.close()
    assert 0 < left < right < 360


def test_the_overlay_can_be_hidden_with_the_keyboard_until_something_new_comes(page, preview, folder):
    write(folder, "error", b"error: one")
    page.wait_for_selector("cxsite-preview .overlay")
    page.locator("cxsite-preview button").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("cxsite-preview .corner.errors")
    assert told(page) == []
    page.goto(preview.url + "posts/a/")  # whoever closed it wants to read on
    page.wait_for_selector("cxsite-preview .corner.errors")
    write(folder, "error", b"error: two")
    page.wait_for_selector("cxsite-preview .overlay")
    assert told(page) == ["error: two"]
    page.keyboard.press("Escape")
    page.wait_for_selector("cxsite-preview .corner.errors")
    (folder / "content/error").unlink()
    page.wait_for_selector("cxsite-preview .corner", state="detached")
    write(folder, "error", b"error: two")  # the same mistake again is a new problem
    page.wait_for_selector("cxsite-preview .overlay")


def test_remarks_sit_in_the_corner_and_below_what_is_to_be_mended(page, folder):
    page.set_viewport_size({"width": 360, "height": 640})
    write(folder, "warning", f"warning: a lonely tag\n    7 | tags: {'tea ' * 30}\n      | ^^^^".encode())
    page.wait_for_selector("cxsite-preview .corner")
    summary, box = page.locator("cxsite-preview summary"), page.locator("cxsite-preview details")
    assert summary.inner_text() == "1 remark"
    assert told(page) == []
    write(folder, "error", b"error: gone")
    page.wait_for_selector("cxsite-preview .overlay")
    assert page.locator("cxsite-preview pre:visible").all_inner_texts() == ["error: gone"]
    assert summary.inner_text() == "1 remark"
    (folder / "content/error").unlink()
    page.wait_for_selector("cxsite-preview .corner")
    summary.click()
    assert page.locator("cxsite-preview .source").evaluate("source => source.scrollLeft") == 0  # the mark was in view
    write(folder, "index.html", PAGE % (b"Home", b"second" + LONG))
    see(page, "second")
    page.wait_for_selector("cxsite-preview .corner")
    assert box.get_attribute("open") is not None  # whoever works through the list finds it open after each save


def test_an_error_page_heals_itself(context, folder):
    write(folder, "error", b"error: title is missing")
    preview = Preview(folder)
    page = context.new_page()
    page.goto(preview.url)
    assert "title is missing" in page.locator("main").inner_text()
    (folder / "content/error").unlink()
    until(page, "document.title === 'Home'")
    preview.stop()
    preview.process.stdout.close()


def test_a_page_of_which_the_file_comes_later(page, preview, folder):
    page.goto(preview.url + "posts/new/")
    assert page.title() == "Not found"
    write(folder, "posts/new/index.html", PAGE % (b"New", b"here"))
    until(page, "document.title === 'New'")


def test_nine_tabs_share_one_stream(context, preview, folder):
    tabs = [context.new_page() for _ in range(9)]
    for tab in tabs:
        tab.goto(preview.url)
    write(folder, "index.html", PAGE % (b"Home", b"for all"))
    for tab in tabs:
        see(tab, "for all")
    tabs[0].close()
    write(folder, "index.html", PAGE % (b"Home", b"for the rest"))
    for tab in tabs[1:]:
        see(tab, "for the rest")


def test_on_another_device_only_the_tab_that_is_looked_at_holds_a_stream(context, preview, folder):
    """Browsers have no locks there. They open six connections to one address, and a seventh tab would wait forever."""
    context.add_init_script(
        "delete Navigator.prototype.locks;"
        "Object.defineProperty(Document.prototype, 'hidden', {get: () => sessionStorage.getItem('away') === 'yes'});"
    )
    tabs = [context.new_page() for _ in range(8)]
    for tab in tabs:
        tab.goto(preview.url)
        turn(tab, "yes")
    turn(tabs[0], "no")
    write(folder, "index.html", PAGE % (b"Home", b"for all"))
    for tab in tabs:
        see(tab, "for all")


def turn(page, away):
    """Switch to a tab, or away from it, as its page sees it."""
    page.evaluate(
        "away => { sessionStorage.setItem('away', away); document.dispatchEvent(new Event('visibilitychange', {bubbles: true})); }",
        away,
    )


def test_it_says_when_the_preview_has_stopped(page, preview):
    preview.stop(signal.SIGTERM)
    page.wait_for_selector("cxsite-preview.lost", state="attached")


def test_another_site_on_this_machine_reads_nothing(context, preview, tmp_path):
    """A page at another port of the same host: no fetch, script, picture, frame or stream gets through."""
    page = context.new_page()
    page.route(
        "http://127.0.0.1:1/",
        lambda route: route.fulfill(body="<!doctype html><title>elsewhere</title>", content_type="text/html"),
    )
    page.goto("http://127.0.0.1:1/")
    tried = page.evaluate(
        """async (url) => {
        const settled = (make) => new Promise((done) => make(() => done("read"), () => done("refused")));
        const element = (tag, name, value) => settled((yes, no) => {
            const it = Object.assign(document.createElement(tag), { onload: yes, onerror: no, [name]: value });
            document.body.append(it);
        });
        return {
            fetch: await fetch(url).then(() => "read", () => "refused"),
            script: await element("script", "src", url + "_cxsite/preview.js"),
            picture: await element("img", "src", url + "posts/a/bar.png"),
            stream: await settled((yes, no) => { const s = new EventSource(url + "_cxsite/events"); s.onopen = yes; s.onerror = no; }),
        };
    }""",
        preview.url,
    )
    assert tried == {"fetch": "refused", "script": "refused", "picture": "refused", "stream": "refused"}
