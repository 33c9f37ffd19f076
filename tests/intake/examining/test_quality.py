"""Photos, sounds and films that cannot be judged by are told; good ones are not. Each is decoded by a real child."""

import cv2
import numpy as np
import pytest

from reviewer.domain.evidence import ExhibitKind
from reviewer.domain.moments import Span
from tests.intake.examining.cases import a_submission, at, findings_of
from tests.intake.examining.media import (
    RATE,
    a_film_file,
    a_photo_file,
    a_picture,
    a_scene,
    a_sound_file,
    kinds_for,
    photos,
    saved,
    speech,
    staged,
)


def test_no_photo_of_the_worked_cases_is_called_bad():
    assert kinds_for(*(staged(path, ExhibitKind.PHOTO) for path in photos())) == []


def through_a_screen(picture):
    """A picture shown on a pixel grid and photographed a little askew."""
    grid = cv2.resize(picture, None, fx=3, fy=3, interpolation=cv2.INTER_NEAREST).astype(np.float32)
    grid[::3] *= 0.35
    grid[:, ::3] *= 0.35
    height, width = grid.shape[:2]
    turned = cv2.warpAffine(grid, cv2.getRotationMatrix2D((width / 2, height / 2), 2.5, 1), (width, height))
    return np.clip(cv2.resize(turned, None, fx=0.41, fy=0.41) * 1.5, 0, 255).astype(np.uint8)


@pytest.mark.parametrize(
    ("kind", "spoil"),
    [
        ("photo_blurred", lambda picture: cv2.GaussianBlur(picture, (0, 0), 6)),
        ("photo_dark", lambda picture: (picture * 0.12).astype(np.uint8)),
        ("photo_burnt", lambda picture: np.clip(picture.astype(np.float32) * 3 + 60, 0, 255).astype(np.uint8)),
        ("photo_tiny", lambda picture: cv2.resize(picture, (400, 300), interpolation=cv2.INTER_AREA)),
        ("photo_of_screen", through_a_screen),
    ],
)
def test_a_spoilt_photo_is_told(tmp_path, kind, spoil):
    assert kinds_for(a_photo_file(saved(tmp_path, spoil(a_picture(4))))) == [kind]


def test_a_screenshot_is_told(tmp_path):
    screen = np.full((2340, 1080, 3), 245, np.uint8)
    for row in range(12):
        cv2.putText(screen, f"Order {row}: waiting for the lift", (60, 200 + row * 160), cv2.FONT_HERSHEY_SIMPLEX, 1.6, (40, 40, 40), 3)
    assert kinds_for(a_photo_file(saved(tmp_path, screen, "a.png", camera=False))) == ["photo_screenshot"]


def test_an_editing_program_is_named_and_a_phones_own_software_is_not(tmp_path):
    assert kinds_for(a_photo_file(saved(tmp_path, a_picture(), software="MHA-AL00 10.0.0.175"))) == []
    assert kinds_for(a_photo_file(saved(tmp_path, a_picture(), software="Adobe Photoshop 25.1"))) == ["photo_edited"]


def test_clear_speech_is_left_alone(tmp_path):
    assert kinds_for(a_sound_file(tmp_path, speech(20))) == []


@pytest.mark.parametrize(
    ("kind", "spoil"),
    [
        ("sound_clipped", lambda samples: np.clip(samples * 40, -1, 1)),
        ("sound_quiet", lambda samples: samples * 0.004),
        ("sound_noisy", lambda samples: samples + np.random.default_rng(2).normal(0, 0.1, len(samples))),
        ("sound_silent", lambda samples: np.where(np.arange(len(samples)) < 5 * RATE, samples, 0)),
    ],
)
def test_a_spoilt_recording_is_told(tmp_path, kind, spoil):
    assert kinds_for(a_sound_file(tmp_path, spoil(speech(20)))) == [kind]


def test_wind_is_told(tmp_path):
    rumble = np.convolve(np.random.default_rng(5).normal(0, 1, 20 * RATE), np.hanning(480), "same")
    assert "sound_windy" in kinds_for(a_sound_file(tmp_path, speech(20, level=0.02) + 0.8 * rumble / np.abs(rumble).max()))


def test_dropouts_are_told_with_their_place(tmp_path):
    samples = speech(20)
    samples[8 * RATE : 9 * RATE] = 0
    samples[12 * RATE : 13 * RATE] = 0
    (found,) = findings_of(a_submission(), a_sound_file(tmp_path, samples), measures=None)
    assert (found.kind, found.media, found.at) == ("sound_dropouts", Span(8_000_000, 9_000_000), at("10:30:08"))
    assert found.sentence() == "data/a.wav drops out 2 times, 2.0 s in all, first from 0:00:08 to 0:00:09 (1.0 s)."


def test_a_long_pause_is_told_with_its_place(tmp_path):
    samples = speech(40)
    samples[10 * RATE : 25 * RATE] = np.random.default_rng(1).normal(0, 1e-5, 15 * RATE)
    (found,) = findings_of(a_submission(), a_sound_file(tmp_path, samples), measures=None)
    assert (found.kind, found.media) == ("sound_pause", Span(10_000_000, 25_000_000))


def wandering(count: int):
    return (a_scene(20 * np.sin(number / 9), 8 * np.cos(number / 7), seed=number) for number in range(count))


def test_a_film_carried_about_is_left_alone(tmp_path):
    assert kinds_for(a_film_file(tmp_path, wandering(120))) == []


BLACK = np.zeros((180, 320, 3), np.uint8)


def test_a_film_that_goes_black_is_told(tmp_path):
    pictures = [BLACK if 40 <= number < 80 else a_scene(number / 4, seed=number) for number in range(120)]
    (found,) = findings_of(a_submission(), a_film_file(tmp_path, pictures), measures=None)
    assert found.kind == "film_black"
    assert found.media is not None
    assert abs(found.media.start_us - 4_000_000) <= 200_000


def test_a_film_that_stands_still_is_told(tmp_path):
    pictures = [a_scene(min(number, 20), seed=min(number, 20)) for number in range(180)]
    assert kinds_for(a_film_file(tmp_path, pictures)) == ["film_frozen"]


def test_a_covered_lens_is_told(tmp_path):
    finger = np.full((180, 320, 3), (40, 50, 130), np.float32)
    pictures = [
        np.clip(finger + np.random.default_rng(number).normal(0, 1, finger.shape), 0, 255).astype(np.uint8) if number >= 40 else one
        for number, one in enumerate(wandering(120))
    ]
    assert kinds_for(a_film_file(tmp_path, pictures)) == ["film_covered"]


def test_a_film_that_shakes_is_told(tmp_path):
    generator = np.random.default_rng(9)
    pictures = [a_scene(*generator.uniform(-40, 40, 2), seed=number) for number in range(100)]
    assert kinds_for(a_film_file(tmp_path, pictures)) == ["film_shaking"]


def test_a_hole_in_a_film_is_told_with_its_place(tmp_path):
    (found,) = findings_of(a_submission(), a_film_file(tmp_path, wandering(80), gap_after=30, gap_s=7), measures=None)
    assert (found.kind, found.media) == ("film_gap", Span(3_000_000, 10_100_000))
