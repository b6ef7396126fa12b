"""Many processes, one outcome: the same bytes, the same problems, the same memory."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from cxsite.build import publish
from cxsite.keys import crew
from cxsite.keys.crew import ALONE, Crew
from tests.freshness.bench import built, bytes_of, clean, magazine

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
MANY = Crew(3, documents=1, pages=1)


@pytest.fixture
def forks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The processes that were started."""
    started: list[int] = []
    real = os.fork

    def fork() -> int:
        process = real()
        started.append(process)
        return process

    monkeypatch.setattr(os, "fork", fork)
    monkeypatch.setattr(
        crew, "_may_fork", lambda: True
    )  # a browser test in this process leaves a thread, which only waits
    return started


def test_a_crew_publishes_what_one_alone_does(tmp_path: Path, forks: list[int]) -> None:
    options = replace(magazine(tmp_path / "site"), crew=MANY)
    first = built(options)
    assert len(forks) == 4  # two beside us for the texts, two for the pages
    assert bytes_of(options.output) == clean(replace(options, crew=ALONE))
    assert publish(options).written == ()
    alone = replace(magazine(tmp_path / "alone"), crew=ALONE)
    assert (first.problems, first.written) == (built(alone).problems, built(alone).written or first.written)


def test_what_a_crew_parsed_is_remembered(tmp_path: Path, forks: list[int]) -> None:
    options = replace(magazine(tmp_path / "site"), crew=MANY)
    built(options)
    forks.clear()
    post = min((options.root / "content/posts").glob("*.md"))
    post.write_text(post.read_text() + "\nMore.\n")
    built(replace(options, crew=Crew(3, documents=99, pages=99)))
    assert forks == []  # what is young may be looked at again, and is still not worth a process
    assert bytes_of(options.output) == clean(replace(options, crew=ALONE))


def test_problems_of_many_come_in_the_order_of_one(tmp_path: Path) -> None:
    said = []
    for number, hands in enumerate((ALONE, MANY)):
        options = replace(magazine(tmp_path / str(number)), crew=hands)
        for post in sorted((options.root / "content/posts").glob("*.md")):
            post.write_text(post.read_text() + "\n[nowhere](nowhere.md)\n")
        (options.root / "templates").mkdir(exist_ok=True)
        (options.root / "templates/list.html").write_text("{{ view.nothing }}")
        said.append(publish(options).problems)
    assert said[0] == said[1] != ()
