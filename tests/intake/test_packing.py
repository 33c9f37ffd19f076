"""What is packed can be read: loose files, folders with a document, bags."""

import json
import os
import zipfile

import pytest

from reviewer.domain.evidence import ExhibitKind
from reviewer.errors import Refused
from reviewer.intake import Opening, check_bundle, pack, read_bundle
from tests.intake import bundles


@pytest.fixture
def loose(tmp_path):
    return bundles.laid_out(
        tmp_path / "江湾 花园",
        {
            "lobby.MP4": bundles.a_film(),
            "voice/desk.m4a": bundles.a_sound(container="m4a"),
            "voice/desk.bin": bundles.a_sound(),
            "photos/大堂.jpg": bundles.a_photo(),
            "photos/old.jpg": bundles.a_photo(taken="2019:05:01 09:00:00"),
            "broken.jpg": b"\xff\xd8\xff\xe0 rubbish",
            "notes.txt": bundles.a_text(),
            ".DS_Store": b"litter",
            "photos/._大堂.jpg": b"litter",
        },
    )


def test_loose_files_are_packed_with_a_draft_that_can_be_read(tmp_path, staging, loose):
    packed = pack(loose, tmp_path / "visit.zip", opening=Opening(zone="Asia/Shanghai"))
    bundle = read_bundle(tmp_path / "visit.zip", staging)
    assert packed.is_drafted
    assert packed.files == len(bundle.files) == 7
    assert packed.document == bundle.document
    assert bundle.submission.assignment.site == "江湾 花园"
    assert {file.path: (file.kind, file.media_type) for file in bundle.files} == {
        "data/lobby.MP4": (ExhibitKind.FILM, "video/mp4"),
        "data/voice/desk.m4a": (ExhibitKind.SOUND, "audio/mp4"),
        "data/voice/desk.bin": (ExhibitKind.SOUND, "audio/wav"),
        "data/photos/大堂.jpg": (ExhibitKind.PHOTO, "image/jpeg"),
        "data/photos/old.jpg": (ExhibitKind.PHOTO, "image/jpeg"),
        "data/broken.jpg": (ExhibitKind.DOCUMENT, "image/jpeg"),
        "data/notes.txt": (ExhibitKind.DOCUMENT, "text/plain"),
    }


def test_a_drafted_visit_is_the_largest_group_of_moments(tmp_path, staging, loose):
    pack(loose, tmp_path / "visit.zip", opening=Opening(zone="Asia/Shanghai"))
    visit = read_bundle(tmp_path / "visit.zip", staging).submission.visit
    assert (visit.start, visit.end, visit.zone) == (bundles.beijing(10, 30, 30), bundles.beijing(10, 31, 7, 250_000), "Asia/Shanghai")


def test_a_draft_without_any_clock_takes_the_dates_of_the_files(tmp_path, staging):
    folder = bundles.laid_out(tmp_path / "loose", {"a.txt": b"a", "b.txt": b"b"})
    for name, second in (("a.txt", 0), ("b.txt", 90)):
        os.utime(folder / name, (0, bundles.beijing(10, 30).timestamp() + second))
    pack(folder, tmp_path / "visit.zip", opening=Opening(zone="Asia/Shanghai"))
    visit = read_bundle(tmp_path / "visit.zip", staging).submission.visit
    assert (visit.start, visit.end) == (bundles.beijing(10, 30), bundles.beijing(10, 31, 30))


def test_a_document_may_leave_out_what_can_be_found(tmp_path, staging, loose):
    given = bundles.a_document({})
    del given["bundle_id"], given["schema"]
    given["files"] = [{"path": "data/photos/大堂.jpg", "device": "P60", "captured": "2026-07-18T10:31:00+08:00"}]
    packed = pack(loose, tmp_path / "visit.zip", opening=Opening(document=given))
    bundle = read_bundle(tmp_path / "visit.zip", staging)
    assert not packed.is_drafted
    assert bundle.submission.answers[0].question == "Q07"
    described = {entry["path"]: entry for entry in json.loads(bundle.document)["files"]}
    assert described["data/photos/大堂.jpg"]["captured"] == "2026-07-18T10:31:00+08:00"
    assert described["data/notes.txt"]["sha256"] == bundles.digest(bundles.a_text())


@pytest.mark.parametrize("has_payload_folder", [False, True], ids=["loose", "below data"])
def test_a_folder_that_holds_its_document_is_packed_by_it(tmp_path, staging, has_payload_folder):
    files = bundles.some_files()
    prefix = "" if has_payload_folder else "data/"
    laid = {name.removeprefix(prefix): content for name, content in files.items()}
    folder = bundles.laid_out(tmp_path / "visit", {**laid, "submission.json": json.dumps(bundles.a_document(files)).encode()})
    assert not pack(folder, tmp_path / "visit.zip").is_drafted
    assert read_bundle(tmp_path / "visit.zip", staging).submission.shopper == "S-042"


