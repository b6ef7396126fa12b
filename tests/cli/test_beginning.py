"""`init` and `new`: what they write can be read back, and nothing is ever overwritten."""

import io
import re
import resource
import time
from datetime import date
from pathlib import Path

import pytest

from cxsite.cli.ending import MachineError
from cxsite.cli.files import write_new, write_over
from cxsite.cli.init import filled, quarter
from cxsite.model.problem import Outcome
from cxsite.parse.authors import author
from cxsite.parse.measures.scorecards import scorecard
from cxsite.parse.pages import page
from cxsite.parse.posts import post
from cxsite.parse.site import site
from tests.cli.test_words import cxsite

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@pytest.fixture
def magazine(tmp_path):
    done = cxsite("init", "magazine", "--title", 'Queue: "next"', "--time-zone", "Pacific/Kiritimati", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert (
        done.stdout
        == "magazine: created a publication with two articles, a draft and a scorecard\nnext: cd magazine && cxsite preview\n"
    )
    return tmp_path / "magazine"


def settings(folder):
    return site("site.yaml", (folder / "site.yaml").read_bytes())


def read(folder, path):
    data, whole = (folder / path).read_bytes(), settings(folder).value
    if path.startswith("content/posts/"):
        return post(path, data, whole)
    if path.startswith("content/pages/"):
        return page(path, data, whole)
    if path.startswith("content/authors/"):
        return author(path, data)
    return scorecard(path, data)


def test_init_writes_what_the_parsers_accept(magazine):
    found = settings(magazine)
    assert found.problems == ()
    assert (found.value.title, found.value.time_zone) == ('Queue: "next"', "Pacific/Kiritimati")
    assert UUID.fullmatch(found.value.feeds.id)
    contents = sorted(str(p.relative_to(magazine)) for p in magazine.rglob("content/*/*"))
    assert len(contents) == 6
    for path in contents:
        assert read(magazine, path).problems == (), path


def test_the_first_push_is_green(magazine):
    left = (magazine / "claims.lock").read_bytes()
    assert b"support.recommend @" in left
    assert not (magazine / ".cxsite").exists()
    done = cxsite("build", "--strict", cwd=magazine, CI="true")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "3 posts in, 2 posts out; held back: 1 draft")
    assert cxsite("build", "--strict", cwd=magazine).returncode == 0
    assert (magazine / "claims.lock").read_bytes() == left


def test_every_publication_has_ids_of_its_own(magazine, tmp_path):
    cxsite("init", "other", cwd=tmp_path)
    ids = [
        UUID.search(p.read_text())[0]
        for f in (magazine, tmp_path / "other")
        for p in [f / "site.yaml", *f.glob("content/posts/*.md")]
    ]
    assert len(set(ids)) == len(ids) == 8


def test_init_keeps_private_things_out_of_git_and_publishes_daily(magazine):
    assert {"/public/", "/.cxsite/", "/private/"} <= set((magazine / ".gitignore").read_text().splitlines())
    assert (magazine / ".editorconfig").exists()
    workflow = (magazine / ".github/workflows/publish.yml").read_text()
    assert 'cron: "17 5 * * *"' in workflow
    assert "${{ steps.deployment.outputs.page_url }}" in workflow
    assert re.search(r"pip install cxsite==\d", workflow)
    assert "include-hidden-files: true" in workflow  # or .well-known/security.txt would not be uploaded


def test_the_daily_run_goes_on_when_a_review_falls_due(magazine):
    later = {"CI": "true", "SOURCE_DATE_EPOCH": str(int(time.time()) + 200 * 86_400)}
    done = cxsite("build", cwd=magazine, **later)
    assert (done.returncode, "[review-overdue]" in done.stderr) == (0, True)
    assert cxsite("build", "--strict", cwd=magazine, **later).returncode == 1
    workflow = (magazine / ".github/workflows/publish.yml").read_text()
    assert "run: cxsite build ${{ github.event_name == 'push' && '--strict' || '' }}\n" in workflow


def test_a_machine_that_publishes_is_told_by_check_what_its_build_would_tell(magazine):
    assert cxsite("check", cwd=magazine, CI="true").returncode == 0
    (magazine / "claims.lock").unlink()
    assert cxsite("check", cwd=magazine).returncode == 0  # a build here would write it
    checked, built = (cxsite(verb, cwd=magazine, CI="true") for verb in ("check", "build"))
    assert (checked.returncode, built.returncode) == (1, 1)
    assert "[claims-out-of-date]" in checked.stderr
    assert built.stderr == checked.stderr + "nothing was published\n"


