"""When an exhibit began: names, satellites and dates that cannot be."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain.evidence import ClockSource, MediaFacts
from reviewer.intake.clocks import Claims, read_clock
from reviewer.intake.device_clocks import clock_errors, set_right
from reviewer.intake.file_names import named_moment, named_time
from reviewer.media.examination import Content, Examination, Moment
from tests.intake.examining.cases import START, ZONE, a_file, a_submission, at, findings_of


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("IMG_20260718_103012.jpg", "2026-07-18T10:30:12"),
        ("VID20260718103012.mp4", "2026-07-18T10:30:12"),
        ("PXL_20260718_103012123.jpg", "2026-07-18T10:30:12"),
        ("2026-07-18 10.30.12.m4a", "2026-07-18T10:30:12"),
        ("微信图片_20260718103012.jpg", "2026-07-18T10:30:12"),
        ("录音_20260718_103012.amr", "2026-07-18T10:30:12"),
        ("新录音 2026-07-18 10.30.m4a", "2026-07-18T10:30:00"),
        ("2026年07月18日10时30分12秒.mp3", "2026-07-18T10:30:12"),
        ("260718_103012.mp3", "2026-07-18T10:30:12"),
        ("260718_1030.mp3", "2026-07-18T10:30:00"),
        ("wx_camera_1784341812345.jpg", "2026-07-18T02:30:12.345000+00:00"),
    ],
)
def test_a_name_tells_its_moment(name: str, told: str):
    assert named_moment(name).at == datetime.fromisoformat(told)


@pytest.mark.parametrize(
    "name",
    [
        "新录音 3.m4a",
        "录音.amr",
        "IMG_0411.jpg",
        "REC_3300.m4a",
        "mmexport1784341812345.jpg",
        "20261340_996199.jpg",
        "13800138000.mp3",
        "",
        "a",
    ],
)
def test_a_name_that_tells_no_moment_tells_none(name: str):
    assert named_moment(name) is None
    assert named_time(name, START) is None


@given(st.text(max_size=60))
def test_no_name_breaks_the_reading(name: str):
    named_moment(name)
    named_time(name, START)


def test_a_time_of_day_is_of_the_day_nearest_to_the_visit():
    assert named_time("13-45-30.m4a", START).at == at("13:45:30")
    assert named_time("录音 23.50.10.m4a", at("00:20:00")).at == at("23:50:10") - timedelta(days=1)


def test_the_file_speaks_before_the_app_and_the_app_before_the_name():
    submission = a_submission()
    embedded, stated = Moment(at("10:31:00").replace(tzinfo=None), is_exact=False), at("10:32:00")
    name = "IMG_20260718_103300.jpg"
    assert read_clock(Claims(embedded, stated, None, name), submission).at == at("10:31:00")
    assert read_clock(Claims(None, stated, None, name), submission).at == at("10:32:00")
    told = read_clock(Claims(None, None, None, name), submission)
    assert (told.at, told.source, told.uncertainty_us) == (at("10:33:00"), ClockSource.FILE_TIME, 1_000_000)
    assert read_clock(Claims(None), submission).source is ClockSource.UNKNOWN


@pytest.mark.parametrize("year", [1970, 1980, 1904, 2033])
def test_a_date_that_cannot_be_is_told_and_the_next_claim_used(year: int):
    nonsense = datetime(year, 1, 1, tzinfo=UTC)
    reading = read_clock(Claims(Moment(nonsense, is_exact=False), at("10:32:00")), a_submission())
    assert (reading.at, reading.source, reading.nonsense) == (at("10:32:00"), ClockSource.STATED, nonsense)
    (found,) = findings_of(a_submission(), a_file(nonsense_at=nonsense))
    assert found.kind == "date_nonsense"


def a_walk(*behind_s: float, device="NIKON COOLPIX P6000", zone=None) -> dict[str, Examination]:
    """Photos a minute apart; the camera's clock is behind the satellites' by these seconds."""
    walk = {}
    for number, seconds in enumerate(behind_s):
        gps_at = datetime(2026, 7, 18, 2, 30 + number, tzinfo=UTC)
        # 10:30 in Shanghai, as the camera's clock shows it.
        shown = (gps_at + timedelta(hours=8) - timedelta(seconds=seconds)).replace(tzinfo=zone)
        walk[f"{number}.jpg"] = Examination(Content.PHOTO, MediaFacts(device=device), Moment(shown, is_exact=False), gps_at=gps_at)
    return walk


A_DAY_WRONG_S = 21 * 3600 + 58 * 60


def test_a_walk_a_day_behind_is_set_right_by_its_satellites():
    walk = a_walk(A_DAY_WRONG_S, A_DAY_WRONG_S + 3, A_DAY_WRONG_S - 2)
    unseen = replace(walk["0.jpg"], gps_at=None)
    right = set_right({**walk, "without-gps.jpg": unseen}, ZONE)
    for number in range(3):
        assert abs(right[f"{number}.jpg"].moment.at - datetime(2026, 7, 18, 2, 30 + number, tzinfo=UTC)) <= timedelta(seconds=3)
    assert right["without-gps.jpg"].moment.at == right["0.jpg"].moment.at
    assert right["0.jpg"].moment.correction_us == A_DAY_WRONG_S * 1_000_000


def test_other_devices_and_single_or_quarrelling_photos_are_left_alone():
    walk = a_walk(A_DAY_WRONG_S, A_DAY_WRONG_S)
    phone = a_walk(0, device="Pixel 6")
    assert set_right({**walk, "phone.jpg": phone["0.jpg"]}, ZONE)["phone.jpg"] == phone["0.jpg"]
    assert clock_errors(a_walk(A_DAY_WRONG_S).values(), ZONE) == {}
    assert clock_errors(a_walk(100, 5000, 90_000).values(), ZONE) == {}
    assert clock_errors(a_walk(30, 40, 35).values(), ZONE) == {}


def test_a_camera_in_another_zone_is_one_whose_error_is_whole_quarters():
    (error,) = clock_errors(a_walk(7 * 3600, 7 * 3600).values(), ZONE).values()
    assert error.is_zone
    (error,) = clock_errors(a_walk(A_DAY_WRONG_S, A_DAY_WRONG_S).values(), ZONE).values()
    assert not error.is_zone


def test_a_moment_that_names_its_zone_is_not_moved_for_a_zone():
    walk = a_walk(7 * 3600, 7 * 3600)
    film = Examination(
        Content.FILM, MediaFacts(device="NIKON COOLPIX P6000"), Moment(datetime(2026, 7, 18, 2, 31, tzinfo=UTC), is_exact=False)
    )
    assert set_right({**walk, "film.mp4": film}, ZONE)["film.mp4"] == film


def test_a_corrected_clock_is_told_once_for_its_device():
    corrected = [
        replace(a_file(f"{number}.jpg", "photo", seconds=0, facts={"device": "NIKON"}), correction_us=A_DAY_WRONG_S * 1_000_000)
        for number in (1, 2)
    ]
    (found,) = findings_of(a_submission(), *corrected)
    assert found.sentence() == "The clock of NIKON is 21 h 58 min behind by GPS; 2 files of it are placed by the corrected time."
