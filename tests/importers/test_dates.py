"""Dates of exports, their order, their zones, and the period they fall in."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxsite.importers.dates import has_order, moment
from cxsite.importers.periods import Calendar, between, bounds, name

LONDON, DENVER = ZoneInfo("Europe/London"), ZoneInfo("America/Denver")


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("2026-10-01 09:00:00", "year/month/day", "2026-10-01T08:00Z"),
        ("2026-10-01T09:00:00Z", "year/month/day", "2026-10-01T09:00Z"),
        ("2026-10-01T09:00:00.123456+05:30", "year/month/day", "2026-10-01T03:30Z"),
        ("2026/10/01 9:00:00 AM GMT+1", "year/month/day", "2026-10-01T08:00Z"),
        ("2026/10/01 12:05:00 AM GMT-4", "year/month/day", "2026-10-01T04:05Z"),
        ("2026/10/01 12:05:00 PM EST", "year/month/day", "2026-10-01T17:05Z"),
        ("2026-10-01", "year/month/day", "2026-09-30T23:00Z"),
        ("1/10/2026 9:00", "day/month/year", "2026-10-01T08:00Z"),
        ("10/1/2026 9:00:00", "month/day/year", "2026-10-01T08:00Z"),
        ("7/2/20 11:00:22", "month/day/year", "2020-07-02T10:00Z"),
        ("31.12.2026 23:59", "day/month/year", "2026-12-31T23:59Z"),
    ],
)
def test_a_date_is_the_moment_that_was_meant(text, order, expected):
    found = moment(text, order, LONDON)
    assert found
    assert f"{found.astimezone(UTC):%Y-%m-%dT%H:%MZ}" == expected


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2026-13-01", "2026-02-30", "2026-10-01 25:00", "2026-10-01 09:00 XYZ", "2026-10-01 13:00 PM", "44014.45", "0000-01-01",
     "2026-10-01 09:00:00 and more", "2026-10-01 09:00 +99:00"],
)  # fmt: skip
def test_what_is_no_date_is_none(text):
    assert moment(text, "year/month/day", LONDON) is None


def test_a_value_above_twelve_settles_the_order():
    assert has_order(["03/04/2026", "13/04/2026"]) == {"day/month/year"}
    assert has_order(["03/04/2026", "03/24/26"]) == {"month/day/year"}
    assert has_order(["2026/03/04 9:00:00 AM GMT+1"]) == {"year/month/day"}
    assert has_order(["03/04/2026", "", "never", "05/06/2026"]) == {"day/month/year", "month/day/year"}


@given(
    st.datetimes(datetime(2024, 1, 1), datetime(2027, 12, 31)),  # noqa: DTZ001 (hypothesis asks for such)
    st.sampled_from(["months", "quarters", "half-years", "years", "dates"]),
    st.sampled_from([LONDON, DENVER, ZoneInfo("Asia/Kathmandu"), ZoneInfo("Pacific/Kiritimati")]),
    st.sampled_from([LONDON, DENVER, ZoneInfo("UTC")]),
    st.sampled_from(["", "Z", "+05:45", "-11:00"]),
)
@settings(max_examples=300, deadline=None)
def test_the_quick_way_to_a_period_is_the_exact_one(at, form, zone, date_zone, offset):
    text = f"{at:%Y-%m-%d %H:%M:%S}{offset}"
    calendar = Calendar(form, zone, "year/month/day", date_zone)
    exact = moment(text, "year/month/day", date_zone)
    assert exact
    expected = name(exact.astimezone(zone).date(), form)
    assert calendar.periods([text, text]) == [expected, expected], "once learnt, and once known"
    start, end = bounds(expected, zone)
    assert start <= exact < end, "and it lies in the bounds that a table is asked for"


def test_a_day_with_a_broken_time_is_no_date_even_where_the_day_is_known():
    calendar = Calendar("quarters", LONDON, "year/month/day", LONDON)
    assert calendar.periods(["2026-05-05 10:00", "2026-05-05 99:00", "2026-05-05"]) == ["2026-Q2", "", "2026-Q2"]


def test_periods_from_one_to_another():
    assert list(between("2025-Q3", date(2026, 2, 1), "quarters")) == ["2025-Q3", "2025-Q4", "2026-Q1"]
    assert list(between("2026-11", date(2026, 2, 1), "months")) == []
    assert bounds("2026-Q4", LONDON)[0].utcoffset() == timedelta(hours=1), "British summer time still"
