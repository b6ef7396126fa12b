"""A short article that is one of many parts: the list of parts is beside it, and overlaps nothing else."""

from tests.archive import unpack
from tests.browser.site import built, served

PART = """
-- content/posts/part-{n:02}.md --
---
title: What we heard about waiting, and about being told how long, in week {n} of a long year
date: 2026-{month:02}-01
series: Waiting
tags: [waiting]
---

A sentence.
"""
SITE = """
-- site.yaml --
title: The Counter
address: https://thecounter.example
time_zone: UTC
""" + "".join(PART.format(n=n, month=n) for n in range(1, 12))


def test_what_hangs_beside_the_text_ends_above_what_spans_the_page(context, tmp_path):
    unpack(SITE, tmp_path)
    with served(built(tmp_path)) as address:
        page = context.new_page()
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(address + "/posts/part-06/")
        series, text, related = (page.locator(name).bounding_box() for name in (".series", ".after", ".related"))
    assert series["y"] + series["height"] > text["y"] + text["height"], (
        "it has to be the longer of the two, or this shows nothing"
    )
    assert series["y"] + series["height"] <= related["y"]
    assert series["x"] + series["width"] <= text["x"]
