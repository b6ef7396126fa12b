"""The table of edits: after each, the incremental output equals a clean build byte for byte, and little more was written than
what shows the edit. Files are counted by what happened to them on disk, not by what was reported.
"""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import pytest

from cxsite.model.articles import Article
from cxsite.model.standing import Show
from cxsite.render import pages
from cxsite.render.press import Leaf
from tests.freshness.bench import NOW, answered, built, bytes_of, clean, magazine, published, touched
from tests.freshness.edits import ALPHA, FEEDS, FORMS, POST, gone, moved, put, sub


class Edit(NamedTuple):
    """`writes` are all files that differ afterwards, written or removed; None if nearly all do."""

    name: str
    edit: Callable[[Path], None]
    writes: set[str] | None


HEAD = '{% block head %}<meta name="a" content="b">{% endblock %}'

TABLE = [
    Edit("nothing", lambda root: None, set()),
    Edit("touch", lambda root: os.utime(root / "content/posts/alpha.md", ns=(1, 1)), set()),
    Edit("same bytes saved anew", sub("content/posts/alpha.md", "Alpha", "Alpha"), set()),
    Edit(
        "a comment line in front matter", sub("content/posts/alpha.md", "title: Alpha", "# note\ntitle: Alpha"), set()
    ),
    Edit(
        "a word of a body",
        sub("content/posts/alpha.md", "Because of the queue.", "Because of that queue."),
        {ALPHA, *FEEDS, *(f"{of}/{form}" for of in ("tags/refunds", "tags/queues", "authors/ada") for form in FORMS)},
    ),
    Edit(
        "a sign of the first sentence", sub("content/posts/alpha.md", "The first article.", "The first article!"), None
    ),
    Edit("a measure's title", sub("content/scorecards/support.yaml", "Would recommend us", "Would tell others"), None),
    Edit("a word of a page", sub("content/pages/about.md", "We write", "We often write"), {"about/index.html"}),
    Edit("a static file", put("static/robots-extra.txt", "other"), {"robots-extra.txt"}),
    Edit("a new static file", put("static/deep/new.txt", "new"), {"deep/new.txt"}),
    Edit("a static file gone", gone("static/robots-extra.txt"), {"robots-extra.txt"}),
    Edit("a picture", sub("content/posts/gamma/bar.svg", "0 0 9 9", "1 1 9 9"), {"posts/gamma/bar.svg"}),
    Edit("a picture's size", sub("content/posts/gamma/bar.svg", "0 0 9 9", "0 0 8 8"), None),
    Edit("a draft's body", sub("content/drafts/idea.md", "A draft.", "Another draft."), set()),
    Edit("a new draft", put("content/drafts/more.md", "---\ntitle: More\ndate: 2026-05-02\n---\nMore.\n"), set()),
    Edit("a scheduled body", sub("content/posts/future.md", "Not yet.", "Not now."), set()),
    Edit("a comment in a template", put("templates/page.html", '{% extends "default/page.html" %}{# x #}'), set()),
    Edit("an unused template", put("templates/unused.html", "{{ site.title }}"), set()),
    Edit(
        "the page template",
        put("templates/page.html", '{% extends "default/page.html" %}' + HEAD),
        {"about/index.html"},
    ),
    Edit("the theme's words", put("strings/en.yaml", "all_articles: Everything\n"), None),
    Edit("a title", sub("content/posts/alpha.md", "title: Alpha", "title: Alphabet"), None),
    Edit("a tag more", sub("content/posts/delta.md", "[queues]", "[queues, letters]"), None),
    Edit("the last of a tag", sub("content/posts/gamma/index.md", "[letters]", "[queues]"), None),
    Edit("a draft is published", moved("content/drafts/idea.md", "content/posts/idea.md"), None),
    Edit("a post becomes a draft", sub("content/posts/beta.md", "title", "draft: true\ntitle"), None),
    Edit("a post is renamed", moved("content/posts/delta.md", "content/posts/omega.md"), None),
    Edit("a post is deleted", gone("content/posts/delta.md"), None),
    Edit(
        "a new post",
        put("content/posts/new.md", "---\ntitle: New\ndate: 2026-11-01\ntags: [queues]\n---\nNew.\n"),
        None,
    ),
    Edit(
        "an old address",
        sub("content/pages/about.md", "title: About", "title: About\naliases: [/us/]"),
        {"us/index.html", "_redirects"},
    ),
    Edit(
        "whom to tell",
        sub("site.yaml", "desk@bench.example", "editor@bench.example"),
        {".well-known/security.txt"},
    ),
    Edit(
        "translations",
        lambda root: [
            sub(f"content/posts/{name}.md", "title", f"lang: {language}\ntranslation_key: same\ntitle")(root)
            for name, language in (("alpha", "en"), ("beta", "de"))
        ],
        None,
    ),
    Edit("counts", sub("content/scorecards/support.yaml", "promoters: 60", "promoters: 61"), None),
    Edit("an author", sub("content/authors/ada.yaml", "Ada Stone", "Ada Brook"), None),
    Edit("the site's title", sub("site.yaml", "The Bench", "The Desk"), None),
    Edit("the base path", sub("site.yaml", "/mag", "/magazine"), None),
    Edit("the theme's stylesheet", put("themes/own/static/own.css", "body { color: #333 }"), None),
    Edit(
        "the theme extends another",
        lambda root: (
            put("themes/far/static/far.css", "i { color: red }")(root),
            put("themes/own/theme.yaml", "extends: far\n")(root),
        )[0],
        None,
    ),
    Edit("the base template", put("themes/own/templates/base.html", '{% extends "default/base.html" %}' + HEAD), None),
    Edit(
        "the order of a series", sub("content/posts/beta.md", "series: First", "series_order: 1\nseries: First"), None
    ),
]


