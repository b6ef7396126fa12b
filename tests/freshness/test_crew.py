"""Many processes, one outcome: the same bytes, the same problems, the same cache."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from cxsite.build import Options, memory_of, publish
from cxsite.keys import recent
from cxsite.keys.crew import ALONE, Crew
from cxsite.write import lots, making
from tests.freshness.bench import built, bytes_of, clean, magazine

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
MANY = Crew(3, documents=1, pages=1, way="fork")  # a browser test in this process leaves a thread, which only waits
SPAWNED = MANY._replace(spawned=1, way="spawn")


@pytest.fixture
def forks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The forks that were started."""
    started: list[int] = []
    real = os.fork

    def fork() -> int:
        process = real()
        started.append(process)
        return process

    monkeypatch.setattr(os, "fork", fork)
    return started


@pytest.fixture
def interpreters(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The interpreters that were started."""
    started: list[subprocess.Popen[bytes]] = []
    real = subprocess.Popen

    def start(command: list[str], **options) -> subprocess.Popen[bytes]:
        process = real(command, **options)
        started.extend([process] if command[0] == sys.executable else [])  # other programs make the search index
        return process

    monkeypatch.setattr(subprocess, "Popen", start)
    return started


def test_a_crew_publishes_what_one_alone_does(tmp_path: Path, forks: list[int]) -> None:
    options = replace(magazine(tmp_path / "site"), crew=MANY)
    first = built(options)
    assert len(forks) == 4  # two beside us for the texts, two for the pages
    assert bytes_of(options.output) == clean(replace(options, crew=ALONE))
    assert publish(options).written == ()
    alone = replace(magazine(tmp_path / "alone"), crew=ALONE)
    assert (first.problems, first.written) == (built(alone).problems, built(alone).written or first.written)


def test_very_many_pages_are_made_in_batches(tmp_path: Path, forks: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    at_once = built(replace(magazine(tmp_path / "at once"), crew=MANY))
    forks.clear()
    monkeypatch.setattr(lots, "_MANY", 1)
    monkeypatch.setattr(lots, "_BATCH", 2)
    monkeypatch.setattr(recent, "_MOST", 2)
    options = replace(magazine(tmp_path / "site"), crew=MANY)
    in_batches = built(options)
    assert len(forks) > 6
    assert (in_batches.problems, in_batches.written) == (at_once.problems, at_once.written)
    assert bytes_of(options.output) == bytes_of(tmp_path / "at once" / options.output.name)
    assert publish(options).written == ()


def test_batches_end_where_problems_are_enough(
    tmp_path: Path, forks: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lots, "_MANY", 1)
    monkeypatch.setattr(lots, "_BATCH", 2)
    options = replace(magazine(tmp_path / "site"), crew=MANY)
    (options.root / "templates").mkdir(exist_ok=True)
    (options.root / "templates/post.html").write_text("{{ view.nothing }}")
    for number in range(20):
        post = f"---\ntitle: Number {number}\ndate: 2026-10-01\n---\n\nWords.\n"
        (options.root / f"content/posts/number-{number}.md").write_text(post)
    started = []
    for enough in (100, 2):
        monkeypatch.setattr(making, "_ENOUGH", enough)
        forks.clear()
        assert not publish(options).published
        started.append(len(forks))
    assert started[1] < started[0] / 2


def remembered(options: Options) -> set[str]:
    with memory_of(options.root) as memory:
        return memory.keys()


def test_interpreters_of_their_own_publish_what_one_alone_does(
    tmp_path: Path, forks: list[int], interpreters: list[subprocess.Popen[bytes]]
) -> None:
    options = replace(magazine(tmp_path / "site"), crew=SPAWNED)
    first = built(options)
    assert (forks, [each.returncode for each in interpreters]) == ([], [0, 0])  # for the texts; pages are made here
    alone = replace(magazine(tmp_path / "alone"), crew=ALONE)
    assert first.problems == built(alone).problems
    assert remembered(options) == remembered(alone)
    assert bytes_of(options.output) == bytes_of(alone.output) == clean(replace(options, crew=MANY))
    assert publish(options).written == ()


def test_what_a_crew_parsed_is_remembered(tmp_path: Path, forks: list[int]) -> None:
    options = replace(magazine(tmp_path / "site"), crew=MANY)
    built(options)
    forks.clear()
    post = min((options.root / "content/posts").glob("*.md"))
    post.write_text(post.read_text() + "\nMore.\n")
    built(replace(options, crew=MANY._replace(documents=99, pages=99)))
    assert forks == []  # young files may be looked at again, but are still not worth a process
    assert bytes_of(options.output) == clean(replace(options, crew=ALONE))


def test_problems_of_many_come_in_the_order_of_one(tmp_path: Path) -> None:
    said = []
    for number, hands in enumerate((ALONE, MANY, SPAWNED)):
        options = replace(magazine(tmp_path / str(number)), crew=hands)
        for post in sorted((options.root / "content/posts").glob("*.md")):
            post.write_text(post.read_text() + "\n[nowhere](nowhere.md)\n")
        (options.root / "templates").mkdir(exist_ok=True)
        (options.root / "templates/list.html").write_text("{{ view.nothing }}")
        said.append(publish(options).problems)
    assert said[0] == said[1] == said[2] != ()
