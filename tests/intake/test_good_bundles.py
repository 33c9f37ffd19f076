"""Good bundles in every sane wrapping are read whole."""

import json
import zipfile
from datetime import timedelta

import pytest

from reviewer.domain.evidence import ClockSource, ExhibitKind
from reviewer.intake import read_bundle
from reviewer.intake.bundle import LOOK_COST
from tests.intake import bundles


@pytest.fixture
def staging(tmp_path):
    folder = tmp_path / "staging"
    folder.mkdir()
    return folder


def wrappings(tmp_path):
    bag = bundles.a_bag()
    yield bundles.zipped(tmp_path / "deflated.zip", bag)
    yield bundles.zipped(tmp_path / "stored.zip", bag, zipfile.ZIP_STORED)
    yield bundles.zipped(tmp_path / "one-folder.zip", bag, top="江湾花园/")
    yield bundles.laid_out(tmp_path / "folder", bag)


def test_a_bundle_is_read_from_a_zip_and_from_a_folder_alike(tmp_path):
    read = []
    for number, path in enumerate(wrappings(tmp_path)):
        staging = tmp_path / f"staging-{number}"
        staging.mkdir()
        bundle = read_bundle(path, staging)
        read.append([(file.path, file.sha256, file.staged.read_bytes()) for file in bundle.files])
    assert len(read) == 4
    assert all(files == read[0] for files in read)


def test_the_submission_carries_what_the_shopper_said(tmp_path, staging):
    document = bundles.a_document(bundles.some_files())
    bundle = read_bundle(bundles.zipped(tmp_path / "b.zip", bundles.a_bag(document=document)), staging)
    assert bundle.submission.assignment.site == "江湾花园"
    assert bundle.submission.visit.zone == "Asia/Shanghai"
    assert bundle.submission.visit.end - bundle.submission.visit.start == timedelta(minutes=50)
    assert bundle.submission.answers[0].items == ("D-01",)
    assert bundle.submission.quotes[0].words == "这个需要经理批准"
    assert bundle.document == json.dumps(document, ensure_ascii=False, indent=1)


def test_files_stand_in_the_order_of_their_exhibit_codes(tmp_path, staging):
    bundle = read_bundle(bundles.zipped(tmp_path / "b.zip", bundles.a_bag()), staging)
    assert [file.kind for file in bundle.files] == [ExhibitKind.FILM, ExhibitKind.SOUND, ExhibitKind.PHOTO, ExhibitKind.DOCUMENT]


def test_each_exhibit_lies_where_its_own_clock_puts_it(tmp_path, staging):
    film, sound, photo, text = read_bundle(bundles.zipped(tmp_path / "b.zip", bundles.a_bag()), staging).files
    assert (film.captured_at, film.clock_source, film.uncertainty_us) == (bundles.beijing(10, 30, 30), ClockSource.METADATA, 1_000_000)
    assert (photo.captured_at, photo.uncertainty_us) == (bundles.beijing(10, 31, 7, 250_000), 500_000)
    assert (sound.captured_at, sound.clock_source) == (bundles.beijing(10, 30), ClockSource.UNKNOWN)
    assert sound.uncertainty_us == 50 * 60 * 1_000_000
    assert text.captured_at is None


def test_the_facts_of_film_sound_and_photo_are_found(tmp_path, staging):
    film, sound, photo, _ = read_bundle(bundles.zipped(tmp_path / "b.zip", bundles.a_bag()), staging).files
    assert (film.facts.width, film.facts.height, film.facts.frame_rate, film.facts.has_film) == (64, 48, "12", True)
    assert film.facts.duration_us == 1_000_000
    assert (sound.facts.duration_us, sound.facts.sample_rate, sound.facts.channels) == (500_000, 16000, 1)
    assert (photo.facts.device, photo.facts.latitude, photo.facts.longitude) == ("Huawei P60", 31.23, 121.47)


def test_progress_goes_on_while_files_are_looked_into_and_ends_with_all_work_done(tmp_path, staging):
    heard = []
    files = bundles.some_files()
    read_bundle(bundles.zipped(tmp_path / "b.zip", bundles.a_bag(files)), staging, progress=lambda *step: heard.append(step))
    copied = sum(map(len, files.values()))
    total = copied + len(files) * LOOK_COST
    assert heard[-1] == (total, total)
    assert [done for done, _ in heard if done > copied] == [copied + number * LOOK_COST for number in range(1, len(files) + 1)]
    assert [done for done, _ in heard] == sorted(done for done, _ in heard)