@pytest.mark.parametrize("edit", TABLE, ids=lambda edit: edit.name)
def test_incremental_equals_clean(tmp_path: Path, edit: Edit) -> None:
    options = published(tmp_path / "site")
    before = touched(options.output)
    edit.edit(options.root)
    report = built(options)
    after = touched(options.output)
    assert bytes_of(options.output) == clean(options)
    changed = {address for address in before.keys() | after.keys() if before.get(address) != after.get(address)}
    assert changed == {why.address for why in report.written} | set(report.removed)
    if edit.writes is None:
        assert changed
    else:
        assert without_index(changed) == edit.writes
    again = built(options)
    assert (again.written, again.removed) == ((), ())
    assert touched(options.output) == after


def test_a_title_writes_only_the_pages_that_show_it(tmp_path: Path) -> None:
    options = published(tmp_path / "site")
    sub("content/posts/delta.md", "title: Delta", "title: Deltoid")(options.root)
    written = {why.address for why in built(options).written}
    with_title = {address for address, data in bytes_of(options.output).items() if b"Deltoid" in data}
    drawn = {address for address in written if address.startswith("assets/cards/")}  # they contain the title
    assert len(drawn) == 1
    assert without_index(written) - drawn == without_index(with_title)


def test_a_view_is_made_only_where_it_may_differ(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    options = published(tmp_path / "site")
    made: list[str] = []
    real = pages.post_leaf

    def leaf(article: Article, *rest: Any) -> Leaf:
        made.append(article.post.slug)
        return real(article, *rest)

    monkeypatch.setattr(pages, "post_leaf", leaf)
    sub("content/pages/about.md", "We write", "We always write")(options.root)
    built(options)
    assert made == []
    sub("content/posts/delta.md", "title: Delta", "title: Deltoid")(options.root)
    written = {why.address for why in built(options).written}
    posts = {POST.format(slug) for slug in made}
    assert {address for address in written if address.startswith("posts/")} <= posts
    assert len(made) == len(posts)


@pytest.mark.parametrize(
    ("moment", "there"),
    [
        (datetime(2026, 11, 30, 23, 59, 59, tzinfo=UTC), {"future": False, "delta": True}),
        (datetime(2026, 12, 1, tzinfo=UTC), {"future": True, "delta": True}),
        (datetime(2026, 12, 31, 23, 59, 59, tzinfo=UTC), {"future": True, "delta": True}),
        (datetime(2027, 1, 1, tzinfo=UTC), {"future": True, "delta": False}),
        (datetime(2026, 3, 1, tzinfo=UTC), {"future": False, "gamma": False}),
    ],
)
def test_time_alone_changes_the_site(tmp_path: Path, moment: datetime, there: dict[str, bool]) -> None:
    options = published(tmp_path / "site")
    later = replace(options, now=moment)
    built(later)
    assert bytes_of(options.output) == clean(later)
    assert {name: (options.output / POST.format(name)).exists() for name in there} == there
    built(options)
    assert bytes_of(options.output) == clean(options)


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/New_York"])
def test_what_falls_due_is_told_on_its_day_without_an_edit(tmp_path: Path, zone: str) -> None:
    """A day begins in the publication's time zone: there the period ends, and later the review falls due."""
    options = magazine(tmp_path / "site")
    sub("site.yaml", "time_zone: UTC", f"time_zone: {zone}")(options.root)
    card = "content/scorecards/support.yaml"
    sub(card, "periods: quarters", "periods: quarters\nnext_review: 2027-01-15")(options.root)
    so_far = "      2026-Q4: {promoters: 9, passives: 9, detractors: 9, so_far: true}\n"
    sub(card, "detractors: 15}\n", "detractors: 15}\n" + so_far)(options.root)
    sub("content/posts/gamma/index.md", "trend", "trend @2026-Q2")(options.root)
    told = []
    for day in ("2026-12-31T23:59", "2027-01-01T00:00", "2027-01-15T23:59", "2027-01-16T00:00"):
        options = replace(options, now=datetime.fromisoformat(day).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC))
        told.append([problem.rule for problem in built(options).problems])
    assert told == [[], ["so-far-ended"], ["so-far-ended"], ["review-overdue", "so-far-ended"]]
    assert bytes_of(options.output) == clean(options)


