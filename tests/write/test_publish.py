"""The output folder after each plan: what changed is written, what is no longer promised is removed, other files stay."""

import os
import stat
from pathlib import Path

import pytest

from cxsite.keys import sealed
from cxsite.keys.digest import of_bytes
from cxsite.keys.published import listed
from cxsite.model.output import Inputs, Output, Plan
from cxsite.model.problem import Outcome
from cxsite.write import locked, refused
from cxsite.write import plan as publish
from cxsite.write.manifest import Entry, accept_next, are_inside, is_inside, load, noted, save_next
from cxsite.write.manual import MANUAL
from tests.write.promises import promise, snapshot, texts, written

SITE = {
    "index.html": "home",
    "posts/a/index.html": "a",
    "posts/b/index.html": "b",
    "feed.xml": "feed",
    "bar.png": "png",
}


def refusal(outcome: Outcome) -> tuple[str, str, str]:
    assert outcome.value is None
    (problem,) = outcome.problems
    assert problem.rule in MANUAL
    return problem.rule, problem.blame, problem.message


def left_over(root: Path) -> list[str]:
    """Hidden files and folders anywhere: a completed publish leaves none."""
    return [str(path.relative_to(root)) for path in root.rglob(".*")] + [str(p) for p in (root / "state").glob("*.new")]


def test_a_first_build_writes_everything(tmp_path: Path) -> None:
    done = written(tmp_path, SITE)
    assert texts(tmp_path / "public") == SITE
    assert {why.inputs for why in done.written} == {("new",)}
    assert (done.outputs, len(done.written), done.unchanged, done.removed) == (5, 5, 0, ())
    assert left_over(tmp_path) == []


def test_a_second_build_touches_nothing(tmp_path: Path) -> None:
    written(tmp_path, SITE)
    before = snapshot(tmp_path / "public")
    done = written(tmp_path, SITE)
    assert (done.written, done.unchanged) == ((), 5)
    assert snapshot(tmp_path / "public") == before


def test_only_what_changed_is_written_and_can_say_why(tmp_path: Path) -> None:
    written(tmp_path, SITE)
    before = snapshot(tmp_path / "public")
    done = written(tmp_path, {**SITE, "index.html": "new home", "tags/x/index.html": "x"})
    after = snapshot(tmp_path / "public")
    assert {a for a in after if after[a] != before.get(a)} == {"index.html", "tags/x/index.html"}
    assert {why.address: why.inputs for why in done.written} == {"index.html": ("view",), "tags/x/index.html": ("new",)}


def test_a_page_with_another_template_is_made_without_asking_what_else_it_shows(tmp_path: Path) -> None:
    told: list[str] = []

    def page(key: str, template: str, view: str) -> Plan:
        known = (("template", template),)

        def later() -> Inputs:
            told.append("inputs")
            return (*known, ("view", view))

        def make() -> Outcome[bytes]:
            told.append("bytes")
            return Outcome(f"{template} {view}".encode())

        return Plan((Output("a.html", "page", known, make, "", key, later),))

    for number, (key, template, view, why, asked) in enumerate(
        (
            ("k-t", "t", "v", ("new",), ["inputs", "bytes"]),
            ("k-t", "t", "v", None, []),
            ("l-t", "t", "v", None, ["inputs"]),
            ("l-u", "u", "v", ("template",), ["bytes"]),
            ("m-w", "w", "w", ("template", "view"), ["inputs", "bytes"]),
            ("n-w", "w", "x", ("view",), ["inputs", "inputs", "bytes"]),
        )
    ):
        done = publish(page(key, template, view), tmp_path / "public", tmp_path / "state").value
        assert done is not None
        assert [each.inputs for each in done.written] == ([why] if why else []), number
        assert told == asked, number
        told.clear()


def test_what_is_promised_as_it_was_is_kept_unless_it_does_not_stand(tmp_path: Path) -> None:
    written(tmp_path, SITE)
    folder, state = tmp_path / "public", tmp_path / "state"
    known = load(state)
    assert known is not None
    rest = [address for address in known if address not in ("index.html", "bar.png")]
    done = publish(promise({"index.html": "2"}), folder, state, known=known, rest=rest).value
    assert done is not None
    assert (done.outputs, done.unchanged, done.removed) == (4, 3, ("bar.png",))
    now = load(state)
    assert now is not None
    assert {**now, "index.html": None, "bar.png": None} == {**known, "index.html": None, "bar.png": None}
    (folder / "feed.xml").write_text("mine")
    assert publish(promise({"index.html": "3"}), folder, state, known=now, rest=rest) == Outcome(None)
    assert texts(folder) == {"index.html": "2", **{address: SITE[address] for address in rest}, "feed.xml": "mine"}


