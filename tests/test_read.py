"""What counts as a source, of which kind, and what is reported of files that cannot be one."""

import os
import unicodedata
from pathlib import Path

import pytest

from cxsite import read
from cxsite.model.place import Span
from cxsite.model.problem import Problem, error
from cxsite.model.source import Source
from cxsite.read.files import kind_of
from cxsite.read.manual import MANUAL
from tests.archive import unpack

SITE = """
-- site.yaml --
title: T
-- content/posts/b.md --
b
-- content/posts/a/index.md --
a
-- content/posts/a/bar.png --
-- content/drafts/idea.md --
-- content/pages/legal/privacy.md --
-- content/authors/ada.yaml --
-- content/scorecards/support.yaml --
-- content/scorecards/notes.txt --
-- static/robots.txt --
-- templates/post.html --
-- themes/own/theme.yaml --
-- themes/own/static/own.css --
-- README.md --
-- public/index.html --
-- content/posts/.b.md.swp --
-- content/posts/b.md~ --
-- content/posts/4913 --
-- content/posts/a/#index.md# --
-- content/posts/a/index.md.bak --
-- content/posts/a/index.md.orig --
-- content/posts/a/index.md.rej --
-- content/posts/a/Thumbs.db --
-- static/desktop.ini --
-- content/.DS_Store --
-- content/._b.md --
-- content/posts/__pycache__/b.md --
-- static/.git/config --
"""


def rules(problems: tuple[Problem, ...]) -> list[str]:
    assert {problem.rule for problem in problems} <= set(MANUAL)
    return [f"{p.rule} {p.span.path if p.span else ''}".strip() for p in problems]


def test_kinds_follow_from_places_and_junk_is_nobodys(tmp_path: Path) -> None:
    unpack(SITE, tmp_path)
    outcome = read.folder(str(tmp_path))
    assert outcome.value is not None
    assert outcome.problems == ()
    assert [f"{file.kind} {file.path}" for file in outcome.value.files] == [
        "author content/authors/ada.yaml",
        "post content/drafts/idea.md",
        "page content/pages/legal/privacy.md",
        "asset content/posts/a/bar.png",
        "post content/posts/a/index.md",
        "post content/posts/b.md",
        "asset content/scorecards/notes.txt",
        "scorecard content/scorecards/support.yaml",
        "site site.yaml",
        "static static/robots.txt",
        "template templates/post.html",
        "theme themes/own/static/own.css",
        "theme themes/own/theme.yaml",
    ]


def test_a_folder_without_settings_is_no_publication(tmp_path: Path) -> None:
    outcome = read.folder(str(tmp_path))
    assert outcome.value is None
    assert [(p.rule, p.blame) for p in outcome.problems] == [("no-publication", "command")]


def test_a_known_digest_is_taken_over_while_the_stat_is_the_same(tmp_path: Path) -> None:
    unpack(SITE, tmp_path)
    first = read.folder(str(tmp_path)).value
    assert first is not None
    seen = {f.path: (f"{f.size} {f.mtime_ns} {f.ctime_ns} {f.inode}", f"digest of {f.path}") for f in first.files}
    (tmp_path / "content/posts/b.md").write_text("longer")
    again = read.folder(str(tmp_path), known=seen).value
    assert again is not None
    assert [f.path for f in again.files if f.digest != f"digest of {f.path}"] == ["content/posts/b.md"]


def test_what_lies_in_the_output_folder_is_no_source(tmp_path: Path) -> None:
    unpack(SITE, tmp_path)
    sources = read.folder(str(tmp_path), output=str(tmp_path / "content/posts")).value
    assert sources is not None
    assert not [f.path for f in sources.files if f.path.startswith("content/posts/")]


def test_names_are_nfc_and_files_are_found_as_they_are_on_disk(tmp_path: Path) -> None:
    unpack(SITE, tmp_path)
    decomposed = unicodedata.normalize("NFD", "café.md")
    (tmp_path / "content/posts" / decomposed).write_bytes(b"coffee")
    sources = read.folder(str(tmp_path)).value
    assert sources is not None
    (source,) = [f for f in sources.files if f.path == "content/posts/café.md"]
    assert read.bytes_of(str(tmp_path), source).value == b"coffee"
    (tmp_path / "content/posts/café.md").write_bytes(b"tea")
    assert rules(read.folder(str(tmp_path)).problems) == ["names-alike content/posts/café.md"]


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_not_utf8_is_shown_escaped(tmp_path: Path) -> None:
    unpack(SITE, tmp_path)
    Path(os.fsdecode(os.fsencode(tmp_path / "content/posts") + b"/bad\xff.md")).write_bytes(b"x")
    outcome = read.folder(str(tmp_path))
    assert rules(outcome.problems) == [r"name-not-utf8 content/posts/bad\xff.md"]


