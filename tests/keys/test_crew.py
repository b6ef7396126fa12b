"""Work dealt to several processes comes out as if one had done it."""

import os
import signal
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsite.keys import crew
from cxsite.keys.crew import Crew, dealt

HERE = os.getpid()
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")


@pytest.fixture
def may_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server of another test may still have a thread in this process, which only waits."""
    monkeypatch.setattr(crew, "_may_fork", lambda: True)


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


def test_each_part_has_a_process_of_its_own(may_fork: None) -> None:
    found = Crew(3).share(range(9), lambda _: 1, lambda part: (os.getpid(), part))
    assert len({process for process, _ in found}) == 3
    assert sorted(item for _, part in found for item in part) == list(range(9))


def test_the_part_that_stays_here_may_be_done_in_another_way(may_fork: None) -> None:
    at_home: list[int] = []

    def here(part: list[int]) -> int:
        at_home.extend(part)
        return os.getpid()

    first, second = Crew(2).share(range(8), lambda _: 1, lambda _: os.getpid(), here)
    assert (first, len(at_home)) == (HERE, 4)
    assert second != HERE


def test_a_process_that_dies_leaves_its_part_to_the_first(may_fork: None) -> None:
    def task(part: list[int]) -> int:
        if os.getpid() != HERE:
            os.kill(os.getpid(), signal.SIGKILL)
        return sum(part)

    assert sum(Crew(2).share(range(10), lambda _: 1, task)) == 45


def test_what_goes_wrong_elsewhere_goes_wrong_here(may_fork: None) -> None:
    def task(part: list[int]) -> None:
        if 3 in part:
            raise ValueError(part)

    with pytest.raises(ValueError, match="3"):
        Crew(2).share(range(4), lambda _: 1, task)


def test_beside_other_threads_nothing_is_forked() -> None:
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert Crew(2).share([1, 2], lambda _: 1, lambda part: (os.getpid(), part)) == [(HERE, [1, 2])]
    finally:
        done.set()
        other.join()
