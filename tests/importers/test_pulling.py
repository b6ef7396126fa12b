"""Pulling again: it is idempotent, earlier counts stay, and an interrupted pull leaves the files as they were."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from cxsite.importers import warehouse
from cxsite.importers.counts import as_bytes, write
from cxsite.model.answers import Job
from cxsite.model.scorecard import AnswerSource
from tests.importers.making import bare, card, counts, lay, plain, pull

HEAD = "when,rating,post,channel\n"
ROWS = HEAD + "2026-05-01,9,x,\n2026-08-01,8,x,\n"
LATER = datetime(2026, 11, 1, tzinfo=UTC)


def test_counting_the_same_answers_again_gives_the_same_bytes(tmp_path):
    first = pull(tmp_path, plain(), ROWS).value
    assert first
    again = pull(tmp_path, plain(), before=first, now=LATER).value
    assert again
    assert again.data == first.data
    assert (first.changed, again.changed) == (True, False)


def test_a_period_that_ended_since_is_dated_anew_though_its_counts_are_the_same(tmp_path):
    during = datetime(2026, 9, 1, tzinfo=UTC)
    first = pull(tmp_path, plain(), ROWS, now=during).value
    again = pull(tmp_path, plain(), before=first, now=LATER).value
    assert again
    assert {row.period: row.taken_at[:10] for row in again.rows} == {"2026-Q2": "2026-09-01", "2026-Q3": "2026-11-01"}


def test_answers_that_were_deleted_leave_their_counts(tmp_path):
    first = pull(tmp_path, plain(), ROWS).value
    gone = pull(tmp_path, plain(), HEAD + "2026-08-01,8,x,\n", before=first, now=LATER)
    assert counts(gone) == {"2026-Q2": {"9": 1}, "2026-Q3": {"8": 1}}
    assert [p.message for p in gone.problems] == [
        "recommend: the answers no longer cover 2026-Q2; those counts are kept"
    ]
    assert counts(pull(tmp_path, plain(), before=first, again=True)) == {"2026-Q3": {"8": 1}}


def test_what_was_asked_otherwise_is_not_kept(tmp_path):
    first = pull(tmp_path, plain(), ROWS).value
    assert counts(pull(tmp_path, plain("from: 2026-Q3"), before=first)) == {"2026-Q3": {"8": 1}}


def test_a_new_file_dates_only_what_it_changes(tmp_path):
    first = pull(tmp_path, plain(), ROWS).value
    lay(tmp_path, HEAD + "2026-08-02,8,x,\n", "b.csv")
    again = pull(tmp_path, plain(), before=first, now=LATER).value
    assert again
    assert {row.period: row.taken_at[:10] for row in again.rows} == {"2026-Q2": "2026-10-02", "2026-Q3": "2026-11-01"}
    assert len({row.query for row in again.rows}) == 1


def test_nothing_that_people_wrote_is_in_the_counts(tmp_path):
    rows = HEAD + "".join(
        f"2026-07-01,{9 if n else 'call me: anna@example.org'},anna@example.org,anna@example.org\n" for n in range(9)
    )
    found = pull(tmp_path, plain("split_by: channel"), rows)
    assert found.value
    assert b"anna" not in found.value.data
    assert "anna" not in repr(found.problems)


def test_files_are_written_all_or_none(tmp_path):
    good, blocked = tmp_path / "counts" / "a.csv", tmp_path / "counts" / "b.csv"
    write({good: b"old"})
    blocked.mkdir()
    (blocked / "x").touch()
    with pytest.raises(OSError, match=r".*"):
        write({blocked: b"new", good: b"new"})
    assert good.read_bytes() == b"old"
    assert sorted(path.name for path in good.parent.iterdir()) == ["a.csv", "b.csv"]


def test_rows_have_one_order(tmp_path):
    found = pull(tmp_path, plain(), HEAD + "2026-07-01,10,x,\n2026-07-01,9,x,\n2026-07-01,?,x,\n").value
    assert found
    assert as_bytes(reversed(found.rows)) == found.data
    assert [line.split(b",")[3] for line in found.data.splitlines()[1:]] == [b"9", b"10", b""]


def test_several_measures_share_one_reading(tmp_path):
    text = "title: R\nperiods: years\nanswers:\n  form: {file: private/answers/*.csv, date: when}\nmeasures:\n  a: {kind: csat, title: T, answers: form, score: x}\n  b: {kind: ces, title: T, answers: form, score: y}\n"
    found = pull(tmp_path, card(text), "when,x,y\n2026-07-01,5,7\n2026-07-01,6,6\n").value
    assert found
    assert [row[:5] for row in bare(found.rows)] == [
        ("a", "2026", "", "5", 1),
        ("a", "2026", "", "", 1),
        ("b", "2026", "", "6", 1),
        ("b", "2026", "", "7", 1),
    ]


@pytest.mark.parametrize(("columns", "found"), [(("Score", "score"), "score"), (("id", "Score"), "Score")])
def test_a_column_of_a_table_in_the_same_spelling_comes_first(columns, found):
    job = Job(AnswerSource("crm", table="crm.answers"), ())
    assert warehouse.column(SimpleNamespace(columns=columns), "score", job) == found
