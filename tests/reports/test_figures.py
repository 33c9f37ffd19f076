"""Numbers as they are printed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.reports.figures import digest, duration, fixed, grouped, loss, percent, plain, points, signed, uncertainty, whole_percent


@pytest.mark.parametrize(
    ("microseconds", "shown"),
    [
        (1_800_000, "1.8 s"),
        (3_000_000, "3 s"),
        (161_200_000, "2:41.2 min"),
        (180_000_000, "3:00 min"),
        (179_990_000, "3:00 min"),
        (65_000_000, "1:05 min"),
        (172 * 60_000_000, "2:52 h"),
        (0, "0 s"),
    ],
)
def test_durations(microseconds: int, shown: str):
    assert duration(microseconds) == shown


@pytest.mark.parametrize(("microseconds", "shown"), [(12_000, "±12 ms"), (300_000, "±0.3 s"), (1_000_000, "±1 s"), (60_000_000, "±1 min")])
def test_uncertainties(microseconds: int, shown: str):
    assert uncertainty(microseconds) == shown


def test_points_have_a_true_minus_and_all_their_decimals():
    assert points(Decimal(2)) == "2.0"
    assert points(Decimal("16.875")) == "16.875"
    assert loss(Decimal("3.125")) == "−3.125"
    assert loss(Decimal(2), 3) == "−2.000"
    assert loss(Decimal(0), 3) == "0.000"
    assert signed(Decimal("1.8"), 1) == "+1.8"
    assert signed(Decimal(-1), 1) == "−1.0"
    assert signed(Decimal(0), 1) == "0.0"
    assert fixed(Decimal("86.35"), 1) == "86.4"
    assert plain(Decimal("20.00")) == "20"


def test_shares_groups_and_digests():
    assert percent(Decimal("0.84375")) == "84.4 %"
    assert whole_percent(Decimal("0.999")) == "99 %"
    assert grouped(1_914_203_648) == "1\u202f914\u202f203\u202f648"
    assert digest("99dd1728" + "0" * 48 + "3f90e634") == "99dd1728…3f90e634"


@given(st.integers(0, 10**12))
def test_no_duration_shows_sixty_seconds_or_minutes(microseconds: int):
    shown = duration(microseconds)
    assert ":60" not in shown
