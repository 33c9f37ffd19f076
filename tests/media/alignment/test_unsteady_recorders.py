"""Recorders that pause, lose sound or keep uneven time: several pieces, each true where it holds, or an uncertainty that owns up to it."""

import numpy as np
import pytest

from reviewer.media.alignment import align
from tests.media.alignment.scenes import (
    RATE,
    band_passed,
    echoing,
    losing,
    on_a_clock,
    on_a_wandering_clock,
    paused,
    pink,
    record,
    rubbed,
    speech,
    with_noise,
)

START_S = 21.5


@pytest.fixture(scope="module")
def scene():
    return speech(420, 11)


@pytest.fixture(scope="module")
def reference(scene, tmp_path_factory):
    return record(tmp_path_factory.mktemp("scene") / "a.flac", with_noise(scene, pink(420, 12), 20), codec="flac")


@pytest.fixture
def aligned(scene, reference, tmp_path):
    """Aligns what a treatment makes of the scene from 21.5 s on, with noise 10 dB under it."""

    def run(treat):
        other = treat(scene[round(START_S * RATE) : 410 * RATE])
        return align(reference, record(tmp_path / "b.flac", with_noise(other, pink(len(other) / RATE + 1, 13), 10), codec="flac"))

    return run


def errors_us(found, truth, moments_s):
    return np.array([abs(found.reference_us(round(at * 1_000_000)) - truth(at) * 1_000_000) for at in moments_s])


def test_a_recorder_paused_twice_gives_three_pieces(aligned):
    found = aligned(lambda sound: on_a_clock(paused(sound, [(100, 112), (230, 233.3)]), 40))
    assert len(found.pieces) == 3
    assert [piece.end_us / 1_000_000 for piece in found.pieces[:2]] == pytest.approx([100, 218], abs=0.4)

    def truth(at):
        heard = at / (1 + 40e-6)
        return START_S + heard + (12 if heard >= 100 else 0) + (3.3 if heard >= 218 else 0)

    moments = [at for at in np.arange(5, 370, 2.5) if min(abs(at - 100), abs(at - 218)) > 1]
    assert errors_us(found, truth, moments).max() < 300
    assert found.pieces[0].start_us == 0
    assert all(earlier.end_us == later.start_us for earlier, later in zip(found.pieces, found.pieces[1:], strict=False))


def test_sound_lost_now_and_then_gives_a_piece_for_each_loss(aligned):
    found = aligned(lambda sound: losing(sound, 20, 80))
    assert len(found.pieces) == 5
    moments = [at for at in np.arange(3, 385, 2.0) if min(at % 79.98, 79.98 - at % 79.98) > 2]
    assert errors_us(found, lambda at: START_S + at + 0.02 * (at // 79.98), moments).max() < 300


def test_a_clock_that_wanders_is_followed(aligned):
    found = aligned(lambda sound: on_a_wandering_clock(sound, 4, 600))
    errors = errors_us(found, lambda at: START_S + at + 0.004 * np.sin(2 * np.pi * at / 600), np.arange(5, 380, 5.0))
    assert np.quantile(errors, 0.95) < 400
    assert len(found.pieces) > 1


@pytest.mark.parametrize(
    "treat",
    [
        pytest.param(lambda sound: band_passed(sound, 0, 1000), id="in a pocket"),
        pytest.param(lambda sound: band_passed(sound, 300, 700), id="behind a wall"),
        pytest.param(lambda sound: rubbed(sound, 14), id="clothing rubs"),
        pytest.param(lambda sound: echoing(sound, 15, t60=0.8, direct=0.0), id="echo without a direct path"),
    ],
)
def test_what_moves_the_sound_is_within_the_stated_uncertainty(aligned, treat):
    found = aligned(treat)
    assert found.aligned
    assert abs(found.offset_us - START_S * 1_000_000) <= found.uncertainty_us


def test_people_speaking_by_turns_from_two_places_are_no_unsteady_clock(scene, reference, tmp_path):
    """The other recorder lies near one of them; the other's voice comes five milliseconds later."""
    sound = scene[round(START_S * RATE) : 410 * RATE]
    late = np.concatenate((np.zeros(RATE // 200, np.float32), sound))[: len(sound)]
    turn = (np.arange(len(sound)) // (25 * RATE)) % 2 == 1
    found = align(reference, record(tmp_path / "b.flac", np.where(turn, late, sound), codec="flac"))
    assert len(found.pieces) == 1
    assert abs(found.offset_us - START_S * 1_000_000) <= found.uncertainty_us
