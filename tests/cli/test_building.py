"""Builds as a person or a machine runs them: exit codes, messages, JSON, environment."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from dataclasses import fields
from pathlib import Path

import pytest

from cxsite.cli.recalled import Recalled, RecalledHeld, RecalledMoment
from cxsite.model.moment import Moment
from cxsite.model.report import Report
from cxsite.model.standing import Held
from tests.archive import unpack
from tests.cli.test_words import CLEAN, CXSITE, cxsite, process

NOW = "1795392000"  # 2026-11-23 00:00 UTC
SITE = """
-- site.yaml --
title: Desk
address: https://desk.example/magazine
time_zone: Europe/London
-- content/posts/a.md --
---
title: A
date: 2026-01-01
---
Text.
-- content/posts/later.md --
---
title: Later
date: 2026-12-24 09:00
---
Text.
-- content/drafts/b.md --
---
title: B
date: 2026-01-02
---
Text.
-- content/posts/gone.md --
---
title: Gone
date: 2026-01-02
expires: 2026-02-01
---
Text.
"""
HELD = [
    {"path": "content/posts/later.md", "reason": "scheduled", "until": "2026-12-24T09:00:00+00:00"},
    {"path": "content/drafts/b.md", "reason": "draft", "until": None},
    {"path": "content/posts/gone.md", "reason": "expired", "until": None},
]
LAST = "4 posts in, 1 post out; held back: 1 draft, 1 scheduled (next 2026-12-24 09:00 +00:00), 1 expired\n"


@pytest.fixture
def desk(tmp_path):
    unpack(SITE, tmp_path)
    return tmp_path


def run(*args, cwd, **environ):
    return cxsite(*args, cwd=cwd, **{"SOURCE_DATE_EPOCH": NOW, **environ})


def data(done):
    assert done.stdout.startswith("{"), done.stderr
    return json.loads(done.stdout)


def files(folder):
    return {p.relative_to(folder): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_the_words_of_a_build(desk):
    first = run("build", cwd=desk)
    assert (first.returncode, first.stderr) == (0, "")
    *held, numbers, last = first.stdout.splitlines(keepends=True)
    assert held == [
        "held back: content/posts/later.md: scheduled until 2026-12-24 09:00 +00:00\n",
        "held back: content/drafts/b.md: draft\n",
        "held back: content/posts/gone.md: expired\n",
    ]
    assert last == LAST
    again = run("build", cwd=desk)
    assert again.stdout.splitlines(keepends=True)[:3] == held
    count = numbers.split()[1]
    assert again.stdout.splitlines()[3] == f"public: {count} files, 0 written, {count} unchanged, 0 removed"
    assert again.stdout.endswith(LAST)


def test_the_json_of_a_build(desk):
    first = data(run("build", "--json", cwd=desk))
    assert set(first) == {
        "published",
        "posts_read",
        "posts_published",
        "outputs",
        "written",
        "unchanged",
        "removed",
        "held_back",
        "errors",
        "warnings",
        "notes",
        "problems",
        "seconds",
    }
    assert (first["posts_read"], first["posts_published"], first["unchanged"], first["removed"]) == (4, 1, 0, 0)
    assert first["written"] == first["outputs"] == len(files(desk / "public"))
    assert sorted(first["held_back"], key=HELD.index) == HELD
    assert first["problems"] == []
    assert (first["errors"], first["warnings"], first["notes"]) == (0, 0, 0)
    assert isinstance(first["seconds"], float)
    done = run("build", "--json", cwd=desk)
    assert done.stderr.endswith(LAST)
    again = data(done)
    assert (again["written"], again["unchanged"], again["held_back"]) == (0, first["outputs"], first["held_back"])


def test_the_json_of_a_build_that_publishes_nothing(desk):
    (desk / "content/posts/b.md").write_text("---\ntitle: B\ndate: 2026-01-01\n---\n\n[x](nowhere.md) [here](/)\n")
    shown = json.loads(run("build", "--json", cwd=desk).stdout)
    assert (shown["published"], shown["posts_read"], shown["posts_published"]) == (False, 5, 0)
    assert (shown["errors"], shown["warnings"]) == (1, 2)


def test_why_names_the_inputs(desk):
    run("build", cwd=desk)
    post = desk / "content/posts/a.md"
    post.write_text(post.read_text().replace("Text.", "Other text."))
    why = data(run("build", "--json", "--why", cwd=desk))["why"]
    assert "body" in why["posts/a/index.html"]
    assert "archive/index.html" not in why


def test_problems_have_places_in_json(desk):
    (desk / "content/posts/a.md").write_text("---\ntitel: A\ndate: 2026-01-01\n---\nText.\n")
    done = run("build", "--json", cwd=desk)
    assert done.returncode == 1
    assert data(done)["published"] is False
    (problem,) = data(done)["problems"]
    assert problem == {"rule": "unknown-key", "severity": "error", "path": "content/posts/a.md", "line": 2, "column": 1,
                       "message": 'the key "titel" is not known here', "help": 'did you mean "title"?'}  # fmt: skip
    assert 'content/posts/a.md:2:1: error: the key "titel" is not known here [unknown-key]\n' in done.stderr
    assert done.stderr.endswith("nothing was published\n")
    assert not (desk / "public").exists()
    assert data(run("check", "--json", cwd=desk))["problems"] == [problem]


def test_github_gets_annotations(desk):
    (desk / "content/posts/a.md").write_text("---\ntitel: A\ndate: 2026-01-01\n---\nText.\n")
    for done in (run("build", cwd=desk, GITHUB_ACTIONS="true"), run("build", "--format", "github", cwd=desk)):
        assert done.returncode == 1
        assert done.stdout.startswith(
            '::error file=content/posts/a.md,line=2,col=1,title=unknown-key::the key "titel" is not known here'
        )


def test_github_knows_files_by_their_paths_in_the_repository(tmp_path):
    magazine = tmp_path / "sites/magazine"
    unpack(SITE, magazine)
    (magazine / "content/posts/a.md").write_text("---\ntitel: A\ndate: 2026-01-01\n---\nText.\n")
    (tmp_path / ".git").mkdir()
    for done in (run("check", cwd=magazine, GITHUB_ACTIONS="true"), run("build", cwd=magazine, GITHUB_ACTIONS="true")):
        assert done.stdout.startswith("::error file=sites/magazine/content/posts/a.md,line=2,")
    (magazine / ".git").write_text("gitdir: elsewhere")  # a worktree or a submodule
    done = run("build", cwd=magazine, GITHUB_ACTIONS="true")
    assert done.stdout.startswith("::error file=content/posts/a.md,line=2,")


def test_strict_makes_warnings_count(desk):
    (desk / "content/posts/a.md").write_text("---\ntitle: A\ndate: 2026-01-01\n---\n[later](later.md)\n")
    for verb in ("build", "check"):
        assert run(verb, cwd=desk).returncode == 0
        done = run(verb, "--strict", cwd=desk)
        assert (done.returncode, "1 warning" in done.stderr) == (1, True)
    assert run("build", "--strict", cwd=desk).stderr.endswith(
        "nothing was published (warnings are treated as errors)\n"
    )


def test_check_writes_nothing_and_finds_what_a_build_finds(desk):
    (desk / "templates").mkdir()
    (desk / "templates/post.html").write_text("{{ view.titel }}")
    checked, built = run("check", cwd=desk), run("build", cwd=desk)
    assert (checked.returncode, built.returncode) == (1, 1)
    assert "templates/post.html:1" in checked.stderr
    assert checked.stderr == built.stderr.removesuffix("nothing was published\n")
    assert not (desk / "public").exists()
    (desk / "templates/post.html").unlink()
    assert run("check", cwd=desk).stdout == "no problems\n"


def test_showing_what_is_held_back(desk):
    shown = data(run("build", "-DFE", "-o", "all", "--json", cwd=desk))
    assert (shown["posts_published"], shown["held_back"]) == (4, [])
    assert (desk / "all/posts/later/index.html").exists()
    assert not (desk / "public").exists()
    assert data(run("build", "--drafts", "--json", cwd=desk))["posts_published"] == 2


def test_a_page_that_went_away_is_named_once(desk):
    run("build", "-DF", cwd=desk)
    post = desk / "content/posts/a.md"
    text = post.read_text().replace("title: A", "title: A\ntags: [late]")
    post.rename(desk / "content/posts/anew.md").write_text(text)

    def gone():
        return [line for line in run("build", cwd=desk).stdout.splitlines() if line.startswith("gone: ")]

    assert gone() == [
        "gone: /posts/a/ (to redirect old links, add it to the `aliases` of a post or page)"
    ]  # nothing that is held back
    assert gone() == []
    (desk / "content/posts/anew.md").rename(post).write_text(
        text.replace("title: A", "aliases: /posts/anew/\ntitle: A")
    )
    assert gone() == []
    post.write_text(text.replace("tags: [late]", "aliases: /posts/anew/"))
    assert gone() == []  # a list disappears with its last post


def test_the_clock_publishes(desk):
    assert data(run("build", "--json", cwd=desk))["posts_published"] == 1
    assert data(run("build", "--json", cwd=desk, SOURCE_DATE_EPOCH="1798102800"))["posts_published"] == 2


def test_neither_zone_nor_locale_matters(desk):
    one = process("build", "-o", "one", cwd=desk, TZ="UTC", SOURCE_DATE_EPOCH=NOW)
    two = process(
        "build", "-o", "two", cwd=desk, TZ="Pacific/Kiritimati", LC_ALL="C", PYTHONHASHSEED="7", SOURCE_DATE_EPOCH=NOW
    )
    assert (one.returncode, two.returncode) == (0, 0)
    assert files(desk / "one") == files(desk / "two")


def test_an_old_locale_changes_the_encoding_of_words_alone(desk):
    (desk / "content/posts/café.md").write_text("---\ntitle: Café\ndate: 2026-01-01\ntags: [漢]\n---\n[B](x-é.md).\n")
    now, old = {"SOURCE_DATE_EPOCH": NOW}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert "content/posts/café.md:6:5: error: " in process("check", cwd=desk, **now).stderr
    assert "content/posts/caf\\xe9.md:6:5: error: " in process("check", cwd=desk, **now, **old).stderr
    (desk / "content/posts/x-é.md").write_text("---\ntitle: B\ndate: 2026-01-01\n---\n")
    one, two = process("build", "-o", "one", cwd=desk, **now), process("build", "-o", "two", cwd=desk, **now, **old)
    assert (one.returncode, two.returncode) == (0, 0)
    assert files(desk / "one") == files(desk / "two")


@pytest.mark.parametrize(
    ("args", "front"),
    [(["build"], "title: A"), (["build"], "titel: A"), (["list", "--json"], "title: A"), (["buidl"], "title: A")],
)
def test_a_process_says_and_ends_as_the_command_does_in_these_tests(desk, args, front):
    (desk / "content/posts/a.md").write_text(f"---\n{front}\ndate: 2026-01-01\n---\n[Later](later.md).\n")
    alone = process(*args, cwd=desk, SOURCE_DATE_EPOCH=NOW)
    made = files(desk)
    for name in ("public", ".cxsite"):
        shutil.rmtree(desk / name, ignore_errors=True)
    here = run(*args, cwd=desk)
    assert here == (alone.returncode, alone.stdout, alone.stderr)
    assert files(desk / "public") == {p.relative_to("public"): d for p, d in made.items() if p.parts[0] == "public"}


def test_output_and_address_from_the_environment(desk):
    run("build", cwd=desk, CXSITE_OUTPUT="elsewhere", CXSITE_ADDRESS="https://preview.example/try/")
    assert b"https://preview.example/try/posts/a/" in (desk / "elsewhere/sitemap.xml").read_bytes()
    run(
        "build",
        "-o",
        "flag",
        "-u",
        "https://flag.example",
        cwd=desk,
        CXSITE_OUTPUT="elsewhere",
        CXSITE_ADDRESS="https://x.example",
    )
    assert b"https://flag.example/posts/a/" in (desk / "flag/sitemap.xml").read_bytes()
    for address in ("flag.example", "https://[::flag/", "https://me:secret@flag.example"):
        assert run("build", "-u", address, cwd=desk).returncode == 2
    assert run("build", cwd=desk, SOURCE_DATE_EPOCH="soon").returncode == 2


@pytest.mark.parametrize("output", ["content/public", ".", "content", "/"])
def test_folders_that_must_not_be_written(desk, output):
    before = files(desk)
    done = run("build", "-o", output, cwd=desk)
    assert done.returncode == 2
    assert "[output-refused]" in done.stderr
    assert files(desk) == before


def test_from_anywhere_with_a_root(desk, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    assert run("-C", str(desk), "build", "-q", cwd=elsewhere).returncode == 0
    assert run("build", "-q", "--root", str(desk), cwd=elsewhere).stdout == ""
    assert (desk / "public/index.html").exists()


def test_clean_forgets_and_gives_the_same(desk):
    run("build", cwd=desk)
    before = files(desk / "public")
    assert run("build", "--clean", cwd=desk).returncode == 0
    assert files(desk / "public") == before


def test_a_publication_that_may_only_be_read(desk, tmp_path_factory, monkeypatch):
    may = os.access
    monkeypatch.setattr("cxsite.gate.os.access", lambda path, mode: not is_in(desk, path) and may(path, mode))
    before, elsewhere = files(desk), tmp_path_factory.mktemp("elsewhere")
    asked = ("build", "--output", str(elsewhere / "site"))
    environ = {"XDG_CACHE_HOME": str(elsewhere / "cache")}
    assert run(*asked, cwd=desk, **environ).returncode == 0
    assert ", 0 written, " in run(*asked, cwd=desk, **environ).stdout
    assert files(desk) == before
    assert len(list(elsewhere.glob("cache/cxsite/*/memory.sqlite"))) == 1


def is_in(folder, path):
    return Path(path).is_relative_to(folder)


def test_an_unchanged_build_imports_next_to_nothing(desk):
    run("build", cwd=desk)
    environ = {**CLEAN, "SOURCE_DATE_EPOCH": NOW}
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "cxsite", "build"],
        cwd=desk,
        capture_output=True,
        text=True,
        env=environ,
    )
    assert done.stdout.endswith(LAST)
    for heavy in (
        "click",
        "jinja2",
        "yaml",
        "markdown",
        "sqlite3",
        "zoneinfo",
        "dataclasses",
        "cxsite.build",
        "cxsite.model.library",
        "cxsite.model.corpus",
        "cxsite.parse",
    ):
        assert f" {heavy}\n" not in done.stderr, heavy


def test_the_light_report_has_the_fields_of_the_whole():
    assert Recalled._fields == tuple(f.name for f in fields(Report))
    assert RecalledHeld._fields == tuple(f.name for f in fields(Held))
    assert RecalledMoment._fields == tuple(f.name for f in fields(Moment))


def test_list_tells_states_and_dates(desk):
    done = run("list", cwd=desk)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "scheduled  2026-12-24  content/posts/later.md  Later",
        "draft      2026-01-02  content/drafts/b.md  B",
        "expired    2026-01-02  content/posts/gone.md  Gone (since 2026-02-01)",
        "published  2026-01-01  content/posts/a.md  A",
    ]
    assert run("list", "--scheduled", "--expired", cwd=desk).stdout.count("\n") == 2
    (line,) = json.loads(run("list", "--published", "--json", cwd=desk).stdout)
    assert (line["state"], line["path"], line["until"]) == ("published", "content/posts/a.md", None)


def test_a_taken_port_and_foreign_hosts(desk):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = process("preview", "--port", str(port), cwd=desk)
    assert done.returncode == 3
    assert done.stderr.startswith(f"cxsite: port {port} is in use\n  help: ")
    assert process("preview", "--host", "0.0.0.0", cwd=desk).returncode == 2


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_preview_ends_quickly_and_says_nothing_more(desk, number, code):
    process = subprocess.Popen([*CXSITE, "serve", "-p", "0"], cwd=desk, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                               env={**CLEAN, "PYTHONUNBUFFERED": "1"})  # fmt: skip
    assert process.stdout.readline().startswith("preview at http://127.0.0.1:")
    start = time.monotonic()
    process.send_signal(number)
    said, wrong = process.communicate(timeout=60)
    assert (process.returncode, said, wrong) == (code, "", "")
    assert time.monotonic() - start < 10, "a tenth of a second, where the machine has nothing else to do"
    assert sorted(p.name for p in desk.iterdir()) == [".cxsite", "content", "site.yaml"]


STOPPED = """
import signal, cxsite.cli, {room}
before = {room}.{step}
def stopped(*given):
    made = before(*given)
    signal.raise_signal(signal.{name})
    return made
{room}.{step} = stopped
cxsite.cli.main()
"""


@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143)])
@pytest.mark.parametrize(
    ("room", "step", "said", "stands"),
    [
        ("cxsite.write.stage", "begin", "interrupted: nothing was published\n", False),
        ("cxsite.write.manifest", "accept_next", "interrupted: the site is published\n", True),
    ],
    ids=["before the renames", "at the last of them, which are not interrupted"],
)
def test_a_stopped_build_says_whether_it_published(desk, name, code, room, step, said, stands):
    script = STOPPED.format(room=room, step=step, name=name)
    done = subprocess.run([sys.executable, "-c", script, "build"], cwd=desk, capture_output=True, text=True, env=CLEAN)
    assert (done.returncode, done.stdout, done.stderr) == (code, "", said)
    assert (desk / "public").exists() is stands
    assert run("build", cwd=desk).returncode == 0


def test_an_output_that_cannot_be_written_says_itself_how_far_it_came(desk):
    (desk / "file").touch()
    done = run("build", "--output", "file/public", cwd=desk)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.count("nothing was published") == 1
    assert done.stderr.endswith("1 error\n")


def test_the_criterion_of_a_milestone_is_told_as_one(desk):
    card = desk / "content/scorecards/plan.yaml"
    card.parent.mkdir(parents=True, exist_ok=True)
    card.write_text(
        "title: Plan\nperiods: quarters\nmeasures:\n"
        "  score: {kind: nps, title: S, values: {2026-Q1: {promoters: 20, passives: 10, detractors: 5}}}\n"
        "  asking: {kind: milestone, title: A, starts: 2026-01-01, ends: 2026-12-31, customers_decide: plan.score,"
        " success_is: at least 35 in 2026-Q4, state: running}\n"
    )
    assert "error: the criterion of plan.asking is not in claims.lock" in run("build", "--locked", cwd=desk).stderr
    assert run("build", cwd=desk).returncode == 0
    card.unlink()
    still = "claims.lock still has the criterion of plan.asking, which is no longer on the site"
    assert still in run("build", "--locked", cwd=desk).stderr
