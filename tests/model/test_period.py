"""Period names: their order, their ends, their labels."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsite.model.period import first_day, form, is_date, last_day, ordinal
from tests.speaking import WORDS


@pytest.mark.parametrize(
    ("period", "first", "last", "words", "short"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "2026", ("2026", "")),
        ("2026-H2", date(2026, 7, 1), date(2026, 12, 31), "H2 2026", ("H2", "2026")),
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31), "Q1 2026", ("Q1", "2026")),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29), "February 2028", ("Feb", "2028")),
        ("2026-07-01", date(2026, 7, 1), date(2026, 7, 1), "1 July 2026", ("1 Jul", "2026")),
        ("9999-Q4", date(9999, 10, 1), date.max, "Q4 9999", ("Q4", "9999")),
    ],
)
def test_names(period, first, last, words, short):
    assert (first_day(period), last_day(period)) == (first, last)
    assert (WORDS.period(period), WORDS.period_in_two_lines(period)) == (words, short)


@pytest.mark.parametrize("text", ["", "Q3 2026", "2026-Q5", "2026-13", "2026-02-30", "2026-3", "2026-Q3 ", "٢٠٢٦"])
def test_no_periods(text):
    assert (first_day(text), last_day(text), ordinal(text), is_date(text)) == (None, None, None, False)
    assert (form(text), WORDS.period(text), WORDS.period_in_two_lines(text)) == ("", text, (text, ""))


def names(day):
    return [
        f"{day.year:04}",
        f"{day.year:04}-H{(day.month - 1) // 6 + 1}",
        f"{day.year:04}-Q{(day.month - 1) // 3 + 1}",
        f"{day.year:04}-{day.month:02}",
        day.isoformat(),
    ]


@given(st.dates(date(1000, 1, 1), date(9000, 1, 1)))
def test_the_next_period_begins_the_day_after_and_counts_one_more(day):
    for place, period in enumerate(names(day)):
        assert first_day(period) <= day <= last_day(period)
        following = names(last_day(period) + timedelta(days=1))[place]
        assert ordinal(following) == ordinal(period) + 1
