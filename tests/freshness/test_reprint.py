"""Edited templates take a fast path: all pages made with them are rebuilt, with the same result as a clean build."""

import gc
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from cxsite.build import Options, publish
from cxsite.keys.crew import Crew
from cxsite.model.articles import Article
from cxsite.model.problem import Outcome
from cxsite.model.report import Report
from cxsite.model.standing import Show
from cxsite.render.press import Leaf, Press
from tests.freshness.bench import NOW, built, bytes_of, clean, counted, magazine, touched
from tests.freshness.edits import ALPHA, BETA, DELTA, GAMMA, gone, moved, put, sub

HEAD = '{{% extends "default/{}.html" %}}{{% block head %}}<meta name="a" content="{}">{{% endblock %}}'
TEMPLATES = {
    "templates/base.html": '{% extends "default/base.html" %}{% block footer %}{{ super() }}<p>one</p>{% endblock %}',
    "templates/page.html": HEAD.format("page", "one"),
    "templates/letter.html": HEAD.format("post", "one"),
    "templates/unused.html": "One.",
    "templates/partials/teaser.html": '{% include "default/partials/teaser.html" %}\n<!-- one -->\n',
    "themes/own/templates/archive.html": HEAD.format("archive", "one"),
}
LETTER = (
    "---\nletter_to: alpha\nname: M. Osei\nreceived: 2026-05-03\npublish: with-name\nletter: Why?\n---\nThank you.\n"
)
POSTS = {ALPHA, BETA, GAMMA, DELTA}
POST = sub("content/posts/alpha.md", "of the queue", "of the long queue")
BASE = sub("templates/base.html", "one", "two")


