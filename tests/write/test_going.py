"""Replaced files are kept open while others take their places, and released afterwards."""

import os
import resource
import tempfile
import threading
from pathlib import Path

import pytest

from cxsite.write import going
from cxsite.write.going import aside

pytestmark = pytest.mark.skipif(not hasattr(os, "O_PATH"), reason="files are held on Linux alone")


@pytest.fixture
def old(tmp_path):
    paths = [tmp_path / str(n) for n in range(going.MANY + 7)]
    for path in paths:
        path.write_text("old")
    return paths


OPEN = Path("/proc/self/fd")


def held():
    """The number of open files that are no longer in any folder."""
    return sum("(deleted)" in str(file.readlink()) for file in OPEN.iterdir() if file.is_symlink())


def replaced(paths, hold):
    for path in paths:
        new = path.with_suffix(".new")
        new.write_text("new")
        hold(str(path))
        new.replace(path)


def test_all_are_let_go_of_at_the_end(old):
    before = held(), threading.active_count()
    with aside(old[0].parent, len(old)) as hold:
        replaced(old, hold)
    assert {path.read_text() for path in old} == {"new"}
    assert (held(), threading.active_count()) == before


@pytest.mark.skipif(os.major(Path(tempfile.gettempdir()).stat().st_dev) == 0, reason="no disk of this machine")
def test_while_files_are_replaced_the_old_ones_are_still_there(old):
    before = held()
    with aside(old[0].parent, len(old)) as hold:
        replaced(old[:5], hold)
        assert held() == before + 5


def test_what_goes_wrong_meanwhile_is_raised_and_nothing_stays_held(old):
    before = held(), threading.active_count()

    def halfway():
        with aside(old[0].parent, len(old)) as hold:
            replaced(old[:50], hold)
            raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        halfway()
    assert (held(), threading.active_count()) == before


def test_a_file_that_is_not_there_and_one_that_nobody_may_read(old):
    old[0].unlink()
    old[1].chmod(0)
    os.mkfifo(old[2].with_name("pipe"))
    with aside(old[0].parent, len(old)) as hold:
        hold(str(old[2].with_name("pipe")))  # opening it to read would wait for a writer
        replaced(old, hold)
    assert {path.read_text() for path in old} == {"new"}


def test_where_few_files_may_be_open_the_others_go_as_usual(old):
    most = resource.getrlimit(resource.RLIMIT_NOFILE)
    open_by_now = max(int(file.name) for file in OPEN.iterdir())
    resource.setrlimit(resource.RLIMIT_NOFILE, (open_by_now + 4, most[1]))
    try:
        with aside(old[0].parent, len(old)) as hold:
            for path in old:
                hold(str(path))
                path.unlink()
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, most)
    assert not any(path.exists() for path in old)


@pytest.mark.parametrize("why", ["few files", "no threads", "a network", "another system"])
def test_where_nothing_is_held_files_go_as_usual(old, why, monkeypatch):
    def fails(_):
        raise RuntimeError("can't start new thread")

    if why == "no threads":
        monkeypatch.setattr(threading.Thread, "start", fails)
    if why == "another system":
        monkeypatch.delattr(os, "O_PATH")
    if why == "a network":
        monkeypatch.setattr(os, "major", lambda _: 0)
    before = held()
    with aside(old[0].parent, going.MANY - 1 if why == "few files" else len(old)) as hold:
        replaced(old, hold)
        assert held() == before
    assert {path.read_text() for path in old} == {"new"}
