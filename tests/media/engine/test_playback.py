from decimal import Decimal

import pytest

from reviewer.domain.evidence import ClockSource, Track
from reviewer.domain.ids import ExhibitId, TrackId
from reviewer.domain.moments import Span
from reviewer.media.engine.clock import FakeClock
from reviewer.media.engine.film_track import FilmTrack
from reviewer.media.engine.playback import FilmInFront, Playback
from reviewer.media.engine.played import PlayedSpans, merged
from reviewer.media.film import FilmUnreadable
from tests.media.films import clicks, make_film, number_in, steady, uneven


def placed(offset_us=0, exhibit=1, drift="0"):
    return Track(TrackId(exhibit), ExhibitId(exhibit), offset_us, Decimal(drift), 0, ClockSource.METADATA)


@pytest.fixture
def track(request, tmp_path):
    made = FilmTrack(make_film(tmp_path / "film.mp4", *request.param[:1], **request.param[1]), width=640, height=360)
    yield made
    made.close()


@pytest.mark.parametrize("track", [(steady(100), {"gop": 100}), (uneven(100), {"gop": 40})], ids=["constant", "variable"], indirect=True)
def test_the_right_frame_is_shown_at_the_right_instant(track):
    clock = FakeClock()
    track.seek(0)
    seen = {}
    while clock.now_us() < 3_000_000:
        shown = track.exact_at(clock.now_us())
        # Wait for the decoder as a screen would: until the frame of this instant is there.
        while not shown.span.holds(clock.now_us()):
            shown = track.frame_at(clock.now_us())
        seen[clock.now_us()] = number_in(shown.picture), shown.span
        clock.advance(7_000)
    numbers = [number for number, _ in seen.values()]
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(numbers[-1] + 1))
    assert all(span.holds(moment) for moment, (_, span) in seen.items())


@pytest.mark.parametrize("track", [(steady(100), {"gop": 50})], indirect=True)
def test_after_quick_seeks_the_last_one_is_shown(track):
    for number in (90, 3, 77, 51, 12, 49):
        track.seek(number * 40_000 + 13_000)
    shown = track.exact_at(49 * 40_000 + 13_000)
    assert number_in(shown.picture) == 49
    assert shown.span == Span(1_960_000, 2_000_000)


@pytest.mark.parametrize("track", [(steady(20), {"rotation": -90, "size": (320, 180)})], indirect=True)
def test_a_sideways_film_is_played_upright_within_the_view(track):
    picture = track.exact_at(0).picture
    assert picture.shape == (320, 180, 4)
    track.resize(200, 160)
    assert track.exact_at(0).picture.shape == (160, 90, 4)


def test_a_broken_film_is_reported_where_it_is_shown(tmp_path):
    (tmp_path / "film.mp4").write_bytes(b"nothing of the kind")
    film = FilmTrack(tmp_path / "film.mp4", width=100, height=100)
    with pytest.raises(FilmUnreadable):
        film.exact_at(0)
    film.close()


def test_playing_moves_on_from_where_it_stood_and_pausing_holds_it(tmp_path):
    film = make_film(tmp_path / "film.mp4", steady(100))
    playback = Playback()
    playback.put_sound("E-01", clicks(4, [10]), (placed(1_000_000),))
    playback.show_film(FilmInFront("E-01", film, placed(1_000_000)))
    playback.seek(2_000_000)
    assert number_in(playback.exact_frame().picture) == 25
    playback.play()
    while playback.now_us < 2_200_000:
        playback.frame()
    playback.pause()
    stands = playback.now_us
    assert stands == playback.now_us
    playback.seek(stands)
    assert playback.exact_frame().span.holds(stands - 1_000_000)
    playback.close()


def test_a_seek_while_playing_plays_on_from_there():
    playback = Playback()
    playback.play()
    playback.seek(60_000_000)
    assert playback.is_playing
    while playback.now_us < 60_050_000:
        pass
    assert playback.now_us < 61_000_000
    playback.close()
    assert not playback.is_playing


def test_only_what_was_played_is_counted_and_never_what_was_sought_over():
    played = PlayedSpans()
    tracks = [(placed(1_000_000, 7), 3_000_000)]
    for now in range(0, 2_000_001, 20_000):
        played.tick(now, 1.0, presented=tracks)
    played.rest()
    for now in range(3_500_000, 5_000_001, 20_000):
        played.tick(now, 1.0, presented=tracks)
    (taken,) = played.take()
    assert taken.exhibit_id == 7
    assert taken.spans == (Span(0, 1_000_000), Span(2_500_000, 3_000_000))
    assert played.take() == ()


def test_a_jump_between_two_ticks_is_taken_for_a_seek():
    played = PlayedSpans()
    for now in (0, 20_000, 9_000_000, 9_020_000, 5_000_000):
        played.tick(now, 1.0, presented=[(placed(), 60_000_000)])
    assert [taken.spans for taken in played.take()] == [(Span(0, 20_000), Span(9_000_000, 9_020_000))]


def test_spans_that_touch_are_one():
    assert merged([Span(5, 9), Span(0, 2), Span(2, 4), Span(6, 7), Span(4, 4)]) == (Span(0, 4), Span(5, 9))
