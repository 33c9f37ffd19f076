"""What is not at all what its role says refuses the bundle; what is damaged is kept and marked."""

import io
import struct
import zlib

import pytest
from PIL import Image

from reviewer.domain.evidence import ClockSource
from reviewer.intake import Limits, Opening, read_bundle
from tests.intake import bundles


def bag_of(name: str, content: bytes, **stated) -> dict[str, bytes]:
    files = {name: content}
    entry = {**bundles.described(name, content), **stated}
    return bundles.a_bag(files, bundles.a_document(files, files=[entry]))


def a_png_bomb(side=60_000) -> bytes:
    """A real PNG of 3.6 thousand million white pixels in a few kilobytes' worth of header and one strip."""
    header = struct.pack(">2L5B", side, side, 8, 0, 0, 0, 0)
    rows = zlib.compress(bytes(side + 1) * 50, 9)
    chunks = [(b"IHDR", header), (b"IDAT", rows), (b"IEND", b"")]
    body = b"".join(struct.pack(">L", len(held)) + kind + held + struct.pack(">L", zlib.crc32(kind + held)) for kind, held in chunks)
    return b"\x89PNG\r\n\x1a\n" + body


NOT_WHAT_THEY_SAY = {
    "a film without video": ("data/x.mp4", bundles.a_sound(container="m4a"), "data/x.mp4 is filed as a film but holds no picture"),
    "a film of rubbish": ("data/x.mp4", b"rubbish" * 99, "data/x.mp4 is filed as a film but holds no picture"),
    "an empty film": ("data/x.mp4", b"", "data/x.mp4 is filed as a film but holds no picture"),
    "a play list called a film": ("data/x.mp4", b"#EXTM3U\n#EXTINF:9,\nfile:///etc/passwd\n", "holds no picture"),
    "a film cut before its index": ("data/x.mp4", bundles.a_film()[:300], "holds no picture"),
    "sound of zero length": ("data/x.wav", bundles.a_sound(seconds=0), "data/x.wav is filed as sound but holds none"),
    "sound of rubbish": ("data/x.wav", b"rubbish" * 99, "data/x.wav is filed as sound but holds none"),
    "a film without sound as sound": ("data/x.m4a", bundles.a_film(), "data/x.m4a is filed as sound but holds none"),
    "a JPEG of rubbish": ("data/x.jpg", b"\xff\xd8\xff\xe0" + b"rubbish" * 99, "data/x.jpg is filed as a photo but is no picture"),
    "a text called a photo": ("data/x.jpg", b"hello", "data/x.jpg is filed as a photo but is no picture"),
    "an empty photo": ("data/x.jpg", b"", "data/x.jpg is filed as a photo but is no picture"),
}


@pytest.mark.parametrize(("name", "content", "phrase"), NOT_WHAT_THEY_SAY.values(), ids=NOT_WHAT_THEY_SAY)
def test_an_exhibit_that_is_not_what_its_role_says_is_refused(tmp_path, refused, name, content, phrase):
    assert phrase in str(refused(bundles.zipped(tmp_path / "b.zip", bag_of(name, content))))


@pytest.mark.parametrize(
    ("name", "content", "is_readable", "fault"),
    [
        ("data/x.jpg", bundles.a_photo(400, 300)[:-30_000], False, "media.fault_ends_early"),
        ("data/x.mp4", bundles.a_film(frames=120)[:-1500], True, "media.fault_ends_early"),
        ("data/x.png", a_png_bomb(), False, "media.fault_too_many_pixels"),
    ],
    ids=["a photo cut short", "a film cut short", "a PNG bomb"],
)
def test_a_damaged_exhibit_is_kept_and_marked(tmp_path, staging, name, content, is_readable, fault):
    (file,) = read_bundle(bundles.zipped(tmp_path / "b.zip", bag_of(name, content)), staging).files
    assert (file.facts.is_readable, file.facts.fault) == (is_readable, fault)
    assert file.staged.read_bytes() == content


def test_a_film_cut_short_is_as_long_as_what_is_left_of_it(tmp_path, staging):
    whole = bundles.a_film(frames=120)
    (file,) = read_bundle(bundles.zipped(tmp_path / "b.zip", bag_of("data/x.mp4", whole[:-1500])), staging).files
    assert 0 < file.facts.duration_us < 9_000_000


