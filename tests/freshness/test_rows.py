"""Rows are the same whether they are parsed one by one or all at once, and are written back as they were."""

from hypothesis import given
from hypothesis import strategies as st

from cxsite.touchup.index import Index
from cxsite.touchup.lines import Lines, written
from cxsite.touchup.rows import Row
from cxsite.touchup.spread import _with

ROW = Row(
    *("a.md", "article x", "/a/", "A \u2028,\n", "urn:a", [1, "2026-01-01", False], None, "", "", ""),
    *([], [], "word", [1, 2], False, False, False, False, False, [], ""),
)
_ROWS = st.lists(
    st.builds(
        lambda tags, flags: ROW._replace(tags=tags, featured=flags[0], lettered=flags[1], corrected=flags[2]),
        st.lists(st.sampled_from("xyz"), max_size=3),
        st.tuples(st.booleans(), st.booleans(), st.booleans()),
    ),
    max_size=9,
).map(lambda rows: [row._replace(path=f"{at}.md") for at, row in enumerate(rows)])


@given(_ROWS, st.data())
def test_there_and_back(rows: list[Row], data: st.DataObject) -> None:
    lines = Lines("".join(written(rows)))
    some = data.draw(st.lists(st.integers(0, len(rows) - 1), max_size=3)) if rows else []
    assert [lines[at] for at in some] == [rows[at] for at in some]
    assert (len(lines), lines[1:4]) == (len(rows), rows[1:4])
    assert [*lines] == rows
    again = [lines[at] for at in range(len(lines))]
    assert all(one is other for one, other in zip(lines, again, strict=True))


@given(_ROWS, st.data())
def test_what_stays_is_written_as_it_was(rows: list[Row], data: st.DataObject) -> None:
    before = Lines("".join(written(rows)))
    now = [row._replace(title="B") if data.draw(st.booleans()) else row for row in before]
    assert [*written(now, before)] == [*written(now)]
    assert [*written([ROW, *now], before)] == [*written([ROW, *now])]


@given(_ROWS, st.integers(1, 4))
def test_ways_to_find_them(rows: list[Row], size: int) -> None:
    index = Index(rows)
    for at, row in sorted(enumerate(rows), key=lambda each: each[1].tags):
        for label in row.labels("tag"):
            assert index.is_early(at, "tag", label, size) == (at in index.members("tag", label)[:size])
    assert index.at == {row.path: at for at, row in enumerate(rows)}
    again = Index(Lines("".join(written(rows))), index.sight)
    assert (again.at, again.sight) == (index.at, Index(rows).sight)
    featured = [row.path for row in rows if row.featured]
    assert index.sight.lead == next(iter([*featured, *(row.path for row in rows)]), "")


@given(st.lists(st.integers(0, 4), min_size=1, max_size=9), st.integers(0, 5), st.data())
def test_a_new_row_takes_its_place_and_relatives_stay_who_they_are(
    days: list[int], day: int, data: st.DataObject
) -> None:
    others = st.lists(st.integers(-len(days), -1), max_size=3)
    rows = [
        ROW._replace(path=f"{at}.md", date=[when, "", False], related=data.draw(others))
        for at, when in enumerate(sorted(days, reverse=True))
    ]
    now = _with(ROW._replace(path="5n.md", date=[day, "", False], related=()), rows)
    assert now == sorted(now, key=lambda row: (-row.date[0], row.path))
    for was, row in zip(rows, [row for row in now if row.path != "5n.md"], strict=True):
        assert [now[other].path for other in row.related] == [rows[other].path for other in was.related]
        assert row is was or list(row.related) != list(was.related)
