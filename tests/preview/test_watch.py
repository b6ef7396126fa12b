"""The watcher notices what editors do, and nothing that is only read."""

import errno
import threading
import time

import pytest

from cxsite.preview import watch as watching
from cxsite.preview.watch import watch


class Bell:
    def __init__(self):
        self.rung = threading.Event()
        self.said = []

    def __call__(self):
        self.rung.set()

    def within(self, seconds):
        heard = self.rung.wait(seconds)
        time.sleep(0.1)
        self.rung.clear()
        return heard


@pytest.fixture
def bell(tmp_path):
    (tmp_path / "content/posts").mkdir(parents=True)
    (tmp_path / "content/posts/a.md").write_text("a")
    (tmp_path / "public").mkdir()
    bell = Bell()
    watcher = watch(tmp_path, bell, poll=False, say=bell.said.append)
    yield bell
    watcher.stop()


def test_ways_of_saving(bell, tmp_path):
    post = tmp_path / "content/posts/a.md"
    post.write_text("truncated and written")
    assert bell.within(1)
    (tmp_path / "beside").write_text("renamed in from outside")
    (tmp_path / "beside").rename(post)
    assert bell.within(1)
    post.unlink()
    assert bell.within(1)
    (tmp_path / "content/new").mkdir()
    (tmp_path / "content/new/b.md").write_text("in a new folder")
    assert bell.within(1)
    (tmp_path / "site.yaml").write_text("title: T")
    assert bell.within(1)


def test_reading_is_not_a_change(bell, tmp_path):
    bell.within(0.2)
    for _ in range(5):
        (tmp_path / "content/posts/a.md").read_text()
        list((tmp_path / "content").rglob("*"))
    assert not bell.within(0.5)


def test_the_output_folder_is_not_watched(bell, tmp_path):
    bell.within(0.2)
    (tmp_path / "public/posts").mkdir()
    bell.within(0.3)
    (tmp_path / "public/posts/index.html").write_text("built")
    assert not bell.within(0.5)


def test_a_folder_that_appears_later_is_taken_up(bell, tmp_path):
    (tmp_path / "templates").mkdir()
    assert bell.within(1)
    time.sleep(0.2)
    bell.rung.clear()
    (tmp_path / "templates/post.html").write_text("x")
    assert bell.within(1)


def test_a_folder_moved_away_and_back(bell, tmp_path):
    (tmp_path / "content").rename(tmp_path / "away")
    assert bell.within(1)
    (tmp_path / "away").rename(tmp_path / "content")
    assert bell.within(1)
    time.sleep(0.3)
    bell.rung.clear()
    (tmp_path / "content/posts/a.md").write_text("still noticed")
    assert bell.within(1)


def test_polling_beats_without_events(tmp_path, monkeypatch):
    monkeypatch.setattr(watching, "POLL", 0.02)
    bell = Bell()
    watcher = watch(tmp_path, bell, poll=True, say=bell.said.append)
    assert bell.within(1)
    watcher.stop()


def test_at_the_limit_of_watches_it_polls_and_says_so(tmp_path, monkeypatch):
    class Full:
        def schedule(self, *_, **__):
            raise OSError(errno.ENOSPC, "inotify watch limit reached")

    monkeypatch.setattr(watching, "Observer", Full)
    monkeypatch.setattr(watching, "POLL", 0.02)
    bell = Bell()
    watcher = watch(tmp_path, bell, poll=False, say=bell.said.append)
    assert bell.within(1)
    assert bell.said == [
        "File watching does not work here (inotify watch limit reached); looking every half second instead."
    ]
    watcher.stop()
