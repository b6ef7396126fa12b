"""Commands that look after a publication: config, doctor, completion, clean, list --stale, check --engine."""

import importlib.metadata
import json
import os
import shutil
import subprocess
import sys

import pytest

from cxsite.cli.doctor import Finding, _compiled, _publication, _table
from cxsite.parse.settings_shown import settings_shown
from cxsite.preview.probe import watch_counts, why_silent
from tests.archive import unpack
from tests.cli.test_words import CLEAN, CXSITE, cxsite

SITE = "title: T\naddress: https://example.org\ntime_zone: UTC\nfeeds: {items: 5}\n"
CARD = """title: Support
periods: quarters
owner: Priya
next_review: 2026-10-01
sources: {s: {title: Survey}}
measures:
  recommend:
    kind: nps
    title: Would recommend us
    source: s
    values:
      2026-Q2: {promoters: 60, passives: 30, detractors: 10}
"""


@pytest.fixture
def magazine(tmp_path):
    unpack(
        f"-- site.yaml --\n{SITE}-- content/scorecards/support.yaml --\n{CARD}-- content/posts/a.md --\n---\ntitle: A\ndate: 2026-01-01\n---\nText.\n",
        tmp_path,
    )
    return tmp_path


def test_every_value_says_where_it_came_from(magazine):
    done = cxsite("config", cwd=magazine, CXSITE_ADDRESS="https://staging.example", SOURCE_DATE_EPOCH="1795392000")
    lines = [line.split(None, 2) for line in done.stdout.splitlines() if line]
    found = {line[0]: line[1:] for line in lines}
    assert found["title"] == ["T", "site.yaml:1"]
    assert found["feeds.items"] == ["5", "site.yaml:4"]
    assert found["pagination"] == ["10", "default"]
    assert found["address"] == ["https://staging.example", "CXSITE_ADDRESS (site.yaml:2 says https://example.org)"]
    assert found["(now)"] == ["2026-11-23T00:00:00+00:00", "SOURCE_DATE_EPOCH"]
    assert "from the environment:\nCXSITE_ADDRESS=https://staging.example  the site's address\n" in done.stdout


def test_a_part_of_the_settings_as_json(magazine):
    assert json.loads(cxsite("config", "feeds", "--json", cwd=magazine).stdout)[-1] == {
        "key": "feeds.items", "value": "5", "source": "site.yaml:4",
    }  # fmt: skip
    assert cxsite("config", "search", cwd=magazine).stdout.split() == ["search", "true", "default"]
    assert cxsite("config", "logo", cwd=magazine).stdout.split() == ["logo", "not", "set"]
    assert cxsite("config", "fedes", cwd=magazine).stderr == (
        'cxsite: there is no setting "fedes"\n  help: did you mean "feeds"?\n'
    )


def test_settings_that_cannot_be_read_are_told(magazine):
    (magazine / "site.yaml").write_text("title: T\n  x: [\n")
    done = cxsite("config", cwd=magazine)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("site.yaml:2:1: error: ")


def test_a_password_is_never_shown():
    text = SITE + "connections: {crm: {kind: postgres, password: hunter2}, other: {password: $SECRET}}\n"
    shown = {s.key: s.value for s in settings_shown("site.yaml", text.encode()).value}
    assert shown["connections.crm.password"] == "(not shown)"
    assert shown["connections.other.password"] == "$SECRET"


def test_doctor_in_good_health(magazine):
    done = cxsite("doctor", cwd=magazine)
    assert done.returncode == 0, done.stdout
    assert "ok      publication  site.yaml is valid\n" in done.stdout
    assert not list(magazine.glob(".cxsite*~"))


def test_doctor_reads_every_way_a_requirement_is_written(magazine, monkeypatch):
    asked = [
        "jinja2<3.2,>=3.1.6",
        "markdown",
        "pyyaml~=6.0",
        "no-such_thing!=2 ; python_version>'3'",
        "x; extra == 'y'",
    ]
    monkeypatch.setattr(importlib.metadata, "requires", lambda _: asked)
    done = cxsite("doctor", cwd=magazine)
    assert "BROKEN  packages     not installed: no-such_thing\n" in done.stdout


def test_doctor_finds_what_is_broken(tmp_path):
    (tmp_path / "site.yaml").write_text("title: T\n")
    done = cxsite("doctor", cwd=tmp_path)
    assert done.returncode == 3
    assert "BROKEN  publication  2 problems in site.yaml\n" in done.stdout
    assert "→ cxsite check\n" in done.stdout


