"""A fork's result counts only if it finished, and no fork is left behind."""

import os
import signal
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from cxsite.keys import beside as module
from cxsite.keys.beside import beside
from tests.keys.errands import interrupted, noted, waiting

HERE = os.getpid()
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")


@pytest.fixture(autouse=True)
def forked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Allow forks whatever else runs in the test process."""
    monkeypatch.setattr(module, "is_safe", lambda: True)
    monkeypatch.setattr(module, "processors", lambda: 2)


def elsewhere() -> bool:
    return os.getpid() != HERE


WORK: dict[str, tuple[Callable[[], bool], bool]] = {
    "came true": (elsewhere, True),
    "did not": (lambda: not elsewhere(), False),
    "raised": (lambda: bool(1 // 0), False),
    "gave up": (lambda: sys.exit(0), False),
    "was killed": (lambda: bool(os.kill(os.getpid(), signal.SIGKILL)), False),
}


@pytest.mark.parametrize("outcome", WORK)
def test_what_came_of_it(outcome: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    begun, fork = [], os.fork
    monkeypatch.setattr(os, "fork", lambda: begun.append(fork()) or begun[0])
    work, came_true = WORK[outcome]
    assert beside(work, os.getpid) == (HERE, came_true)
    assert capfd.readouterr() == ("", "")
    with pytest.raises(ChildProcessError):  # it has been reaped
        os.waitpid(begun[0], 0)


@pytest.mark.parametrize("hindrance", ["no room", "one processor", "not safe"])
def test_where_no_fork_can_be_had_nothing_came_true(hindrance: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> int:
        raise BlockingIOError("too many processes")

    def never() -> int:
        pytest.fail("forked")

    monkeypatch.setattr(os, "fork", full if hindrance == "no room" else never)
    monkeypatch.setattr(module, "processors", lambda: 1 if hindrance == "one processor" else 2)
    monkeypatch.setattr(module, "is_safe", lambda: hindrance != "not safe")
    assert beside(lambda: True, os.getpid) == (HERE, False)


def test_streams_that_were_closed_before_we_began(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert beside(elsewhere, os.getpid) == (HERE, True)


@pytest.mark.parametrize("late", [False, True])
def test_who_is_interrupted_leaves_no_fork_behind(late: bool, tmp_path: Path) -> None:
    """While it works itself, and while it waits for the fork."""
    note = tmp_path / "note"
    with pytest.raises(KeyboardInterrupt):
        interrupted(partial(beside, partial(waiting, note, None)), note, late=late)
    with pytest.raises(ProcessLookupError):
        os.kill(noted(note), 0)


def test_who_is_interrupted_just_after_waiting_ends_nobody_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    wait = os.waitpid

    def waited(*given: int) -> None:
        wait(*given)
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "waitpid", waited)
    with pytest.raises(KeyboardInterrupt):
        beside(elsewhere, os.getpid)


def test_who_is_interrupted_while_forking_knows_the_fork_by_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the fork keeps working: it does not react to the signal meant for the first process."""
    note, fork = tmp_path / "note", os.fork

    def pressed() -> int:
        process = fork()
        signal.raise_signal(signal.SIGINT)
        return process

    monkeypatch.setattr(os, "fork", pressed)
    before = module.Fork.end
    monkeypatch.setattr(module.Fork, "end", lambda fork: (noted(note), before(fork)))
    with pytest.raises(KeyboardInterrupt):
        beside(partial(waiting, note, None), os.getpid)
    with pytest.raises(ProcessLookupError):
        os.kill(noted(note), 0)
    assert not signal.pthread_sigmask(signal.SIG_BLOCK, ())


def test_where_forks_are_safe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    found = []
    for system, threads in (("linux", 1), ("linux", 2), ("darwin", 1), ("win32", 1)):
        monkeypatch.setattr(sys, "platform", system)
        monkeypatch.setattr(threading, "active_count", lambda threads=threads: threads)
        found.append(module.is_safe())
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delitem(sys.modules, "threading")
    assert [*found, module.is_safe()] == [True, False, False, False, True]
