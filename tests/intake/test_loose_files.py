"""Loose files open like bundles: whatever letters their names are in, with or without a submission.json."""

import json
import os
import unicodedata
import zipfile

import pytest

from reviewer.domain.evidence import ExhibitKind
from reviewer.errors import Refused
from reviewer.intake import NameEncoding, Opening, check_bundle, draft, names_proposal, pack, read_bundle
from reviewer.intake.document import read_document
from reviewer.intake.loose_reading import DocumentNotWanted, DraftNotConfirmed
from reviewer.intake.spelling import NamesAmbiguous, NamesNotInEncoding
from tests.intake import bundles, crooked
from tests.intake.crooked import UTF8, Member, archive

SHANGHAI = Opening(zone="Asia/Shanghai")


@pytest.fixture
def messy(tmp_path):
    """What arrives by messenger: names of phones and chat programs, a sheet of answers, notes, a track."""
    return bundles.laid_out(
        tmp_path / "江湾花园 7月18日",
        {
            "微信图片_20260718103215.jpg": bundles.a_photo(taken=""),
            "IMG_20260718_103107.jpg": bundles.a_photo(),
            "VID_20260718_103030.mp4": bundles.a_film(),
            "录音 2026-07-18 10.33.00.m4a": bundles.a_sound(container="m4a"),
            "答案.csv": "题号,题目,答案,备注,时间\nQ07,前台是否问候？,否,等了很久,10:34\nQ08,制服整洁,是,,\n".encode("gbk"),
            "notes.txt": "10:30:30 到达\n10点34分 前台没有问候\n  等了88秒\n".encode(),
            "track.gpx": a_track().encode(),
            "Thumbs.db": b"litter",
            "~$答案.xlsx": b"litter",
        },
    )


def a_track() -> str:
    points = [("2026-07-18T02:10:00Z", 31.0), ("2026-07-18T02:31:00Z", 31.23), ("2026-07-18T02:32:00Z", 31.24)]
    spelled = "".join(f'<trkpt lat="{latitude}" lon="121.47"><time>{at}</time><hdop>2</hdop></trkpt>' for at, latitude in points)
    return f'<gpx xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>{spelled}</trkseg></trk></gpx>'


def confirmed(path, staging, opening=SHANGHAI):
    return read_bundle(path, staging, opening=Opening(names=opening.names, document=draft(path, opening=opening).document))


def test_loose_files_wait_for_a_person_to_confirm_their_draft(messy, staging):
    with pytest.raises(DraftNotConfirmed):
        read_bundle(messy, staging)
    assert list(staging.iterdir()) == []


def test_a_messy_folder_is_drafted_and_read(messy, staging):
    bundle = confirmed(messy, staging)
    assert {file.path: file.kind for file in bundle.files} == {
        "data/VID_20260718_103030.mp4": ExhibitKind.FILM,
        "data/录音 2026-07-18 10.33.00.m4a": ExhibitKind.SOUND,
        "data/IMG_20260718_103107.jpg": ExhibitKind.PHOTO,
        "data/微信图片_20260718103215.jpg": ExhibitKind.PHOTO,
        "data/notes.txt": ExhibitKind.DOCUMENT,
        "data/track.gpx": ExhibitKind.DOCUMENT,
        "data/答案.csv": ExhibitKind.DOCUMENT,
    }
    submission = bundle.submission
    assert (submission.visit.start, submission.visit.zone) == (bundles.beijing(10, 10), "Asia/Shanghai")
    assert [(answer.question, answer.value, answer.comment, answer.at) for answer in submission.answers] == [
        ("Q07", False, "等了很久", bundles.beijing(10, 34)),
        ("Q08", True, "", None),
    ]
    assert [(note.at, note.text) for note in submission.notes] == [
        (bundles.beijing(10, 30, 30), "到达"),
        (bundles.beijing(10, 34), "前台没有问候\n等了88秒"),
    ]
    assert submission.visit.check_in is not None
    assert (submission.visit.check_in.latitude, submission.visit.check_in.accuracy_m) == (31.0, 10.0)


def test_everything_a_draft_assumes_is_asked_about(messy):
    made = draft(messy)
    assert [question.kind for question in made.questions] == [
        "visit",
        "zone",
        "check_in",
        "answers",
        "notes",
        "assignment",
        "site",
        "rubric",
        "shopper",
        "filed",
    ]
    assert "7月18日" in next(question.sentence() for question in made.questions if question.kind == "site")


