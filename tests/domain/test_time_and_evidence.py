"""The two mappings every citation rests on: timeline to wall clock, and an exhibit's own time to the timeline."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain.evidence import FULL_PPM, Citation, CitationKind, ClockSource, Region, Track
from reviewer.domain.ids import ExhibitId, TrackId
from reviewer.domain.moments import SECOND_US, Span, WallClock

EIGHT_HOURS_US = 8 * 3600 * SECOND_US
instants = st.integers(-EIGHT_HOURS_US, EIGHT_HOURS_US)
drifts = st.decimals(-300, 300, places=3)


def a_track(offset_us=0, drift_ppm=Decimal(0)):
    return Track(TrackId(1), ExhibitId(1), offset_us, drift_ppm, 1000, ClockSource.METADATA)


def test_a_track_without_drift_is_its_offset_and_nothing_else():
    track = a_track(14_000_000)

    assert track.timeline_us(0) == 14_000_000
    assert track.timeline_us(2_500_001) == 16_500_001
    assert track.media_us(16_500_001) == 2_500_001


def test_a_fast_recorder_is_drawn_out_by_its_drift():
    """50 ppm over an hour are 180 ms."""
    track = a_track(1_000_000, Decimal(50))

    assert track.timeline_us(3600 * SECOND_US) == 1_000_000 + 3600 * SECOND_US + 180_000
    assert track.media_us(1_000_000 + 3600 * SECOND_US + 180_000) == 3600 * SECOND_US


@given(offset_us=instants, drift_ppm=drifts, media_us=st.integers(0, EIGHT_HOURS_US))
def test_there_and_back_is_the_same_moment_to_the_microsecond(offset_us, drift_ppm, media_us):
    track = a_track(offset_us, drift_ppm)

    assert abs(track.media_us(track.timeline_us(media_us)) - media_us) <= 1


@given(instant_us=instants)
def test_the_wall_clock_gives_back_the_instant_it_was_asked_for(instant_us):
    clock = WallClock.starting(datetime(2025, 5, 31, 2, 30, tzinfo=UTC), "Asia/Shanghai")

    assert clock.instant_us(clock.at(instant_us)) == instant_us


def test_the_clock_on_the_wall_is_the_sites_and_is_cut_not_rounded():
    clock = WallClock.starting(datetime(2025, 5, 31, 2, 30, tzinfo=UTC), "Asia/Shanghai")

    assert clock.shown(737_489_999, decimals=2) == "10:42:17.48"
    assert clock.shown(737_999_999) == "10:42:17"


def test_an_hour_lost_to_summer_time_is_no_hour_of_the_timeline():
    clock = WallClock.starting(datetime(2025, 3, 30, 0, 59, tzinfo=UTC), "Europe/Berlin")

    assert clock.shown(0) == "01:59:00"
    assert clock.shown(60 * SECOND_US) == "03:00:00"
    assert clock.at(60 * SECOND_US) - clock.at(0) <= timedelta(hours=2)


@given(first=st.tuples(instants, st.integers(0, SECOND_US)), second=st.tuples(instants, st.integers(0, SECOND_US)))
def test_two_spans_have_as_much_in_common_either_way_round(first, second):
    one, other = Span(first[0], sum(first)), Span(second[0], sum(second))

    assert one.overlap_us(other) == other.overlap_us(one) <= min(one.duration_us, other.duration_us)


def test_spans_are_half_open_and_do_not_run_backwards():
    assert Span(5, 9).holds(5)
    assert not Span(5, 9).holds(9)
    assert Span(0, 5).overlap_us(Span(5, 9)) == 0
    with pytest.raises(ValueError, match="before it starts"):
        Span(9, 5)


@pytest.mark.parametrize("sides", [(-1, 0, 10, 10), (0, 0, 0, 10), (FULL_PPM - 5, 0, 10, 10), (0, FULL_PPM, 10, 10)])
def test_a_region_lies_inside_its_picture_and_has_an_area(sides):
    with pytest.raises(ValueError, match="region"):
        Region(*sides)


@pytest.mark.parametrize(
    "lacking",
    [
        {"kind": CitationKind.SPAN, "exhibit_id": ExhibitId(1)},
        {"kind": CitationKind.SPAN, "exhibit_id": ExhibitId(1), "span": Span(5, 5)},
        {"kind": CitationKind.FRAME, "span": Span(5, 9)},
        {"kind": CitationKind.REGION, "exhibit_id": ExhibitId(1)},
        {"kind": CitationKind.ANSWER},
        {"kind": CitationKind.QUOTE, "exhibit_id": ExhibitId(1), "span": Span(5, 9), "words": "  "},
    ],
)
def test_a_citation_that_points_at_nothing_cannot_be_made(lacking):
    with pytest.raises(ValueError, match="lacks what it points at"):
        Citation(**lacking)
