"""`cxsite pull` as typed: what it writes and prints, how it ends, and what a build reports about outdated counts."""

import json

import pytest

from tests.archive import unpack
from tests.typed import typed

SITE = """\
-- site.yaml --
title: T
address: https://example.org
time_zone: UTC
-- content/posts/one.md --
---
title: One
date: 2026-07-01
tags: [culture]
---
See [what readers say](/scorecards/readers/).
-- content/scorecards/readers.yaml --
title: Readers
periods: quarters
answers:
  form:
    file: private/answers/*.csv
    date: when
    columns: {score: rating, post: post}
sources:
  form: {title: Form}
measures:
  recommend:
    kind: nps
    title: Would recommend
    source: form
    answers: form
    score: score
    split_by: tag
-- private/answers/a.csv --
when,rating,post,mail
"""
ROWS = "".join(f"2026-08-01,{n % 11},one,person{n}@example.org\n" for n in range(33))


def cxsite(*words, cwd):
    return typed(*words, cwd=cwd, environ={"SOURCE_DATE_EPOCH": "1795392000", "NO_COLOR": "1"})  # 2026-11-23


@pytest.fixture
def place(tmp_path):
    unpack(SITE + ROWS, tmp_path)
    return tmp_path


def test_a_pull_writes_counts_and_says_how_many(place):
    done = cxsite("pull", cwd=place)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "readers.recommend: 33 answers (2026-Q3 33)\ncontent/counts/readers.csv: written\n"
    again = cxsite("pull", "readers", cwd=place)
    assert again.stdout.endswith("content/counts/readers.csv: unchanged\n")


def test_a_dry_run_writes_nothing(place):
    done = cxsite("pull", "--dry-run", cwd=place)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "content/counts/readers.csv: would be written")
    assert not (place / "content" / "counts").exists()


def test_as_json_it_is_one_object(place):
    found = json.loads(cxsite("pull", "--json", cwd=place).stdout)
    assert found["ok"] is True
    (counts,) = found["counts"]
    assert (counts["scorecard"], counts["path"], counts["changed"], counts["written"]) == (
        "readers",
        "content/counts/readers.csv",
        True,
        True,
    )
    assert counts["rows"][0] == ["recommend", "2026-Q3", "", "0", 3]


def test_a_failure_leaves_the_counts_as_they_were(place):
    cxsite("pull", cwd=place)
    before = (place / "content/counts/readers.csv").read_bytes()
    (place / "private/answers/b.csv").write_text("when,rating,post,mail\n2026-08-01,9\n")
    done = cxsite("pull", cwd=place)
    assert done.returncode == 1
    assert "private/answers/b.csv:2: error: 1 row has a different number of cells from the header (4)" in done.stderr
    assert "readers.csv: written" not in done.stdout
    assert (place / "content/counts/readers.csv").read_bytes() == before


def test_a_near_name_is_offered(place):
    done = cxsite("pull", "reader", cwd=place)
    assert (done.returncode, done.stderr) == (
        2,
        'cxsite: no scorecard "reader" is counted from answers\n  help: did you mean "readers"?\n',
    )


def test_a_scorecard_with_a_mistake_is_not_counted(place):
    card = place / "content/scorecards/readers.yaml"
    card.write_text(card.read_text().replace("kind: nps", "kind: npss"))
    done = cxsite("pull", cwd=place)
    assert done.returncode == 1
    assert 'kind "npss" is not known' in done.stderr


def test_answers_reach_neither_the_site_nor_what_is_remembered(place):
    cxsite("pull", cwd=place)
    done = cxsite("build", cwd=place)
    assert done.returncode == 0, done.stderr
    made = [
        file
        for folder in ("public", ".cxsite", "content/counts")
        for file in (place / folder).rglob("*")
        if file.is_file()
    ]
    assert len(made) > 20
    assert not [file for file in made if b"person1" in file.read_bytes()]


def test_a_build_says_when_counts_are_out_of_date_and_reads_no_answer(place):
    cxsite("pull", cwd=place)
    assert "counts-out-of-date" not in cxsite("build", cwd=place).stderr
    answers = place / "private/answers/b.csv"
    answers.write_text("when,rating,post,mail\n2026-08-02,9,one,x\n")
    answers.chmod(0)
    told = "content/scorecards/readers.yaml:15:14: warning: the counts of recommend are older than its answers [counts-out-of-date]"
    for verb in ("build", "check"):
        said = cxsite(verb, cwd=place).stderr
        assert told in said
        assert "run `cxsite pull readers`" in said
    answers.chmod(0o600)
    cxsite("pull", cwd=place)
    assert "counts-out-of-date" not in cxsite("build", cwd=place).stderr


def test_counts_of_another_question_are_out_of_date_even_without_answers(place):
    cxsite("pull", cwd=place)
    (place / "private/answers/a.csv").unlink()
    assert "counts-out-of-date" not in cxsite("check", cwd=place).stderr
    card = place / "content/scorecards/readers.yaml"
    card.write_text(card.read_text().replace("    split_by: tag\n", "    from: 2026-Q2\n"))
    assert (
        "the counts of recommend were not counted the way the scorecard says now" in cxsite("check", cwd=place).stderr
    )


def test_a_password_does_not_stand_in_the_settings(place):
    site = place / "site.yaml"
    site.write_text(site.read_text() + "connections:\n  crm:\n    kind: postgres\n    password: hunter2\n")
    done = cxsite("check", cwd=place)
    assert done.returncode == 1
    assert "the password of crm is written in plain text: a secret does not belong in a file" in done.stderr
    assert "[secret]" in done.stderr
    assert "hunter2" not in done.stderr + done.stdout, "the line that holds it is not shown"