def test_doctor_proposes_the_quick_engine_for_a_large_site(magazine):
    for n in range(1000):
        (magazine / f"content/posts/p{n}.md").write_text("")
    (found,) = [f for f in _publication(magazine) if f.about == "speed"]
    assert found.words.startswith("1001 posts")
    assert "engine: commonmark" in found.mend


@pytest.mark.parametrize("place", ["_posts", "src/content/blog"])
def test_articles_where_another_tool_has_them_are_pointed_at(tmp_path, place):
    unpack(f"-- site.yaml --\n{SITE}-- {place}/2024-01-02-a.md --\n---\ntitle: A\n---\nText.\n", tmp_path)
    note = (
        f"note: cxsite does not read {place.removesuffix('blog').rstrip('/')}/: move its articles to content/posts/\n"
    )
    for command in ("check", "build", "build"):  # the second build is the gate's
        assert cxsite(command, cwd=tmp_path).stderr == note
    assert "hint    articles" in cxsite("doctor", cwd=tmp_path).stdout
    (tmp_path / "content").mkdir()
    (tmp_path / place).rename(tmp_path / "content/posts")
    assert cxsite("build", cwd=tmp_path).stderr == ""
    assert "articles" not in cxsite("doctor", cwd=tmp_path).stdout


def test_doctor_says_where_python_compiles_cxsite_again_and_again(tmp_path):
    (tmp_path / "gate.py").write_text("")
    (found,) = _compiled(tmp_path)
    assert found.mend == f"{sys.executable} -m compileall -q {tmp_path}"
    assert subprocess.run(found.mend.split(), check=False).returncode == 0
    assert not [*_compiled(tmp_path)]


def test_what_helps_stands_below():
    assert _table([Finding("a", "ok", "fine"), Finding("bb", "hint", "slow", "go faster")]) == (
        "ok      a   fine\nhint    bb  slow\n            → go faster"
    )


def test_the_watcher_is_tried(tmp_path):
    assert why_silent(tmp_path, patience=60) == ""
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "content/posts").mkdir(parents=True)
    assert watch_counts(tmp_path)[0] == 3


def test_where_nothing_can_be_written_doctor_says_so_and_goes_on(tmp_path):
    (tmp_path / ".cxsite-probe~").mkdir()
    assert why_silent(tmp_path, patience=60)
    (tmp_path / "site.yaml").write_text("title: T\naddress: https://t.example\ntime_zone: UTC\ntagline: {}\n")
    done = cxsite("doctor", cwd=tmp_path)
    assert "BROKEN  publication  1 problem in site.yaml\n" in done.stdout
    assert "hint    watcher      the system does not report file changes here: " in done.stdout


