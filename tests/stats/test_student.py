"""Quantiles of t against printed tables (two-sided 95% and 99%, one-sided 99.95%), and general properties."""

from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsite.stats.student import cumulative, quantile

# Degrees of freedom → t at 0.975, 0.995, 0.9995, as printed in statistical tables.
TABLE = {
    1: (12.706, 63.657, 636.619),
    2: (4.303, 9.925, 31.599),
    3: (3.182, 5.841, 12.924),
    5: (2.571, 4.032, 6.869),
    10: (2.228, 3.169, 4.587),
    30: (2.042, 2.750, 3.646),
    120: (1.980, 2.617, 3.373),
}


@pytest.mark.parametrize("df", TABLE)
def test_printed_tables(df):
    assert tuple(round(quantile(p, df), 3) for p in (0.975, 0.995, 0.9995)) == TABLE[df]


def test_two_degrees_have_a_closed_form():
    p = 0.975
    assert quantile(p, 2) == pytest.approx((2 * p - 1) / (2 * p * (1 - p)) ** 0.5, rel=1e-12)


@given(st.floats(0.0005, 0.9995), st.integers(1, 100_000))
def test_quantile_undoes_cumulative(probability, df):
    assert cumulative(quantile(probability, df), df) == pytest.approx(probability, abs=1e-9)


def test_becomes_the_normal():
    assert quantile(0.975, 10_000_000) == pytest.approx(NormalDist().inv_cdf(0.975), abs=1e-6)


def test_refuses_no_freedom():
    with pytest.raises(ValueError, match="begin at 1"):
        quantile(0.9, 0)
