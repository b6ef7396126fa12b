"""Whatever is at the path of `claims.lock` never blocks a build."""

import os
from pathlib import Path

import pytest

from cxsite.write.ledger import ledger


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