def test_no_gap_is_left(magazine):
    for file in magazine.rglob("*"):
        if file.is_file() and not {".github", ".vscode"} & set(file.parts):
            assert not re.search(r"\{(day|quarter|uuid|title|review|address|time_zone)(-\d)?\}", file.read_text()), file


def test_init_never_writes_over_anything(magazine, tmp_path):
    before = {p: p.read_bytes() for p in magazine.rglob("*") if p.is_file()}
    done = cxsite("init", "magazine", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("cxsite: there is already a publication in magazine\n")
    assert before == {p: p.read_bytes() for p in magazine.rglob("*") if p.is_file()}
    (tmp_path / "repository").mkdir()
    (tmp_path / "repository/.gitignore").write_text("mine")
    (tmp_path / "repository/claims.lock").write_text("")
    done = cxsite("init", cwd=tmp_path / "repository")
    assert done.returncode == 0
    assert done.stdout.startswith(
        "kept: .gitignore; add these to it, or survey answers and built pages will end up in the repository: /private/ /.cxsite/ /public/\n"
    )
    assert (tmp_path / "repository/.gitignore").read_text() == "mine"
    assert (tmp_path / "repository/claims.lock").read_text() == ""


@pytest.mark.parametrize(
    ("ignored", "said"),
    [("private\n/.cxsite/\npublic/\n", "kept: .gitignore\n"), ("public/\nprivate/\n", "repository: /.cxsite/\n")],
)
def test_init_says_what_a_gitignore_that_was_there_lacks(tmp_path, ignored, said):
    (tmp_path / ".gitignore").write_text(ignored)
    assert said in cxsite("init", cwd=tmp_path).stdout


def test_init_with_a_title_without_words(tmp_path):
    done = cxsite("init", "m", "--title", " ", cwd=tmp_path)
    assert (done.returncode, done.stderr.splitlines()[0]) == (2, "cxsite: --title is empty")
    assert not (tmp_path / "m").exists()


def test_init_with_a_zone_that_is_none(tmp_path):
    done = cxsite("init", "m", "--time-zone", "Europe/Londn", cwd=tmp_path)
    assert done.returncode == 2
    assert 'did you mean "Europe/London"?' in done.stderr
    assert not (tmp_path / "m").exists()


@pytest.mark.parametrize("address", ["example.org", "https://[::bad/", "https://example.org/?a=b"])
def test_init_with_an_address_that_is_none(tmp_path, address):
    done = cxsite("init", "m", "--address", address, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith(f'cxsite: --address is "{address}": ')
    assert not (tmp_path / "m").exists()


@pytest.mark.parametrize(
    ("kind", "path"),
    [("post", "content/posts/late-refunds.md"), ("page", "content/pages/late-refunds.md"), ("author", "content/authors/late-refunds.yaml"),
     ("scorecard", "content/scorecards/late-refunds.yaml")],
)  # fmt: skip
def test_new_files_are_valid_and_never_written_over(magazine, kind, path):
    done = cxsite("new", kind, 'Late: "refunds"', cwd=magazine)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{path}: ")
    found: Outcome = read(magazine, path)
    assert found.problems == ()
    written = (magazine / path).read_bytes()
    again = cxsite("new", kind, "Late refunds", cwd=magazine)
    assert (again.returncode, again.stderr.splitlines()[0]) == (2, f"cxsite: {path} already exists")
    assert (magazine / path).read_bytes() == written


def test_a_new_post_has_an_id_a_day_and_its_only_author(magazine):
    cxsite(
        "new", "post", "Late refunds", cwd=magazine, SOURCE_DATE_EPOCH="1767182400"
    )  # 2025-12-31 12:00 UTC: a day later on Kiritimati
    found = read(magazine, "content/posts/late-refunds.md").value[0]
    assert UUID.fullmatch(found.id)
    assert (found.date.local[:10], found.draft, found.authors) == ("2026-01-01", True, ("sam-reader",))


def test_a_bundle_with_the_same_address_is_in_the_way(magazine):
    (magazine / "content/posts/late/").mkdir()
    (magazine / "content/posts/late/index.md").write_text("---\ntitle: T\n---\n")
    done = cxsite("new", "post", "Late", cwd=magazine)
    assert done.stderr.startswith("cxsite: content/posts/late/index.md already has that address\n")


def test_a_title_without_letters_needs_a_slug(magazine):
    assert cxsite("new", "post", "!?", cwd=magazine).stderr.startswith('cxsite: no file name can be made from "!?"\n')
    assert cxsite("new", "post", "Con", cwd=magazine).stderr == (
        'cxsite: no file can be named "con": Windows does not allow a folder with this name\n'
        "  help: give it another name: --slug con-1\n"
    )
    assert cxsite("new", "post", "!?", "--slug", "Ask us", cwd=magazine).stdout.startswith("content/posts/ask-us.md: ")


@pytest.mark.parametrize(
    ("day", "back", "name"), [("2026-01-01", 0, "2026-Q1"), ("2026-01-01", 1, "2025-Q4"), ("2026-12-31", 3, "2026-Q1")]
)
def test_quarters(day, back, name):
    assert quarter(date.fromisoformat(day), back) == name


def test_what_is_no_gap_stays():
    text = "{{ support.recommend @{quarter-1} }} {title} {promoters: 1} {other}"
    expected = "{{ support.recommend @2025-Q4 }} T {promoters: 1} {other}"
    assert filled(text, {"title": "T"}, date(2026, 1, 1)) == expected


def typed(folder, *args, answers):
    """The output on a terminal where somebody answers the prompts."""
    import os
    import pty
    import subprocess
    import sys

    main, side = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "cxsite", *args], cwd=folder, stdin=side, stdout=side, stderr=side
    ) as process:
        os.close(side)
        os.write(main, answers.encode())
        said = b""
        while True:
            try:
                part = os.read(main, 4096)
            except OSError:  # the other side is closed
                break
            if not part:
                break
            said += part
        os.close(main)
    return process.returncode, said.decode().replace("\r\n", "\n")