def test_a_photo_that_swells_costs_one_photo(tmp_path, staging):
    """A deflated picture of 220 million pixels needs more memory than the child may have; the other photo is read."""
    held = io.BytesIO()
    Image.new("RGB", (20_000, 11_000)).save(held, "PNG")
    files = {"data/big.png": held.getvalue(), "data/small.jpg": bundles.a_photo()}
    path = bundles.zipped(tmp_path / "b.zip", bundles.a_bag(files))
    read = {
        file.path: file.facts for file in read_bundle(path, staging, opening=Opening(limits=Limits(probe_bytes=380 * bundles.MIB))).files
    }
    assert read["data/big.png"].fault == "media.fault_decoder_swelled"
    assert not read["data/big.png"].is_readable
    assert read["data/small.jpg"].is_readable


def test_a_document_is_never_opened(tmp_path, staging):
    content = b"%PDF-1.7 rubbish"
    bag = bag_of("data/x.txt", content, media_type="application/pdf")
    assert read_bundle(bundles.zipped(tmp_path / "b.zip", bag), staging).files[0].facts.is_readable


def test_a_turned_photo_is_measured_upright(tmp_path, staging):
    bag = bag_of("data/x.jpg", bundles.a_photo(64, 48, orientation=6))
    facts = read_bundle(bundles.zipped(tmp_path / "b.zip", bag), staging).files[0].facts
    assert (facts.width, facts.height, facts.rotation) == (48, 64, 90)


CLOCKS = {
    "its own with a zone": (bundles.a_photo(), {}, bundles.beijing(10, 31, 7, 250_000), ClockSource.METADATA, 500_000),
    "its own in the visit's zone": (bundles.a_photo(offset="", subsec=""), {}, bundles.beijing(10, 31, 7), ClockSource.METADATA, 1_000_000),
    "its own before the stated": (
        bundles.a_photo(subsec=""),
        {"captured": "2026-07-18T10:40:00+08:00"},
        bundles.beijing(10, 31, 7),
        ClockSource.METADATA,
        1_000_000,
    ),
    "the stated where it has none": (
        bundles.a_photo(taken=""),
        {"captured": "2026-07-18T10:40:00+08:00", "clock_uncertainty_s": 2.5},
        bundles.beijing(10, 40),
        ClockSource.STATED,
        2_500_000,
    ),
    "the stated where its own was never set": (
        bundles.a_photo(taken="1970:01:01 00:00:00"),
        {"captured": "2026-07-18T10:40:00+08:00"},
        bundles.beijing(10, 40),
        ClockSource.STATED,
        1_000_000,
    ),
    "none where both are nonsense": (
        bundles.a_photo(taken="2033:01:01 00:00:00"),
        {"captured": "1970-01-01T00:00:00Z"},
        bundles.beijing(10, 30),
        ClockSource.UNKNOWN,
        3_000_000_000,
    ),
    "none where the tag is rubbish": (
        bundles.a_photo(taken="0000:00:00 00:00:00"),
        {},
        bundles.beijing(10, 30),
        ClockSource.UNKNOWN,
        3_000_000_000,
    ),
}


@pytest.mark.parametrize("case", CLOCKS)
def test_a_photo_lies_where_the_best_clock_puts_it(tmp_path, staging, case):
    photo, stated, at, source, uncertainty_us = CLOCKS[case]
    (file,) = read_bundle(bundles.zipped(tmp_path / "b.zip", bag_of("data/x.jpg", photo, **stated)), staging).files
    assert (file.captured_at, file.clock_source, file.uncertainty_us) == (at, source, uncertainty_us)


def test_a_clock_years_off_is_told_but_not_used(tmp_path, staging):
    photo = bundles.a_photo(taken="2019:05:01 09:00:00", subsec="")
    (file,) = read_bundle(bundles.zipped(tmp_path / "b.zip", bag_of("data/x.jpg", photo)), staging).files
    assert file.clock_source is ClockSource.UNKNOWN
    assert file.claimed_at is not None
    assert file.claimed_at.year == 2019


def test_a_stated_moment_months_off_is_told_but_not_used(tmp_path, staging):
    bag = bag_of("data/x.jpg", bundles.a_photo(taken=""), captured="2026-05-18T10:40:00+08:00")
    (file,) = read_bundle(bundles.zipped(tmp_path / "b.zip", bag), staging).files
    assert file.clock_source is ClockSource.UNKNOWN
    assert file.claimed_at is not None
    assert file.claimed_at.month == 5