def test_other_inputs_with_the_same_bytes_leave_the_file(tmp_path: Path) -> None:
    written(tmp_path, SITE)
    before = snapshot(tmp_path / "public")
    plan = promise(SITE)
    from dataclasses import replace

    other = replace(plan, outputs=tuple(replace(o, inputs=(("view", "other"),)) for o in plan.outputs))
    outcome = publish(other, tmp_path / "public", tmp_path / "state")
    assert outcome.value is not None
    assert outcome.value.written == ()
    assert snapshot(tmp_path / "public") == before


def test_what_is_no_longer_promised_goes_and_so_do_empty_folders(tmp_path: Path) -> None:
    written(tmp_path, SITE)
    done = written(tmp_path, {"index.html": "home", "posts/a/index.html": "a"})
    assert done.removed == ("bar.png", "feed.xml", "posts/b/index.html")
    assert texts(tmp_path / "public") == {"index.html": "home", "posts/a/index.html": "a"}
    assert not (tmp_path / "public/posts/b").exists()


def test_a_failing_promise_leaves_all_as_it_was(tmp_path: Path) -> None:
    written(tmp_path, SITE)
    before = snapshot(tmp_path / "public")
    outcome = publish(promise({**SITE, "index.html": "x", "feed.xml": "!no"}), tmp_path / "public", tmp_path / "state")
    assert outcome.value is None
    assert [p.message for p in outcome.problems] == ["!no"]
    assert snapshot(tmp_path / "public") == before
    assert left_over(tmp_path) == []


def test_files_and_folders_change_places(tmp_path: Path) -> None:
    written(tmp_path, {"tags": "a file", "posts/a/index.html": "a"})
    swapped = {"tags/x/index.html": "x", "posts": "now a file"}
    written(tmp_path, swapped)
    assert texts(tmp_path / "public") == swapped
    written(tmp_path, {"tags": "a file", "posts/a/index.html": "a"})
    assert texts(tmp_path / "public") == {"tags": "a file", "posts/a/index.html": "a"}


def test_an_empty_folder_where_a_file_belongs_goes(tmp_path: Path) -> None:
    written(tmp_path, SITE)
    (tmp_path / "public/bar.png").unlink()
    (tmp_path / "public/bar.png/deep").mkdir(parents=True)
    written(tmp_path, SITE)
    assert texts(tmp_path / "public") == SITE


def test_a_file_edited_by_hand_is_written_anew_with_a_warning(tmp_path: Path) -> None:
    written(tmp_path, SITE)
    (tmp_path / "public/index.html").write_text("mine")
    outcome = publish(promise(SITE), tmp_path / "public", tmp_path / "state")
    assert [(p.rule, p.severity) for p in outcome.problems] == [("output-edited", "warning")]
    assert "index.html" in outcome.problems[0].message
    assert texts(tmp_path / "public") == SITE


def test_a_file_that_was_only_touched_is_left(tmp_path: Path) -> None:
    written(tmp_path, SITE)
    os.utime(tmp_path / "public/index.html", ns=(1, 1))
    assert written(tmp_path, SITE).written == ()
    assert (tmp_path / "public/index.html").stat().st_mtime_ns == 1


def test_a_missing_file_comes_back(tmp_path: Path) -> None:
    written(tmp_path, SITE)
    (tmp_path / "public/index.html").unlink()
    (done,) = written(tmp_path, SITE).written
    assert (done.address, done.inputs) == ("index.html", ("missing",))
    assert texts(tmp_path / "public") == SITE


def test_a_folder_that_we_did_not_fill_is_refused_with_a_list(tmp_path: Path) -> None:
    (tmp_path / "public/deep").mkdir(parents=True)
    (tmp_path / "public/deep/notes.txt").write_text("mine")
    (tmp_path / "public/CNAME").write_text("example.org")
    outcome = publish(promise(SITE), tmp_path / "public", tmp_path / "state")
    rule, blame, message = refusal(outcome)
    assert (rule, blame) == ("output-not-ours", "command")
    assert "CNAME, deep/notes.txt" in message
    assert texts(tmp_path / "public") == {"CNAME": "example.org", "deep/notes.txt": "mine"}


