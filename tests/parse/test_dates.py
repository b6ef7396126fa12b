from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsite.model.moment import Moment
from cxsite.parse.values.dates import moment, time_zone
from cxsite.parse.values.fields import Fault

LONDON = "Europe/London"
GOOD = {
    "2026-10-01": "2026-10-01T00:00:00+01:00",
    "2026-10-01 09:30": "2026-10-01T09:30:00+01:00",
    "2026-10-01T09:30:15": "2026-10-01T09:30:15+01:00",
    "2026-10-01T09:30:15.25Z": "2026-10-01T09:30:15+00:00",
    "2026-10-01 09:30:00 +0530": "2026-10-01T09:30:00+05:30",
    "2026-10-25 01:30 +01:00": "2026-10-25T01:30:00+01:00",
    "2024-02-29": "2024-02-29T00:00:00+00:00",
    "9999-12-31": "9999-12-31T00:00:00+00:00",
}
BAD = {
    "2026-02-30": "February 2026 has 28 days; correct the day",
    "2026-13-02": "months run from 01 to 12; write 2026-02-13",
    "2026-13-32": "months run from 01 to 12; write it as 2026-10-01, or with a time as 2026-10-01 09:30",
    "2026–10–01 09:30": "this has a dash where dates have a hyphen; write 2026-10-01 09:30",
    "2026-10-01 24:00": "there is no such time of day; hours run from 00 to 23, minutes from 00 to 59",
    "2026-10-01 23:59:60": "seconds run from 00 to 59; correct the seconds",
    "2026-10-01 09:30 +25:00": "+25:00 is not an offset from UTC; write, for example, +01:00",
    "2026-03-29 01:30": "this local time does not exist in Europe/London, because the clocks go forward; "
    "write 02:30, or add an offset",
    "2026-10-25 01:30": "this local time occurs twice in Europe/London, because the clocks go back; "
    "add the offset you mean: 2026-10-25 01:30+01:00 or 2026-10-25 01:30+00:00",
    "0001-01-01": "this year is not valid; use a year from 1000 to 9999",
    "-2026-01-01": "this year is not valid; use a year from 1000 to 9999",
    "9999-12-31 23:59 -12:00": "this is outside the years 1000 to 9999 in UTC; use another day",
    "1577836800": "this is not a date; write it as 2026-10-01, or with a time as 2026-10-01 09:30",
    "30 February 2026": "this is not a date; write it as 2026-10-01, or with a time as 2026-10-01 09:30",
    "3 bananas 2026": "this is not a date; write it as 2026-10-01, or with a time as 2026-10-01 09:30",
}
ELSEWHERE = {
    "2026/1/5": "2026-01-05",
    "1 October 2026": "2026-10-01",
    "Oct. 1st, 2026": "2026-10-01",
    "Monday, 5 January 2026": "2026-01-05",
    "5.1.2026": "2026-01-05 or 2026-05-01",
    "13/7/2026 8:05": "2026-07-13 08:05",
    "2026-10-01 9.30": "2026-10-01 09:30",
    "1.10.2026 09.30.15": "2026-01-10 09:30:15 or 2026-10-01 09:30:15",
    "20261001": "2026-10-01",
    "2026-01-05 9am": "2026-01-05 09:00",
    "2026-01-05 12:15 a.m.": "2026-01-05 00:15",
    "January 5, 2026 at 10:00 PM": "2026-01-05 22:00",
    "2013/7/13 20:46:25": "2013-07-13 20:46:25",
    "2026-01-05 10:00:00 UTC": "2026-01-05 10:00:00Z",
    "Mon, 05 Jan 2026 10:00:00 +0100": "2026-01-05 10:00:00 +0100",
    "2026-01-05 10:00 Europe/Berlin": "2026-01-05 10:00, with the zone as +01:00 after it",
    "2026/1/5 noon or 1": "2026-01-05 09:30, with the zone as +01:00 after it",
}


@pytest.mark.parametrize("written", GOOD)
def test_a_date(written):
    found = moment(written, LONDON)
    assert isinstance(found, Moment)
    assert found.local == GOOD[written]
    assert found.instant == datetime.fromisoformat(found.local).timestamp()
    assert found.has_time == (":" in written)


@pytest.mark.parametrize("written", BAD)
def test_no_date(written):
    fault = moment(written, LONDON)
    assert isinstance(fault, Fault)
    assert f"{fault.message}; {fault.help}" == BAD[written]


@pytest.mark.parametrize("written", ELSEWHERE)
def test_how_a_date_of_elsewhere_is_written_here(written):
    fault = moment(written, LONDON)
    assert isinstance(fault, Fault)
    assert fault.message == f"this is not how {'times' if ':' in ELSEWHERE[written] else 'dates'} are written here"
    assert fault.help == f"write {ELSEWHERE[written]}"
    suggested = fault.help.removeprefix("write ").partition(",")[0].split(" or ")
    assert all(isinstance(moment(each, LONDON), Moment) for each in suggested)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles", "UTC", "America/Santiago"])
def test_a_date_alone_keeps_its_day_in_every_zone(zone):
    found = moment("2026-09-06", zone)  # in Santiago the change to summer time skips that midnight
    assert isinstance(found, Moment)
    assert found.day.isoformat() == "2026-09-06"


@pytest.mark.parametrize("elsewhere", ["Pacific/Kiritimati", "America/Los_Angeles"])
def test_the_machines_zone_has_no_say(elsewhere, monkeypatch):
    expected = moment("2026-10-01 09:30", LONDON)
    monkeypatch.setenv("TZ", elsewhere)
    assert moment("2026-10-01 09:30", LONDON) == expected


@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2035, 1, 1)))  # noqa: DTZ001 (local on purpose)
def test_a_local_time_is_one_moment_or_refused(local):
    local = local.replace(second=0, microsecond=0)
    found = moment(f"{local:%Y-%m-%d %H:%M}", LONDON)
    shown = {fold: local.replace(tzinfo=ZoneInfo(LONDON), fold=fold).astimezone(UTC) for fold in (0, 1)}
    assert isinstance(found, Fault) == (shown[0] != shown[1])
    if isinstance(found, Moment):
        assert found.instant == shown[0].timestamp()


@given(st.text(max_size=30))
def test_any_text_is_a_moment_or_a_fault(written):
    assert isinstance(moment(written, LONDON), Moment | Fault)


def test_time_zones():
    assert time_zone(LONDON) == LONDON
    assert time_zone("Europe/Londn") == Fault(
        "no time zone has this name", 'did you mean "Europe/London"?', "unknown-time-zone"
    )
    for name in ("localtime", "posix/Europe/London", "../Europe/London", "/etc/localtime", "Europe", "", "a b"):
        assert isinstance(time_zone(name), Fault), name
