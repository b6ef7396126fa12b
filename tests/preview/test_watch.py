"""The watcher notices what editors do, and ignores files that are only read."""

import errno
import threading
import time
from pathlib import Path

import pytest

from cxsite.preview import watch as watching
from cxsite.preview.watch import watch


class Bell:
    def __init__(self):
        self.rung = threading.Event()
        self.said = []

    def __call__(self):
        self.rung.set()

    def rings(self, within=30):
        heard = self.rung.wait(within)
        time.sleep(0.1)  # events of the same change follow closely
        self.rung.clear()
        return heard


@pytest.fixture
def bell(tmp_path, monkeypatch):
    monkeypatch.setattr(watching, "SAFETY", 3600)
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
    assert bell.rings()
    (tmp_path / "beside").write_text("renamed in from outside")
    (tmp_path / "beside").rename(post)
    assert bell.rings()
    post.unlink()
    assert bell.rings()
    (tmp_path / "content/new").mkdir()
    (tmp_path / "content/new/b.md").write_text("in a new folder")
    assert bell.rings()
    (tmp_path / "site.yaml").write_text("title: T")
    assert bell.rings()


def test_reading_is_not_a_change(bell, tmp_path):
    bell.rings(0.2)
    for _ in range(5):
        (tmp_path / "content/posts/a.md").read_text()
        list((tmp_path / "content").rglob("*"))
    assert not bell.rings(0.5)


def test_the_output_folder_is_not_watched(bell, tmp_path):
    bell.rings(0.2)
    (tmp_path / "public/posts").mkdir()
    bell.rings(0.3)
    (tmp_path / "public/posts/index.html").write_text("built")
    assert not bell.rings(0.5)


def test_a_folder_that_appears_later_is_taken_up(bell, tmp_path):
    (tmp_path / "templates").mkdir()
    assert bell.rings()
    time.sleep(0.2)
    bell.rung.clear()
    (tmp_path / "templates/post.html").write_text("x")
    assert bell.rings()


def test_a_folder_moved_away_and_back(bell, tmp_path):
    (tmp_path / "content").rename(tmp_path / "away")
    assert bell.rings()
    (tmp_path / "away").rename(tmp_path / "content")
    assert bell.rings()
    time.sleep(0.3)
    bell.rung.clear()
    (tmp_path / "content/posts/a.md").write_text("still noticed")
    assert bell.rings()


def test_polling_beats_without_events(tmp_path, monkeypatch):
    monkeypatch.setattr(watching, "POLL", 0.02)
    bell = Bell()
    watcher = watch(tmp_path, bell, poll=True, say=bell.said.append)
    assert bell.rings()
    watcher.stop()


AT_THE_LIMIT = (
    "File watching does not work here (the system's limit on watched folders has been reached); checking every half second "
    "instead. `cxsite doctor` says what helps."
)


class Sparing:
    """watchdog on a system with a limit on watches: it raises for a folder itself, not for those within it."""

    def __init__(self, watches):
        self.most, self.used = watches, 0

    def start(self):
        pass

    stop = start

    def schedule(self, _handler, folder, *, recursive):
        if self.used >= self.most:
            raise OSError(errno.ENOSPC, "No space left on device")
        within = [path for path in Path(folder).rglob("*") if path.is_dir()] if recursive else []
        self.used = min(self.most, self.used + 1 + len(within))
        return folder

    def unschedule(self, _):
        self.used -= 1


@pytest.mark.parametrize("watches", [0, 1, 3, 4])
def test_at_the_limit_of_watches_it_polls_and_says_so_once(watches, tmp_path, monkeypatch):
    (tmp_path / "content/posts").mkdir(parents=True)
    (tmp_path / "static").mkdir()  # with the root, four folders to watch
    monkeypatch.setattr(watching, "Observer", lambda: Sparing(watches))
    monkeypatch.setattr(watching, "POLL", 0.01)
    bell = Bell()
    watcher = watch(tmp_path, bell, poll=False, say=bell.said.append)
    assert all(bell.rings() for _ in range(3))
    assert bell.said == [AT_THE_LIMIT]
    watcher.stop()


def test_at_the_limit_later_on_too(tmp_path, monkeypatch):
    (tmp_path / "content").mkdir()
    sparing = Sparing(100)
    monkeypatch.setattr(watching, "Observer", lambda: sparing)
    monkeypatch.setattr(watching, "POLL", 0.02)
    monkeypatch.setattr(watching, "SAFETY", 0.01)
    bell = Bell()
    watcher = watch(tmp_path, bell, poll=False, say=bell.said.append)
    assert bell.rings()
    assert bell.said == []
    sparing.most = 0  # another program uses them all
    assert all(bell.rings() for _ in range(3))
    assert bell.said == [AT_THE_LIMIT]
    watcher.stop()


def test_lost_events_are_made_up_for(tmp_path, monkeypatch):
    monkeypatch.setattr(watching, "WRITES", frozenset())
    monkeypatch.setattr(watching, "SAFETY", 0.01)
    bell = Bell()
    watcher = watch(tmp_path, bell, poll=False, say=bell.said.append)
    assert all(bell.rings() for _ in range(3))
    watcher.stop()
