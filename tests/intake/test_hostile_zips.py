"""Zip files that lie, hide or swell are refused before anything is unpacked."""

import struct
import zipfile

import pytest

from reviewer.intake import Limits, read_bundle
from reviewer.intake.names import NameAbsolute, NameClimbs
from tests.intake import bundles, crooked
from tests.intake.crooked import DESCRIPTOR, UTF8, Member, archive, members_of

TEXT = b"BagIt-Version: 1.0\n"
WINDOWS_FOLDER = 0x10
REPARSE_POINT = 0x400
UNICODE_PATH = struct.pack("<2HBL", 0x7075, 5 + len(b"other.txt"), 1, 0) + b"other.txt"
NAMELESS_WIDE = struct.pack("<2HQ", 1, 8, 7)


def one(**fields) -> bytes:
    """A zip whose first entry, bagit.txt, has the given fields."""
    return archive(members_of({"bagit.txt": TEXT, "submission.json": b"{}"}, **fields))


def two(first: bytes, second: bytes) -> bytes:
    flags = 0 if (first + second).isascii() else UTF8
    return archive([Member(first, b"a", flags=flags), Member(second, b"b", flags=flags)])


def linked(kind: int) -> bytes:
    return one(attributes=(kind | 0o777) << 16)


def overlapping() -> bytes:
    members = members_of({"bagit.txt": TEXT, "data/a": b"a" * 100, "data/b": b"b"})
    members[2].offset = 0
    return archive(members)


def shared_content() -> bytes:
    """The quoted-overlap bomb: the first entry's packed bytes swallow the second entry's header."""
    second = Member(b"data/b", b"b" * 50)
    first = Member(b"data/a", crooked.local(second) + second.content)
    content = crooked.local(first)
    second.at = len(content)
    directory = crooked.central(first) + crooked.central(second)
    body = content + first.content
    return body + directory + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 2, 2, len(directory), len(body), 0)


def gap_and_overlap() -> bytes:
    """Five stray bytes in front, and five bytes of the second header inside the first entry: the sum is right."""
    second = Member(b"data/b", b"b" * 50)
    head = crooked.local(second)
    first = Member(b"data/a", b"a" * 20 + head[:5])
    first.at = 5
    body = b"PK\3\4x" + crooked.local(first) + first.content + head[5:] + second.content
    second.at = body.index(head)
    directory = crooked.central(first) + crooked.central(second)
    return body + directory + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 2, 2, len(directory), len(body), 0)


def concatenated() -> bytes:
    return one() + one()


