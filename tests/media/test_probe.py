"""Facts of film, sound and photos, found in files made for the purpose."""

import io
from pathlib import Path

import av
import numpy as np
import pillow_heif
import pytest
from PIL import Image

from reviewer.domain.evidence import ExhibitKind, MediaFacts
from reviewer.media.examination import Content, Examination
from reviewer.media.probe import examine, probe
from reviewer.media.sandbox import Sandbox
from tests.intake import bundles

pillow_heif.register_heif_opener()


@pytest.fixture(scope="module")
def sandbox():
    with Sandbox() as box:
        yield box


@pytest.fixture
def look(tmp_path, sandbox):
    def examined(content: bytes, kind: ExhibitKind = ExhibitKind.FILM) -> Examination:
        path = tmp_path / "原件"
        path.write_bytes(content)
        return examine(path, kind, sandbox)

    return examined


def recorded(suffix: str, codec: str, folder: Path, *, rate=16000, seconds=1.0, layout="mono", metadata=None) -> bytes:
    """A tone in any container and codec."""
    path = folder / f"tone{suffix}"
    with av.open(str(path), "w") as output:
        output.metadata.update(metadata or {})
        stream = output.add_stream(codec, rate=rate, layout=layout)
        channels = 2 if layout == "stereo" else 1
        tone = (np.sin(np.arange(int(rate * seconds) * channels) / 20) * 9000).astype(np.int16)[None]
        frame = av.AudioFrame.from_ndarray(tone, format="s16", layout=layout)
        frame.sample_rate = rate
        output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    return path.read_bytes()


@pytest.mark.parametrize(
    ("suffix", "codec", "rate"),
    [
        (".wav", "pcm_s16le", 11025),
        (".flac", "flac", 44100),
        (".m4a", "aac", 48000),
        (".aac", "aac", 44100),
        (".mp3", "libmp3lame", 44100),
        (".ogg", "libopus", 48000),
        (".webm", "libopus", 48000),
        (".mkv", "aac", 48000),
    ],
)
def test_sound_is_measured_in_every_container(look, tmp_path, suffix, codec, rate):
    found = look(recorded(suffix, codec, tmp_path, rate=rate, layout="stereo"), ExhibitKind.SOUND)
    assert found.content is Content.SOUND
    assert (found.facts.sample_rate, found.facts.channels, found.facts.fault) == (rate, 2, "")
    assert abs(found.facts.duration_us - 1_000_000) < 60_000


@pytest.mark.parametrize("container", ["mp4", "mov", "mkv"])
def test_film_is_measured_in_every_container(look, container):
    facts = look(bundles.a_film(frames=24, container=container, with_sound=True)).facts
    assert (facts.width, facts.height, facts.has_film, facts.has_sound, facts.codec) == (64, 48, True, True, "h264")
    assert facts.frame_rate == "12"
    assert abs(facts.duration_us - 2_000_000) < 100_000


def test_film_without_sound_says_so(look):
    assert not look(bundles.a_film()).facts.has_sound


def test_a_cover_picture_does_not_make_a_film(look, tmp_path):
    path = tmp_path / "cover.mp4"
    with av.open(str(path), "w") as output:
        sound = output.add_stream("aac", rate=16000, layout="mono")
        cover = output.add_stream("mjpeg", width=32, height=32, pix_fmt="yuvj420p")
        cover.disposition = av.stream.Disposition.attached_pic
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 16000), np.int16), format="s16", layout="mono")
        frame.sample_rate = 16000
        output.mux(cover.encode(av.VideoFrame.from_ndarray(np.zeros((32, 32, 3), np.uint8), format="rgb24")))
        output.mux([*cover.encode(None), *sound.encode(frame), *sound.encode(None)])
    assert look(path.read_bytes()).content is Content.SOUND


def test_a_recording_knows_its_moment_place_and_device(look, tmp_path):
    metadata = {"creation_time": "2026-07-18T02:30:30.500000Z", "location": "+31.2300+121.4700/"}
    found = look(recorded(".mp4", "aac", tmp_path, metadata=metadata), ExhibitKind.SOUND)
    assert found.moment is not None
    assert found.moment.at == bundles.beijing(10, 30, 30, found.moment.at.microsecond)
    assert (found.facts.latitude, found.facts.longitude) == (31.23, 121.47)


