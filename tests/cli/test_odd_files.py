"""Unreadable files in a publication, and files where a folder should be: reported, and never waited for."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from cxsite import build
from cxsite.keys import files
from tests.archive import unpack
from tests.cli.test_building import run

SITE = """
-- site.yaml --
title: T
address: https://example.org
time_zone: UTC
-- content/posts/a.md --
---
title: A
date: 2026-01-01
tags: [waiting]
---
Text.
"""
TIGHT = "there is a file where a folder should be, or a folder where a file should be: move it away"
NOWHERE = "error: this is a link to a file that does not exist [unreadable-file]"
ROUND = "error: this is a link that points back to itself [unreadable-file]"
PIPE = "error: this is a pipe, a socket or a device, not a file or folder [unreadable-file]"
FILE = "error: this is a file, but there should be a folder with this name [stray-file]"
LINKED = "error: this folder is a link to another place; links to folders are not followed [linked-folder]"


def pipe(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(path)


def link(path, end):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(end)


def file(path, data=b""):
    shutil.rmtree(path, ignore_errors=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def elsewhere(path):
    path.rename(path.with_name("far"))
    path.symlink_to("far")


ODD = {
    "a pipe for a text": (lambda root: pipe(root / "content/posts/p.md"), f"content/posts/p.md: {PIPE}", 3),
    "a link to a pipe": (
        lambda root: (pipe(root / "content/p"), link(root / "content/posts/p.md", "../p")),
        f"content/posts/p.md: {PIPE}",
        3,
    ),
    "a pipe for words": (lambda root: pipe(root / "strings/en.yaml"), f"strings/en.yaml: {PIPE}", 3),
    "a link that leads nowhere": (
        lambda root: link(root / "content/posts/p.md", "no"),
        f"content/posts/p.md: {NOWHERE}",
        3,
    ),
    "a link to itself": (lambda root: link(root / "content/posts/p.md", "p.md"), f"content/posts/p.md: {ROUND}", 3),
    "content is a file": (lambda root: file(root / "content"), f"content: {FILE}", 1),
    "posts is a file": (lambda root: file(root / "content/posts"), f"content/posts: {FILE}", 1),
    "static is a file": (lambda root: file(root / "static"), f"static: {FILE}", 1),
    "content is a link": (lambda root: elsewhere(root / "content"), f"content: {LINKED}", 1),
    "posts is a link": (lambda root: elsewhere(root / "content/posts"), f"content/posts: {LINKED}", 1),
}


@pytest.fixture
def site(tmp_path):
    unpack(SITE.lstrip(), tmp_path)
    return tmp_path


@pytest.mark.parametrize(("make", "told", "code"), ODD.values(), ids=ODD)
def test_nothing_is_published_without_what_should_be_there(site, make, told, code):
    assert run("build", cwd=site).returncode == 0
    make(site)
    done = run("build", cwd=site)
    assert (done.returncode, done.stdout) == (code, "")
    assert told in done.stderr.splitlines()
    assert "nothing was published" in done.stderr
    assert (site / "public/posts/a/index.html").exists()


@pytest.mark.parametrize("make", [ODD[name][0] for name in ODD if name.startswith(("content", "posts"))])
def test_a_list_says_that_it_may_lack_texts(site, make):
    make(site)
    done = run("list", cwd=site)
    assert (done.returncode, done.stdout) == (1, "nothing to list\n")
    assert "is a file" in done.stderr or "is a link" in done.stderr


@pytest.mark.parametrize("name", [name for name in ODD if name.startswith("a ")])
def test_a_new_post_is_begun_beside_what_cannot_be_read(site, name):
    ODD[name][0](site)
    (site / "content/posts/folder.md").mkdir()
    pipe(site / "archetypes/pipe.md")
    done = run("new", "post", "Late refunds", "--tag", "waitng", cwd=site)
    assert (done.returncode, done.stderr) == (
        0,
        'note: no other article has the tag "waitng"; did you mean "waiting"?\n',
    )
    assert "tags: [waitng]" in (site / "content/posts/late-refunds.md").read_text(encoding="utf-8")


def test_engines_are_compared_where_all_texts_can_be_read(site):
    (site / "content/posts/folder.md").mkdir()
    done = run("check", "--engine", "commonmark", cwd=site)
    assert (done.returncode, done.stdout) == (0, "0 of 1 would differ with the commonmark engine\n")
    pipe(site / "content/posts/p.md")
    done = run("check", "--engine", "commonmark", cwd=site)
    assert (done.returncode, done.stdout) == (3, "")
    assert f"content/posts/p.md: {PIPE}" in done.stderr


BEGUN = {
    "its folder is a file": (lambda root: file(root / "content/posts"), 3, f"File exists\n  help: {TIGHT}"),
    "a folder above is a file": (lambda root: file(root / "content"), 3, f"Not a directory\n  help: {TIGHT}"),
}


@pytest.mark.parametrize(("make", "code", "told"), BEGUN.values(), ids=BEGUN)
def test_a_new_post_where_a_file_lies_in_the_place_of_its_folder(site, make, code, told):
    make(site)
    done = run("new", "post", "Late refunds", cwd=site)
    assert (done.returncode, done.stderr) == (code, f"cxsite: cannot write content/posts/late-refunds.md: {told}\n")


def test_a_model_that_is_no_text(site):
    file(site / "archetypes/post.md", b"---\ntitle: {title}\nname: \xe9\n---\n")
    done = run("new", "post", "Late refunds", cwd=site)
    assert done.returncode == 1
    assert done.stderr.startswith("archetypes/post.md:3:7: error: this is not valid UTF-8 (byte 0xe9) [not-utf8]\n")
    assert not (site / "content/posts/late-refunds.md").exists()


def test_a_template_is_copied_as_it_is(site):
    file(site / "themes/own/theme.yaml", b"contract: 1\n")
    file(site / "themes/own/templates/post.html", b"caf\xe9\r\n")
    (site / "site.yaml").write_text((site / "site.yaml").read_text() + "theme: own\n")
    assert run("theme", "eject", "post.html", cwd=site).returncode == 0
    assert (site / "templates/post.html").read_bytes() == b"caf\xe9\r\n"


@pytest.mark.parametrize(
    "make", [Path.mkdir, pipe, lambda path: path.symlink_to("nowhere")], ids=["folder", "pipe", "link"]
)
def test_settings_that_are_no_file(site, make):
    (site / "site.yaml").unlink()
    make(site / "site.yaml")
    done = run("build", cwd=site)
    assert done.returncode == 2
    assert "help: site.yaml is not a file, or is a broken link" in done.stderr
    again = run("init", ".", cwd=site)
    assert (again.returncode, again.stderr.splitlines()[0]) == (2, "cxsite: there is already a publication in .")
    assert sorted(each.name for each in site.iterdir()) == ["content", "site.yaml"]


def test_notes_whose_folder_is_a_file(site):
    file(site / ".cxsite")
    build, clean, doctor = (run(verb, cwd=site) for verb in ("build", "clean", "doctor"))
    assert (build.returncode, clean.returncode, doctor.returncode) == (3, 3, 3)
    assert (
        "cxsite cannot write to its folder .cxsite: Not a directory [disk]\n  help: move .cxsite away\n" in build.stderr
    )
    assert clean.stderr.endswith(f"help: {TIGHT}\n")
    assert ".cxsite is a file, but should be a folder" in doctor.stdout


@pytest.mark.parametrize("verb", ["build", "check"])
def test_a_file_that_goes_while_pages_are_made(site, monkeypatch, verb):
    file(site / "static/x.txt")
    promise = build.promise

    def promised(*asked, **how):
        made = promise(*asked, **how)
        (site / "static/x.txt").unlink()
        return made

    monkeypatch.setattr(build, "promise", promised)
    done = run(verb, cwd=site)
    assert done.returncode == 3
    gone = "static/x.txt: error: cannot be read: no such file or directory [unreadable-file]"
    assert f"{gone}\n  help: it was there a moment ago: build again\n" in done.stderr
    assert not (site / "public").exists()
    assert not (site / ".public.cxsite-stage").exists()


def test_a_file_that_goes_while_all_are_looked_at_is_no_link(site, monkeypatch):
    keep = files._keep

    def kept(name, *seen):
        if name.endswith("/a.md"):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        keep(name, *seen)

    monkeypatch.setattr(files, "_keep", kept)
    done = run("check", cwd=site)
    assert done.returncode == 3
    assert "content/posts/a.md: error: cannot be read: no such file or directory [unreadable-file]\n" in done.stderr