STRUCTURE = {
    "empty": (b"", "is empty"),
    "no entries": (archive([]), "is empty"),
    "a stub of a zip": (b"PK\3\4", "cut short"),
    "cut in the middle": (one()[:-40], "cut short"),
    "cut by one byte": (one()[:-1], "cut short"),
    "rubbish": (b"\x00\x01rubbish" * 20, "not a submission bundle"),
    "a comment": (archive(members_of({"bagit.txt": TEXT}), comment=b"hello"), "archive comment"),
    "trailing bytes": (archive(members_of({"bagit.txt": TEXT}), after=b"tail"), "after the end"),
    "a self-extractor": (b"MZ\x90" + one(), "does not begin as a zip"),
    "two zips in one": (concatenated(), "several end records"),
    "two end records": (archive(members_of({"bagit.txt": TEXT}), before_end=archive([])), "several end records"),
    "bytes before the end record": (archive(members_of({"bagit.txt": TEXT}), before_end=b"x" * 9), "bytes between"),
    "bytes before the directory": (archive(members_of({"bagit.txt": TEXT}), before_directory=b"x"), "bytes between"),
    "a hidden entry": (one(after=crooked.local(Member(b"hidden", b"h")) + b"h"), "bytes between"),
    "a gap that an overlap makes up for": (gap_and_overlap(), "bytes between"),
    "a gap at the start": (one(before=b"PK\3\4"), "bytes between"),
    "too few entries counted": (archive(members_of({"a": b"", "b": b""}), count=1), "table of contents"),
    "too many entries counted": (archive(members_of({"a": b""}), count=2), "table of contents"),
    "several volumes": (one()[:-18] + struct.pack("<4H", 0, 1, 2, 2) + one()[-10:], "several volumes"),
    "entry on another disk": (one(disk=1), "two different things about bagit.txt"),
    "overlapping entries": (overlapping(), "overlaps another entry"),
    "entries that share content": (shared_content(), "overlaps another entry"),
    "an entry past the directory": (one(stated_size=10**6, content=TEXT), "two different things about bagit.txt"),
    "another name in the local header": (one(local_name=b"bagit.exe"), "two different things about bagit.txt"),
    "another method in the local header": (one(local_method=8), "two different things about bagit.txt"),
    "another size in the local header": (one(local_size=3), "two different things about bagit.txt"),
    "another name in an extra field": (one(extra=UNICODE_PATH), "two different things about bagit.txt"),
    "an entry comment": (one(comment=b"psst"), "two different things about bagit.txt"),
    "a 64-bit size nobody needs": (one(extra=NAMELESS_WIDE), "table of contents"),
    "an extra field twice": (one(extra=b"\x99\x99\0\0\x99\x99\0\0"), "table of contents"),
    "an extra field too long": (one(extra=b"\x99\x99\xff\0"), "table of contents"),
    "a lying descriptor": (one(flags=DESCRIPTOR, descriptor=b"PK\7\x08" + bytes(12)), "two different things about bagit.txt"),
    "encrypted": (one(flags=1), "bagit.txt is encrypted"),
    "strongly encrypted": (one(flags=0x41), "bagit.txt is encrypted"),
    "masked headers": (one(flags=0x2000), "bagit.txt is encrypted"),
    "bzip2": (one(method=12), "packed with method 12"),
    "lzma": (one(method=14), "packed with method 14"),
    "a symlink": (linked(0o120000), "bagit.txt is a link or a special file"),
    "a pipe": (linked(0o010000), "bagit.txt is a link or a special file"),
    "a character device": (linked(0o020000), "bagit.txt is a link or a special file"),
    "a block device": (linked(0o060000), "bagit.txt is a link or a special file"),
    "a socket": (linked(0o140000), "bagit.txt is a link or a special file"),
    "a reparse point": (one(attributes=REPARSE_POINT, system=0), "bagit.txt is a link or a special file"),
    "a folder in disguise": (one(attributes=WINDOWS_FOLDER, system=0), "bagit.txt is a link or a special file"),
    "a folder with content": (archive([Member(b"data/", b"payload", attributes=0o040755 << 16)]), "data/ is named as a folder"),
    "a file called like a folder": (archive([Member(b"data/", b"")]), "data/ is named as a folder"),
    "GBK names in a bag": (archive([Member(b"bagit.txt", TEXT), Member("七个房间.txt".encode("gbk"), b"x")]), "not marked as UTF-8"),
    "broken UTF-8": (archive([Member(b"\xc6\xdf.txt", b"x", flags=UTF8)]), "not marked as UTF-8"),
    "the same name twice": (two(b"data/a.txt", b"data/a.txt"), "data/a.txt and data/a.txt are one name"),
    "names that differ in case": (two(b"data/a.txt", b"data/A.txt"), "data/A.txt and data/a.txt are one name"),
    "folders that differ in case": (two(b"data/x/a", b"data/X/b"), "data/X and data/x are one name"),
    "names that differ in width": (two("data/ａ".encode(), b"data/a"), "are one name"),
    "sharp s": (two("data/straße".encode(), b"data/STRASSE"), "are one name"),
    "a file used as a folder": (two(b"data/a", b"data/a/b"), "data/a is used as a file and as a folder"),
}


