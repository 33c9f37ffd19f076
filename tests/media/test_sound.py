import threading

import numpy as np
import pytest

from reviewer.media.film import NoSound
from reviewer.media.pcm import decoded_blocks, prepare_sound
from reviewer.media.progress import Stopped
from reviewer.media.waveform import PeakBuilder
from tests.media.films import clicks, make_film, make_sound, steady


def prepared(path, previews, **more):
    return prepare_sound(path, "ab" + "0" * 62, previews=previews, **more)


@pytest.mark.parametrize("rate", [48_000, 16_000, 44_100])
def test_a_click_lies_at_its_sample_after_conversion_to_48_khz(tmp_path, rate):
    at = [rate // 2, rate, rate * 2]
    sound = prepared(make_sound(tmp_path / "a.wav", clicks(3, at, rate=rate), rate=rate), tmp_path)
    loud = np.abs(sound.samples[:, 0].astype(int))
    for second in (0.5, 1, 2):
        window = loud[int(second * 48_000) - 200 : int(second * 48_000) + 200]
        assert abs(int(window.argmax()) - 200) <= (0 if rate == 48_000 else 2)
    assert abs(len(loud) - 3 * 48_000) <= 40


@pytest.mark.parametrize(("name", "codec"), [("a.m4a", "aac"), ("a.mp3", "libmp3lame"), ("a.flac", "flac"), ("a.ogg", "libopus")])
def test_encoder_delay_does_not_move_a_click(tmp_path, name, codec):
    sound = prepared(make_sound(tmp_path / name, clicks(3, [72_000]), codec=codec), tmp_path)
    assert abs(int(np.abs(sound.samples[:, 0].astype(int)).argmax()) - 72_000) <= 1


def test_the_sound_of_a_film_is_prepared_like_any_other(tmp_path):
    film = make_film(tmp_path / "a.mp4", steady(50), sound=clicks(2, [24_000], channels=2))
    sound = prepared(film, tmp_path)
    assert sound.samples.shape[1] == 2
    assert abs(int(np.abs(sound.samples[:, 1].astype(int)).argmax()) - 24_000) <= 1


def test_a_sound_is_decoded_once_and_then_comes_from_the_cache(tmp_path):
    original = make_sound(tmp_path / "a.wav", clicks(2, [1000]))
    first = prepared(original, tmp_path / "previews")
    original.unlink()
    again = prepared(original, tmp_path / "previews")
    assert np.array_equal(first.samples, again.samples)
    assert all(np.array_equal(a, b) for a, b in zip(first.waveform.levels, again.waveform.levels, strict=True))


def test_cancelling_leaves_no_file_behind(tmp_path):
    original = make_sound(tmp_path / "a.wav", clicks(20, [1000]))
    stop = threading.Event()
    with pytest.raises(Stopped):
        prepared(original, tmp_path / "previews", progress=lambda _: stop.set(), cancelled=stop.is_set)
    assert [path for path in (tmp_path / "previews").rglob("*") if path.is_file()] == []


def test_progress_rises_to_the_end(tmp_path):
    shares = []
    prepared(make_sound(tmp_path / "a.wav", clicks(12, [5])), tmp_path, progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_a_silent_film_says_so(tmp_path):
    with pytest.raises(NoSound, match=r"a\.mp4 holds no sound"):
        prepared(make_film(tmp_path / "a.mp4", steady(5)), tmp_path)


def test_lost_packets_become_silence_so_that_what_follows_stays_in_its_place(tmp_path):
    import av

    whole = make_sound(tmp_path / "a.mka", clicks(6, [48_000, 240_000]), codec="flac")
    with av.open(str(whole)) as source, av.open(str(tmp_path / "b.mka"), "w") as target:
        out = target.add_stream_from_template(source.streams.audio[0])
        for packet in source.demux(source.streams.audio[0]):
            if packet.dts is not None and not 2.0 <= packet.pts * packet.time_base < 3.5:
                packet.stream = out
                target.mux(packet)
    samples = np.concatenate(list(decoded_blocks(tmp_path / "b.mka")))[:, 0].astype(int)
    assert abs(int(np.abs(samples[150_000:]).argmax()) + 150_000 - 240_000) <= 60


def test_a_single_click_survives_at_every_scale():
    builder = PeakBuilder(48_000)
    sound = clicks(600, [48_000 * 300 + 7], height=9000)
    for start in range(0, len(sound), 70_001):
        builder.add(sound[start : start + 70_001])
    waveform = builder.finish()
    assert len(waveform.levels) > 3
    for us_per_pixel in (500, 10_000, 333_333, 5_000_000):
        width = 1200
        start_us = 300_000_000 - us_per_pixel * width / 2
        columns = waveform.columns(start_us, us_per_pixel, width=width)
        assert columns[:, 1].max() == 35
        assert abs(int(columns[:, 1].argmax()) - width // 2) <= max(1, 20_000 // us_per_pixel)


def test_columns_outside_the_sound_are_silent_and_the_loudness_of_a_tone_is_right():
    builder = PeakBuilder(48_000)
    tone = (np.sin(np.arange(480_000) * 2 * np.pi * 440 / 48_000) * 16_384).astype(np.int16)
    builder.add(tone[:, None])
    waveform = builder.finish()
    columns = waveform.columns(-5_000_000, 20_000, width=1000)
    assert not columns[:250].any()
    assert not columns[750:].any()
    assert columns[300:700, 0].max() <= -62
    assert columns[300:700, 1].min() >= 62
    assert set(columns[300:700, 2].tolist()) <= {44, 45, 46}
    assert waveform.duration_us == 10_000_000
