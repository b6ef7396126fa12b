"""The feed of results: one entry per scorecard and finished period, with a stable id and the numbers as a table."""

import json
from dataclasses import replace

from cxsite.model.result import Results
from cxsite.render.plan import plan
from tests.render.made import SITE, bodies, library, load, results


def feed(tmp_path, computed):
    made = library(1, results=computed)
    promised = plan(made, load(str(tmp_path), SITE).value, bodies(made), lambda _: b"", "e")
    found = {output.address: output for output in promised.outputs}
    return json.loads(found["results/feed.json"].make().value) if "results/feed.json" in found else None


def test_an_entry_for_each_period_newest_first_with_its_table(tmp_path):
    entries = feed(tmp_path, results())["items"]
    assert [entry["title"] for entry in entries] == ["Support desk, Q3 2026", "Support desk, Q2 2026"]
    assert entries[0]["date_published"] == "2026-10-01T00:00:00+00:00"
    assert "+33" in entries[0]["content_html"]
    assert "<table" in entries[0]["content_html"]
    assert (
        entries[0]["id"] == "urn:uuid:d25ce001-6bb8-5c9d-b533-4b0f6013e749"
    )  # in every version: readers' programs would show all again


def test_a_period_that_still_runs_has_no_entry(tmp_path):
    (card,) = results().scorecards
    running = tuple(replace(m, results=(*m.results[:-1], replace(m.results[-1], so_far=True))) for m in card.measures)
    entries = feed(tmp_path, Results((replace(card, measures=running),)))["items"]
    assert [entry["title"] for entry in entries] == ["Support desk, Q2 2026"]


def test_nothing_measured_no_feed(tmp_path):
    assert feed(tmp_path, Results()) is None