@pytest.mark.parametrize(("content", "phrase"), STRUCTURE.values(), ids=STRUCTURE)
def test_a_crooked_zip_is_refused_in_a_sentence(tmp_path, refused, content, phrase):
    assert phrase in str(refused(crooked.written(tmp_path / "crooked.zip", content)))


NAMES = {
    "../etc/passwd": "leads out of the bundle",
    "data/../../x": "leads out of the bundle",
    "data/..": "leads out of the bundle",
    "..\\x": "leads out of the bundle",
    "/etc/passwd": "absolute path",
    "\\\\server\\x": "absolute path",
    "C:/x": "absolute path",
    "c:x": "absolute path",
    "data//x": "empty or '.' part",
    "data/./x": "empty or '.' part",
    "data\\x": "U+005C",
    "data/x:stream": "U+003A",
    "data/a\nb": "U+000A",
    "data/a\x00b": "U+0000",
    "data/a\x7fb": "U+007F",
    "data/\u202egpj.exe": "U+202E",
    "data/a\u200bb": "U+200B",
    "data/a\u2066b": "U+2066",
    "data/\ufeffa": "U+FEFF",
    "data/a\u00adb": "U+00AD",
    "data/a\ue000": "U+E000",
    "data/a\u0378": "U+0378",
    "data/a\u2028b": "U+2028",
    "data/what?": "U+003F",
    "data/<x>": "U+003C",
    "data/e\u0301.txt": "NFC",
    "data/x.": "begins with a space or ends",
    "data/x ": "begins with a space or ends",
    "data/ x": "begins with a space or ends",
    "data/x./y": "begins with a space or ends",
    "data/CON": "name of a device",
    "data/nul.txt": "name of a device",
    "data/Com1.tar.gz": "name of a device",
    "data/LPT²": "name of a device",
    "data/" + "x" * 250: "limit of 240 bytes",
    "data/" + "门" * 90: "limit of 240 bytes",
    "data/1/2/3/4/5/6/7/8": "limit of 8 levels",
}


@pytest.mark.parametrize(("name", "phrase"), NAMES.items(), ids=[name[:40].encode("unicode_escape").decode() for name in NAMES])
def test_an_unsafe_name_is_refused_in_a_sentence(tmp_path, refused, name, phrase):
    content = archive([Member(b"bagit.txt", TEXT), Member(name.encode(), b"x", flags=0 if name.isascii() else UTF8)])
    assert phrase in str(refused(crooked.written(tmp_path / "names.zip", content)))


def test_a_sentence_never_repeats_a_control_character(tmp_path, refused):
    content = archive([Member("data/\u202e\x1b[31mx".encode(), b"x", flags=UTF8)])
    assert str(refused(crooked.written(tmp_path / "names.zip", content))).isprintable()


@pytest.mark.parametrize(("name", "error"), [("../x", NameClimbs), ("/x", NameAbsolute)])
def test_an_unsafe_name_in_the_manifest_alone_is_refused(tmp_path, refused, name, error):
    bag = bundles.a_bag(manifest=f"{'0' * 64}  {name}\n".encode())
    assert isinstance(refused(bundles.zipped(tmp_path / "b.zip", bag)), error)


def test_a_bomb_is_refused_by_its_ratio(tmp_path, refused):
    path = bundles.zipped(tmp_path / "bomb.zip", {"data/zeros.txt": bytes(40 * bundles.MIB)})
    sentence = str(refused(path))
    assert sentence.startswith("data/zeros.txt unpacks from")
    assert "limit of 200 to 1" in sentence


def test_many_small_bombs_are_refused_by_their_sum(tmp_path, refused):
    path = bundles.zipped(tmp_path / "bombs.zip", {f"data/{number}.txt": bytes(bundles.MIB) for number in range(20)})
    assert str(refused(path)).startswith("bombs.zip unpacks from")


