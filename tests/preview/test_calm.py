"""The reference cycles that a check leaves behind are collected when nobody is waiting for a page."""

import gc
import weakref

import pytest

from cxsite.preview.calm import Calm
from cxsite.preview.edition import Attempt

NEWS = Attempt({})


class Circle:
    def __init__(self):
        self.itself = self


@pytest.fixture(autouse=True)
def thawed():
    yield
    gc.unfreeze()


def test_circles_go_after_many_looks_once_two_find_nothing():
    calm, seen = Calm(many=2), []

    def look():
        seen.append(weakref.ref(Circle()))
        return NEWS

    def nothing():
        return None

    for each in (look, nothing, nothing, look, nothing):
        assert calm.look(each) is (NEWS if each is look else None)
    assert all(circle() for circle in seen)  # first it was one look too few, and now somebody may wait for a page
    calm.look(nothing)
    assert not any(circle() for circle in seen)
    for each in (look, nothing, nothing):
        calm.look(each)
    assert seen[-1]()  # it counts from zero again


def test_no_search_interrupts_a_look_and_one_that_fails_leaves_the_search_on():
    on = []

    def fails():
        on.append(gc.isenabled())
        raise OSError("in the way")

    with pytest.raises(OSError, match="in the way"):
        Calm().look(fails)
    assert on == [False]
    assert gc.isenabled()
