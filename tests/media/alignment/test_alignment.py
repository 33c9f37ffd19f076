"""Recordings of scenes whose true offsets and drifts are known, through files as phones write them."""

import numpy as np
import pytest

from reviewer.media.alignment import NothingToHear, align, align_many
from reviewer.media.progress import Stopped
from tests.media.alignment.scenes import RATE, echoing, music, on_a_clock, pink, record, speech, with_noise

CODECS = {
    "m4a": ("aac", 48_000, 44_100),
    "ogg": ("libopus", 24_000, 48_000),
    "amr": ("libopencore_amrnb", 12_200, 8_000),
    "mp3": ("libmp3lame", 64_000, 44_100),
    "flac": ("flac", 0, 16_000),
    "wav": ("pcm_s16le", 0, 16_000),
}


def kept(folder, name, sound):
    codec, bit_rate, rate = CODECS[name.rpartition(".")[2]]
    return record(folder / name, sound, codec=codec, bit_rate=bit_rate, rate=rate)


@pytest.fixture(scope="module")
def scene():
    return speech(200, 1)


@pytest.fixture(scope="module")
def reference(scene, tmp_path_factory):
    return kept(tmp_path_factory.mktemp("scene"), "a.m4a", with_noise(scene[: 180 * RATE], pink(180, 2), 20))


def heard(scene, start_s, end_s):
    return scene[round(start_s * RATE) : round(end_s * RATE)]


def off_by_us(found, start_s):
    return abs(found.offset_us - start_s * 1_000_000)


@pytest.mark.parametrize("ending", CODECS)
def test_every_codec_of_a_phone_is_laid_to_the_millisecond(scene, reference, tmp_path, ending):
    other = kept(tmp_path, f"b.{ending}", with_noise(heard(scene, 31.25, 131.25), pink(100, 3), 5))
    found = align(reference, other)
    assert found.aligned
    assert off_by_us(found, 31.25) < 1_000
    assert abs(found.drift_ppm) < 3
    assert found.overlap_us == pytest.approx(100_000_000, abs=60_000)


@pytest.mark.parametrize("snr_db", [10, 0, -5, -10])
def test_noise_louder_than_the_scene_does_not_move_it(scene, reference, tmp_path, snr_db):
    found = align(reference, kept(tmp_path, "b.ogg", with_noise(heard(scene, 20.5, 160.5), pink(140, 4), snr_db)))
    assert found.aligned
    assert off_by_us(found, 20.5) < 1_000


@pytest.mark.parametrize("fast_ppm", [100, -100, 35])
def test_a_clock_that_runs_fast_or_slow_is_found_out(scene, reference, tmp_path, fast_ppm):
    other = kept(tmp_path, "b.flac", with_noise(on_a_clock(heard(scene, 5, 175), fast_ppm), pink(171, 5), 10))
    found = align(reference, other)
    assert float(found.drift_ppm) == pytest.approx((1 / (1 + fast_ppm * 1e-6) - 1) * 1e6, abs=0.5)
    for true_s in (10, 90, 170):
        at_us = round((true_s - 5) * (1 + fast_ppm * 1e-6) * 1_000_000)
        assert abs(found.reference_us(at_us) - true_s * 1_000_000) < max(100, found.uncertainty_us)


def test_the_roles_can_be_turned_round(scene, reference, tmp_path):
    other = kept(tmp_path, "b.flac", on_a_clock(heard(scene, 12, 192), 50))
    forth, back = align(reference, other), align(other, reference)
    for moment_us in (20_000_000, 160_000_000):
        assert abs(back.reference_us(forth.reference_us(moment_us)) - moment_us) < 200


def test_a_recording_that_began_before_the_reference_has_a_negative_offset(scene, tmp_path):
    reference = kept(tmp_path, "a.wav", heard(scene, 100, 200))
    found = align(reference, kept(tmp_path, "b.ogg", with_noise(heard(scene, 40, 160), pink(120, 6), 10)))
    assert off_by_us(found, -60) < 1_000
    assert found.overlap_us == pytest.approx(60_000_000, abs=50_000)


def test_clipped_and_muted_sound_is_still_laid(scene, reference, tmp_path):
    sound = np.clip(heard(scene, 15, 165) * 16, -0.9, 0.9)
    for start_s in (10, 40, 80, 120):
        sound[start_s * RATE : (start_s + 9) * RATE] = 0
    found = align(reference, kept(tmp_path, "b.m4a", sound))
    assert off_by_us(found, 15) < 1_000


