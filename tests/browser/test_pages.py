"""The sample's pages in a real browser: every kind, at three widths, light and dark; by keyboard, with the switch, in print.

The site is served with its policy, so that whatever the policy blocks is an error in the console and fails the test.
"""

from pathlib import Path

import axe_playwright_python
import pytest

from cxsite.render.stylesheets import lean
from tests.browser.session import until
from tests.browser.site import served
from tests.sample.published import published

HOME = Path(__file__).parent.parent.parent
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
PAGES = (
    "/", "/posts/serve-first/", "/posts/how-to-read-a-score/", "/about/", "/archive/", "/archive/2026/", "/tags/",
    "/tags/measuring/", "/categories/essays/", "/authors/", "/authors/mara-lindqvist/", "/series/", "/series/counting-honestly/",
    "/scorecards/", "/scorecards/support/", "/methods/", "/letters/", "/search/", "/404.html",
)  # fmt: skip
WIDTHS = (320, 768, 1280)
RULES = (
    "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations']}"
)


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The address of the sample, built from its sources and served."""
    with served(published(tmp_path_factory).folder) as address:
        yield address


@pytest.fixture
def said(context):
    """What pages write to the console, and what they request from other hosts."""
    said: list[str] = []
    context.on("console", lambda message: message.type in ("error", "warning") and said.append(message.text))
    context.on("weberror", lambda failure: said.append(str(failure.error)))
    return said


@pytest.mark.parametrize("where", PAGES)
def test_axe_finds_nothing_at_any_width_in_either_scheme(context, sample, said, where):
    page = context.new_page()
    page.goto(sample + where, wait_until="load")
    page.evaluate(AXE)
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, f"{over} px too wide at {width}"
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            violations = page.evaluate(f"axe.run(document, {RULES}).then(found => found.violations)")
            found += [(v["id"], scheme, width, [n["html"][:120] for n in v["nodes"]]) for v in violations]
    assert found == []
    assert said == []


def test_the_first_tab_offers_to_skip_to_the_text(context, sample):
    page = context.new_page()
    page.goto(sample + "/posts/serve-first/")
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    assert skip.evaluate("e => e === document.activeElement && e.getBoundingClientRect().width > 20")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "cx-main"


def test_everything_can_be_reached_and_seen_by_keyboard(context, sample):
    page = context.new_page()
    page.goto(sample + "/posts/serve-first/")
    stops = page.locator("a[href], button, summary, [tabindex='0']").count()
    seen = set()
    for _ in range(stops):
        page.keyboard.press("Tab")
        where, outlined = page.evaluate(
            "(() => { const e = document.activeElement, s = getComputedStyle(e);"
            " return [e.outerHTML.slice(0, 200), s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2]; })()"
        )
        seen.add(where)
        assert outlined, where
    assert len(seen) > stops * 0.8
    assert not any(where.startswith("<body") for where in seen)


@pytest.mark.parametrize("where", ["/", "/posts/serve-first/", "/scorecards/", "/scorecards/support/"])
def test_nothing_around_a_link_cuts_its_ring_off(context, sample, where):
    page = context.new_page()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(sample + where)
    cut = page.evaluate("""() => [...document.querySelectorAll("main a")].filter(link => {
        const {left, right} = link.getBoundingClientRect();
        for (let around = link.parentElement; around !== document.body; around = around.parentElement) {
            const edge = around.getBoundingClientRect();
            if (getComputedStyle(around).overflowX !== "visible" && (left - 5 < edge.left || right + 5 > edge.right)) return true;
        }
        return false;
    }).map(link => link.outerHTML)""")
    assert cut == []


@pytest.mark.parametrize("width", [360, 1280])
def test_what_is_pressed_most_is_44_pixels_high(context, sample, width):
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(sample + "/posts/how-to-read-a-score/")
    for selector in (".masthead nav a", ".to-search a", ".switch", ".scores a", "summary"):
        heights = page.locator(selector).evaluate_all("all => all.map(e => e.getBoundingClientRect().height)")
        assert heights, selector
        assert all(height >= 43.9 for height in heights), (selector, heights)
    heights = page.locator(".foot nav a").evaluate_all("all => all.map(e => e.getBoundingClientRect().height)")
    assert all(height >= 24 for height in heights)


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_is_written_smaller_than_14_pixels(context, sample, width):
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    for where in ("/", "/posts/how-to-read-a-score/", "/scorecards/support/", "/scorecards/customer-first/"):
        page.goto(sample + where)
        small = page.evaluate("""() => [...document.querySelectorAll("body :not(svg *, .unseen, option), svg text")].filter(e => {
            const words = [...e.childNodes].some(part => part.nodeType === Node.TEXT_NODE && part.data.trim());
            const enlarged = e.closest("svg")?.getScreenCTM().a ?? 1;
            return words && parseFloat(getComputedStyle(e).fontSize) * enlarged < 14;
        }).map(e => e.outerHTML)""")
        assert small == [], where


def test_the_switch_ends_where_the_page_ends(context, sample):
    page = context.new_page()
    page.goto(sample + "/posts/serve-first/")
    switch, masthead = (page.locator(name).bounding_box() for name in (".switch", ".masthead"))
    drawn = switch["x"] + switch["width"] / 2 + 9
    assert drawn == pytest.approx(masthead["x"] + masthead["width"], abs=0.5)


def shown(page):
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def test_the_switch_turns_the_scheme_and_is_remembered_on_the_next_page(context, sample, said):
    page = context.new_page()
    page.emulate_media(color_scheme="light")
    page.goto(sample + "/")
    switch, light = page.locator(".switch"), shown(page)
    assert switch.get_attribute("aria-pressed") == "false"
    assert switch.inner_text().strip() == "Dark"
    switch.focus()
    page.keyboard.press("Space")
    dark = shown(page)
    assert dark != light
    assert switch.get_attribute("aria-pressed") == "true"
    page.goto(sample + "/about/")
    assert shown(page) == dark
    assert page.locator(".switch").get_attribute("aria-pressed") == "true"
    page.locator(".switch").click()
    assert shown(page) == light
    assert page.evaluate("localStorage.getItem('scheme')") is None, "what the system says anyway is not kept"
    page.emulate_media(color_scheme="dark")
    assert shown(page) == dark, "without a choice the page follows the system"
    assert said == []


def test_the_first_thing_painted_is_in_the_scheme_that_was_chosen(context, sample):
    page = context.new_page()
    page.emulate_media(color_scheme="light")
    page.goto(sample + "/")
    page.locator(".switch").click()
    dark = shown(page)
    page.add_init_script(
        "requestAnimationFrame(function look() {"  # a frame comes only when there is something to paint
        " window.first = document.body && getComputedStyle(document.body).backgroundColor; first || requestAnimationFrame(look); });"
    )
    page.reload()
    until(page, "window.first")
    assert page.evaluate("first") == dark


def test_other_tabs_follow_the_switch(context, sample):
    one, other = context.new_page(), context.new_page()
    for page in (one, other):
        page.emulate_media(color_scheme="light")
        page.goto(sample + "/about/")
    one.locator(".switch").click()
    until(other, "document.documentElement.dataset.scheme === 'dark'")


def test_without_script_there_is_no_switch_and_everything_can_be_read(browser, sample):
    context = browser.new_context(java_script_enabled=False, color_scheme="dark")
    page = context.new_page()
    page.goto(sample + "/posts/serve-first/")
    assert not page.locator(".switch").is_visible()
    assert page.locator(".prose > p").first.is_visible()
    context.close()


def test_the_words_are_set_in_the_typeface_of_the_site_from_the_first_view(context, sample):
    page = context.new_page()
    page.goto(sample + "/posts/serve-first/")
    used = "[...document.fonts].filter(face => face.status === 'loaded').map(face => face.style).sort().join()"
    until(page, f"{used} === 'italic,normal'")


def test_nothing_moves_while_a_page_arrives(context, sample):
    page = context.new_page()
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => { for (const e of list.getEntries()) moved += e.value; })"
        ".observe({type: 'layout-shift', buffered: true});"
    )
    for where in ("/", "/posts/serve-first/", "/scorecards/support/"):
        page.goto(sample + where, wait_until="load")
        page.wait_for_timeout(150)
        assert page.evaluate("moved") == 0, where


def test_an_article_on_paper_has_its_words_and_none_of_the_furniture(context, sample, tmp_path):
    page = context.new_page()
    page.goto(sample + "/posts/serve-first/")
    page.emulate_media(media="print", color_scheme="dark")
    for selector in (".masthead nav", ".switch", ".feedback", ".pager", ".related", ".skip"):
        assert not page.locator(selector).first.is_visible(), selector
    assert page.locator("h1").is_visible()
    assert page.locator(".byline").is_visible()
    data = page.pdf(path=tmp_path / "article.pdf", format="A4")
    assert data.startswith(b"%PDF")
    assert 1 <= data.count(b"/Type /Page\n") + data.count(b"/Type /Page ") <= 12


def test_on_paper_a_chart_is_not_cut_and_its_numbers_may_follow_on_the_next_page(context, sample):
    page = context.new_page()
    page.goto(sample + "/posts/how-to-read-a-score/")
    page.emulate_media(media="print")
    found = "all => all.map(e => getComputedStyle(e).breakInside)"
    kept = {
        name: set(page.locator(name).evaluate_all(found)) for name in ("figure:has(table)", ".cx-svg", ".prose table")
    }
    assert kept == {"figure:has(table)": {"auto"}, ".cx-svg": {"avoid"}, ".prose table": {"avoid"}}


@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("where", ["/tags/measuring/", "/archive/", "/404.html"])
def test_a_list_begins_below_the_title_of_its_page(context, sample, where, width):
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(sample + where)
    title, first = (page.locator(name).first.bounding_box() for name in ("h1", ":is(.list h2, .dated li) a"))
    assert first["x"] == pytest.approx(title["x"], abs=1)


def test_below_an_article_nobodys_reading_time_stands_on_a_line_of_its_own(context, sample):
    page = context.new_page()
    for width in (1000, 1280, 1600):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(sample + "/posts/how-to-read-a-score/")
        tops = page.evaluate("""() => [...document.querySelectorAll(".related .meta")].map(
            line => [...line.children].slice(-2).map(part => part.getBoundingClientRect().top))""")
        assert len(tops) == 4
        assert all(date == pytest.approx(minutes, abs=1) for date, minutes in tops), width


@pytest.mark.parametrize("where", ["/", "/tags/measuring/", "/404.html"])
def test_on_a_phone_no_word_of_a_title_is_broken_in_text_of_twice_the_size(context, sample, where):
    page = context.new_page()
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(sample + where)
    page.evaluate("document.documentElement.style.setProperty('font-size', '212.5%')")  # it is 106.25% otherwise
    broken = page.evaluate("""() => [...document.querySelectorAll("h1, h2, .pull p")].filter(title => {
        title.style.cssText = "overflow-wrap: normal; hyphens: none";
        return title.scrollWidth > title.clientWidth;
    }).map(title => title.textContent)""")
    assert broken == []


@pytest.mark.parametrize("where", ["/", "/posts/serve-first/"])
def test_text_of_twice_the_size_still_fits(context, sample, where):
    page = context.new_page()
    page.set_viewport_size({"width": 640, "height": 800})
    page.goto(sample + where)
    page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert over <= 0


def test_the_switch_weighs_little():
    assert (HOME / "cxsite/themes/default/static/switch.js").stat().st_size < 2_500


def test_a_stylesheet_made_lean_has_the_same_rules(context):
    page = context.new_page()
    rules = """css => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        return [...sheet.cssRules].map(rule => rule.cssText.replace(/,\\s+/g, ","));
    }"""
    written = (HOME / "cxsite/themes/default/static/site.css").read_bytes()
    before, after = (page.evaluate(rules, css.decode()) for css in (written, lean(written)))
    assert before == after
    assert len(before) > 200
