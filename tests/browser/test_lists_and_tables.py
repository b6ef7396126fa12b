"""Long lists and wide tables: numbers stay inside the column; only tables with many columns scroll, or extend in print."""

from io import BytesIO

import pytest
from PIL import Image

from tests.archive import unpack
from tests.browser.site import built, served

SAID = "A long sentence on what people say while they wait at a counter"
ROW = f"| {SAID} | {SAID} | {SAID} |\n"
SITE = f"""
-- site.yaml --
title: The Counter
address: https://thecounter.example
time_zone: UTC
-- content/posts/long.md --
---
title: Lists and tables
date: 2026-10-01
---

{("1. Said." + chr(10)) * 11}
| What | Why | What else |
|---|---|---|
{ROW * 7}
Between.

|{" Q |" * 8} Remark |
|{"--:|" * 8}---|
{("|" + " 1,234 |" * 8 + f" {SAID} |" + chr(10)) * 12}
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    root = tmp_path_factory.mktemp("long")
    unpack(SITE, root)
    with served(built(root)) as address:
        yield address + "/posts/long/"


@pytest.fixture
def page(context, address):
    page = context.new_page()
    page.goto(address)
    return page


@pytest.mark.parametrize("width", [360, 1280])
def test_numbers_of_two_digits_stand_within_the_column(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    items = page.locator(".prose ol li")
    assert items.count() == 11
    place = items.last.bounding_box()
    edge = page.locator(".prose").bounding_box()["x"]
    beside = {"x": edge - 12, "y": place["y"], "width": 12, "height": place["height"]}
    seen = Image.open(BytesIO(page.screenshot(clip=beside))).convert("L").getextrema()
    assert seen[0] == seen[1], "something is drawn beside the column"


@pytest.mark.parametrize("width", [360, 1280])
def test_a_table_scrolls_for_its_columns_and_not_for_its_rows(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    over = page.locator(".prose .table").evaluate_all("all => all.map(e => e.scrollWidth - e.clientWidth)")
    assert over[0] == 0
    assert over[1] > 50


def test_on_paper_many_columns_reach_to_the_edge_and_no_row_is_torn(page):
    page.set_viewport_size({"width": 660, "height": 900})
    page.emulate_media(media="print")
    few, many = (table.bounding_box() for table in page.locator(".prose .table").all())
    text, sheet = (page.locator(name).bounding_box() for name in (".prose", "main"))
    assert few["width"] < text["width"] + 11  # with the room for focus rings at both sides
    assert many["x"] + many["width"] == pytest.approx(sheet["x"] + sheet["width"], abs=1)
    rules = page.locator(".prose table").evaluate_all("all => all.map(e => getComputedStyle(e).breakInside)")
    assert rules == ["avoid", "auto"]
    assert page.locator(".prose tr").first.evaluate("e => getComputedStyle(e).breakInside") == "avoid"
