"""What was done, and the measure that should show it: which result is from before, and which from after."""

import pytest

from cxsite.model.result import Result
from cxsite.render.said_did import around

QUARTERS = tuple(
    Result(f"a.b@{name}", "nps", name, 100, 1.0, 0.0, 2.0, "+1", "+1") for name in ("2026-Q1", "2026-Q2", "2026-Q3")
)


@pytest.mark.parametrize(
    ("since", "before", "after"),
    [
        ("", None, "2026-Q3"),
        ("2026-01-01", None, "2026-Q3"),
        ("2026-02-01", None, "2026-Q3"),
        ("2026-04-01", "2026-Q1", "2026-Q3"),
        ("2026-07-01", "2026-Q2", "2026-Q3"),
        ("2026-07-02", "2026-Q2", None),
        ("2026-10-01", "2026-Q3", None),
    ],
)
def test_a_period_with_the_day_in_it_is_neither_before_nor_after(since, before, after):
    assert [each and each.period for each in around(QUARTERS, since)] == [before, after]


def test_a_measure_without_results_shows_nothing():
    assert around((), "2026-10-01") == around((), "") == (None, None)
