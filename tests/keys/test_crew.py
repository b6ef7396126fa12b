"""Work shared by several processes gives the same result as in one."""

import os
import signal
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsite.keys import spawned, versions
from cxsite.keys.crew import Crew, Way, dealt
from tests.keys.errands import dying, failing, interrupted, noted, told, wait_until_free, waiting

HERE = os.getpid()
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")


@pytest.fixture(autouse=True)
def edited_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    """Editing cxsite while its tests run would make it differ from the imported one, so it would not be used."""
    versions._own_files.cache_clear()
    now = versions.engine.__wrapped__()
    monkeypatch.setattr(spawned, "engine", lambda: now)


both_ways = pytest.mark.parametrize("way", ["fork", "spawn"])


@given(st.lists(st.integers(0, 1000)), st.integers(1, 9))
def test_every_item_is_dealt_once_and_keeps_its_place(weights: list[int], parts: int) -> None:
    items = list(enumerate(weights))
    found = dealt(items, lambda item: item[1], parts)
    assert sorted(item for part in found for item in part) == items
    assert all(part and part == sorted(part) for part in found)


@given(st.lists(st.integers(1, 1000), min_size=2, max_size=60))
def test_parts_weigh_about_the_same(weights: list[int]) -> None:
    found = dealt(weights, lambda weight: weight, 2)
    assert abs(sum(found[0]) - sum(found[1])) <= max(weights)


def shared(way: Way, task, here=None, items: int = 9, size: int = 2) -> list:
    """The result of sharing `items` numbers among processes."""
    return Crew(size, way=way).share(range(items), lambda _: 1, task, here, travels=True)


@both_ways
def test_each_part_has_a_process_of_its_own(way: Way, capfd: pytest.CaptureFixture[str]) -> None:
    found = shared(way, told, size=3)
    assert len({process for process, _ in found}) == 3
    assert sorted(item for _, part in found for item in part) == list(range(9))
    if way == "spawn":  # what is printed there is lost, and is not an answer
        assert capfd.readouterr().out.splitlines() == [f"a word from {HERE}"]


@both_ways
def test_the_part_that_stays_here_may_be_done_in_another_way(way: Way) -> None:
    at_home: list[int] = []

    def here(part: list[int]) -> tuple[int, list[int]]:
        at_home.extend(part)
        return os.getpid(), part

    (first, _), (second, away) = shared(way, told, here, items=8)
    assert (first, len(at_home), len(away)) == (HERE, 4, 4)
    assert second != HERE


@both_ways
def test_a_process_that_dies_leaves_its_part_to_the_first(way: Way) -> None:
    assert sum(shared(way, partial(dying, HERE), items=10)) == 45


@both_ways
def test_what_goes_wrong_elsewhere_goes_wrong_here(way: Way) -> None:
    with pytest.raises(ValueError, match="3"):
        shared(way, failing, here=lambda _: None, items=4)
    with pytest.raises(ValueError, match="3"):
        shared(way, failing, here=failing, items=4)


