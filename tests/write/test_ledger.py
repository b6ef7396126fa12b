"""Whatever is at the path of `claims.lock` never blocks a build."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cxsite.write.ledger import ledger

KILLED = """
import os, sys
from pathlib import Path
from cxsite.write.ledger import ledger
Path.replace = lambda *_: os._exit(9)
ledger(Path(sys.argv[1]), "claims.lock", "more\\n")
"""


@pytest.mark.skipif(os.name == "nt", reason="no pipes there that are files")
def test_a_pipe_in_its_place_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "claims.lock")
    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", lambda _: pytest.fail("it would wait for ever"))
        assert ledger(tmp_path, "claims.lock", "said\n") is None
    assert (tmp_path / "claims.lock").read_text(encoding="utf-8") == "said\n"


def test_ctrl_c_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "claims.lock").write_text("said\n", encoding="utf-8")

    def pressed(_: Path, __: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", pressed)
    with pytest.raises(KeyboardInterrupt):
        ledger(tmp_path, "claims.lock", "more\n")
    assert [(each.name, each.read_text(encoding="utf-8")) for each in tmp_path.iterdir()] == [("claims.lock", "said\n")]


def test_what_a_killed_build_left_goes_with_the_next(tmp_path: Path) -> None:
    (tmp_path / "claims.lock").write_text("said\n", encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", KILLED, tmp_path], check=False, cwd=Path(__file__).parents[2])
    assert (done.returncode, len([*tmp_path.iterdir()])) == (9, 2)
    assert ledger(tmp_path, "claims.lock", "more\n") is None
    assert [(each.name, each.read_text(encoding="utf-8")) for each in tmp_path.iterdir()] == [("claims.lock", "more\n")]


def test_another_build_may_be_faster_with_the_same_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = Path.replace

    def replaced(beside: Path, place: Path) -> None:
        replace(beside, place)
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.setattr(Path, "replace", replaced)
    assert ledger(tmp_path, "claims.lock", "said\n") is None
