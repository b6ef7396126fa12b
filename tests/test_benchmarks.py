"""The comparison with other generators: the same posts for all, edits that are edits, measurements that outlive an accident.

No peer is installed here, and nothing is timed.
"""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import install, report, run
from benchmarks.bench import Bench, Terms
from benchmarks.cases import CASES, FIRST
from benchmarks.corpus import posts
from benchmarks.peers import cxsite, eleventy, hugo, mkdocs, nikola, pelican
from benchmarks.records import Notes, Record, Records
from benchmarks.sites import EDITS, Generator, lay_out

GENERATORS = {module.__name__: module.generator(Path("peers")) for module in (eleventy, hugo, mkdocs, nikola, pelican)}
GENERATORS["cxsite"] = cxsite.generator("commonmark")
CORPUS = posts(run.FEWEST)
TERMS = Terms("1", rounds=2, limit=60, once_above=60)


def test_the_same_seed_gives_the_same_posts_in_every_process() -> None:
    told = (
        "import hashlib; from benchmarks.corpus import posts; print(hashlib.md5(repr(posts(50)).encode()).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", told],
            capture_output=True,
            text=True,
            check=True,
            cwd=run.REPOSITORY,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert found == {hashlib.md5(repr(posts(50)).encode(), usedforsecurity=False).hexdigest()}
    assert posts(50, seed=1) != posts(50)


@pytest.mark.parametrize("generator", GENERATORS.values(), ids=GENERATORS)
def test_every_round_of_every_edit_changes_a_site(generator: Generator, tmp_path: Path) -> None:
    def files() -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    lay_out(generator, CORPUS, tmp_path)
    assert len([*tmp_path.rglob("*.md")]) >= len(CORPUS)
    for edit in EDITS:
        for number in range(3):
            before = files()
            if edit.also(generator):
                edit.apply(generator, CORPUS, tmp_path, number)
            assert (files() == before) == (edit.name == "nothing changed" or not edit.also(generator)), edit.name


def test_a_table_has_medians_and_their_ratio_to_hugos() -> None:
    seconds = {"hugo": (3.0, 1.0, 2.0), "cxsite commonmark": (0.5, 0.1, 0.2)}
    found = [Record("1", 100, FIRST, name, n, each) for name, all_ in seconds.items() for n, each in enumerate(all_)]
    slow, broken = Record("1", 100, FIRST, "nikola", 0, over=60), Record("1", 100, FIRST, "pelican", 0, failed="failed")
    assert report.table([*found, slow, broken], "seconds").splitlines() == [
        "| | cxsite commonmark | hugo | pelican | nikola |",
        "|---|---|---|---|---|",
        "| first build | 0.2 s (0.1 ×) | 2 s | failed | more than 60 s |",
    ]


def test_runs_are_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    kept = Records(tmp_path / "measured.jsonl")
    for name in ("10", "9", "1"):
        kept.add(Notes(name, "2026-11-23", "here", {}))
    assert [line[:6] for line in report.page(kept).splitlines() if line.startswith("## ")] == ["## Run"] * 3
    assert [line.split()[2] for line in report.page(kept).splitlines() if line.startswith("## ")] == ["1,", "9,", "10,"]


def test_half_a_line_of_a_comparison_that_was_killed_is_measured_again(tmp_path: Path) -> None:
    path, one = tmp_path / "measured.jsonl", Record("1", 100, FIRST, "hugo", 0, 1.5)
    Records(path).add(one)
    path.write_text(path.read_text() + '{"run": "1", "pos')
    kept = Records(path)
    assert kept.measured == [one]
    kept.add(one._replace(round=1))
    assert Records(path).measured == [one, one._replace(round=1)]


def scripted(name: str, code: str) -> Generator:
    """A generator that is a line of Python."""
    made = replace(GENERATORS["cxsite"], name=name, build=(sys.executable, "-c", code), output="out", remembered=())
    return replace(made, version=(sys.executable, "--version"))


def test_a_generator_that_fails_is_left_out_and_measured_once_it_works(tmp_path: Path) -> None:
    good = scripted("good", "import pathlib; pathlib.Path('out').mkdir(exist_ok=True)")
    bad, mended = scripted("bad", "raise SystemExit('no')"), replace(good, name="bad")
    cases = (FIRST, "nothing changed")

    def measured(kept: Records, *generators: Generator) -> dict[tuple[str, str], int]:
        folder = tmp_path / f"sites-{len(kept.measured)}"
        bench = Bench(len(CORPUS), folder, kept, TERMS)
        bench.measured(generators, cases)
        return {
            (each.name, case): len([r for r in kept.of("1", len(CORPUS), case, each.name) if not r.failed])
            for each in generators
            for case in cases
        }

    kept = Records(tmp_path / "measured.jsonl")
    every = dict.fromkeys([("good", case) for case in cases], 2)
    assert measured(kept, good, bad) == {**every, ("bad", FIRST): 0, ("bad", "nothing changed"): 0}
    kept.forget_failed("1")
    assert measured(kept, good, mended) == {**every, ("bad", FIRST): 2, ("bad", "nothing changed"): 2}


def test_what_cannot_be_installed_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))  # no npm
    monkeypatch.setattr(run, "find_spec", lambda _name: None)
    monkeypatch.setattr(sys, "argv", ["run", str(tmp_path), "--peers", "eleventy", "--cxsite", "commonmark"])
    run.main()
    assert capsys.readouterr().err.splitlines() == [
        "commonmark is left out: its engine is not installed; run pip install -e '.[commonmark]'",
        f"installing eleventy in {tmp_path / 'peers/eleventy'}",
        "eleventy is left out: npm is not installed",
    ]


ACCIDENTS = {
    "Ctrl-C": (KeyboardInterrupt(), 130, "interrupted: the same command continues from here\n"),
    "a full disk": (OSError(28, "No space left on device"), "[Errno 28] No space left on device: the measurements", ""),
}


@pytest.mark.parametrize("accident", ACCIDENTS)
def test_an_accident_is_told_in_a_line(
    accident: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    error, code, told = ACCIDENTS[accident]
    monkeypatch.setattr(sys, "argv", ["run", str(tmp_path)])
    monkeypatch.setattr(run, "_compare", lambda _asked: (_ for _ in ()).throw(error))
    with pytest.raises(SystemExit) as ended:
        run.main()
    assert str(ended.value.code).startswith(str(code))
    assert capsys.readouterr().err == told


@pytest.mark.parametrize("odd", [["--posts", "5"], ["--posts", "x"], ["--cases", "nothing"], ["--peers", "jekyll"]])
def test_odd_arguments_are_refused(odd: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["run", str(tmp_path), *odd])
    with pytest.raises(SystemExit) as ended:
        run.main()
    assert ended.value.code == 2


def test_there_is_a_case_for_every_edit_and_a_module_for_every_peer() -> None:
    assert {edit.name for edit in EDITS} < {*CASES}
    assert {f"benchmarks.peers.{name}" for name in install.PEERS} == GENERATORS.keys() - {"cxsite"}