def test_new_asks_on_a_terminal_and_proposes_tags(magazine):
    code, said = typed(magazine, "new", answers="post\nLate refunds\npromise, waitng, trust, promises\n\nno\n")
    assert code == 0
    assert "What do you want to create? (post, page, author, letter, scorecard)" in said
    assert "(in use: promises, waiting, complaints)" in said or "(in use: promises, complaints, waiting)" in said
    assert 'No other article has the tag "promise". Use "promises" instead? (yes or no)' in said
    assert "tags: [promises, waitng, trust]\n" in (magazine / "content/posts/late-refunds.md").read_text()
    assert read(magazine, "content/posts/late-refunds.md").problems == ()


@pytest.mark.parametrize(
    ("kind", "question"), [("author", "Name of the author? "), ("letter", "Slug of the article? "), ("page", "Title? ")]
)
def test_each_kind_is_asked_for_in_its_own_words(magazine, kind, question):
    code, said = typed(magazine, "new", kind, answers="the-first-reply\n")
    assert code == 0
    assert said.startswith((question, "the-first-reply\n" + question))


def test_new_never_asks_in_a_pipe(magazine):
    done = cxsite("new", "post", "Late refunds", "--tag", "waiting", "--tag", "waitng", cwd=magazine)
    assert done.returncode == 0
    assert done.stderr == 'note: no other article has the tag "waitng"; did you mean "waiting"?\n'
    near = cxsite("new", "letter", "the-frist-reply", cwd=magazine)
    assert near.stderr == 'note: no article is called "the-frist-reply"; did you mean "the-first-reply"?\n'
    unasked = cxsite("new", "letter", cwd=magazine)
    assert unasked.returncode == 2
    assert unasked.stderr == (
        'cxsite: the letter needs the slug of its article\n  help: for example: cxsite new letter "late-refunds"\n'
    )
    assert read(magazine, "content/posts/late-refunds.md").value[0].tags == ("waiting", "waitng")


def test_tags_that_are_agreed_on_are_proposed_before_anybody_uses_them(magazine):
    (magazine / "content/tags.yaml").write_text("tags: [refunds, waiting]\n")
    done = cxsite("new", "post", "Late refunds", "--tag", "refunds", "--tag", "refund", cwd=magazine)
    assert done.stderr == 'note: no other article has the tag "refund"; did you mean "refunds"?\n'


