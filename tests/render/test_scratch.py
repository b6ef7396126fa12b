"""A temporary folder is deleted afterwards, also one left by a killed build, but never one that is in use."""

import subprocess
import sys
from pathlib import Path

import pytest

from cxsite.render import scratch as module
from cxsite.render.scratch import scratch

KILLED = """
import os, signal, sys
from cxsite.render import scratch
scratch._quick_place = lambda: sys.argv[1]
with scratch.scratch() as folder:
    (folder / "site").mkdir()
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(autouse=True)
def above(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(module, "_quick_place", lambda: str(tmp_path))
    return tmp_path


def test_it_is_empty_and_gone_afterwards(above: Path) -> None:
    def pressed() -> None:
        with scratch() as folder:
            assert folder.parent == above
            assert not [*folder.iterdir()]
            (folder / "site").mkdir()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pressed()
    assert not [*above.iterdir()]


def test_what_a_killed_build_left_goes_with_the_next(above: Path) -> None:
    subprocess.run([sys.executable, "-c", KILLED, above], check=False)
    (left,) = above.iterdir()
    with scratch() as folder:
        assert [*above.iterdir()] == [folder]
        assert folder != left


def test_where_somebody_works_nothing_goes(above: Path) -> None:
    with scratch() as folder:
        (folder / "site").mkdir()
        with scratch() as other:
            assert sorted(above.iterdir()) == sorted((folder, other))
        assert [*folder.iterdir()] == [folder / "site"]


def test_what_only_bears_such_a_name_stays(above: Path) -> None:
    (above / "cxsite-scratch-notes").write_text("mine", encoding="utf-8")
    (above / "elsewhere").mkdir()
    (above / "elsewhere/note").write_text("mine", encoding="utf-8")
    (above / "cxsite-scratch-link").symlink_to(above / "elsewhere")
    with scratch():
        pass
    assert len([*above.rglob("*")]) == 4
