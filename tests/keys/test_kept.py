"""What is made once and cached: what is evicted, and when."""

import os
import resource

import pytest

from cxsite.keys.kept import Kept

DAY = 86_400
NOW = 2_000_000_000


@pytest.fixture
def kept(tmp_path):
    """Three things that were made: one now, one 29 days ago, one 31 days ago."""
    kept = Kept(tmp_path)
    for days in (0, 29, 31):
        kept.bytes_of(f"day{days}", lambda: b"x")
        os.utime(tmp_path / f"day{days}", (NOW - days * DAY,) * 2)
    return kept


def names(folder):
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


def test_what_nobody_asked_for_in_a_month_goes(kept, tmp_path):
    kept.tidy(frozenset(), NOW)
    assert names(tmp_path) == ["day0", "day29"]


def test_what_is_in_use_stays_however_old_it_is(kept, tmp_path):
    kept.tidy({"day31"}, NOW)
    assert names(tmp_path) == ["day0", "day29", "day31"]


def test_what_is_asked_for_is_young_again(kept, tmp_path):
    os.utime(tmp_path / "day31", (0, 0))
    assert kept.find("day31") == b"x"
    assert (tmp_path / "day31").stat().st_mtime > 0


def test_it_is_looked_through_once_a_day(kept, tmp_path):
    kept.tidy({"day31"}, NOW)
    kept.tidy(frozenset(), NOW + DAY - 1)
    assert "day31" in names(tmp_path)
    kept.tidy(frozenset(), NOW + DAY)
    assert "day31" not in names(tmp_path)


def test_without_a_folder_nothing_fails(tmp_path):
    Kept(None).tidy(frozenset(), NOW)
    Kept(tmp_path / "not there").tidy(frozenset(), NOW)


def test_a_full_disk_keeps_no_half_of_anything(tmp_path):
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, before[1]))
    try:
        assert Kept(tmp_path).bytes_of("picture", lambda: b"x" * 100) == b"x" * 100
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not [*tmp_path.iterdir()]