def test_models_of_the_publication(magazine):
    (magazine / "archetypes").mkdir()
    (magazine / "archetypes/interview.md").write_text(
        "---\nid: {id}\ntitle: {title}\ndate: {today}\ndraft: true\n{tags}category: Interviews\n---\n## What {name} says\n"
    )
    (magazine / "archetypes/post.md").write_text("---\ntitle: {title}\ndate: {today}\n---\nOurs.\n")
    assert cxsite("new", "interview", "A talk", cwd=magazine).returncode == 0
    assert cxsite("new", "post", "Another", cwd=magazine).returncode == 0
    interview, _ = read(magazine, "content/posts/a-talk.md").value
    assert (interview.title, interview.category, interview.draft) == ("A talk", "Interviews", True)
    assert "{name}" in (magazine / "content/posts/a-talk.md").read_text()
    assert (magazine / "content/posts/another.md").read_text().endswith("Ours.\n")
    assert 'did you mean "interview"?' in cxsite("new", "intervew", "x", cwd=magazine).stderr


def test_editors_are_told_the_schemas(magazine):
    import json

    wired = json.loads((magazine / ".vscode/settings.json").read_text())["yaml.schemas"]
    assert all((magazine / schema).is_file() for schema in wired)
    assert cxsite("new", "scorecard", "Desk", cwd=magazine).returncode == 0
    for file in [magazine / "site.yaml", *magazine.glob("content/*/*.yaml")]:
        first = file.read_text().partition("\n")[0]
        assert (file.parent / first.partition("$schema=")[2]).resolve().is_file(), file


def test_every_file_of_a_new_publication_fits_its_schema(magazine):
    from tests.parse.test_schema import wrong

    for kind, pattern in (
        ("site", "site.yaml"),
        ("author", "content/authors/*"),
        ("scorecard", "content/scorecards/*"),
    ):
        for file in magazine.glob(pattern):
            assert wrong(kind, file.read_text()) == [], file
    for kind in ("post", "page"):
        for file in magazine.glob(f"content/{kind}s/*.md"):
            assert wrong(kind, file.read_text().split("---\n")[1]) == [], file


def test_every_file_of_the_sample_publication_fits_its_schema():
    from tests.parse.test_schema import ROOT, wrong

    kinds = {"site": ["site.yaml"], "author": ["content/authors/*.yaml"], "scorecard": ["content/scorecards/*.yaml"]}
    for kind, patterns in kinds.items():
        files = [file for pattern in patterns for file in ROOT.glob(pattern)]
        assert files
        for file in files:
            assert wrong(kind, file.read_text(encoding="utf-8")) == [], file
    for kind, pattern in (
        ("post", "posts/**/*.md"),
        ("post", "drafts/*.md"),
        ("page", "pages/*.md"),
        ("letter", "letters/*.md"),
    ):
        for file in (ROOT / "content").glob(pattern):
            assert wrong(kind, file.read_text(encoding="utf-8").split("\n---\n")[0].removeprefix("---\n")) == [], file


def test_a_title_needs_no_quotes_on_the_command_line(magazine):
    done = cxsite("new", "post", "Late", "refunds", "cost", "twice", cwd=magazine)
    assert (done.returncode, done.stderr) == (0, "")
    assert read(magazine, "content/posts/late-refunds-cost-twice.md").value[0].title == "Late refunds cost twice"


def test_what_to_type_next_in_a_folder_with_a_space(tmp_path):
    assert cxsite("init", "my magazine", cwd=tmp_path).stdout.endswith('next: cd "my magazine" && cxsite preview\n')


def test_a_disk_that_is_full_leaves_no_half_file(tmp_path):
    (tmp_path / "old.md").write_text("old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, before[1]))
    try:
        for write, path in ((write_new, "new.md"), (write_over, "old.md")):
            with pytest.raises(MachineError, match=f"cannot write {path}: File too large"):
                write(tmp_path, path, "longer than that")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("old.md", "old")]


@pytest.mark.parametrize(
    "begin", [lambda root: write_new(root, "new.md", "new"), lambda root: write_over(root, "old.md", "new")]
)
def test_ctrl_c_leaves_no_half_file(tmp_path, monkeypatch, begin):
    class Pressed(io.FileIO):
        def write(self, _):
            raise KeyboardInterrupt

    (tmp_path / "old.md").write_text("old")
    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", lambda path, mode, **_: Pressed(path, mode.replace("b", "")))
        with pytest.raises(KeyboardInterrupt):
            begin(tmp_path)
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("old.md", "old")]