@both_ways
def test_where_no_process_can_be_started_one_does_it_all(way: Way, monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> int:
        raise BlockingIOError("too many processes")

    monkeypatch.setattr(os, "fork", full)
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert [process for process, _ in shared(way, told)] == [HERE, HERE]


PARTS = [[0, 1], [2], [3, 4], [5]]


@pytest.mark.parametrize("size", [1, 2, 9])
def test_a_stream_gives_each_part_a_fork_and_keeps_their_order(size: int) -> None:
    found = list(Crew(size, way="fork").stream(PARTS, told))
    assert [part for _, part in found] == PARTS
    assert {process for process, _ in found} == {HERE} if size == 1 else HERE not in {process for process, _ in found}


def test_a_part_of_a_stream_whose_fork_dies_is_done_here() -> None:
    assert list(Crew(2, way="fork").stream(PARTS, partial(dying, HERE))) == [1, 2, 7, 5]
    with pytest.raises(ValueError, match="3"):
        list(Crew(2, way="fork").stream(PARTS, failing))


def test_a_stream_that_nobody_reads_on_leaves_no_process_behind(tmp_path: Path) -> None:
    note = tmp_path / "note"

    def first_at_once(part: list[int]) -> None:
        if part != PARTS[0]:
            waiting(note, part)

    stream = Crew(2, way="fork").stream(PARTS, first_at_once)
    next(stream)
    process = noted(note)
    stream.close()
    assert is_gone(process)


def test_another_cxsite_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A version installed while this one was running might answer differently."""
    monkeypatch.setattr(spawned, "engine", lambda: "another")
    assert [process for process, _ in shared("spawn", told)] == [HERE, HERE]


def test_one_that_does_not_even_listen_leaves_its_part_to_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spawned, "_COMMAND", ("-c", "raise SystemExit(0)"))
    assert [process for process, _ in shared("spawn", told, items=100_000)] == [HERE, HERE]  # more than a pipe holds


def test_what_cannot_be_sent_stays_here() -> None:
    found = Crew(2, way="spawn").share([1, 2], lambda _: 1, lambda part: (os.getpid(), part))
    assert found == [(HERE, [1, 2])]


def is_gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


@both_ways
@pytest.mark.parametrize("late", [False, True])
def test_who_is_interrupted_leaves_no_process_behind(way: Way, late: bool, tmp_path: Path) -> None:
    """While it works itself, and while it waits for the other."""
    note = tmp_path / "note"
    with pytest.raises(KeyboardInterrupt):
        interrupted(partial(shared, way, partial(waiting, note)), note, late=late)
    assert is_gone(noted(note))


SCRIPT = """
import os, signal, sys
from functools import partial
from pathlib import Path
from cxsite.keys.crew import Crew
from tests.keys.errands import noted, waiting

note = Path(sys.argv[1])
print("once", flush=True)

def here(_):
    noted(note)
    os.kill(os.getpid(), signal.SIGKILL)

Crew(2, way=sys.argv[2]).share([1, 2], lambda _: 1, partial(waiting, note), here, travels=True)
"""


@both_ways
def test_a_script_needs_no_guard_and_no_process_outlives_it(way: Way, tmp_path: Path) -> None:
    (tmp_path / "script.py").write_text(SCRIPT, encoding="utf-8")
    note = tmp_path / "note"
    path = os.pathsep.join([str(Path(__file__).parents[2]), *sys.path])
    done = subprocess.run(
        [sys.executable, tmp_path / "script.py", note, way],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
    )
    assert (done.stdout, done.returncode) == ("once\n", -signal.SIGKILL)
    wait_until_free(note)


def test_which_way_is_safe(monkeypatch: pytest.MonkeyPatch) -> None:
    found = {}
    for name, system, threads, executable, frozen in (
        ("here", "linux", 1, "python", False),
        ("beside other threads", "linux", 2, "python", False),
        ("macOS", "darwin", 1, "python", False),
        ("Windows", "win32", 1, "python.exe", False),
        ("a frozen program", "win32", 1, "cxsite.exe", True),
        ("inside another program", "darwin", 1, "", False),
    ):
        monkeypatch.setattr(sys, "platform", system)
        monkeypatch.setattr(threading, "active_count", lambda threads=threads: threads)
        monkeypatch.setattr(sys, "executable", executable)
        monkeypatch.setattr(sys, "frozen", frozen, raising=False)
        found[name] = [Crew(2, 60, 300, 1000).suits(documents) for documents in (59, 60, 999, 1000)]
    forks, spawns, alone = [False, True, True, True], [False, False, False, True], [False] * 4
    assert found == {
        "here": forks,
        "beside other threads": spawns,
        "macOS": spawns,
        "Windows": spawns,
        "a frozen program": alone,
        "inside another program": alone,
    }
    assert not Crew(1, way="fork").suits(10_000)