def test_an_echoing_room_is_laid_by_its_direct_path(scene, reference, tmp_path):
    found = align(reference, kept(tmp_path, "b.ogg", with_noise(echoing(heard(scene, 8, 168), 7), pink(160, 8), 10)))
    assert off_by_us(found, 8) < 1_000


@pytest.mark.parametrize("seconds", [5, 10, 30])
def test_a_short_clip_is_found_in_a_long_recording(scene, reference, tmp_path, seconds):
    found = align(reference, kept(tmp_path, "b.ogg", with_noise(heard(scene, 77, 77 + seconds), pink(seconds, 9), 10)))
    assert found.aligned
    assert off_by_us(found, 77) < 1_000


STRANGERS = {
    "other speech": lambda: speech(120, 50),
    "other speech in the same noise": lambda: with_noise(speech(120, 51), pink(180, 2), 5),
    "noise": lambda: pink(120, 52),
    "silence": lambda: np.zeros(120 * RATE, np.float32),
    "a tone": lambda: (0.2 * np.sin(np.arange(120 * RATE) * 2 * np.pi * 440 / RATE)).astype(np.float32),
    "music": lambda: music(120, 53, loop=20),
    "clicks": lambda: np.tile(np.r_[np.float32(0.5), np.zeros(RATE - 1, np.float32)], 120) + pink(120, 54) * 0.01,
}


@pytest.mark.parametrize("kind", STRANGERS)
def test_strangers_are_not_aligned(reference, tmp_path, kind):
    found = align(reference, kept(tmp_path, "b.wav", STRANGERS[kind]()))
    assert not found.aligned
    assert found.pieces == ()


@pytest.mark.parametrize("kind", ["a tone", "silence"])
def test_what_has_no_moments_is_not_even_aligned_with_itself(tmp_path, kind):
    same = kept(tmp_path, "a.wav", STRANGERS[kind]())
    assert not align(same, same).aligned


def test_two_recordings_of_the_same_ticking_are_not_aligned(tmp_path):
    ticking = np.tile(np.r_[np.float32(0.5), np.zeros(RATE - 1, np.float32)], 90)
    one, two = (kept(tmp_path, f"{number}.wav", ticking + pink(90, number) * 0.01) for number in (55, 56))
    assert not align(one, two).aligned


SHARED = {
    "the same music": lambda seconds, _: music(seconds, 70),
    "the same music in a loop": lambda seconds, number: np.roll(music(seconds, 71, loop=20), number * 99_991),
    "the same noise": lambda seconds, _: pink(seconds, 72),
}


@pytest.mark.parametrize("kind", SHARED)
def test_different_speech_over_what_is_shared_is_not_aligned(tmp_path, kind):
    one, two = (kept(tmp_path, f"{number}.wav", with_noise(speech(100, 80 + number), SHARED[kind](100, number), 6)) for number in (1, 2))
    assert not align(one, two).aligned


def test_one_scene_over_a_loop_is_aligned_by_what_does_not_repeat(scene, tmp_path):
    sound = with_noise(scene, music(200, 73, loop=20), -3)
    reference = kept(tmp_path, "a.wav", with_noise(sound[: 160 * RATE], pink(160, 74), 15))
    found = align(reference, kept(tmp_path, "b.wav", with_noise(sound[37 * RATE :], pink(163, 75), 5)))
    assert found.aligned
    assert off_by_us(found, 37) < 1_000


def test_several_recordings_are_laid_on_one(scene, reference, tmp_path):
    starts = (3.0, 50.0, 90.5)
    others = [kept(tmp_path, f"{number}.ogg", heard(scene, start, start + 60)) for number, start in enumerate(starts)]
    others.insert(1, kept(tmp_path, "stranger.wav", speech(60, 60)))
    shares = []
    found = align_many(reference, others, progress=shares.append)
    assert [each.aligned for each in found] == [True, False, True, True]
    assert all(off_by_us(each, start) < 1_000 for each, start in zip((found[0], *found[2:]), starts, strict=True))
    assert shares[-1] == 1.0


def test_a_file_without_sound_is_refused_by_name(reference, tmp_path):
    (tmp_path / "notes.txt").write_text("no sound at all", encoding="utf-8")
    with pytest.raises(NothingToHear, match=r"notes\.txt holds no sound"):
        align(reference, tmp_path / "notes.txt")


def test_aligning_can_be_called_off(reference):
    with pytest.raises(Stopped):
        align(reference, reference, cancelled=lambda: True)
