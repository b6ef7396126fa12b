"""`claims.lock` in a build: who writes it and when, what a later build does with it, and that a clean build agrees."""

from dataclasses import replace
from datetime import timedelta

import pytest

from cxsite.build import publish
from cxsite.model.standing import Show
from tests.freshness.bench import answered, built, bytes_of, clean, magazine

BETA = "posts/beta/index.html"
CARD = "content/scorecards/support.yaml"


@pytest.fixture
def options(tmp_path):
    return magazine(tmp_path / "magazine")


def lock(options):
    path = options.root / "claims.lock"
    return path.read_text(encoding="utf-8") if path.exists() else None


def correct(options, promoters="70"):
    path = options.root / CARD
    path.write_text(path.read_text().replace("promoters: 60", f"promoters: {promoters}"))


def test_a_plain_build_writes_it_and_the_next_has_nothing_to_do(options):
    built(options)
    assert "support.recommend @2026-Q2  +45 on 2026-11-22\n" in lock(options)
    assert answered(options)
    before = bytes_of(options.output)
    assert built(replace(options, now=options.now + timedelta(days=3))).written == ()
    assert bytes_of(options.output) == before == clean(options)


@pytest.mark.parametrize("changed", [{"show": Show(drafts=True)}, {"show": Show(future=True)}, {"locked": True}])
def test_no_other_build_writes_it(options, changed):
    publish(replace(options, **changed))
    assert lock(options) is None


def test_a_build_that_fails_leaves_it(options):
    built(options)
    before = lock(options)
    correct(options)
    (options.root / "content/posts/broken.md").write_text("---\ntitle: Broken\ndate: 2026-01-01\n---\n[a](b.md)\n")
    assert not publish(options).published
    assert lock(options) == before


def test_locked_it_must_be_up_to_date(options):
    built(options)
    correct(options)
    (problem,) = publish(replace(options, locked=True)).problems
    assert (problem.rule, problem.severity) == ("claims-out-of-date", "error")
    assert "is now +50; claims.lock has +45" in problem.message
    assert "run `cxsite build`" in problem.help
    built(options)
    assert publish(replace(options, locked=True)).published


def test_a_correction_is_told_with_its_day_for_ever(options):
    built(options)
    later = replace(options, now=options.now + timedelta(days=2))
    correct(options)
    built(later)
    page = (options.output / BETA).read_text(encoding="utf-8")
    assert "Corrected 24 November 2026: this was +45." in page
    assert "this was +45" in (options.output / "corrections/index.html").read_text(encoding="utf-8")
    assert "this was +45" in (options.output / "feed.xml").read_text(encoding="utf-8")
    made = bytes_of(options.output)
    assert made == clean(later)
    much_later = replace(options, now=options.now + timedelta(days=300))
    built(much_later)
    assert (options.output / BETA).read_text(encoding="utf-8") == page


def test_what_is_withheld_later_is_nowhere(options):
    built(options)
    correct(options, "6")
    path = options.root / CARD
    path.write_text(
        path.read_text().replace(
            "promoters: 6, passives: 25, detractors: 15", "promoters: 3, passives: 2, detractors: 1"
        )
    )
    built(options)
    assert "this is no longer shown" in (options.output / BETA).read_text(encoding="utf-8")
    leaks = [address for address, data in bytes_of(options.output).items() if b"+45" in data]
    assert leaks == []


def test_while_it_is_not_written_down_a_correction_bears_the_day_of_the_build(options):
    built(options)
    correct(options)
    drafts = replace(options, show=Show(drafts=True))
    built(drafts)
    assert answered(drafts)
    tomorrow = replace(drafts, now=drafts.now + timedelta(days=1))
    assert not answered(tomorrow)
    built(tomorrow)
    assert bytes_of(options.output) == clean(tomorrow)


def test_a_merge_that_was_not_finished_stops_the_build(options):
    built(options)
    whole = lock(options)
    (options.root / "claims.lock").write_text(f"<<<<<<< HEAD\n{whole}=======\n>>>>>>> other\n")
    report = publish(options)
    assert [p.rule for p in report.problems if p.severity == "error"] == ["claims-lock"] * 3
    assert not report.published