def test_a_draft_is_a_whole_document_that_reads_back(messy):
    made = draft(messy, opening=SHANGHAI)
    assert read_document(made.to_json().encode()).submission.assignment.id == "draft"


def test_the_same_material_drafted_twice_is_the_same_bundle(messy):
    assert draft(messy).document["bundle_id"] == draft(messy).document["bundle_id"]


def test_a_confirmed_document_is_what_counts(messy, staging):
    document = {**draft(messy, opening=SHANGHAI).document, "shopper": {"id": "S-042"}}
    assert read_bundle(messy, staging, opening=Opening(document=document)).submission.shopper == "S-042"


def test_a_file_that_changed_since_the_draft_is_refused(messy, staging):
    document = draft(messy, opening=SHANGHAI).document
    (messy / "notes.txt").write_text("11:00 something else", encoding="utf-8")
    with pytest.raises(Refused, match=r"notes\.txt does not have the SHA-256"):
        read_bundle(messy, staging, opening=Opening(document=document))
    assert list(staging.iterdir()) == []


def test_a_folder_read_is_pinned_as_the_zip_that_packing_makes_of_it(messy, tmp_path, staging):
    document = draft(messy, opening=SHANGHAI).document
    pack(messy, tmp_path / "packed.zip", opening=Opening(document=document))
    (tmp_path / "other").mkdir()
    loose = read_bundle(messy, staging, opening=Opening(document=document))
    packed = read_bundle(tmp_path / "packed.zip", tmp_path / "other")
    assert (loose.tag_digest, loose.document) == (packed.tag_digest, packed.document)


@pytest.mark.parametrize("has_payload_folder", [False, True], ids=["beside the files", "with data/"])
def test_a_folder_with_its_own_document_is_read_at_once(tmp_path, staging, has_payload_folder):
    files = bundles.some_files()
    laid = {name.removeprefix("" if has_payload_folder else "data/"): content for name, content in files.items()}
    folder = bundles.laid_out(tmp_path / "visit", {**laid, "submission.json": json.dumps(bundles.a_document(files)).encode()})
    assert read_bundle(folder, staging).submission.shopper == "S-042"


def test_a_bag_takes_no_other_document(tmp_path, staging):
    path = bundles.zipped(tmp_path / "b.zip", bundles.a_bag())
    for act in (lambda: read_bundle(path, staging, opening=Opening(document={})), lambda: draft(path)):
        with pytest.raises(DocumentNotWanted):
            act()


def test_a_zip_of_a_folder_is_named_after_the_folder(tmp_path):
    path = bundles.zipped(tmp_path / "download (3).zip", {"a.txt": b"x", "b/c.txt": b"y"}, top="江湾花园/")
    document = draft(path).document
    assert document["assignment"]["site"] == "江湾花园"
    assert [file["path"] for file in document["files"]] == ["data/a.txt", "data/b/c.txt"]


def zip_of(tmp_path, *names: bytes, **fields):
    return crooked.written(tmp_path / "loose.zip", archive([Member(name, b"10:31 x", **fields) for name in names]))


NAMES = {
    "七个房间/大堂照片.txt": NameEncoding.GBK,
    "录音文件/前台.txt": NameEncoding.GBK,
    "電梯門/櫃檯錄音.txt": NameEncoding.BIG5,
    "大廳的問卷.txt": NameEncoding.BIG5,
    "Élévateur à l'étage.txt": NameEncoding.CP437,
    "Müller Straße.txt": NameEncoding.CP437,
    "微信图片.txt": NameEncoding.UTF_8,
    "café.txt": NameEncoding.UTF_8,
}


@pytest.mark.parametrize(("name", "encoding"), NAMES.items(), ids=[f"{encoding}-{len(name)}" for name, encoding in NAMES.items()])
def test_names_in_old_letters_are_read_and_their_bytes_kept(tmp_path, staging, name, encoding):
    raw = name.encode(encoding.codec)
    path = zip_of(tmp_path, raw)
    choice = names_proposal(path)
    assert choice.encoding is encoding
    assert not choice.is_ambiguous
    bundle = confirmed(path, staging)
    last = name.rpartition("/")[2]
    assert bundle.files[0].original_name == last
    stated = json.loads(bundle.document)["files"][0]
    if encoding is NameEncoding.UTF_8:
        assert "original_path_hex" not in stated
    else:
        assert bytes.fromhex(stated["original_path_hex"]) == raw


