"""`claims.lock`: what is read from it, and how every line that cannot be read is reported."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsite.model.ledger import Entry, Ledger, Said
from cxsite.parse.ledger import ledger

LINE = "5f0c  support.recommend @2026-Q3  +31 on 2026-10-01"


def read(text):
    return ledger("claims.lock", text.encode())


def test_a_line_is_an_entry_and_the_order_does_not_matter():
    other = "5f0c  support.recommend[phone].change @2026-Q3 full  up 9 points on 2026-10-01  withheld on 2026-10-09"
    one, two = (read(f"# comment\n{a}\n\n{b}\n").value for a, b in ((LINE, other), (other, LINE)))
    assert one == two
    assert one.entries[0] == Entry("5f0c", "support.recommend @2026-Q3", (Said("+31", "2026-10-01"),))
    assert one.entries[1].said == (Said("up 9 points", "2026-10-01"), Said("", "2026-10-09"))


def test_tabs_between_columns_and_windows_line_ends_are_read():
    assert read(LINE.replace("  ", "\t") + "\r\n").value == read(LINE).value


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("<<<<<<< HEAD", "this line is left over from an unfinished merge"),
        ("=======", "this line is left over from an unfinished merge"),
        (">>>>>>> 4f2a", "this line is left over from an unfinished merge"),
        (
            "5f0c  support.recommend @2026-Q3",
            "a line must have an id, a reference and what was shown, separated by two spaces",
        ),
        (
            "5f0c  support.recommend @2026-Q3  +33",
            '"+33" does not say what was shown and since when, as in "+31 on 2026-10-01"',
        ),
        (
            "5f0c  support.recommend @2026-Q3  +33 on 2026-02-30",
            '"+33 on 2026-02-30" does not say what was shown and since when, as in "+31 on 2026-10-01"',
        ),
        ("5f0c  support @2026-Q3  +33 on 2026-10-01", "“support @2026-Q3” does not name a measure"),
        (
            "5f0c  support.recommend @2026-Q3  +33 on 2026-10-01",
            "support.recommend @2026-Q3 in the post 5f0c is already on line 1, with a different value",
        ),
    ],
)
def test_a_line_that_cannot_be_read_is_told_and_nothing_is_taken(line, words):
    found = read(f"{LINE}\n{line}\n")
    assert found.value is None
    assert [(p.rule, p.span.line, p.message) for p in found.problems] == [("claims-lock", 2, words)]
    assert all(p.help for p in found.problems)


said = st.builds(
    Said,
    st.sampled_from(["", "+33", "−12", "up 9 points; too close to call (−6 to +24)", "4.2 hours", "not due yet"]),
    st.dates().map(str),
)
refs = st.sampled_from(
    ["support.recommend @2026-Q3", "s.m[by post].n @2026-07-01", "s.m.verdict @2026", "s.m @2026-H1 full"]
)
entries = st.dictionaries(
    st.tuples(st.sampled_from(["urn:uuid:1", "5f0c", "an id with words"]), refs),
    st.lists(said, min_size=1, max_size=4).map(tuple),
)


@given(entries)
def test_what_is_written_is_read_again(found):
    book = Ledger(tuple(Entry(*key, found[key]) for key in sorted(found)))
    assert ledger("claims.lock", book.text.encode()).value == book
    lines = book.text.splitlines()[1:]
    assert lines == sorted(lines)
