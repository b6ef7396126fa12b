"""`cxsite score`: results as data, and suggestions for unknown names."""

import json
import shutil

import pytest

from tests.archive import unpack
from tests.cli.test_building import run

SITE = """
-- site.yaml --
title: Desk
address: https://desk.example
time_zone: Europe/London
-- content/scorecards/support.yaml --
title: Support
periods: quarters
sources:
  pulse: {title: Survey}
measures:
  recommend:
    kind: nps
    title: Would recommend us
    source: pulse
    target: 35
    at_risk_from: 25
    values:
      2026-Q1: {promoters: 4, passives: 2, detractors: 1}
      2026-Q2: {promoters: 96, passives: 56, detractors: 48}
      2026-Q3: {promoters: 120, passives: 60, detractors: 45}
-- content/posts/broken.md --
no front matter: not the scorecards' business
"""


@pytest.fixture
def desk(tmp_path):
    unpack(SITE, tmp_path)
    return tmp_path


def score(desk, *args):
    done = run("score", *args, "--json", cwd=desk)
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def test_one_result(desk):
    found = score(desk, "support.recommend@2026-Q3")
    assert score(desk, "support.recommend", "@2026-Q3") == found  # as it is written in an article
    assert list(found) == [
        "ref",
        "kind",
        "period",
        "n",
        "value",
        "low",
        "high",
        "display",
        "withheld",
        "status",
        "change",
    ]
    assert (found["ref"], found["kind"], found["period"], found["n"]) == (
        "support.recommend@2026-Q3",
        "nps",
        "2026-Q3",
        225,
    )
    assert found["value"] == pytest.approx(100 * 75 / 225)
    assert (found["low"], found["high"]) == (pytest.approx(22.6572, abs=1e-3), pytest.approx(43.1323, abs=1e-3))
    assert (found["display"], found["withheld"], found["status"]) == ("+33", False, "at risk")
    assert list(found["change"]) == ["difference", "low", "high", "verdict"]
    assert found["change"]["verdict"] == "too close to call"


def test_the_latest_without_a_period(desk):
    assert (
        score(desk, "support.recommend")
        == score(desk, "support.recommend @latest")
        == score(desk, "support.recommend@2026-Q3")
    )


def test_a_segment_and_a_year_are_results_of_their_own(desk):
    card = desk / "content/scorecards/support.yaml"
    parts = (
        "{phone: {promoters: 60, passives: 30, detractors: 20}, post: {promoters: 60, passives: 30, detractors: 25}}"
    )
    year = "".join(f"      2025-Q{n}: {{promoters: 30, passives: 20, detractors: 10}}\n" for n in (1, 2, 3, 4))
    text = card.read_text().replace("detractors: 45}", f"detractors: 45, segments: {parts}}}")
    card.write_text(text.replace("    values:\n", f"    values:\n{year}"))
    phone, whole = score(desk, "support.recommend[phone]@2026-Q3"), score(desk, "support.recommend@2025")
    assert (phone["ref"], phone["n"], phone["display"]) == ("support.recommend[phone]@2026-Q3", 110, "+36")
    assert (whole["ref"], whole["n"], whole["display"]) == ("support.recommend@2025", 240, "+33")
    assert score(desk)[-1] == whole
    assert run("score", cwd=desk).stdout.splitlines()[-1].split()[:2] == ["2025", "+33"]


def test_withheld_tells_nothing_and_is_no_failure(desk):
    found = score(desk, "support.recommend@2026-Q1")
    assert found["withheld"] is True
    assert [found[key] for key in ("n", "value", "low", "high", "change")] == [None] * 5
    assert found["status"] == "not shown"


def test_all_of_them(desk):
    assert [line["period"] for line in score(desk)] == ["2026-Q1", "2026-Q2", "2026-Q3"]
    words = run("score", cwd=desk).stdout.splitlines()
    assert words[1].startswith("  Would recommend us (support.recommend")
    assert words[2].startswith("    2026-Q3  +33  95% interval +23 to +43, n = 225")
    assert words[4] == "    2026-Q1  not shown (fewer than 10 responses)"


@pytest.mark.parametrize(
    ("ref", "words"),
    [
        ("suport.recommend", 'cxsite: there is no scorecard "suport"\n  help: did you mean "support"?\n'),
        ("support.recomend", 'cxsite: there is no measure "recomend"\n  help: did you mean "recommend"?\n'),
        ("support.recommend@2020-Q1", 'cxsite: there is no period "2020-Q1"\n  help: did you mean "2026-Q1"'),
        ("suport", 'cxsite: there is no scorecard "suport"\n  help: did you mean "support"?\n'),
        (
            "support@2026-Q3",
            "cxsite: “support@2026-Q3” does not name a measure\n  help: for example: support.recommend@2026-Q3\n",
        ),
    ],
)
def test_what_is_not_there(desk, ref, words):
    done = run("score", ref, cwd=desk)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(words)


def test_a_scorecard_has_all_its_results(desk):
    shutil.copy(desk / "content/scorecards/support.yaml", desk / "content/scorecards/other.yaml")
    whole, one = (run("score", *args, cwd=desk) for args in ([], ["support"]))
    assert (one.returncode, one.stderr) == (0, "")
    assert one.stdout == whole.stdout.partition("\n\n")[2]
    data = json.loads(run("score", "support", "--json", cwd=desk).stdout)
    assert {each["ref"].partition(".")[0] for each in data} == {"support"}


def test_a_broken_scorecard_is_told(desk):
    card = desk / "content/scorecards/support.yaml"
    card.write_text(card.read_text().replace("detractors: 45", "detractors: many"))
    done = run("score", "--json", cwd=desk)
    assert done.returncode == 1
    assert "content/scorecards/support.yaml:15:" in done.stderr
