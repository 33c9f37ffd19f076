"""Every format a phone or recorder writes is recognised by its bytes and looked into, whatever its name."""

import pytest

from reviewer.domain.evidence import ExhibitKind
from reviewer.intake import Opening, draft, read_bundle
from tests.intake import bundles
from tests.intake.recordings import FILMS, PHOTOS, SOUNDS, a_movie, a_picture, a_recording

SECOND_US = 1_000_000
PADDING_US = 120_000
"""Encoders of sound add up to two frames of silence."""


def alone(tmp_path, staging, name, content):
    """The one file, read from a folder that holds nothing else."""
    folder = bundles.laid_out(tmp_path / "visit", {name: content})
    (file,) = read_bundle(folder, staging, opening=Opening(document=draft(folder).document)).files
    return file


@pytest.mark.parametrize("ending", [*SOUNDS, "amr"])
@pytest.mark.parametrize("is_named", [True, False], ids=["named", "by its bytes alone"])
def test_sound_of_every_format_is_read(tmp_path, staging, ending, is_named):
    file = alone(tmp_path, staging, f"voice.{ending}" if is_named else "voice", a_recording(ending))
    assert file.kind is ExhibitKind.SOUND
    assert file.media_type == (SOUNDS[ending][3] if ending in SOUNDS else "audio/amr")
    assert (file.facts.has_sound, file.facts.has_film, file.facts.fault) == (True, False, "")
    assert abs(file.facts.duration_us - SECOND_US) < PADDING_US
    assert file.facts.sample_rate == (SOUNDS[ending][2] if ending in SOUNDS else 8000)


@pytest.mark.parametrize("ending", FILMS)
@pytest.mark.parametrize("with_sound", [True, False], ids=["with sound", "silent"])
def test_film_of_every_format_is_read(tmp_path, staging, ending, with_sound):
    file = alone(tmp_path, staging, f"film.{ending}", a_movie(ending, with_sound=with_sound))
    assert (file.kind, file.media_type) == (ExhibitKind.FILM, FILMS[ending][3])
    assert (file.facts.has_film, file.facts.has_sound, file.facts.fault) == (True, with_sound, "")
    assert (file.facts.width, file.facts.height) == (176, 144)
    assert abs(file.facts.duration_us - SECOND_US) < PADDING_US


@pytest.mark.parametrize("ending", PHOTOS)
def test_photos_of_every_format_are_read(tmp_path, staging, ending):
    file = alone(tmp_path, staging, f"photo.{ending}", a_picture(ending))
    assert (file.kind, file.media_type) == (ExhibitKind.PHOTO, PHOTOS[ending][1])
    assert (file.facts.width, file.facts.height, file.facts.is_readable) == (128, 96, True)
    if ending != "tiff":  # Pillow writes no EXIF directory into TIFF
        assert file.claimed_at is not None
        assert (file.claimed_at.hour, file.claimed_at.minute) == (10, 31)


def test_a_film_of_uneven_frames_keeps_its_length(tmp_path, staging):
    times = [0, 33, 70, 190, 200, 480, 500, 900, 960, 1900]
    file = alone(tmp_path, staging, "film.mp4", a_movie("mp4", with_sound=False, times=times))
    assert 1_890_000 <= file.facts.duration_us <= 2_400_000


def test_of_several_streams_the_default_one_or_else_the_longest_is_taken_and_said(tmp_path, staging):
    file = alone(tmp_path, staging, "film.mov", a_movie("mov", sounds=3))
    assert file.streams
    assert set(file.streams) <= {1, 2, 3}


def test_of_one_stream_nothing_is_said(tmp_path, staging):
    assert alone(tmp_path, staging, "film.mp4", a_movie("mp4")).streams == ()


def test_a_file_of_two_gigabytes_that_is_mostly_empty_is_read(tmp_path, staging):
    folder = tmp_path / "visit"
    folder.mkdir()
    with (folder / "card.bin").open("wb") as file:
        file.truncate(2 * 2**30 + 1)
    (file,) = read_bundle(folder, staging, opening=Opening(document=draft(folder).document)).files
    assert file.size == 2 * 2**30 + 1


def test_five_thousand_files_are_read(tmp_path, staging):
    folder = bundles.laid_out(tmp_path / "visit", {f"{number % 40:02d}/{number:04d}.txt": b"10:31 %d" % number for number in range(5000)})
    document = bundles.a_document({f"data/{path.relative_to(folder)}": path.read_bytes() for path in folder.rglob("*.txt")})
    bundle = read_bundle(folder, staging, opening=Opening(document=document))
    assert len(bundle.files) == len({file.staged for file in bundle.files}) == 5000
