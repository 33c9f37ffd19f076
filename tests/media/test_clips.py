import wave
from datetime import UTC, datetime
from decimal import Decimal

import numpy as np
import pytest

from reviewer.domain.evidence import ClockSource, Track
from reviewer.domain.ids import ExhibitId, TrackId
from reviewer.domain.moments import SECOND_US, Span, WallClock
from reviewer.media.clips import Origin, cut_sound, film_clip, sound_clip, still
from reviewer.media.frames import FilmReader, frame_at, rgb
from reviewer.media.pcm import RATE, decoded_blocks, prepare_sound
from tests.media.films import clicks, make_film, make_sound, number_in, steady, uneven

CLOCK = WallClock.starting(datetime(2025, 5, 31, 2, 30, tzinfo=UTC), "Asia/Shanghai")
TRACK = Track(TrackId(1), ExhibitId(1), 60 * SECOND_US, Decimal(0), 9_000, ClockSource.METADATA)


def origin_of(path):
    return Origin(path, "E-01", "ab" * 32, TRACK, CLOCK)


def numbers_in(path):
    with FilmReader(path) as reader:
        return [(number_in(without_stamp(rgb(frame))), span.start_us) for frame, span in reader.frames_from(0)]


def without_stamp(picture):
    return picture[:112]


def test_a_clip_of_film_holds_exactly_the_marked_frames_at_their_times(tmp_path):
    film = make_film(tmp_path / "film.mp4", steady(100), gop=40)
    clip = film_clip(origin_of(film), Span(1_010_000, 2_000_000), tmp_path / "clip.mp4")
    found = numbers_in(clip.path)
    assert [number for number, _ in found] == list(range(25, 50))
    assert clip.frames == 25
    # The first frame was on screen before the mark began; the second begins 30 ms into it.
    assert [at for _, at in found[:3]] == [0, 30_000, 70_000]


def test_a_clip_of_a_film_with_uneven_frames_keeps_their_times(tmp_path):
    times = uneven(80)
    film = make_film(tmp_path / "film.mp4", times, gop=30)
    first, last = (round(times[number] * 1_000_000 / 90_000) for number in (20, 40))
    found = numbers_in(film_clip(origin_of(film), Span(first, last), tmp_path / "clip.mp4").path)
    assert [number for number, _ in found] == list(range(20, 40))
    due = [(times[number] - times[20]) / 90 * 1000 for number in range(20, 40)]
    assert max(abs(at - wanted) for (_, at), wanted in zip(found, due, strict=True)) < 1_000


def test_the_sound_of_a_clip_is_cut_where_the_film_is(tmp_path):
    film = make_film(tmp_path / "film.mp4", steady(100), gop=25, sound=clicks(4, [RATE + RATE // 2], channels=2))
    sound = prepare_sound(film, "cd" * 32, previews=tmp_path / "previews").samples
    clip = film_clip(
        origin_of(film), Span(SECOND_US, 2 * SECOND_US), tmp_path / "clip.mp4", sound=cut_sound(sound, Span(SECOND_US, 2 * SECOND_US))
    )
    heard = np.concatenate(list(decoded_blocks(clip.path)))
    assert abs(int(np.abs(heard).max(axis=1).argmax()) - RATE // 2) < RATE // 100


def test_a_clip_of_sound_is_cut_at_the_sample_and_levelled_only_when_asked(tmp_path):
    path = make_sound(tmp_path / "sound.wav", clicks(4, [60_000]) // 4)
    sound = prepare_sound(path, "ef" * 32, previews=tmp_path / "previews").samples
    span = Span(SECOND_US, 2 * SECOND_US)
    plain = sound_clip(origin_of(path), span, tmp_path / "plain.wav", sound=cut_sound(sound, span))
    loud = sound_clip(origin_of(path), span, tmp_path / "loud.wav", sound=cut_sound(sound, span, is_levelled=True))
    assert np.array_equal(samples_of(plain.path), sound[RATE : 2 * RATE, 0])
    assert int(np.abs(samples_of(loud.path).astype(int)).max()) == pytest.approx(32_768 * 10 ** (-1 / 20), rel=0.01)


def test_the_original_stretch_lies_beside_the_clip_undecoded(tmp_path):
    film = make_film(tmp_path / "film.mp4", steady(100), gop=20)
    clip = film_clip(origin_of(film), Span(SECOND_US, 2 * SECOND_US), tmp_path / "clip.mp4")
    kept = [number for number, _ in numbers_in(clip.untouched)]
    assert set(range(25, 50)) <= set(kept)
    assert kept[0] == 20


def test_a_still_bears_its_stamp_below_the_untouched_frame(tmp_path):
    from PIL import Image

    film = make_film(tmp_path / "film.mp4", steady(50), gop=25)
    made = still(origin_of(film), SECOND_US, tmp_path / "frame.png")
    picture = np.asarray(Image.open(made.path))
    assert np.array_equal(picture[:112], frame_at(film, SECOND_US).picture)
    assert picture.shape[0] > 112
    assert len(np.unique(picture[112:])) > 2
    assert origin_of(film).line(SECOND_US) == "E-01  2025-05-31 10:31:01.000  sha256 abababababababab"


def samples_of(path):
    with wave.open(str(path), "rb") as file:
        return np.frombuffer(file.readframes(file.getnframes()), "<i2")
