"""`check --fix`, `check --verbose` and the fixes themselves."""

from dataclasses import replace

import pytest

from cxsite.check import bare_address, heading_level_one
from cxsite.check.mends import mended
from cxsite.model.place import Span
from cxsite.model.problem import Problem
from cxsite.parse.posts import post
from cxsite.parse.site import site
from tests.archive import unpack
from tests.cli.test_words import cxsite

SITE = "title: T\naddress: https://example.org\ntime_zone: UTC\n"
HEAD = "---\ntitle: A\ndate: 2026-01-01\n---\n"


def problems(text):
    found = post("content/posts/a.md", text.encode(), site("site.yaml", SITE.encode()).value)
    return (*found.problems, *heading_level_one.of(found.value[0]), *bare_address.of(found.value[0]))


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("# One\n\nText\n", "## One\n\nText\n"),
        ('<h1 id="one">One</h1>\n', '<h2 id="one">One</h2>\n'),
        ("# A {{ a.b @2026 }} `b` [title](x.md)\n", "## A {{ a.b @2026 }} `b` [title](x.md)\n"),
        ("One\n===\n\n> # Two\n", "One\n---\n\n> ## Two\n"),
        ("Text\n- a\n- b\n", "Text\n\n- a\n- b\n"),
        ("Text\r\n- a\r\n", "Text\r\n\r\n- a\r\n"),
        ("> Text\n- a\n", "> Text\n\n- a\n"),
        ("> > Text\n> > - a\n> > - b\n", "> > Text\n> >\n> > - a\n> > - b\n"),
        ("> - a\n>   - b\n>\n>     more\n- d\n", "> - a\n>     - b\n>\n>         more\n\n- d\n"),
        ("- a\n  - b\n    more\n  - c\n- d\n", "- a\n    - b\n      more\n    - c\n- d\n"),
        ("Text\n| a | b |\n|---|---|\n| 1 | 2 |\n", "Text\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"),
        (
            "a\x85b\u2028https://a.example, (http://b.example/c_(d)).\n",
            "a\x85b\u2028<https://a.example>, (<http://b.example/c_(d)>).\n",
        ),
        ("## https://a.example/x\r\n- a\r\n", "## <https://a.example/x>\r\n- a\r\n"),
        ("| a |\n|---|\n|**https://a.example/x--y**|\n", "| a |\n|---|\n|**<https://a.example/x--y>**|\n"),
    ],
)
def test_a_mend_leaves_nothing_to_mend(wrong, right):
    text = HEAD + wrong
    for _ in range(4):
        text, count = mended(text, problems(text.replace("\r\n", "\n")))
        if not count:
            break
    assert text == HEAD + right
    assert problems(text.replace("\r\n", "\n")) == ()


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("tags: [refund, refunds, late]\n", "tags: [refund, late]\n"),
        ("tags: [ late, refunds, trust, refunds ] # two\n", "tags: [ late, refund, trust] # two\n"),
        ("tags: [refunds, late, refund]\r\n", "tags: [refund, late]\r\n"),
        ('tags: ["refunds"]\n', 'tags: ["refund"]\n'),
        ("tags: refunds, late\n", "tags: refund, late\n"),
    ],
)
def test_a_tag_that_stands_there_already_is_not_written_twice(line, right):
    found = [
        Problem("near-duplicate-tags", "warning", Span("a.md", 1, at + 1, 7), "", "", instead="refund")
        for at in range(len(line))
        if line.startswith("refunds", at)
    ]
    found = [replace(p, span=replace(p.span, column=p.span.column - 1, length=9)) if '"' in line else p for p in found]
    assert mended(line, found)[0] == right


def test_what_is_not_mechanical_is_left_alone():
    text = HEAD + "![](x.png)\n\n## A\n\n#### B\n"
    assert mended(text, problems(text)) == (text, 0)


MAGAZINE = f"""-- site.yaml --
{SITE}-- content/posts/a.md --
---
title: A
date: 2026-01-01
tags: ["Refunds", NPS]
allow:
  link-text: quoted as it was
---
# One

See [here](b.md).
-- content/posts/b.md --
---
title: B
date: 2026-01-02
tags: [refund, NPS]
---
Text.
-- content/posts/c.md --
---
title: C
date: 2026-01-03
tags: [refund, nps]
---
Text.
"""


@pytest.fixture
def magazine(tmp_path):
    unpack(MAGAZINE, tmp_path)
    return tmp_path


def test_nothing_is_written_in_a_pipe(magazine):
    before = (magazine / "content/posts/a.md").read_text()
    done = cxsite("check", "--fix", cwd=magazine)
    assert done.returncode == 0
    assert "-# One\n+## One\n" in done.stdout
    assert '-tags: ["Refunds", NPS]\n+tags: ["refund", NPS]\n' in done.stdout
    assert "-tags: [refund, nps]\n+tags: [refund, NPS]\n" in done.stdout
    assert "nothing was written; --yes writes without asking" in done.stderr
    assert (magazine / "content/posts/a.md").read_text() == before


def test_what_a_text_allows_is_never_mended(magazine):
    text = f"{HEAD}<!-- allow heading-level-one: as it was printed -->\n\n# One\n\n- a\n  - b\n"
    (magazine / "content/posts/a.md").write_text(text)
    cxsite("check", "--fix", "--yes", cwd=magazine)
    assert (magazine / "content/posts/a.md").read_text() == text.replace("  - b", "    - b")


def test_what_can_be_mended_is_said(magazine):
    words = "`cxsite check --fix` can fix some of these; it shows the changes first\n"
    assert cxsite("check", cwd=magazine).stderr.endswith(f"\n\n3 warnings\n{words}")
    assert words not in cxsite("check", "--fix", cwd=magazine).stderr
    cxsite("check", "--fix", "--yes", cwd=magazine)
    assert words not in cxsite("check", cwd=magazine).stderr


def test_waivers_are_shown_in_the_order_of_the_text(magazine):
    allowed = "allow: {link-text: shown, description-length: shown}"
    text = f"---\ntitle: A\ndate: 2026-01-01\n{allowed}\ndescription: {'x' * 201}\n---\nSee [here](b.md).\n"
    (magazine / "content/posts/a.md").write_text(text)
    told = [line.split(": ")[2] for line in cxsite("check", "-v", cwd=magazine).stdout.splitlines()]
    assert told == ["description-length (shown)", "link-text (shown)"]


def test_yes_writes_and_nothing_is_left(magazine):
    done = cxsite("check", "--fix", "--yes", cwd=magazine)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("no problems\n")
    assert "## One" in (magazine / "content/posts/a.md").read_text()
    assert cxsite("check", "--fix", "--yes", cwd=magazine).stdout == "no problems\n"
    assert not list(magazine.rglob("*~"))


def test_a_text_that_is_a_link_is_mended_where_it_lies(magazine):
    text = magazine / "content/posts/a.md"
    (magazine / "static").mkdir()
    text.rename(magazine / "static/a.txt")
    text.symlink_to(magazine / "static/a.txt")
    assert cxsite("check", "--fix", "--yes", cwd=magazine).returncode == 0
    assert text.is_symlink()
    assert "## One" in (magazine / "static/a.txt").read_text()


def test_waivers_are_shown_where_somebody_asks(magazine):
    assert "allowed" not in cxsite("check", cwd=magazine).stdout
    done = cxsite("check", "--verbose", cwd=magazine)
    assert "content/posts/a.md:10: allowed: link-text (quoted as it was)\n" in done.stdout
    data = cxsite("check", "--json", cwd=magazine).stdout
    assert '"reason": "quoted as it was"' in data
