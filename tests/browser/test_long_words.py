"""Words as long as German ones, in every small place of a page: they break, and no page becomes wider than its window."""

import pytest

from tests.archive import unpack
from tests.browser.site import built, served

LONG = "Rechtsschutzversicherungsgesellschaftsangelegenheiten"
SITE = f"""
-- site.yaml --
title: {LONG}
tagline: {LONG}
address: https://lang.example
time_zone: Europe/Berlin
language: de
-- content/authors/ana.yaml --
name: {LONG}
role: {LONG}
organisation: {LONG}
-- content/posts/long.md --
---
title: {LONG}
date: 2026-10-01
description: {LONG}
authors: [ana]
tags: [{LONG}]
category: {LONG}
series: {LONG}
---
[TOC]

## {LONG}

{LONG} {{{{ desk.reply @2026-Q3 }}}}, {{{{ desk.recommend full @2026-Q3 }}}}.

{{{{ chart desk.recommend trend }}}}
-- content/letters/letter.md --
---
letter_to: long
received: 2026-10-05
publish: without-name
letter: {LONG}
---
-- content/scorecards/desk.yaml --
title: {LONG}
about: {LONG}
owner: {LONG}
next_review: 2027-01-15
periods: quarters
sources:
  pulse: {{title: {LONG}, method: {LONG}, question: {LONG}}}
measures:
  recommend:
    kind: nps
    title: {LONG}
    source: pulse
    values:
      2026-Q2: {{promoters: 96, passives: 56, detractors: 48}}
      2026-Q3: {{promoters: 120, passives: 60, detractors: 45}}
  reply:
    kind: number
    title: {LONG}
    unit: {LONG}
    better: lower
    source: pulse
    values:
      2026-Q2: 4.9
      2026-Q3: 4.2
"""
PAGES = (
    "/", "/posts/long/", "/archive/", "/tags/", "/authors/", "/authors/ana/", "/series/", "/letters/", "/scorecards/",
    "/scorecards/desk/", "/methods/", "/search/", "/404.html",
)  # fmt: skip


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    root = tmp_path_factory.mktemp("long")
    unpack(SITE, root)
    with served(built(root)) as address:
        yield address


def test_no_page_is_wider_than_its_window(context, address):
    wider = {}
    page = context.new_page()
    for where in PAGES:
        page.goto(address + where)
        for width in (320, 1000, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            if over > 0:
                wider[where, width] = over
    assert wider == {}


@pytest.mark.parametrize("width", [320, 1280])
def test_crumbs_one_below_the_other_leave_room_for_a_finger(context, address, width):
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address + "/posts/long/")
    one, other = (link.bounding_box() for link in page.locator(".crumbs a").all())
    middles = [box["y"] + box["height"] / 2 for box in (one, other)]
    assert one["y"] + one["height"] <= other["y"], "they stand in two lines"
    assert middles[1] - middles[0] >= 24