def test_without_our_notes_a_folder_that_is_half_as_we_would_write_it_is_taken_over(tmp_path: Path) -> None:
    written(tmp_path, SITE)
    for file in (tmp_path / "state").iterdir():
        file.unlink()
    before = snapshot(tmp_path / "public")
    three_others = {**SITE, "feed.xml": "other", "bar.png": "other", "index.html": "other"}
    rule, _, message = refusal(publish(promise(three_others), tmp_path / "public", tmp_path / "state"))
    assert (rule, message.partition(": ")[2]) == ("output-not-ours", "bar.png, feed.xml, index.html")
    assert snapshot(tmp_path / "public") == before
    done = written(tmp_path, {**SITE, "feed.xml": "other", "more.html": "m"})
    assert [why.address for why in done.written] == ["feed.xml", "more.html"]
    kept = SITE.keys() - {"feed.xml"}
    assert {a: s for a, s in snapshot(tmp_path / "public").items() if a in kept} == {a: before[a] for a in kept}


def test_a_page_made_by_hand_is_not_taken_over(tmp_path: Path) -> None:
    (tmp_path / "public").mkdir()
    (tmp_path / "public/index.html").write_text("mine")
    assert refusal(publish(promise(SITE), tmp_path / "public", tmp_path / "state"))[0] == "output-not-ours"
    assert texts(tmp_path / "public") == {"index.html": "mine"}


def test_a_strangers_file_beside_ours_is_kept_and_never_overwritten(tmp_path: Path) -> None:
    written(tmp_path, SITE)
    (tmp_path / "public/CNAME").write_text("example.org")
    written(tmp_path, {"index.html": "home 2"})
    assert texts(tmp_path / "public") == {"index.html": "home 2", "CNAME": "example.org"}
    for texts_wanted in ({"CNAME": "ours"}, {"CNAME/index.html": "ours"}):
        rule, _, message = refusal(publish(promise(texts_wanted), tmp_path / "public", tmp_path / "state"))
        assert (rule, "CNAME" in message) == ("output-not-ours", True)
    assert (tmp_path / "public/CNAME").read_text() == "example.org"


def test_a_folder_of_strangers_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    written(tmp_path, SITE)
    (tmp_path / "public/posts/mine.txt").write_text("mine")
    rule, _, message = refusal(publish(promise({"posts": "file"}), tmp_path / "public", tmp_path / "state"))
    assert (rule, "posts/mine.txt" in message) == ("output-not-ours", True)


def test_nothing_is_written_or_deleted_through_a_link(tmp_path: Path) -> None:
    written(tmp_path, SITE)
    outside = tmp_path / "outside"
    (tmp_path / "public/posts").rename(outside)
    (tmp_path / "public/posts").symlink_to(outside)
    rule, _, _ = refusal(publish(promise({**SITE, "posts/a/index.html": "2"}), tmp_path / "public", tmp_path / "state"))
    assert rule == "output-not-ours"
    written(tmp_path, {"index.html": "home"})
    assert texts(outside) == {"a/index.html": "a", "b/index.html": "b"}


def test_an_output_that_is_a_link_is_written_where_it_leads(tmp_path: Path) -> None:
    (tmp_path / "elsewhere/site").mkdir(parents=True)
    (tmp_path / "public").symlink_to(tmp_path / "elsewhere/site")
    written(tmp_path, SITE)
    written(tmp_path, {"index.html": "2"})
    assert (tmp_path / "public").is_symlink()
    assert texts(tmp_path / "elsewhere/site") == {"index.html": "2"}
    assert left_over(tmp_path) == []


def test_modes_do_not_follow_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        written(tmp_path, {"a/index.html": "first, one rename"})
        written(tmp_path, {"b/index.html": "second, journal"})
    finally:
        os.umask(before)
    paths = [tmp_path / "public", *(tmp_path / "public").rglob("*")]
    assert {stat.S_IMODE(path.stat().st_mode) for path in paths if path.is_dir()} == {0o755}
    assert {stat.S_IMODE(path.stat().st_mode) for path in paths if path.is_file()} == {0o644}


OF_BEFORE = b"cxsite 1 " + of_bytes(b"4 index.html").encode() + b"\n4 index.html"