def test_an_entry_that_unpacks_to_more_than_it_says_is_refused(tmp_path, refused):
    members = members_of({"bagit.txt": TEXT * 999}, method=8, stated_size=5, crc=0)
    assert "does not unpack to what" in str(refused(crooked.written(tmp_path / "more.zip", archive(members))))


@pytest.mark.parametrize(
    "fields",
    [{"crc": 7}, {"method": 8, "packed_tail": b"more"}, {"method": 8, "stated_size": 500}],
    ids=["another checksum", "bytes after the end of the stream", "fewer bytes than stated"],
)
def test_content_that_does_not_unpack_is_refused(tmp_path, refused, fields):
    content = archive(members_of(bundles.a_bag(), **fields))
    assert "bagit.txt in damaged.zip does not unpack" in str(refused(crooked.written(tmp_path / "damaged.zip", content)))


@pytest.mark.parametrize(
    ("limits", "phrase"),
    [
        (Limits(entries=3), "more than the limit of 3"),
        (Limits(file_bytes=100), "more than the limit of 100 for one file"),
        (Limits(total_bytes=1000), "unpacks to"),
        (Limits(tag_bytes=50), "limit of 50 bytes"),
        (Limits(depth=2), "limit of 2 levels"),
        (Limits(name_bytes=12), "limit of 12 bytes"),
    ],
)
def test_each_limit_is_named_in_its_refusal(tmp_path, refused, limits, phrase):
    assert phrase in str(refused(bundles.zipped(tmp_path / "b.zip", bundles.a_bag()), limits))


def test_a_zip_is_not_opened_by_the_ratio_of_its_honest_silence(tmp_path, staging):
    """A little silence shrinks a thousandfold and is no bomb: the ratio is asked only of what is large."""
    files = {"data/silence.txt": bytes(500_000)}
    assert read_bundle(bundles.zipped(tmp_path / "b.zip", bundles.a_bag(files)), staging).files[0].size == 500_000


@pytest.mark.parametrize("wide_end", [False, True], ids=["plain end", "64-bit end"])
@pytest.mark.parametrize("fields", [{}, {"wide": True}, {"flags": DESCRIPTOR}, {"method": 8}, {"method": 8, "flags": DESCRIPTOR}])
def test_honest_zips_of_every_layout_are_read(tmp_path, staging, fields, wide_end):
    content = archive(members_of(bundles.a_bag({"data/notes.txt": b"a note"}), **fields), wide_end=wide_end)
    assert read_bundle(crooked.written(tmp_path / "good.zip", content), staging).files[0].path == "data/notes.txt"


@pytest.mark.parametrize("layout", ["<3L", "<L2Q"])
@pytest.mark.parametrize("signature", [b"PK\7\x08", b""])
def test_descriptors_of_every_layout_are_read(tmp_path, staging, layout, signature):
    members = members_of(bundles.a_bag({"data/notes.txt": b"a note"}), flags=DESCRIPTOR)
    members[0].descriptor = signature + struct.pack(layout, *members[0].sums)
    assert read_bundle(crooked.written(tmp_path / "good.zip", archive(members)), staging).files


def test_folder_entries_are_harmless(tmp_path, staging):
    bag = bundles.a_bag({"data/a/notes.txt": b"a note"})
    folders = [Member(b"data/", b"", attributes=0o040755 << 16), Member(b"data/a/", b"", attributes=WINDOWS_FOLDER, system=0)]
    content = archive(folders + members_of(bag))
    assert read_bundle(crooked.written(tmp_path / "good.zip", content), staging).files


def test_a_zip_written_to_a_pipe_is_read(tmp_path, staging):
    """Programs that cannot seek put sizes behind the content."""
    path = tmp_path / "piped.zip"
    with path.open("wb") as file, zipfile.ZipFile(_Unseekable(file), "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in bundles.a_bag({"data/notes.txt": b"a note"}).items():
            target.writestr(name, content)
    assert read_bundle(path, staging).files


class _Unseekable:
    def __init__(self, file):
        self.write, self.flush = file.write, file.flush
