"""Parquet files give the same counts as CSV files."""

import pytest

from tests.importers.making import bare, lay, plain, pull, refusal

duckdb = pytest.importorskip("duckdb")

ROWS = "when,rating,post,channel\n" + "".join(
    f"2026-0{6 + n % 3}-{n % 28 + 1:02} {n % 24:02}:30:00,{n % 13 if n % 7 else ''},open-chair,{'phone' if n % 2 else 'chat'}\n"
    for n in range(200)
)


@pytest.mark.parametrize("types", ["all_varchar = true", "all_varchar = false"])
def test_the_same_rows_give_the_same_counts(tmp_path, types):
    file = lay(tmp_path, ROWS)
    for_csv = pull(tmp_path, plain("split_by: channel")).value
    duckdb.sql(f"COPY (SELECT * FROM read_csv('{file}', {types})) TO '{file.with_suffix('.parquet')}'")
    for_parquet = pull(tmp_path, plain("split_by: channel", where="file: private/answers/*.parquet")).value
    assert for_csv
    assert for_parquet
    assert bare(for_csv.rows) == bare(for_parquet.rows)
    assert len(for_csv.rows) > 50


def test_a_moment_with_its_zone_is_that_moment(tmp_path):
    file = lay(tmp_path, "")
    duckdb.sql(
        f"COPY (SELECT TIMESTAMPTZ '2026-06-30 23:30:00+00' AS \"when\", 9 AS rating, 'x' AS post, NULL AS channel) TO '{file.with_suffix('.parquet')}'"
    )
    found = pull(tmp_path, plain(where="file: private/answers/*.parquet")).value
    assert found
    assert [row[1] for row in bare(found.rows)] == ["2026-Q3"]


def test_a_broken_file_is_refused(tmp_path):
    lay(tmp_path, b"PAR1 and no more", "a.parquet")
    assert "answers-malformed: this cannot be read as Parquet" in refusal(
        pull(tmp_path, plain(where="file: private/answers/*.parquet"))
    )
