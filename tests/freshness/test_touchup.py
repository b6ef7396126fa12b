"""Edits that only change words take a fast path, with the same result as a clean build; every other edit takes the full one."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from cxsite import build, gate
from cxsite.build import Options
from cxsite.keys.sealed import seal_of
from cxsite.touchup.notes import NOTES, load
from tests.freshness.bench import NOW, built, bytes_of, clean, magazine, touched
from tests.freshness.edits import FEEDS, FORMS, put, sub

LOOKS: list[int] = []
QUEUES = {f"tags/queues/{form}" for form in FORMS}
ADA = {f"authors/ada/{form}" for form in FORMS}
REFUNDS = {f"tags/refunds/{form}" for form in FORMS}
LETTERS = {f"tags/letters/{form}" for form in FORMS}
BEN = {f"authors/ben/{form}" for form in FORMS}


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A magazine that has been built twice, so that the notes exist."""
    options = magazine(tmp_path_factory.mktemp("twice") / "site")
    sub("site.yaml", "theme: own", "theme: own\nsearch: false")(options.root)
    for name in ("posts/alpha", "posts/beta", "posts/gamma/index", "drafts/idea"):
        sub(f"content/{name}.md", "date:", "description: What it is about.\ndate:")(options.root)
    built(options)
    built(options)
    return options.root