def test_flags_and_back(tmp_path: Path) -> None:
    options = published(tmp_path / "site")
    plain = bytes_of(options.output)
    for other in (
        replace(options, show=Show(drafts=True, future=True)),
        replace(options, base_url="https://x.example/"),
    ):
        built(other)
        assert bytes_of(options.output) == clean(other) != plain
        assert not answered(options)
        built(options)
        assert bytes_of(options.output) == plain


def test_another_output_folder_leaves_the_plain_build_unchanged(tmp_path: Path) -> None:
    options = published(tmp_path / "site")
    before = touched(options.output)
    other = replace(options, output=options.root / "other", show=Show(drafts=True))
    assert len(built(other).written) > len(before)
    assert answered(options)
    assert built(options).written == ()
    assert touched(options.output) == before


def test_problems_leave_the_last_site_and_mending_them_writes_nothing(tmp_path: Path) -> None:
    options = published(tmp_path / "site")
    before = touched(options.output)
    sub("content/posts/alpha.md", "(beta.md#why)", "(nowhere.md)")(options.root)
    from cxsite.build import publish

    broken = publish(options)
    assert (broken.published, broken.status) == (False, 1)
    assert touched(options.output) == before
    assert not answered(options)
    sub("content/posts/alpha.md", "(nowhere.md)", "(beta.md#why)")(options.root)
    assert answered(options)
    assert built(options).written == ()
    assert touched(options.output) == before


def test_a_warning_is_told_again_by_a_build_that_parses_nothing(tmp_path: Path) -> None:
    options = magazine(tmp_path / "site")
    sub("content/posts/alpha.md", "(beta.md#why)", "(future.md)")(options.root)
    first = built(options)
    assert [problem.rule for problem in first.problems] == ["link-to-held"]
    assert built(options).problems == first.problems
    assert built(replace(options, now=NOW.replace(minute=1))).problems == first.problems


def test_strict_takes_a_warning_as_an_error(tmp_path: Path) -> None:
    from cxsite.build import publish

    options = replace(magazine(tmp_path / "site"), strict=True)
    assert publish(options).status == 0
    sub("content/posts/alpha.md", "(beta.md#why)", "(future.md)")(options.root)
    assert (publish(options).published, publish(options).status) == (False, 1)


def without_index(addresses: set[str]) -> set[str]:
    """Without the search index, part of which changes whenever a word does."""
    return {address for address in addresses if not address.startswith("search/index/")}


@pytest.mark.parametrize("spoil", ["memory.sqlite", "bodies", "seen", "manifest", "all"])
def test_spoilt_memory_costs_time_and_nothing_else(tmp_path: Path, spoil: str) -> None:
    options = published(tmp_path / "site")
    before = touched(options.output)
    for path in sorted((options.root / ".cxsite").rglob("*")):
        if path.is_file() and (spoil == "all" or path.name.startswith(spoil)):
            data = path.read_bytes()
            path.write_bytes(data[: len(data) // 2] + b"\xff\x00" + data[len(data) // 2 + 2 :])
    sub("content/pages/about.md", "We write", "We always write")(options.root)
    report = built(options)
    assert {problem.rule for problem in report.problems} <= {"memory-damaged"}
    assert bytes_of(options.output) == clean(options)
    if spoil in {"memory.sqlite", "bodies", "seen"}:
        changed = {address for address, found in touched(options.output).items() if found != before.get(address)}
        assert without_index(changed) == {"about/index.html"}


def test_the_folder_of_a_publication_may_move(tmp_path: Path) -> None:
    options = published(tmp_path / "site")
    before = touched(options.output)
    (tmp_path / "site").rename(tmp_path / "elsewhere")
    moved_to = replace(options, root=tmp_path / "elsewhere", output=tmp_path / "elsewhere/public")
    assert built(moved_to).written == ()
    assert touched(moved_to.output) == before
