"""Results in pages: the scorecards' own, those that articles quote and draw, and what feeds make of them."""

import json
from dataclasses import replace

import pytest

from cxsite.model.body import Binding, Body, Embed, Ref, Slot
from cxsite.model.fills import Drawn, Quoted
from cxsite.model.place import Span
from cxsite.render.charts.drawings import chart, drawn
from cxsite.render.plan import plan
from cxsite.render.unbroken import unbroken
from tests.render.made import SITE, article, library, load, results
from tests.render.planned import ALL_FEEDS, text
from tests.speaking import WORDS

HERE = Span("content/posts/p1.md", 1)
RESULTS = results()
NPS, REPLY = RESULTS.scorecards[0].measures
ROW = NPS.results[-1].address
BINDING = Binding(Ref("support", "recommend", period="2026-Q3"), HERE)
EMBED = Embed("chart", Ref("support", "recommend", form="trend"), HERE)
FILLS = (Quoted("+33", ROW, "33.3333"), Drawn(EMBED, (NPS,), NPS.address), Quoted("+33", ROW, "33.3333"))
PIECES = ("<p>It is ", Slot(0, "text"), ".</p>", Slot(1, "block"), "<p>", Slot(2, "text"), "</p>")


@pytest.fixture
def outputs(tmp_path):
    made = library(1, article(2, uses=(BINDING, EMBED, BINDING), fills=FILLS), results=RESULTS)
    theme = load(str(tmp_path), SITE).value
    quoting = made.articles[0].post.outline.digest

    def bodies(digest):
        return Body(PIECES if digest == quoting else ("<p>Plain.</p>",))

    return {o.address: o for o in plan(made, theme, bodies, lambda _: b"", "e").outputs}


def test_a_post_shows_its_numbers_its_chart_and_where_they_come_from_once(outputs):
    page = text(outputs, "posts/p2/index.html")
    assert page.count(f'<a class="cx-value" href="{ROW}"><data value="33.3333">+33</data></a>') == 2
    assert page.count("<svg") == 1
    assert page.count('<li value="1">') == 1
    assert f'<a href="{ROW}">Would recommend us</a>, Q3 2026: {unbroken(NPS.results[-1].full)}' in page
    assert "Survey after each call" in page


def test_a_feed_shows_a_table_for_a_chart_and_complete_links(outputs):
    feed = text(outputs, "feed.xml")
    assert "&lt;table" in feed
    assert "&lt;svg" not in feed
    assert f'href="https://letters.example{ROW}"&gt;+33&lt;/a&gt;' in feed


def test_the_row_a_number_links_to_is_on_the_scorecards_page(outputs):
    assert f'id="{ROW.partition("#")[2]}"' in text(outputs, "scorecards/support/index.html")


def test_its_page_says_what_a_scorecard_is_about_and_what_it_serves(outputs):
    page = text(outputs, "scorecards/support/index.html")
    assert '<p class="standfirst">What callers say.</p>\n<p class="strategy">To be called once only.</p>' in page


def test_its_page_and_its_data_say_where_pay_depends_on_a_result_and_what_is_special_of_a_source(outputs):
    page, data = text(outputs, "scorecards/support/index.html"), json.loads(text(outputs, "scorecards/support.json"))
    assert page.count("<dt>Pay</dt><dd>Some people’s pay depends on this result") == 1
    assert "<dt>Method</dt><dd>Calls in English only.</dd>" in page
    assert [measure["tied_to_pay"] for measure in data["measures"]] == [True, False]


def test_the_front_page_has_the_latest_results_and_the_index_lists_scorecards(outputs):
    assert "Would recommend us" in text(outputs, "index.html")
    assert 'href="/scorecards/support/"' in text(outputs, "scorecards/index.html")


def test_only_pages_that_show_an_nps_carry_the_notice(outputs):
    noticed = [a for a in outputs if a.endswith(".html") and "registered trademarks" in text(outputs, a)]
    assert noticed == [
        "index.html",
        "methods/index.html",
        "posts/p2/index.html",
        "scorecards/index.html",
        "scorecards/support/index.html",
    ]


def test_a_correction_reaches_the_posts_that_quote_it_and_no_other(tmp_path):
    theme = load(str(tmp_path), SITE).value

    def inputs(shown):
        fills = (replace(FILLS[0], text=shown), *FILLS[1:])
        made = library(1, article(2, uses=(BINDING, EMBED, BINDING), fills=fills), results=RESULTS)
        return {o.address: dict(o.all_inputs) for o in plan(made, theme, lambda _: Body(), lambda _: b"", "e").outputs}

    before, after = inputs("+33"), inputs("+34")
    changed = {a for a in before if before[a] != after[a]}
    assert changed == {*ALL_FEEDS, "posts/p2/index.html"}
    assert before["posts/p2/index.html"]["view"] == after["posts/p2/index.html"]["view"]


def test_what_is_read_as_one_sign_stays_on_one_line():
    assert unbroken(NPS.results[-1].full).endswith("n\u00a0=\u00a0225)")
    assert unbroken("95-%-Intervall") == "95-\u2060%-Intervall"
    assert (
        unbroken("up 9 (rounded); too close to call (−6 to +24)")
        == "up 9 (rounded); too close to call (−6\u00a0to\u00a0+24)"
    )
    assert "n\u00a0=\u00a0225)" in chart(NPS, "trend", "u", WORDS)


def test_a_table_in_a_text_scrolls_by_itself_and_not_with_the_page():
    table = Embed("table", Ref("support", "recommend"), HERE)
    html = drawn(Drawn(table, (NPS, REPLY), NPS.address), "u", WORDS)
    assert html.count('<div class="cx-scroll" tabindex="0" role="group" aria-label="Would recommend us"><table') == 1
    assert html.count("<table") == html.count('<div class="cx-scroll"') == 2


def test_of_one_period_there_is_no_course_to_draw():
    csat = replace(NPS, measure=replace(NPS.measure, kind="csat"))
    assert "cx-chart-trend" in chart(csat, "", "u", WORDS)
    assert "cx-chart-bar" in chart(replace(csat, results=csat.results[-1:]), "", "u", WORDS)


def test_each_measure_has_its_own_drawing():
    assert "<svg" in chart(NPS, "", "u", WORDS)
    assert "<svg" in chart(REPLY, "", "u", WORDS)
    assert chart(REPLY, "bar", "u", WORDS) == ""
    assert chart(NPS, "sparkline", "u", WORDS) != chart(NPS, "trend", "u", WORDS)