def test_a_bag_is_packed_as_it_is(tmp_path, staging):
    folder = bundles.laid_out(tmp_path / "bag", bundles.a_bag())
    pack(folder, tmp_path / "visit.zip")
    bundle = read_bundle(tmp_path / "visit.zip", staging)
    assert {file.path for file in bundle.files} == set(bundles.some_files())


def test_the_same_folder_and_document_give_the_same_bytes(tmp_path, loose):
    document = bundles.a_document({})
    for copy in "ab":
        (tmp_path / copy).mkdir()
        os.utime(loose / "notes.txt", (0, ord(copy)))
        pack(loose, tmp_path / copy / "visit.zip", opening=Opening(document=document))
    assert (tmp_path / "a" / "visit.zip").read_bytes() == (tmp_path / "b" / "visit.zip").read_bytes()


def test_recordings_are_stored_and_texts_deflated_below_one_folder_named_as_the_zip(tmp_path, loose):
    pack(loose, tmp_path / "visit.zip")
    with zipfile.ZipFile(tmp_path / "visit.zip") as archive:
        methods = {entry.filename: entry.compress_type for entry in archive.infolist()}
    assert {name.partition("/")[0] for name in methods} == {"visit"}
    assert methods["visit/data/lobby.MP4"] == zipfile.ZIP_STORED
    assert methods["visit/submission.json"] == methods["visit/data/notes.txt"] == zipfile.ZIP_DEFLATED


def test_a_packed_bundle_satisfies_bagit_python(tmp_path, loose):
    import bagit

    pack(loose, tmp_path / "visit.zip")
    with zipfile.ZipFile(tmp_path / "visit.zip") as archive:
        archive.extractall(tmp_path / "out")
    bagit.Bag(str(tmp_path / "out" / "visit")).validate()


def test_a_packed_draft_passes_the_check(tmp_path, loose):
    pack(loose, tmp_path / "visit.zip")
    assert check_bundle(tmp_path / "visit.zip").is_accepted


REFUSED = {
    "an empty folder": ({}, None, "holds no file to pack"),
    "a wrong digest": (
        {"a.txt": b"x"},
        {"files": [{"path": "data/a.txt", "sha256": "0" * 64}]},
        "data/a.txt does not have the SHA-256",
    ),
    "a wrong size": ({"a.txt": b"x"}, {"files": [{"path": "data/a.txt", "size": 9}]}, "data/a.txt has 1 bytes, submission.json says 9"),
    "a file that is not there": ({"a.txt": b"x"}, {"files": [{"path": "data/b.txt"}]}, "data/b.txt is listed but missing"),
    "a role that is untrue": (
        {"a.mp4": bundles.a_sound(container="m4a")},
        {"files": [{"path": "data/a.mp4", "role": "film", "media_type": "video/mp4"}]},
        "filed as a film but holds no picture",
    ),
    "a document of the wrong shape": ({"a.txt": b"x"}, {"shopper": {}}, "lacks the field 'id' at /shopper"),
    "a bad name": ({"what?.txt": b"x"}, None, "U+003F"),
    "a submission.json of rubbish": ({"a.txt": b"x", "submission.json": b"{"}, None, "not valid JSON"),
    "a file beside data/": ({"data/a.txt": b"x", "b.txt": b"x", "submission.json": b"{}"}, None, "b.txt lies in the bundle but"),
}


@pytest.mark.parametrize(("files", "changes", "phrase"), REFUSED.values(), ids=REFUSED)
def test_what_no_reader_would_take_is_not_packed(tmp_path, files, changes, phrase):
    (tmp_path / "visit").mkdir()
    folder = bundles.laid_out(tmp_path / "visit", files)
    document = None if changes is None else {**bundles.a_document({}), **changes}
    with pytest.raises(Refused) as caught:
        pack(folder, tmp_path / "visit.zip", opening=Opening(document=document))
    assert phrase in str(caught.value)
    assert {path.name for path in tmp_path.iterdir()} == {"visit"}


def test_an_unknown_zone_is_refused(tmp_path, loose):
    with pytest.raises(Refused, match="Asia/Atlantis"):
        pack(loose, tmp_path / "visit.zip", opening=Opening(zone="Asia/Atlantis"))


def test_a_bundle_is_not_packed_into_itself(loose):
    with pytest.raises(Refused, match="inside the folder"):
        pack(loose, loose / "visit.zip")
