"""The publication as the preview sees it: two caches, damage that heals, and plans that are freed when the next one comes."""

import gc
import re
from datetime import timedelta

import pytest

from cxsite.keys.crew import Crew
from cxsite.keys.spawned import Spawned
from cxsite.model.library import Library
from cxsite.relate.related import kin
from tests.preview.magazine import POST, Preview, laid_out


@pytest.fixture
def preview(tmp_path):
    preview = Preview(laid_out(tmp_path / "magazine"))
    preview.begin()
    yield preview
    preview.publication.close()


def test_a_body_that_a_look_parsed_is_found_by_the_memory_of_the_pages(preview):
    preview.edit("The rest is in", "Now the rest is in")
    preview.look()
    assert "Now the rest is in" in preview.page()


def test_a_glimpse_sets_the_newest_text_into_the_relations_of_the_last_look(preview):
    preview.page("/")
    preview.edit("title: The first reply", "title: The very first reply")
    assert preview.press.glance([POST])
    assert "The very first reply" in preview.page()
    assert "The very first reply" not in preview.page("/")
    preview.look()
    assert "The very first reply" in preview.page("/")
    assert not preview.press.glance([POST])  # the look saw the same


def test_no_page_is_held_up_by_the_weighing_of_all_posts(preview, monkeypatch):
    weighed = []
    monkeypatch.setattr("cxsite.relate.relatives.kin", lambda group: weighed.append(len(group)) or kin(group))
    preview.edit("The rest is in", "Now the rest is in")
    preview.look()
    assert weighed
    weighed.clear()
    assert "Now the rest is in" in preview.page()
    assert not weighed


def test_what_cannot_be_written_is_shown_from_the_memory_of_the_look(tmp_path, monkeypatch):
    root = laid_out(tmp_path / "magazine")
    monkeypatch.setattr("cxsite.keys.bodies.os.write", lambda *_: 0)  # a full disk
    preview = Preview(root)
    preview.begin()
    assert "The rest is in" in preview.page()
    preview.edit("The rest is in", "Still the rest is in")
    preview.look()
    assert "Still the rest is in" in preview.page()
    preview.publication.close()


def test_a_publication_that_is_moved_away_leaves_nothing_behind_and_can_come_back(preview):
    away = preview.root.rename(preview.root.with_name("away"))
    preview.look()
    preview.page()
    preview.look()
    assert not preview.root.exists()
    away.rename(preview.root)
    preview.edit("The rest is in", "Again the rest is in")
    preview.look()
    assert "Again the rest is in" in preview.page()


def test_a_start_without_memory_is_shared_and_an_edit_is_not(tmp_path, monkeypatch):
    started = []
    real = Spawned.__init__
    monkeypatch.setattr(Spawned, "__init__", lambda self, work: started.append(self) or real(self, work))
    preview = Preview(laid_out(tmp_path / "magazine"), Crew(2, spawned=1, way="spawn"))
    preview.begin()
    assert len(started) == 1
    assert "The rest is in" in preview.page()
    preview.edit("The rest is in", "Still the rest is in")
    preview.look()
    assert len(started) == 1
    assert "Still the rest is in" in preview.page()
    preview.publication.close()


def test_a_correction_bears_the_day_of_today_as_long_as_it_is_not_written_down(preview):
    ledger, numbers = preview.root / "claims.lock", preview.root / "content/scorecards/support.yaml"
    ledger.write_text(re.sub(r"on \d{4}-\d\d-\d\d", "on 2026-11-01", ledger.read_text()))
    numbers.write_text(numbers.read_text().replace("promoters: 120", "promoters: 220"))
    preview.look()
    assert "Corrected 22 November 2026" in preview.page("/corrections/")
    preview.now += timedelta(hours=11)
    assert preview.looks.look() is None  # neither then nor, below, again for the same midnight
    preview.now += timedelta(hours=2)
    preview.look()
    assert "Corrected 23 November 2026" in preview.page("/corrections/")
    assert preview.looks.look() is None
    preview.now -= timedelta(hours=2)  # a clock that was corrected
    preview.look()
    assert "Corrected 22 November 2026" in preview.page("/corrections/")


def test_damage_is_told_on_the_page_and_healed_by_the_next_look(preview):
    (bodies,) = (preview.root / ".cxsite").glob("bodies-*.bin")
    bodies.write_bytes(bytes(bodies.stat().st_size))
    assert "being rebuilt" in preview.page()
    preview.look()
    assert "The rest is in" in preview.page()
    preview.look()
    assert preview.press.state("/").told == ()


def test_a_plan_goes_when_the_next_one_comes_without_a_search_for_cycles(preview):
    """Searching ten thousand posts for cycles blocks every page for a second, so it is skipped."""

    def libraries():
        return sum(isinstance(each, Library) for each in gc.get_objects())

    gc.collect()
    gc.disable()
    try:
        before = libraries()
        for number in range(3):
            preview.edit("tags: [", f"tags: [more {number}, ")
            preview.look()
            for file in preview.press.edition.outputs:
                preview.press.page("/" + file)
        assert libraries() == before
    finally:
        gc.enable()
