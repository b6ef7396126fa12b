"""Counts that `cxsite pull` wrote: read, and joined to the measures they were counted for."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsite.model.scorecard import CountFile, CountRow, EffortCounts, Histogram, Measure, Scorecard, TwoAnswers, YesNo
from cxsite.parse.measures.count_files import COLUMNS, count_file
from cxsite.parse.measures.counted import counted

PATH = "content/counts/s.csv"
HEAD = ",".join(COLUMNS) + "\n"
TAKEN = "2026-10-02T09:00:00Z"
ASKED = Measure("m", "nps", "M", answers="form", score="score", scale=(0, 10))
CARD = Scorecard("content/scorecards/s.yaml", "s", "S", "quarters", measures=(ASKED,))


def rows(*written):
    return count_file(PATH, (HEAD + "".join(f"{line}\n" for line in written)).encode())


def joined(*written, card=CARD):
    return counted([card], [rows(*written).value], "UTC")


def row(score, n, *, measure="m", period="2026-Q3", segment=""):
    return f"{measure},{period},{segment},{score},{n},{TAKEN},99,"


def test_counts_look_as_if_they_had_been_typed():
    outcome = joined(row(10, 72), row(8, 60), row(3, 45), row("", 14), row(9, 5, period="2026-Q2"))
    first, last = outcome.value[0].measures[0].values
    assert (outcome.problems, first.period, first.counts.promoters) == ((), "2026-Q2", 5)
    assert (last.counts.promoters, last.counts.passives, last.counts.detractors) == (72, 60, 45)
    assert last.counts.scores == Histogram(((3, 45), (8, 60), (10, 72)))
    assert (last.unusable, last.taken_at, last.so_far, last.overlapping) == (14, TAKEN, False, False)


def test_a_period_that_was_counted_before_its_end_is_so_far():
    (value,) = joined(row(10, 72, period="2026-Q4")).value[0].measures[0].values
    assert value.so_far


def test_segments_that_do_not_add_up_overlap():
    apart = joined(row(10, 9), row(10, 5, segment="a"), row(10, 4, segment="b")).value[0].measures[0].values[0]
    twice = joined(row(10, 9), row(10, 9, segment="a"), row(10, 4, segment="b")).value[0].measures[0].values[0]
    assert ([name for name, _ in apart.segments], apart.overlapping, twice.overlapping) == (["a", "b"], False, True)


def test_periods_outside_what_is_asked_for_are_left_out():
    card = replace(CARD, measures=(replace(ASKED, since="2026-Q2", until="2026-Q3"),))
    found = joined(*(row(10, 9, period=f"2026-Q{n}") for n in (1, 2, 3, 4)), card=card).value[0].measures[0].values
    assert [value.period for value in found] == ["2026-Q2", "2026-Q3"]


def test_other_kinds_are_counted_too():
    two = replace(ASKED, id="t", kind="two-questions")
    card = replace(CARD, measures=(replace(ASKED, kind="ces", scale=(1, 7)), two))
    found = joined(
        row(7, 3),
        row(1, 52, measure="t.happy"),
        row(0, 9, measure="t.happy"),
        row(1, 4, measure="t.talk_up"),
        card=card,
    )
    effort, questions = (measure.values[0].counts for measure in found.value[0].measures)
    assert effort == EffortCounts(Histogram(((7, 3),)))
    assert questions == TwoAnswers(YesNo(52, 61), YesNo(4, 4))


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (b"\xff\xfe", 0, "this file is not UTF-8"),
        (b"", 1, f"the columns should be {', '.join(COLUMNS)}"),
        (b"measure,n\n", 1, f"the columns should be {', '.join(COLUMNS)}"),
        ((HEAD + "m,2026-Q3\n").encode(), 2, "this row has 2 of 8 columns"),
        ((HEAD + row(10, 0)).encode(), 2, 'n is "0", but should be a whole number from 1 to a billion'),
        ((HEAD + row(10, "4.5")).encode(), 2, 'n is "4.5", but should be a whole number from 1 to a billion'),
        (
            (HEAD + row(10, 1_000_000_001)).encode(),
            2,
            'n is "1000000001", but should be a whole number from 1 to a billion',
        ),
        ((HEAD + row("ten", 1)).encode(), 2, 'score is "ten", but should be a whole number'),
        ((HEAD + row(10, 1, period="")).encode(), 2, "this row has no measure or no period"),
        ((HEAD + row(10, 1) + "\n" + row(10, 2)).encode(), 3, "this is already counted on line 2"),
        ((HEAD + '"m').encode(), 2, "this is not CSV: unexpected end of data"),
    ],
)
def test_a_file_that_is_damaged(data, line, message):
    outcome = count_file(PATH, data)
    assert outcome.value is None
    assert [(p.rule, p.span.line, p.message) for p in outcome.problems] == [("not-a-count-file", line, message)]


@pytest.mark.parametrize(
    ("written", "rule", "message"),
    [
        (row(11, 4), "score-in-scale", "score 11 is not on the 0 to 10 scale of m"),
        (row(10, 4, period="2026-07"), "period-form", '"2026-07" should be written like 2026-Q3 (periods: quarters)'),
        (row(1, 4, measure="m.happy"), "not-a-count-file", "m.happy is not a question of m"),
        (row(1, 4, measure="old"), "lost-counts", "old is not a measure of s that is counted from answers"),
    ],
)
def test_counts_that_do_not_fit(written, rule, message):
    outcome = joined(written)
    assert [(p.rule, p.span.line, p.message) for p in outcome.problems] == [(rule, 2, message)]
    assert outcome.value[0].measures[0].values == ()


def test_counts_of_a_scorecard_that_is_gone():
    outcome = counted([], [CountFile(PATH, "s")], "UTC")
    assert [(p.rule, p.severity) for p in outcome.problems] == [("lost-counts", "warning")]


names = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters=","), max_size=8)
lines = st.builds(
    CountRow, st.just("m"), st.just("2026-Q3"), names, st.integers(0, 10).map(str), st.integers(1, 10**9), st.just(TAKEN),
    st.integers(0, 10**9), st.text("0123456789abcdef", max_size=64),
)  # fmt: skip


@given(st.lists(lines, max_size=12, unique_by=lambda r: (r.segment, r.score)))
def test_what_is_written_is_read(wanted):
    def quoted(cell):
        return '"' + str(cell).replace('"', '""') + '"'

    written = [
        ",".join(map(quoted, (r.measure, r.period, r.segment, r.score, r.n, r.taken_at, r.rows_seen, r.query)))
        for r in wanted
    ]
    assert rows(*written).value.rows == tuple(wanted)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data):
    for bytes_ in (data, HEAD.encode() + data):
        outcome = count_file(PATH, bytes_)
        assert (outcome.value is None) == bool(outcome.problems)
