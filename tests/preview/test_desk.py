"""What the desk shows for a publication in which everything needs attention, and for one in which nothing does."""

import re
from datetime import UTC, datetime

import pytest

from cxsite import build
from cxsite.keys.memory import Memory
from cxsite.model.standing import Show
from cxsite.outside import Heard
from cxsite.preview.desk import calendar, desk
from cxsite.preview.desk_facts import Said, facts
from tests.archive import unpack

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
BUSY = """
-- site.yaml --
title: The <Desk>
address: https://desk.example/blog
time_zone: Pacific/Auckland
-- content/posts/draft.md --
---
title: Not done & dusted
date: 2026-12-24
draft: true
---
Text.
-- content/posts/soon.md --
---
title: Soon
date: 2026-11-23 09:00
expires: 2026-12-31
description: It comes on the day that has begun in Auckland.
---
See [here](https://gone.example/page#part).
-- content/posts/gone.md --
---
title: Over
date: 2026-01-01
expires: 2026-02-01
description: It was.
---
Text.
-- content/posts/out.md --
---
title: Out
date: 2026-11-01
allow:
  link-text: it quotes a bad page
---
See [here](/archive/). ![](/static/a.png)
-- content/scorecards/support.yaml --
title: Support
owner: Ann
next_review: 2026-10-01
periods: quarters
sources:
  survey: {title: A survey, method: By e-mail, question: How likely?, scale: 0 to 10}
measures:
  recommend:
    title: Would recommend us
    kind: nps
    source: survey
    values:
      2026-Q1: {promoters: 60, passives: 30, detractors: 10, invited: 200}
"""


@pytest.fixture
def publication(tmp_path):
    def shown(text, heard):
        unpack(text, tmp_path)
        options = build.Options(tmp_path, tmp_path / "public", NOW, Show(True, True, True))
        looked = build.look(options, Memory.nowhere())
        assert looked.value, looked.problems
        said = Said(looked.problems, looked.value.waived, heard)
        return facts(looked.value.corpus, looked.value.library, said, NOW)

    return shown


def rows(found):
    return {s.id: [(r.day, r.title, r.address, r.remark) for r in s.rows] for s in found.sections}


def test_everything_that_waits_for_somebody(publication):
    found = publication(BUSY, {"https://gone.example/page": Heard("broken", "404 Not Found")})
    assert dict(found.counts) == {"published": 1, "scheduled": 1, "draft": 1, "expired": 1}
    said = rows(found)
    assert said["draft"] == [("2026-12-24", "Not done & dusted", "/posts/draft/", "")]
    assert said["scheduled"] == [("2026-11-23", "Soon", "/posts/soon/", "until 2026-12-31")]
    assert said["expired"] == [("2026-01-01", "Over", "/posts/gone/", "expired 2026-02-01")]
    assert said["reviews"] == [("2026-10-01", "Support", "/scorecards/support/", "Ann")]
    assert said["stale"][0][3] == "the latest value is for 2026-Q1; the next was due by 2026-08-15"
    assert said["outside"] == [("", "https://gone.example/page", "/posts/soon/", "404 Not Found")]
    assert said["alt"] == [("", "Out", "/posts/out/", "")]
    assert said["descriptions"] == [("2026-11-01", "Out", "/posts/out/", "")]
    assert said["allowed"] == [("", "Out", "/posts/out/", "link-text: it quotes a bad page")]


def test_a_page_of_the_desk_leads_to_pages_and_files_and_escapes_what_it_shows(publication):
    found = publication(BUSY, {})
    page = desk(found, (), lambda span: f"editor:{span.path}:{span.line}" if span else "").decode()
    assert "<Desk>" not in page
    assert "The &lt;Desk&gt;" in page
    assert '<a href="/blog/posts/draft/">Not done &amp; dusted</a>' in page
    assert 'href="editor:content/scorecards/support.yaml:3"' in page
    assert "not checked yet; cxsite check --external checks them" in page


def test_the_calendar_has_the_months_in_order(publication):
    page = calendar(publication(BUSY, {}), lambda _: "").decode()
    assert re.findall(r"<h2>(.+?)</h2>", page) == ["October 2026", "November 2026", "December 2026"]
    entries = re.findall(r"<time[^>]*>(.+?)</time></td><td><a[^>]*>(.+?)</a></td><td>(.*?)</td>", page)
    assert entries == [
        ("2026-10-01", "Support", "review overdue"),
        ("2026-11-01", "Out", "published"),
        ("2026-11-23", "Soon", "scheduled"),
        ("2026-12-24", "Not done &amp; dusted", "draft"),
        ("2026-12-31", "Soon", "expires"),
    ]


def test_where_nothing_waits_it_says_so(publication):
    found = publication(BUSY.partition("-- content")[0], {"https://x.example/": Heard("fine")})
    assert not any(section.rows for section in found.sections)
    page = desk(found, (), lambda _: "").decode()
    for words in ("no review is overdue", "none at the last check", "every article has one"):
        assert words in page
    assert "Nothing is planned" in calendar(found, lambda _: "").decode()