@pytest.fixture
def options(twice: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Options:
    """A copy of it; full looks at it are counted."""
    shutil.copytree(twice, tmp_path / "site", symlinks=True)
    LOOKS.clear()
    real = build.look

    def look(*args: Any) -> Any:
        LOOKS.append(1)
        return real(*args)

    monkeypatch.setattr(build, "look", look)
    return Options(tmp_path / "site", tmp_path / "site/public", NOW)


def both(*edits: Callable[[Path], object]) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        for each in edits:
            each(root)

    return edit


ALPHA, BETA, GAMMA = (f"content/posts/{name}.md" for name in ("alpha", "beta", "gamma/index"))
WORDS = {
    "words": (
        sub(ALPHA, "of the queue", "of the long queue"),
        {"posts/alpha/index.html", *FEEDS, *QUEUES, *REFUNDS, *ADA},
    ),
    "beside a number": (sub(BETA, "Because.", "Because of it."), {"posts/beta/index.html", *FEEDS, *REFUNDS, *BEN}),
    "beside a chart and a picture": (
        sub(GAMMA, "trend }}\n", "trend }}\n\nSo it went.\n"),
        {"posts/gamma/index.html", *FEEDS, *LETTERS, *ADA, *BEN},
    ),
    "a page": (sub("content/pages/about.md", "We write", "We always write"), {"about/index.html"}),
    "two at once": (
        both(sub(ALPHA, "of the queue", "of queues"), sub("content/pages/about.md", "about service", "on service")),
        {"posts/alpha/index.html", "about/index.html", *FEEDS, *QUEUES, *REFUNDS, *ADA},
    ),
    "a draft": (sub("content/drafts/idea.md", "A draft.", "Still a draft."), set()),
    "a new line": (
        sub(ALPHA, "The first article.", "The first\narticle."),
        {"posts/alpha/index.html", *FEEDS, *QUEUES, *REFUNDS, *ADA},
    ),
}
MORE = {
    "a title": sub(ALPHA, "title: Alpha", "title: Aleph"),
    "a heading": sub(ALPHA, "## Why", "## Why\n\nSo.\n\n## What else"),
    "a link": sub(ALPHA, "of the queue", "of [the queue](beta.md)"),
    "words that mean nothing here": sub(ALPHA, "of the queue", "of [[beta]]"),
    "another number": sub(BETA, "2026-Q2", "2026-Q1"),
    "much more to read": sub(ALPHA, "of the queue", "of the queue " * 150),
    "a field that moves the others": sub(BETA, "title: Beta", "extra: {a: b}\ntitle: Beta"),
    "words and a setting": both(sub(ALPHA, "of the queue", "of it"), sub("site.yaml", "The Bench", "The Desk")),
    "words and a template": both(
        sub(ALPHA, "of the queue", "of it"), put("templates/post.html", '{% extends "default/post.html" %}')
    ),
}


@pytest.mark.parametrize("name", WORDS)
def test_words_go_the_short_way(options: Options, name: str) -> None:
    edit, writes = WORDS[name]
    before = touched(options.output)
    edit(options.root)
    report = built(options)
    after = touched(options.output)
    assert LOOKS == []
    assert {address for address in after if after[address] != before[address]} == writes
    assert {why.address: why.inputs for why in report.written} == dict.fromkeys(writes, ("body",))
    assert bytes_of(options.output) == clean(options)
    LOOKS.clear()
    assert built(options).written == ()
    assert LOOKS == [1]


@pytest.mark.parametrize("name", MORE)
def test_more_than_words_goes_the_whole_way(options: Options, name: str) -> None:
    MORE[name](options.root)
    built(options)
    assert LOOKS
    assert bytes_of(options.output) == clean(options)


def test_the_notes_know_what_an_edited_page_says(options: Options) -> None:
    """A later edit's search index is made from it."""

    def said() -> str:
        state = gate.state_of(str(options.root), str(options.output))
        notes = load(state, seal_of(state / NOTES))
        assert notes
        return notes.around.pages[0].page.outline.digest

    before = said()
    sub("content/pages/about.md", "We write", "We always write")(options.root)
    built(options)
    assert LOOKS == []
    assert said() != before


def test_one_touch_after_another(options: Options) -> None:
    for words in ("of the long queue", "of the longer queue", "of the queue"):
        text = (options.root / ALPHA).read_text()
        (options.root / ALPHA).write_text(text.replace(text[text.index("of the") : text.rindex(".")], words))
        built(options)
    assert LOOKS == []
    assert bytes_of(options.output) == clean(options)


@pytest.mark.parametrize("address", ["posts/beta/index.html", "posts/alpha/index.html"])
def test_a_file_that_was_edited_or_deleted_is_seen(options: Options, address: str) -> None:
    sub(ALPHA, "of the queue", "of the long queue")(options.root)
    (options.output / address).write_text("spoilt")
    assert [problem.rule for problem in built(options).problems] == ["output-edited"]
    sub(ALPHA, "of the long queue", "of the queue")(options.root)
    (options.output / address).unlink()
    built(options)
    assert bytes_of(options.output) == clean(options)


def test_a_warning_elsewhere_is_told_again(options: Options) -> None:
    sub("content/pages/about.md", "(../posts/alpha.md)", "(../posts/future.md)")(options.root)
    first = built(options)
    LOOKS.clear()
    sub(ALPHA, "of the queue", "of the long queue")(options.root)
    again = built(options)
    assert ([problem.rule for problem in again.problems], LOOKS) == (["link-to-held"], [])
    assert again.problems == first.problems
    sub("content/pages/about.md", "We write", "We always write")(options.root)
    moved = built(options).problems
    assert ([problem.rule for problem in moved], LOOKS) == (["link-to-held"], [1])
    assert moved != first.problems


def test_what_falls_due_is_seen(options: Options) -> None:
    sub(ALPHA, "of the queue", "of the long queue")(options.root)
    later = replace(options, now=datetime(2026, 12, 2, tzinfo=UTC))
    built(later)
    assert bytes_of(options.output) == clean(later)
    assert (options.output / "posts/future/index.html").exists()


@pytest.mark.parametrize("name", ["notes.txt", "memory.sqlite", "manifest.txt", "seen.txt"])
def test_spoilt_notes_cost_time_and_nothing_else(options: Options, name: str) -> None:
    for path in (options.root / ".cxsite").rglob(name):
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2] + b"\xff\x00" + data[len(data) // 2 + 2 :])
    sub(ALPHA, "of the queue", "of the long queue")(options.root)
    built(options)
    assert bytes_of(options.output) == clean(options)
