"""Bundles: files that can only be made together, published and left alone like any others."""

import shutil
from pathlib import Path

from cxsite.model.output import Bundle, Plan
from cxsite.model.problem import Outcome, Problem
from cxsite.write import plan as publish
from tests.write.promises import promise, snapshot, texts


def bundle(text: str, files: dict[str, str] | None, made: list[str]) -> Bundle:
    def make() -> Outcome:
        made.append(text)
        if files is None:
            return Outcome(None, (Problem("no-search-index", "error", None, "it cannot be made"),))
        return Outcome({name: data.encode() for name, data in files.items()})

    return Bundle("search/index/", (("entries", text),), r"[ab]\.(js|bin|txt)|a|b|x-\d", make)


def build(root: Path, *bundles: Bundle, **more: str) -> Outcome:
    plan = Plan(promise({"index.html": "home", **more}).outputs, bundles)
    return publish(plan, root / "public", root / "state")


def test_a_bundle_is_made_once_and_then_stands(tmp_path):
    made: list[str] = []
    for _ in range(3):
        build(tmp_path, bundle("1", {"a.js": "a", "deep/b.bin": "b"}, made))
    assert made == ["1"]
    assert texts(tmp_path / "public") == {
        "index.html": "home",
        "search/index/a.js": "a",
        "search/index/deep/b.bin": "b",
    }


def test_another_input_makes_it_anew_and_only_what_differs_is_written(tmp_path):
    made: list[str] = []
    build(tmp_path, bundle("1", {"a.js": "a", "x-1": "old"}, made))
    before = snapshot(tmp_path / "public")
    done = build(tmp_path, bundle("2", {"a.js": "a", "x-2": "new"}, made)).value
    after = snapshot(tmp_path / "public")
    assert made == ["1", "2"]
    assert [why.address for why in done.written] == ["search/index/x-2"]
    assert done.removed == ("search/index/x-1",)
    assert after["search/index/a.js"] == before["search/index/a.js"]
    assert not build(tmp_path, bundle("2", {}, made)).value.written


def test_a_file_that_went_or_was_edited_comes_back(tmp_path):
    made: list[str] = []
    files = {"a.js": "a", "b": "b"}
    build(tmp_path, bundle("1", files, made))
    (tmp_path / "public/search/index/b").unlink()
    build(tmp_path, bundle("1", files, made))
    (tmp_path / "public/search/index/a.js").write_text("somebody's")
    build(tmp_path, bundle("1", files, made))
    assert made == ["1"] * 3
    assert texts(tmp_path / "public")["search/index/a.js"] == "a"
    assert texts(tmp_path / "public")["search/index/b"] == "b"


def test_where_our_notes_are_lost_old_files_of_a_bundle_still_go(tmp_path):
    build(tmp_path, bundle("1", {"a": "a", "x-1": "old"}, []))
    shutil.rmtree(tmp_path / "state")
    done = build(tmp_path, bundle("2", {"a": "a", "x-2": "new"}, []))
    assert not [problem for problem in done.problems if problem.severity == "error"]
    assert texts(tmp_path / "public") == {"index.html": "home", "search/index/a": "a", "search/index/x-2": "new"}


def test_a_strangers_file_among_them_is_left_and_told(tmp_path):
    build(tmp_path, bundle("1", {"a": "a"}, []))
    shutil.rmtree(tmp_path / "state")
    (tmp_path / "public/search/index/notes.txt").write_text("mine")
    done = build(tmp_path, bundle("2", {"a": "a"}, []))
    assert [problem.rule for problem in done.problems] == ["output-not-ours"]
    assert texts(tmp_path / "public")["search/index/notes.txt"] == "mine"


def test_without_its_bundle_the_files_go(tmp_path):
    build(tmp_path, bundle("1", {"a": "a"}, []))
    done = build(tmp_path).value
    assert done.removed == ("search/index/a",)
    assert texts(tmp_path / "public") == {"index.html": "home"}


def test_where_it_cannot_be_made_nothing_is_touched(tmp_path):
    build(tmp_path, bundle("1", {"a": "a"}, []))
    before = snapshot(tmp_path / "public")
    outcome = build(tmp_path, bundle("2", None, []), **{"more.html": "more"})
    assert outcome.value is None
    assert [problem.rule for problem in outcome.problems] == ["no-search-index"]
    assert snapshot(tmp_path / "public") == before


def test_a_file_of_the_authors_own_stands_before_one_of_a_bundle(tmp_path):
    build(tmp_path, bundle("1", {"a.txt": "made"}, []), **{"search/index/a.txt": "own"})
    assert texts(tmp_path / "public")["search/index/a.txt"] == "own"