@pytest.mark.parametrize(
    ("shell", "words"), [("bash", "complete -o nosort"), ("zsh", "#compdef cxsite"), ("fish", "complete --no-files")]
)
def test_completion(shell, words, tmp_path):
    done = cxsite("completion", shell, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert words in done.stdout


SOURCED = {
    "bash": 'eval "$(cxsite completion bash)"; COMP_WORDS=(cxsite new p) COMP_CWORD=2; _cxsite_completion cxsite; echo ${COMPREPLY[@]}',
    "fish": 'cxsite completion fish | source; complete -C "cxsite new p"',
    "zsh": 'autoload -Uz compinit; compinit -D; eval "$(cxsite completion zsh)"; echo $_comps[cxsite]',
}


@pytest.mark.parametrize(
    ("shell", "expected"), [("bash", "page post"), ("fish", "page post"), ("zsh", "_cxsite_completion")]
)
def test_shells_take_it(shell, expected, tmp_path):
    if not (where := shutil.which(shell)):
        pytest.skip(f"no {shell} on this machine")
    (tmp_path / "cxsite").write_text(f'#!/bin/sh\nexec {sys.executable} -m cxsite "$@"\n')
    (tmp_path / "cxsite").chmod(0o755)
    environ = {**CLEAN, "PATH": f"{tmp_path}:{os.environ['PATH']}", "HOME": str(tmp_path)}
    done = subprocess.run([where, "-c", SOURCED[shell]], cwd=tmp_path, env=environ, capture_output=True, text=True)
    assert (sorted(done.stdout.split()), done.stderr) == (sorted(expected.split()), "")


@pytest.mark.parametrize(
    ("rule", "may"),
    [("link-text", True), ("list-will-not-nest", True), ("broken-link", True), ("address-clash", False)],
)
def test_explain_says_how_to_let_it_stand_where_that_may_be(rule, may, tmp_path):
    assert (f"    <!-- allow {rule}: the reason -->\n" in cxsite("explain", rule, cwd=tmp_path).stdout) == may


def test_explain_sets_in_examples_on_pages_that_hold_nothing_else(tmp_path):
    assert "\n\n    language: English    wrong\n" in cxsite("explain", "bad-language", cwd=tmp_path).stdout


def test_the_list_of_rules_says_a_whole_sentence_of_each(tmp_path):
    lines = cxsite("explain", cwd=tmp_path).stdout.splitlines()
    assert len(lines) > 150
    assert [line for line in lines if not line.endswith((".", "…"))] == []


def completed(typed, folder):
    words = {"_CXSITE_COMPLETE": "bash_complete", "COMP_WORDS": typed, "COMP_CWORD": str(typed.count(" "))}
    done = subprocess.run(CXSITE, cwd=folder, env={**CLEAN, **words}, capture_output=True, text=True)
    return [line.partition(",")[2] for line in done.stdout.splitlines()]


def test_what_is_completed(tmp_path):
    assert completed("cxsite pre", tmp_path) == ["preview"]
    assert {"--drafts", "--strict", "--why"} <= set(completed("cxsite build --", tmp_path))
    assert completed("cxsite explain link-", tmp_path) == ["link-text", "link-to-held", "link-without-address"]
    assert "posts" not in completed("cxsite new p", tmp_path)
    assert {"post", "page"} == set(completed("cxsite new p", tmp_path))
    assert completed("cxsite completion z", tmp_path) == ["zsh"]


def test_a_shell_that_is_not_known(tmp_path):
    assert cxsite("completion", "bosh", cwd=tmp_path).stderr.endswith('help: did you mean "bash"?\n')
    assert len(cxsite("completion", cwd=tmp_path).stdout.splitlines()) == 3


def test_clean_takes_away_what_is_ours_and_nothing_else(magazine):
    assert cxsite("build", cwd=magazine).returncode == 0
    (magazine / "public/CNAME").write_text("mine")
    done = cxsite("clean", "--site", cwd=magazine)
    assert done.returncode == 0
    assert "1 left that are not cxsite's\n" in done.stdout
    assert [p.name for p in (magazine / "public").rglob("*")] == ["CNAME"]
    (magazine / "public/CNAME").unlink()
    assert cxsite("build", cwd=magazine).returncode == 0


def test_clean_alone_leaves_the_site(magazine):
    cxsite("build", cwd=magazine)
    before = {p: p.stat().st_mtime_ns for p in (magazine / "public").rglob("*")}
    assert (magazine / ".cxsite/made").is_dir()
    assert cxsite("clean", cwd=magazine).stdout.startswith("build cache cleared")
    assert not (magazine / ".cxsite/made").exists()
    assert {p: p.stat().st_mtime_ns for p in (magazine / "public").rglob("*")} == before
    assert " 0 written" in cxsite("build", cwd=magazine).stdout


def test_clean_never_goes_through_a_link(magazine, tmp_path_factory):
    cxsite("build", cwd=magazine)
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    os.rename(magazine / "public/posts", elsewhere / "posts")
    (magazine / "public/posts").symlink_to(elsewhere / "posts")
    cxsite("clean", "--site", cwd=magazine)
    assert (elsewhere / "posts/a/index.html").exists()


def test_overdue_reviews(magazine):
    done = cxsite("list", "--stale", cwd=magazine, SOURCE_DATE_EPOCH="1795392000")
    assert done.stdout == "review due  2026-10-01  content/scorecards/support.yaml  Support\n"
    assert done.stdout in (both := cxsite("list", "--stale", "--published", cwd=magazine).stdout)
    assert both.endswith("published  2026-01-01  content/posts/a.md  A\n")
    assert cxsite("list", "--stale", cwd=magazine, SOURCE_DATE_EPOCH="1780000000").stdout == "nothing to list\n"


def test_what_would_differ_with_another_engine_as_json(magazine):
    (magazine / "content/posts/b.md").write_text("---\ntitle: B\ndate: 2026-01-01\n---\nFirst:\n- one\n")
    differing = cxsite("check", "--engine", "commonmark", "--json", cwd=magazine)
    assert json.loads(differing.stdout) == {
        "ok": True, "differ": ["content/posts/b.md"], "read": 2, "problems": [],
    }  # fmt: skip
    (magazine / "site.yaml").write_text("title: [")
    unread = cxsite("check", "--engine", "commonmark", "--format", "json", cwd=magazine)
    assert (unread.returncode, unread.stderr) == (1, "")
    assert [p["rule"] for p in json.loads(unread.stdout)["problems"]] == ["yaml-syntax"]