def test_names_of_a_mac_are_composed_and_their_bytes_kept(tmp_path, staging):
    folder = tmp_path / "visit"
    folder.mkdir()
    raw = unicodedata.normalize("NFD", "café é.txt").encode()
    (folder / os.fsdecode(raw)).write_bytes(b"10:31 x")
    bundle = confirmed(folder, staging)
    assert bundle.files[0].path == "data/café é.txt"
    assert bytes.fromhex(json.loads(bundle.document)["files"][0]["original_path_hex"]) == raw


def test_names_unpacked_from_an_old_zip_into_a_folder_are_read(tmp_path, staging):
    folder = tmp_path / "visit"
    folder.mkdir()
    (folder / os.fsdecode("大堂照片.txt".encode("gbk"))).write_bytes(b"x")
    assert confirmed(folder, staging).files[0].path == "data/大堂照片.txt"


AMBIGUOUS = "鞦韆".encode("big5")


def test_names_that_can_be_read_two_ways_are_asked_about(tmp_path, staging):
    path = zip_of(tmp_path, AMBIGUOUS + b".txt")
    choice = names_proposal(path)
    assert choice.is_ambiguous
    assert {"鞦韆.txt"} <= {candidate.names[0] for candidate in choice.candidates}
    with pytest.raises(NamesAmbiguous) as caught:
        draft(path)
    assert "鞦韆.txt" in str(caught.value)
    assert "--names" in str(caught.value)
    chosen = Opening(names=NameEncoding.BIG5, zone="Asia/Taipei")
    assert confirmed(path, staging, chosen).files[0].path == "data/鞦韆.txt"


def test_a_choice_that_does_not_fit_is_refused(tmp_path):
    path = zip_of(tmp_path, "大堂照片.txt".encode("gbk"))
    with pytest.raises(NamesNotInEncoding):
        draft(path, opening=Opening(names=NameEncoding.UTF_8))


def test_a_name_in_utf8_beside_the_plain_one_counts(tmp_path, staging):
    """As WinRAR and 7-Zip write it: the old letters for old programs, Unicode in an extra field."""
    raw = "電梯門.txt".encode("big5")
    path = zip_of(tmp_path, raw, extra=crooked.unicode_path(raw, "電梯門.txt"))
    assert not names_proposal(path).candidates
    assert confirmed(path, staging).files[0].path == "data/電梯門.txt"


@pytest.mark.parametrize("stated", ["a/../b.txt", "other.txt"], ids=["a climbing name", "another checksum"])
def test_a_lying_second_name_is_refused(tmp_path, stated):
    raw = "電梯門.txt".encode("big5")
    made_for = raw if stated.startswith("a/") else b"different"
    with pytest.raises(Refused):
        draft(zip_of(tmp_path, raw, extra=crooked.unicode_path(made_for, stated)))


def test_a_name_marked_as_utf8_is_never_read_otherwise(tmp_path):
    with pytest.raises(Refused, match="not marked as UTF-8"):
        draft(zip_of(tmp_path, "大堂.txt".encode("gbk"), flags=UTF8))


def test_a_check_of_loose_files_says_what_it_assumed(messy):
    report = check_bundle(messy, opening=SHANGHAI)
    assert report.is_accepted
    assert [entry["kind"] for entry in json.loads(report.to_json())["assumed"]] == [assumption.kind for assumption in report.assumed]
    assert "answers" in {assumption.kind for assumption in report.assumed}


def test_a_zip_within_is_kept_unopened(tmp_path, staging):
    inner = tmp_path / "inner.zip"
    with zipfile.ZipFile(inner, "w") as held:
        held.writestr("../../climb.txt", b"x" * 1000)
    folder = bundles.laid_out(tmp_path / "visit", {"inner.zip": inner.read_bytes(), "a.txt": b"x"})
    files = {file.path: file for file in confirmed(folder, staging).files}
    assert (files["data/inner.zip"].kind, files["data/inner.zip"].media_type) == (ExhibitKind.DOCUMENT, "application/zip")
    assert files["data/inner.zip"].staged.read_bytes() == inner.read_bytes()
