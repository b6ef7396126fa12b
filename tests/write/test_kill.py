"""A kill before any single step of publishing corrupts no file, and the next build finishes what was started."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.write.promises import snapshot, texts, written

BEFORE = {
    "index.html": "1",
    "posts/a/index.html": "1",
    "posts/b/index.html": "1",
    "feed.xml": "1",
    "tags": "1",
    "bar.png": "1",
}
AFTER = {"index.html": "2", "posts/a/index.html": "2", "feed.xml": "1", "tags/x/index.html": "2", "new.png": "2"}

KILLED = """
import os, sys, json
from pathlib import Path
from tests.write.promises import written
left = int(sys.argv[3])
def killing(name, real):
    def step(*args, **options):
        global left
        left -= 1
        if left < 0:
            os._exit(9)
        return real(*args, **options)
    setattr(os, name, step)
for name in ("replace", "rename", "unlink", "rmdir", "mkdir", "open"):
    killing(name, getattr(os, name))
written(Path(sys.argv[1]), json.loads(sys.argv[2]))
os._exit(0)
"""


def killed(root: Path, wanted: dict[str, str], steps: int) -> bool:
    """Publish in a separate process that dies before its n-th step on disk; False if it needed fewer."""
    command = [sys.executable, "-c", KILLED, str(root), json.dumps(wanted), str(steps)]
    return subprocess.run(command, check=False, cwd=Path(__file__).parents[2]).returncode == 9


@pytest.mark.parametrize("first", [True, False], ids=["first", "later"])
def test_a_kill_at_every_step(tmp_path: Path, first: bool) -> None:
    seen = set()
    for steps in range(0, 200, 2):
        root = tmp_path / str(steps)
        root.mkdir()
        before = {} if first else BEFORE
        if not first:
            written(root, BEFORE)
        alive = not killed(root, AFTER, steps)
        public = root / "public"
        now = texts(public) if public.exists() else {}
        assert all(text in (before.get(address), AFTER.get(address)) for address, text in now.items())
        if first:
            assert now in ({}, AFTER)
        seen.add(json.dumps(now, sort_keys=True))
        written(root, AFTER)
        assert texts(public) == AFTER
        assert not list(root.glob(".*"))
        assert not (root / "state/journal.json").exists()
        still = snapshot(public)
        assert written(root, AFTER).written == ()
        assert snapshot(public) == still
        if alive:
            break
    else:
        pytest.fail("it never came to its end")
    assert len(seen) >= 2


def test_the_next_build_finishes_even_if_it_wants_something_else(tmp_path: Path) -> None:
    for steps in range(0, 200, 9):
        root = tmp_path / str(steps)
        root.mkdir()
        written(root, BEFORE)
        alive = not killed(root, AFTER, steps)
        written(root, BEFORE)
        assert texts(root / "public") == BEFORE
        if alive:
            return
    pytest.fail("it never came to its end")


def test_a_stage_that_somebody_deleted_is_made_again(tmp_path: Path) -> None:
    written(tmp_path, BEFORE)
    steps = next(n for n in range(300) if killed(tmp_path, AFTER, n) and (tmp_path / "state/journal.json").exists())
    assert steps
    for path in sorted((tmp_path / ".public.cxsite-stage").rglob("*"), reverse=True):
        path.unlink()
    (tmp_path / ".public.cxsite-stage").rmdir()
    from tests.write.promises import promise, publish

    assert publish(promise(AFTER), tmp_path / "public", tmp_path / "state").value is not None
    assert texts(tmp_path / "public") == AFTER
