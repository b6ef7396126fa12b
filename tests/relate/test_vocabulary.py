"""Tags as the publication agreed to write them: aliases count as their tag, and the tag's page says what it is about."""

from pathlib import Path

from tests.archive import unpack
from tests.browser.site import built
from tests.typed import typed

SITE = """-- site.yaml --
title: The Counter
address: https://thecounter.example
time_zone: UTC
-- content/tags.yaml --
tags:
  - label: refunds
    description: What goes back, and when.
    aliases: [money back]
  - trust
-- content/posts/a.md --
---
title: A
date: 2026-10-01
tags: [Money Back, REFUNDS, trust]
---
Text.
-- content/posts/b.md --
---
title: B
date: 2026-10-02
tags: [refunds]
---
Text.
"""


def said(folder: Path) -> str:
    return typed(
        "check", cwd=folder, environ={"SOURCE_DATE_EPOCH": "1795392000", "NO_COLOR": "1"}, together=True
    ).stdout


def test_an_alias_counts_as_its_tag_and_the_page_says_what_it_is_about(tmp_path):
    unpack(SITE, tmp_path)
    site = built(tmp_path)
    page = (site / "tags/refunds/index.html").read_text(encoding="utf-8")
    assert '<p class="standfirst">What goes back, and when.</p>' in page
    assert '<meta name="description" content="What goes back, and when.">' in page
    assert "2 articles" in page
    assert not (site / "tags/money-back").exists()
    assert page.count('href="/posts/a/"') == 1


def test_a_tag_that_nobody_agreed_on_is_a_warning_with_the_nearest(tmp_path):
    unpack(SITE.replace("tags: [refunds]", "tags: [refnds]"), tmp_path)
    told = said(tmp_path)
    assert 'content/posts/b.md:4:8: warning: there is no tag "refnds" [unknown-tag]' in told
    assert 'did you mean "refunds"?' in told


def test_without_the_file_any_tag_will_do(tmp_path):
    unpack(SITE, tmp_path)
    (tmp_path / "content/tags.yaml").unlink()
    assert "unknown-tag" not in said(tmp_path)


def test_a_name_that_two_tags_claim_is_an_error(tmp_path):
    unpack(SITE.replace("  - trust\n", "  - {label: trust, aliases: [Money back]}\n"), tmp_path)
    assert '"Money back" already stands for refunds [tag-twice]' in said(tmp_path)
