"""Moments in rows sort as text and come back as they were."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.store.moments import from_text, to_text

# A day away from both ends of the calendar, so that no offset leaves it.
EARLIEST, LATEST = datetime.fromisoformat("1000-01-02"), datetime.fromisoformat("9999-12-30")
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
FIXED = st.datetimes(EARLIEST, LATEST, timezones=ZONES)


@given(FIXED)
def test_a_moment_comes_back_to_the_microsecond(moment: datetime):
    assert from_text(to_text(moment)) == moment


@given(FIXED, FIXED)
def test_text_order_is_time_order(first: datetime, second: datetime):
    assert (to_text(first) < to_text(second)) == (first < second)


def test_a_moment_without_a_zone_is_no_moment():
    with pytest.raises(ValueError, match="zone"):
        to_text(datetime(2026, 7, 18))  # noqa: DTZ001 - what is refused


def test_nothing_stays_nothing():
    assert (to_text(None), from_text(None)) == (None, None)
    assert to_text(datetime(2026, 7, 18, 2, 30, tzinfo=UTC)) == "2026-07-18T02:30:00.000000Z"
