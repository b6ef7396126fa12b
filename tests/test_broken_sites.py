"""Small broken publications and the exact messages that an author reads.

Each file of tests/cases/broken/ is a folder in one text (see tests/archive.py). A case without a site.yaml gets a plain one.
The section "expected" contains the exit status and the whole output of `cxsite build`; nothing may be published, and a site
that was published before stays as it was. `CXSITE_WRITE_CASES=1 pytest …` writes the current output: read the diff.
"""

import os
from pathlib import Path

import pytest

from tests.archive import unpack
from tests.typed import typed

CASES = sorted((Path(__file__).parent / "cases" / "broken").glob("*.txt"))
SITE = "title: Broken\naddress: https://broken.example\ntime_zone: Europe/London\n"
NOW = "1795392000"  # 2026-11-23 00:00 UTC


def build(root: Path) -> tuple[int, str]:
    """Exit status and complete output, as an author sees it."""
    done = typed("build", cwd=root, environ={"PATH": os.environ["PATH"], "SOURCE_DATE_EPOCH": NOW, "NO_COLOR": "1"})
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.stem)
def test_a_broken_site_is_told_and_not_published(case: Path, tmp_path: Path):
    text = case.read_text(encoding="utf-8")
    expected = unpack(text, tmp_path)["expected"]
    if not (tmp_path / "site.yaml").exists():
        (tmp_path / "site.yaml").write_text(SITE)
    status, said = build(tmp_path)
    found = f"exit {status}\n{said}"
    if os.environ.get("CXSITE_WRITE_CASES"):
        case.write_text(text.partition("-- expected --\n")[0] + "-- expected --\n" + found, encoding="utf-8")
        return
    assert found == expected
    assert not (tmp_path / "public").exists()


def test_the_site_published_before_stays_as_it_was(tmp_path: Path):
    (tmp_path / "site.yaml").write_text(SITE)
    post = tmp_path / "content" / "posts" / "a.md"
    post.parent.mkdir(parents=True)
    post.write_text("---\ntitle: A\ndate: 2026-01-01\n---\n\nText.\n")
    assert build(tmp_path)[0] == 0
    before = {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in (tmp_path / "public").rglob("*") if p.is_file()}
    post.write_text("---\ntitle: A: B\ndate: 2026-01-01\n---\n\nText.\n")
    assert build(tmp_path)[0] == 1
    after = {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in (tmp_path / "public").rglob("*") if p.is_file()}
    assert after == before