@pytest.mark.parametrize("spoil", [b"", b"{}", b"cxsite 1 0\n{}", b'cxsite 9 x\n{"index.html": []}', OF_BEFORE])
def test_a_damaged_manifest_still_knows_what_is_ours_to_delete(tmp_path: Path, spoil: bytes) -> None:
    written(tmp_path, SITE)
    (tmp_path / "state/manifest.txt").write_bytes(spoil)
    done = written(tmp_path, {"index.html": "home"})
    assert (texts(tmp_path / "public"), len(done.removed)) == ({"index.html": "home"}, 4)


@pytest.mark.parametrize(
    ("files", "lines"),
    [
        ("4\t1\tx\t\t[]\tindex.html", ""),
        ("4\n1\nindex.html", "x\ty\t[]\n"),
        ("4\n1\nindex.html", "x\ty"),
        ("4\n1 2\nindex.html", "x\ty\t[]"),
        ("", ""),
    ],
)
def test_neither_does_one_that_was_written_in_another_way(tmp_path: Path, files: str, lines: str) -> None:
    written(tmp_path, SITE)
    sealed.save_text(tmp_path / "state/manifest.txt", files, lines)
    done = written(tmp_path, {"index.html": "home"})
    assert (texts(tmp_path / "public"), len(done.removed)) == ({"index.html": "home"}, 4)


@pytest.mark.parametrize(
    "address", ["../victim", "/etc/victim", "a/../../victim", "a//b", "", ".", "C:/x", "a\\b", "a\nb"]
)
def test_a_manifest_that_names_files_elsewhere_is_not_believed(tmp_path: Path, address: str) -> None:
    assert not is_inside(address)
    assert not are_inside(["a/index.html", address, "b.xml"])
    written(tmp_path, SITE)
    (tmp_path / "victim").write_text("precious")
    sealed.save_text(tmp_path / "state/manifest.txt", listed([(address, 8, 1)]), "x\t\t[]")
    outcome = publish(promise({"index.html": "2"}), tmp_path / "public", tmp_path / "state")
    if "\n" not in address:  # that makes more addresses than sizes, so the list of addresses is trusted instead
        refusal(outcome)
    assert (tmp_path / "victim").read_text() == "precious"


def test_an_impossible_address_is_told(tmp_path: Path) -> None:
    rule, _, _ = refusal(publish(promise({"a\\b.txt": "x"}), tmp_path / "public", tmp_path / "state"))
    assert rule == "address-impossible"


def test_an_unwritable_place_is_the_machines_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    outcome = publish(promise(SITE), tmp_path / "file" / "public", tmp_path / "state")
    assert refusal(outcome)[:2] == ("output-unwritable", "machine")


def test_a_full_disk_leaves_all_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, SITE)
    before = snapshot(tmp_path / "public")

    def full(file: int, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("cxsite.write.stage.os.write", full)
    outcome = publish(promise({**SITE, "index.html": "2"}), tmp_path / "public", tmp_path / "state")
    monkeypatch.undo()
    assert refusal(outcome)[:2] == ("output-unwritable", "machine")
    assert outcome.problems[0].message == f"{tmp_path / 'public'} cannot be written: no space left on device"
    assert snapshot(tmp_path / "public") == before
    assert left_over(tmp_path) == []


@pytest.mark.parametrize("there", [True, False])
def test_the_place_where_files_wait_goes_by_the_name_of_the_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    if there:
        written(tmp_path, SITE)
    (tmp_path / "state").mkdir(exist_ok=True)

    def forbidden(path: str | Path, mode: int) -> None:
        raise OSError(30, "Read-only file system", str(path))

    monkeypatch.setattr("cxsite.write.stage.os.mkdir", forbidden)
    outcome = publish(promise({**SITE, "index.html": "2"}), tmp_path / "public", tmp_path / "state")
    monkeypatch.undo()
    assert outcome.problems[0].message == f"{tmp_path / 'public'} cannot be written: read-only file system"


def test_a_file_that_may_not_take_its_place_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, SITE)

    rename = os.replace

    def forbidden(waiting: str | Path, path: str | Path) -> None:
        if Path(path).name == "index.html":
            raise PermissionError(13, "Permission denied", str(waiting), None, str(path))
        rename(waiting, path)

    monkeypatch.setattr(os, "replace", forbidden)
    outcome = publish(promise({**SITE, "posts/a/index.html": "2"}), tmp_path / "public", tmp_path / "state")
    place = tmp_path / "public" / "posts" / "a" / "index.html"
    assert outcome.problems[0].message == f"{place} cannot be written: permission denied"
    assert "the next build will finish it" in outcome.problems[0].help