@pytest.fixture(scope="module")
def dressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The magazine with its own templates, a letter, and a post that names a template; built once."""
    options = magazine(tmp_path_factory.mktemp("dressed") / "site")
    for path, text in TEMPLATES.items():
        put(path, text)(options.root)
    put("content/letters/one.md", LETTER)(options.root)
    sub("content/posts/delta.md", "title: Delta", "title: Delta\ntemplate: letter")(options.root)
    built(options)
    return options.root


@pytest.fixture
def options(dressed: Path, tmp_path: Path) -> Options:
    shutil.copytree(dressed, tmp_path / "site", symlinks=True)
    return Options(tmp_path / "site", tmp_path / "site/public", NOW)


def pages(options: Options) -> set[str]:
    """The addresses of all pages."""
    return {address for address in bytes_of(options.output) if address.endswith(".html")}


def edited(options: Options, *edits: Callable[[Path], object]) -> tuple[Report, bool]:
    """The outcome of an edit, and whether it took a fast path."""
    for edit in edits:
        edit(options.root)
    with counted() as looks:
        report = built(options)
    assert bytes_of(options.output) == clean(options)
    return report, not looks


@pytest.mark.parametrize(
    ("path", "writes"),
    [
        ("templates/base.html", None),
        ("templates/page.html", {"about/index.html"}),
        ("templates/letter.html", {DELTA}),
        ("templates/unused.html", set()),
        ("themes/own/templates/archive.html", {"archive/index.html", "archive/2026/index.html"}),
    ],
)
def test_only_the_pages_of_a_template_are_made_again(options: Options, path: str, writes: set[str] | None) -> None:
    before, told = touched(options.output), pages(options) if writes is None else writes
    report, short = edited(options, sub(path, "ne", "nce"))
    after = touched(options.output)
    assert short
    assert {address for address in after if after[address] != before[address]} == told
    assert {why.address: why.inputs for why in report.written} == dict.fromkeys(told, ("template",))
    assert built(options).written == ()


def test_a_piece_of_some_pages(options: Options) -> None:
    report, short = edited(options, sub("templates/partials/teaser.html", "one", "two"))
    written = {why.address for why in report.written}
    with_piece = {address for address, data in bytes_of(options.output).items() if b"<!-- two -->" in data}
    assert short
    assert with_piece <= written < pages(options)


def test_several_processes_make_the_same(options: Options) -> None:
    _, short = edited(replace(options, crew=Crew(3, documents=1, pages=1)), BASE)
    assert short


def test_one_edit_after_another(options: Options) -> None:
    """Text edits after template edits and vice versa, each from the state that the other left."""
    words = sub("content/posts/alpha.md", "of the long queue", "of the longest queue")
    back = sub("templates/base.html", "two", "one")
    ways = [edited(options, edit)[1] for edit in (POST, BASE, words, back)]
    assert ways == [True] * 4
    assert built(options).written == ()


def test_a_template_with_a_mistake_is_told_as_ever_and_mended(options: Options) -> None:
    before = touched(options.output)
    whole = (options.root / "templates/base.html").read_text()
    told = []
    for text in (whole + "{% block more %}", whole.replace("one", "{{ view.nothing }}")):
        (options.root / "templates/base.html").write_text(text)
        short = publish(options)
        assert (short.published, touched(options.output)) == (False, before)
        (options.root / "content/more.txt").touch()  # a new file, so it takes the full path
        assert publish(options).problems == short.problems
        (options.root / "content/more.txt").unlink()
        told += [problem.rule for problem in short.problems[:1]]
    assert told == ["template-syntax", "template-undefined"]
    (options.root / "templates/base.html").write_text(whole)
    assert built(options).written == ()
    assert edited(options, BASE)[1]


@pytest.mark.parametrize(
    "edit",
    [
        lambda root: (BASE(root), POST(root)),
        gone("templates/page.html"),
        put("templates/post.html", '{% extends "default/post.html" %}'),
        moved("templates/unused.html", "templates/other.html"),
        put("themes/own/theme.yaml", "extends: default\ncontract: 1\n"),
        put("themes/own/static/own.css", "body { color: #333 }"),
    ],
    ids=["and a post", "one less", "one more", "renamed", "what a theme says", "a stylesheet"],
)
def test_other_edits_go_the_whole_way(options: Options, edit: Callable[[Path], object]) -> None:
    assert not edited(options, edit)[1]


def test_what_readers_do_not_see_goes_the_whole_way(options: Options) -> None:
    shown = replace(options, show=Show(drafts=True))
    built(shown)
    assert not edited(shown, BASE)[1]


def test_a_page_that_was_edited_or_deleted_by_hand_is_made_again(options: Options) -> None:
    (options.output / ALPHA).write_text("spoilt")
    (options.output / "tags/queues/index.html").unlink()
    report, short = edited(options, BASE)
    why = {each.address: each.inputs for each in report.written}
    assert short
    assert [problem.rule for problem in report.problems] == ["output-edited"]
    assert (why[ALPHA], why["tags/queues/index.html"]) == (("edited", "template"), ("missing",))
    assert built(options).written == ()


def test_a_warning_is_told_again(options: Options) -> None:
    sub("content/pages/about.md", "(../posts/alpha.md)", "(../posts/future.md)")(options.root)
    first = built(options)
    report, short = edited(options, BASE)
    assert short
    assert [problem.rule for problem in report.problems] == ["link-to-held"]
    assert report.problems == first.problems


@pytest.mark.parametrize("name", ["memory.sqlite", "bodies-1.bin"])
def test_a_spoilt_memory_costs_time_and_nothing_else(options: Options, name: str) -> None:
    (path,) = options.root.glob(f".cxsite/{name}")
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2] + b"\xff" * 4096 + data[len(data) // 2 + 4096 :])
    edited(options, BASE)


def test_an_article_is_let_go_of_with_its_page(options: Options, monkeypatch: pytest.MonkeyPatch) -> None:
    alive: list[int] = []
    make = Press.make

    def counted_make(press: Press, leaf: Leaf) -> Outcome[bytes]:
        if leaf.head.kind == "post":
            alive.append(articles())
        return make(press, leaf)

    monkeypatch.setattr(Press, "make", counted_make)
    BASE(options.root)
    before = articles()
    built(options)
    assert len(alive) == len(POSTS)
    assert max(alive) - before < len(POSTS)


def articles() -> int:
    """The number of articles in memory."""
    gc.collect()
    return sum(type(each) is Article for each in gc.get_objects())
