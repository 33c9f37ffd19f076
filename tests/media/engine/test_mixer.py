from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain.evidence import ClockSource, Track
from reviewer.domain.ids import ExhibitId, TrackId
from reviewer.media.engine.clock import OutputClock
from reviewer.media.engine.mixer import Level, Mixer, SoundTrack
from reviewer.media.engine.sound_feed import NullOutput, SoundFeed
from tests.media.films import clicks


def placed(offset_us=0, drift_ppm="0"):
    return Track(TrackId(1), ExhibitId(1), offset_us, Decimal(drift_ppm), 0, ClockSource.METADATA)


def mixing(*tracks):
    mixer = Mixer()
    mixer.put(tracks)
    return mixer


@given(
    offset_us=st.integers(-4_000_000, 4_000_000),
    start=st.integers(-100_000, 100_000),
    sizes=st.lists(st.integers(1, 9_000), min_size=1, max_size=6),
)
def test_however_it_is_cut_into_blocks_a_click_comes_at_its_sample(offset_us, start, sizes):
    track = SoundTrack(clicks(3, [60_000]), placed(offset_us))
    mixer, at, found = mixing(track), start, []
    for size in sizes:
        block = mixer.render(at, size)
        found += [at + int(i) for i in np.flatnonzero(block[:, 0])]
        at += size
    due = 60_000 + round(offset_us * 48 / 1000)
    assert found == ([due] if start <= due < at else [])


def test_two_recorders_with_one_event_are_heard_as_one_click():
    near, far = (
        SoundTrack(clicks(9, [48_000], height=10_000), placed(250_000)),
        SoundTrack(clicks(9, [12_000], channels=2, height=10_000), placed(1_000_000)),
    )
    block = mixing(near, far).render(0, 96_000)
    assert np.flatnonzero(block[:, 0]).tolist() == [60_000]
    assert block[60_000].tolist() == pytest.approx([20_000 / 32_768] * 2)


def test_a_drifting_recorder_is_read_between_its_samples():
    # A tone of a recorder that runs 40 ppm slow lies 40 ppm later on the timeline.
    tone = (np.sin(np.arange(48_000 * 20) * 2 * np.pi * 300 / 48_000) * 20_000).astype(np.int16)[:, None]
    at = 48_000 * 15
    block = mixing(SoundTrack(tone, placed(0, "40"))).render(at, 480)[:, 0]
    wanted = np.sin((at + np.arange(480)) / 1.00004 * 2 * np.pi * 300 / 48_000) * 20_000 / 32_768
    assert np.abs(block - wanted).max() < 2e-3


def test_mute_and_solo_decide_who_is_heard():
    one, two = SoundTrack(clicks(1, [100]), placed()), SoundTrack(clicks(1, [200]), placed())
    mixer = mixing(one, two)

    def heard():
        mixer.render(10_000, 10)
        return np.flatnonzero(mixer.render(0, 1_000)[:, 0]).tolist()

    assert heard() == [100, 200]
    one.level = Level(is_muted=True)
    assert heard() == [200]
    one.level = Level(is_solo=True)
    assert heard() == [100]
    one.level = Level(is_solo=True, is_muted=True)
    assert heard() == []


def test_a_change_of_level_does_not_click():
    steady = np.full((48_000, 1), 16_384, np.int16)
    track = SoundTrack(steady, placed())
    mixer = mixing(track)
    mixer.render(0, 480)
    track.level = Level(is_muted=True)
    block = mixer.render(480, 480)[:, 0]
    assert np.abs(np.diff(block)).max() < 0.002
    assert block[-1] == 0.0


def test_loud_sounds_together_are_held_at_full_scale():
    loud = [SoundTrack(np.full((1000, 1), 30_000, np.int16), placed()) for _ in range(3)]
    assert mixing(*loud).render(0, 1000).max() == 1.0


@pytest.mark.parametrize("speed", [0.5, 0.75, 1.25, 1.5, 2.0, 3.0, 4.0])
def test_at_every_speed_a_click_is_heard_when_the_clock_says(speed):
    errors = []
    for second in (0.7, 1.0, 1.37, 2.1):
        feed = SoundFeed(mixing(SoundTrack(clicks(5, [round(second * 48_000)], height=30_000), placed())))
        feed.begin(0, speed)
        heard = np.concatenate([feed.read(480) for _ in range(round(300 / speed))])[:, 0]
        errors.append(np.abs(heard).argmax() / 48_000 - second / speed)
    assert max(map(abs, errors)) < 0.015


@pytest.mark.parametrize("speed", [0.5, 1.5, 2.0])
def test_speed_keeps_the_pitch(speed):
    tone = (np.sin(np.arange(48_000 * 6) * 2 * np.pi * 440 / 48_000) * 16_000).astype(np.int16)[:, None]
    feed = SoundFeed(mixing(SoundTrack(tone, placed())))
    feed.begin(0, speed)
    feed.read(24_000)
    spectrum = np.abs(np.fft.rfft(feed.read(48_000)[:, 0] * np.hanning(48_000)))
    assert abs(int(spectrum.argmax()) - 440) <= 2


def test_without_a_sound_card_the_clock_follows_what_was_consumed():
    moment = [0.0]
    clock = OutputClock(lambda: moment[0])
    feed = SoundFeed(mixing())
    output = NullOutput(feed, clock)
    feed.begin(5_000_000, 2.0)
    clock.start(5_000_000, 2.0)
    assert clock.now_us() == 5_000_000
    for _ in range(100):
        moment[0] += 0.01
        output.step(480)
    assert abs(clock.now_us() - 7_000_000) <= 25_000
    clock.hold(1_234)
    assert clock.now_us() == 1_234


def test_the_clock_smooths_the_blocks_of_a_sound_card_and_believes_a_jump():
    moment = [0.0]
    clock = OutputClock(lambda: moment[0])
    clock.start(0, 1.0)
    presented, seen = 0.0, []
    for step in range(2_000):
        moment[0] = step * 0.008
        presented = int(moment[0] / 0.02) * 0.02
        clock.report(presented)
        seen.append(clock.now_us())
    assert all(later >= earlier for earlier, later in pairwise(seen))
    steps = np.diff(seen[200:])
    assert steps.min() > 6_500
    assert steps.max() < 9_500
    assert abs(seen[-1] / 1e6 - presented) < 0.03
    clock.report(presented + 2.0)
    assert abs(clock.now_us() / 1e6 - presented - 2.0) < 0.01


def test_the_null_output_runs_in_its_own_thread_and_ends():
    clock = OutputClock()
    feed = SoundFeed(mixing())
    output = NullOutput(feed, clock)
    clock.start(0, 1.0)
    output.start()
    while clock.now_us() < 30_000:
        pass
    output.stop()


def test_a_paused_recorder_is_heard_in_pieces_each_at_its_place():
    samples = clicks(4, [24_000, 120_000])
    before, after = (
        replace(placed(offset), start_us=start, end_us=end) for offset, start, end in ((0, 0, 2_000_000), (5_000_000, 2_000_000, None))
    )
    mixed = mixing(SoundTrack(samples, before), SoundTrack(samples, after))
    heard = np.flatnonzero(np.abs(mixed.render(0, 480_000)[:, 0]) > 0.1)
    assert heard[0] == 24_000
    assert 120_000 + 5 * 48_000 in heard
    assert not ((heard > 2 * 48_000) & (heard < 7 * 48_000)).any()