def test_ctrl_c_while_making_leaves_all_as_it_was(tmp_path: Path) -> None:
    written(tmp_path, SITE)
    before = snapshot(tmp_path / "public")

    def step(done: int, of_all: int) -> None:
        if done == of_all:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        publish(promise({**SITE, "index.html": "2", "feed.xml": "3"}), tmp_path / "public", tmp_path / "state", step)
    assert snapshot(tmp_path / "public") == before
    assert left_over(tmp_path) == []


@pytest.mark.parametrize(
    ("output", "why"),
    [
        ("project", "the publication itself"),
        ("project/..", "home folder is inside it"),
        ("project/content", "it is the publication's content/"),
        ("project/content/posts/out", "it is inside the publication's content/"),
        ("project/templates", "it is the publication's templates/"),
        ("project/themes/own", "it is inside the publication's themes/"),
        ("project/static", "it is the publication's static/"),
        ("project/.git/out", "inside .git"),
        ("project/.cxsite", "it is the publication's .cxsite/"),
        ("project/private/site", "it is inside the publication's private/"),
        ("project/~/site", "~ is not replaced"),
        ("at/home", "it is your home folder"),
        ("at", "your home folder is inside it"),
        ("/", "the whole disk"),
        ("link", "it is the publication's content/"),
        ("project/site.yaml", "it is a file"),
        ("far", "the publication's content/ folder is inside it"),
        ("project/public", ""),
        ("elsewhere/new", ""),
    ],
)
def test_places_that_are_never_written(tmp_path: Path, output: str, why: str) -> None:
    root = tmp_path / "project"
    for name in ("content", "templates", "static"):
        (root / name).mkdir(parents=True)
    (root / "site.yaml").write_text("")
    (tmp_path / "at/home").mkdir(parents=True)
    (tmp_path / "link").symlink_to(root / "content")
    if output == "far":
        (tmp_path / "far").mkdir()
        (root / "content").rename(tmp_path / "far/content")
        (root / "content").symlink_to(tmp_path / "far/content")
    problem = refused(root, tmp_path / output, tmp_path / "at/home")
    assert (problem is None) == (not why)
    if problem:
        assert (problem.rule, problem.blame) == ("output-refused", "command")
        assert why in problem.message


def test_two_builds_at_once(tmp_path: Path) -> None:
    with locked(tmp_path / "state") as first, locked(tmp_path / "state", patience=0.1) as second:
        assert first is None
        assert second is not None
        assert (second.rule, second.blame, str(os.getpid()) in second.message) == ("build-running", "machine", True)
    with locked(tmp_path / "state", patience=0) as third:
        assert third is None


def test_the_manifest_is_the_same_whatever_the_order_of_work(tmp_path: Path) -> None:
    written(tmp_path, SITE)
    written(tmp_path, dict(reversed(SITE.items())))
    known = load(tmp_path / "state")
    assert known is not None
    assert list(known) == sorted(SITE)


def test_the_manifest_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    inputs = (("view", 'a "quoted"\tone\n'), ("template", "b"))
    odd = ("a\tb/index.html", "posts/späť/index.html", "x\u2028y.txt", 'q"u.txt', "x\x85\x0cy.txt")
    manifest = {
        address: Entry.of(n, 10**18 + n, f"d{n}", "k" * n, noted(inputs)) for n, address in enumerate(sorted(odd))
    }
    for saved in (manifest, {}):
        save_next(tmp_path, saved)
        accept_next(tmp_path)
        assert load(tmp_path) == saved
    assert manifest["a\tb/index.html"].inputs == dict(inputs)


def test_what_a_file_was_made_from_is_changed_in_its_line() -> None:
    was = (("engine", "e1"), ("template", "t1"), ("template within", "t1"), ("view", "t1"), ("words", "w1"))
    now = (("engine", "e1"), ("template", "t2"), ("words", "w2"))
    entry = Entry.of(1, 2, "d", "k", noted(was))
    assert (entry.others(now), entry.others(was)) == (("template", "words"), ())
    assert entry.renewed(now) == noted(tuple({**dict(was), **dict(now)}.items()))
    assert Entry.of(1, 2, "d").renewed(now) == noted(now)