def test_apples_own_creation_date_wins(look, tmp_path):
    path = tmp_path / "apple.mov"
    options = {"movflags": "use_metadata_tags"}
    with av.open(str(path), "w", options=options) as output:
        output.metadata["creation_time"] = "2026-07-19T02:30:30Z"
        output.metadata["com.apple.quicktime.creationdate"] = "2026-07-18T10:30:30+0800"
        output.metadata["com.apple.quicktime.make"] = "Apple"
        output.metadata["com.apple.quicktime.model"] = "iPhone 17"
        stream = output.add_stream("libx264", rate=12, width=64, height=48, pix_fmt="yuv420p")
        output.mux(stream.encode(av.VideoFrame.from_ndarray(np.zeros((48, 64, 3), np.uint8), format="rgb24")))
        output.mux(stream.encode(None))
    found = look(path.read_bytes())
    assert found.moment is not None
    assert found.moment.at == bundles.beijing(10, 30, 30)
    assert found.facts.device == "Apple iPhone 17"


@pytest.mark.parametrize("format_name", ["JPEG", "PNG", "WEBP", "TIFF", "HEIF"])
def test_photos_of_every_format_are_measured(look, format_name):
    held = io.BytesIO()
    Image.new("RGB", (64, 48), "teal").save(held, format_name)
    found = look(held.getvalue(), ExhibitKind.PHOTO)
    assert (found.content, found.facts.width, found.facts.height, found.facts.is_readable) == (Content.PHOTO, 64, 48, True)


def test_a_place_at_null_island_is_no_place(look):
    image, held = Image.new("RGB", (8, 8)), io.BytesIO()
    exif = Image.Exif()
    place = exif.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (0.0, 0.0, 0.0), "E", (0.0, 0.0, 0.0)
    image.save(held, "JPEG", exif=exif)
    facts = look(held.getvalue(), ExhibitKind.PHOTO).facts
    assert (facts.latitude, facts.longitude) == (None, None)


@pytest.mark.parametrize("format_name", ["JPEG", "PNG", "WEBP", "TIFF", "HEIF"])
def test_a_photo_cut_anywhere_is_damaged_or_none_and_kills_no_child(look, format_name):
    held = io.BytesIO()
    Image.effect_noise((64, 48), 90).convert("RGB").save(held, format_name)
    for share in (2, 3, 5, 9):
        facts = look(held.getvalue()[: len(held.getvalue()) * (share - 1) // share], ExhibitKind.PHOTO).facts
        assert facts.fault in {"media.fault_not_a_picture", "media.fault_ends_early", "media.fault_damaged", ""}


@pytest.mark.parametrize("kind", [ExhibitKind.FILM, ExhibitKind.SOUND, ExhibitKind.PHOTO])
def test_rubbish_holds_nothing(look, kind):
    found = look(b"rubbish" * 999, kind)
    assert (found.content, found.facts.is_readable) == (Content.NOTHING, False)


def test_a_play_list_opens_no_other_file(look, tmp_path):
    (tmp_path / "secret.wav").write_bytes(bundles.a_sound())
    found = look(f"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{tmp_path}/secret.wav\n#EXT-X-ENDLIST\n".encode())
    assert found.content is Content.NOTHING


def test_one_file_can_be_probed_alone(tmp_path):
    (tmp_path / "a.wav").write_bytes(bundles.a_sound())
    assert probe(tmp_path / "a.wav", ExhibitKind.SOUND).duration_us == 500_000


@pytest.mark.parametrize(
    "untrusted",
    [
        {},
        {"content": "film", "facts": {"width": "wide"}, "moment": None},
        {"content": "film", "facts": {"colour": 1}, "moment": None},
        {"content": "poem", "facts": {}, "moment": None},
        {"content": "film", "facts": {}, "moment": {"at": "noon", "is_exact": True}},
    ],
)
def test_an_answer_of_the_wrong_shape_is_not_believed(untrusted):
    with pytest.raises((KeyError, TypeError, ValueError)):
        Examination.from_json(untrusted)


def test_an_examination_survives_the_way_from_the_child():
    sent = Examination(Content.FILM, MediaFacts(width=3, latitude=1.5), None)
    assert Examination.from_json(sent.to_json()) == sent