def test_linked_folders_are_named_once_and_not_followed(tmp_path: Path) -> None:
    unpack(SITE, tmp_path)
    (tmp_path / "content/posts/loop").symlink_to(tmp_path / "content")
    (tmp_path / "content/posts/c.md").symlink_to(tmp_path / "content/posts/b.md")
    outcome = read.folder(str(tmp_path))
    assert rules(outcome.problems) == ["linked-folder content/posts/loop"]
    assert outcome.value is not None
    assert "content/posts/c.md" in [file.path for file in outcome.value.files]


@pytest.mark.parametrize(
    "end", ["../outside.txt", ".env", "private/answers.csv", ".git/config", "/etc/hostname", "../sitely/x.txt"]
)
def test_files_that_lead_out_of_the_publication_are_named_and_not_followed(tmp_path: Path, end: str) -> None:
    root = tmp_path / "site"
    unpack(SITE, root)
    target = root / end
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("SECRET")
    (root / "static").mkdir(exist_ok=True)
    (root / "static/x.txt").symlink_to(target)
    (root / "content/posts/again.md").symlink_to(root / "static/x.txt")
    outcome = read.folder(str(root))
    assert rules(outcome.problems) == ["linked-file content/posts/again.md", "linked-file static/x.txt"]
    assert outcome.value is not None
    assert not {"static/x.txt", "content/posts/again.md"} & {file.path for file in outcome.value.files}


@pytest.mark.skipif(os.name == "nt", reason="no pipes there that are files")
def test_a_pipe_is_no_source_however_it_is_called(tmp_path: Path) -> None:
    """Opening one blocks until somebody writes into it."""
    unpack(SITE, tmp_path)
    os.mkfifo(tmp_path / "content/posts/pipe.md")
    (tmp_path / "content/posts/linked.md").symlink_to("pipe.md")
    outcome = read.folder(str(tmp_path))
    assert outcome.value is not None
    assert not [file for file in outcome.value.files if file.path.endswith(("pipe.md", "linked.md"))]
    assert rules(outcome.problems) == [
        "unreadable-file content/posts/linked.md",
        "unreadable-file content/posts/pipe.md",
    ]


@pytest.mark.parametrize(("path", "kind"), [("static/a\nb.txt", "static"), ("content/posts/a\nb.md", "post")])
def test_a_line_break_in_a_name_makes_it_no_other_kind(path: str, kind: str) -> None:
    assert kind_of(path) == kind


def test_what_cannot_be_read_is_the_machines_fault(tmp_path: Path) -> None:
    unpack(SITE, tmp_path)
    (tmp_path / "content/posts/gone.md").symlink_to("nowhere.md")
    (tmp_path / "content/posts/round.md").symlink_to("round.md")
    outcome = read.folder(str(tmp_path))
    assert [(p.rule, p.blame, p.span and p.span.path, p.message, p.help) for p in outcome.problems] == [
        (
            "unreadable-file",
            "machine",
            f"content/posts/{name}.md",
            f"this is a link {where}",
            "fix the link, or delete it",
        )
        for name, where in (("gone", "to a file that does not exist"), ("round", "that points back to itself"))
    ]
    (problem,) = read.bytes_of(str(tmp_path), Source("content/posts/never.md", "post")).problems
    assert (problem.blame, problem.message) == ("machine", "cannot be read: no such file or directory")
    assert problem.help == "it was there a moment ago: build again"


def test_lines_are_counted_as_the_parser_counts_them(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbfone\r\ntwo\rthree\x0cstill\xe2\x80\xa8three\nf\xffour")
    problems = (
        *(error("r", Span("a.md", n), "") for n in (1, 2, 3, 4, 9)),
        error("r", Span("none", 1), ""),
        error("r", None, ""),
    )
    assert read.lines(str(tmp_path), problems) == {
        ("a.md", 1): "one",
        ("a.md", 2): "two",
        ("a.md", 3): "three\x0cstill\u2028three",
        ("a.md", 4): "f\ufffdour",
    }


def test_what_looks_like_an_article_and_lies_elsewhere_is_told(tmp_path: Path) -> None:
    unpack(SITE, tmp_path)
    wrong = [
        "content/a.md",
        "content/post/b.md",
        "content/posts/C.MD",
        "content/posts/d.markdown",
        "content/posts/e.md.txt",
    ]
    wrong += [
        "content/scorecards/old/s.yaml",
        "content/shop.yml",
        "content/posts/f.rst",
        "content/posts/2019-05-04-g.html",
    ]
    right = [
        "content/README.md",
        "content/posts/a/data.yaml",
        "content/posts/a/report.html",
        "content/posts/notes.txt",
        "content/tags.yaml",
        "static/x.md",
    ]
    for path in (*wrong, *right):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(b"x")
    problems = read.folder(str(tmp_path)).problems
    assert rules(problems) == [f"stray-file {path}" for path in sorted(wrong)]
    helps = {problem.span.path: problem.help for problem in problems if problem.span}
    assert helps["content/posts/C.MD"] == "rename it to content/posts/C.md"
    assert helps["content/posts/f.rst"] == "convert it, for example with Pandoc, and name it content/posts/f.md"
    assert helps["content/posts/e.md.txt"] == "rename it to content/posts/e.md"
