import numpy as np
import pytest

from reviewer.domain.moments import Span
from reviewer.media.film import FilmUnreadable, NoPictures
from reviewer.media.frames import FilmReader, frame_at, frame_times
from tests.media.films import clicks, make_film, make_sound, number_in, steady, uneven


@pytest.mark.parametrize("times", [steady(90), uneven(90)], ids=["constant rate", "variable rate"])
def test_every_moment_shows_the_frame_that_was_on_screen_then(tmp_path, times):
    film = make_film(tmp_path / "film.mp4", times)
    with FilmReader(film) as reader:
        for number in (0, 1, 29, 30, 31, 44, 59, 60, 87, 88, 2):
            begins, ends = (round(ticks * 1_000_000 / 90_000) for ticks in times[number : number + 2])
            for moment in (begins, (begins + ends) // 2, ends - 1):
                frame = reader.frame_at(moment)
                assert number_in(frame.picture) == number
                assert frame.span == Span(begins, ends)
                assert frame.pts == times[number]


def test_before_the_film_its_first_frame_is_shown_and_after_it_its_last(tmp_path):
    film = make_film(tmp_path / "film.mp4", steady(40))
    assert number_in(frame_at(film, -5_000_000).picture) == 0
    assert number_in(frame_at(film, 60_000_000).picture) == 39


@pytest.mark.parametrize(("rotation", "corner"), [(90, (-1, -1)), (-90, (0, 0)), (180, (0, -1))])
def test_a_film_held_sideways_is_shown_upright(tmp_path, rotation, corner):
    picture = frame_at(make_film(tmp_path / "film.mp4", steady(3), rotation=rotation), 0).picture
    assert picture.shape == ((192, 112, 3) if rotation % 180 else (112, 192, 3))
    # The mark at the bottom left turns with the picture, counter-clockwise.
    inset = [4 if edge == 0 else -4 for edge in corner]
    assert picture[inset[0], inset[1]].min() > 180


def test_the_times_of_all_frames_are_known_without_decoding(tmp_path):
    times = uneven(50)
    known = frame_times(make_film(tmp_path / "film.mp4", times))
    assert known.starts_us.tolist() == [round(ticks * 1_000_000 / 90_000) for ticks in times]
    assert known.number_at(int(known.starts_us[7])) == 7
    assert known.number_at(int(known.starts_us[7]) - 1) == 6
    assert known.next_us(int(known.starts_us[7]) + 5) == known.starts_us[8]
    assert known.previous_us(int(known.starts_us[7]) + 5) == known.starts_us[6]
    assert known.previous_us(0) == 0
    assert known.next_us(10**9) == known.starts_us[49]
    assert known.span_of(49).end_us == known.end_us > known.starts_us[49]


def test_stepping_by_frame_times_meets_every_frame_once(tmp_path):
    film = make_film(tmp_path / "film.mp4", uneven(40))
    known, seen, moment = frame_times(film), [], 0
    with FilmReader(film) as reader:
        for _ in range(40):
            seen.append(number_in(reader.frame_at(moment).picture))
            moment = known.next_us(moment)
    assert seen == list(range(40))


def test_a_sound_is_not_taken_for_a_film(tmp_path):
    with pytest.raises(NoPictures, match=r"tone\.wav holds no moving pictures"):
        frame_at(make_sound(tmp_path / "tone.wav", clicks(1, [100])), 0)


def test_rubbish_is_named_in_one_sentence(tmp_path):
    (tmp_path / "film.mp4").write_bytes(np.random.default_rng(1).bytes(4000))
    with pytest.raises(FilmUnreadable, match=r"film\.mp4 cannot be decoded"):
        frame_at(tmp_path / "film.mp4", 0)
