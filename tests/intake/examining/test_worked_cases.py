"""The worked cases and real material of others: the right findings and no wrong ones."""

from collections import Counter
from pathlib import Path

import cv2
import numpy as np
import pillow_heif
import pytest
from PIL import Image

from reviewer.intake import Opening, check_bundle, pack
from reviewer.places import resource
from tests.intake import bundles
from tests.intake.examining.media import a_picture, saved

pillow_heif.register_heif_opener()

REAL = Path(__file__).parents[4] / "shared" / "data" / "real"


@pytest.mark.parametrize("case", ["residential", "office", "commercial"])
def test_a_worked_case_has_no_intake_findings(tmp_path, case):
    """Their planted faults are faults of the service, not of the submission."""
    pack(resource("samples", case), tmp_path / "b.zip")
    report = check_bundle(tmp_path / "b.zip")
    assert report.refusal is None
    assert [finding.sentence() for finding in report.findings] == []
    assert report.examination.grade.points == 10


@pytest.mark.skipif(not REAL.is_dir(), reason="the real material is not there")
def test_real_material_has_the_findings_it_should_have(tmp_path):
    """Photos, speech, film and sound by many hands, thrown together: nothing of one visit, and each finding is true."""
    pack(REAL, tmp_path / "b.zip")
    report = check_bundle(tmp_path / "b.zip")
    found = Counter(finding.kind for finding in report.findings)
    by_place = {(finding.kind, finding.place.rpartition("/")[2]) for finding in report.findings}
    assert {place for kind, place in by_place if kind == "photo_twice"} == {"Landscape_3.jpg", "Landscape_6.jpg", "Landscape_8.jpg"}
    assert {place for kind, place in by_place if kind == "sound_noisy"} == {"babble-0dB.wav"}
    assert {place for kind, place in by_place if kind == "unreadable"} == {"ultrahdr.jpg"}
    assert {kind for kind in found if kind.startswith(("photo_", "sound_", "film_"))} == {"photo_twice", "sound_noisy"}


def test_a_messy_folder_from_a_messenger_has_the_findings_it_should_have(tmp_path):
    """Loose files with the names phones and chat programs give, HEIC, m4a and a sheet of answers in GBK."""
    taken = a_picture(4)
    soft = cv2.GaussianBlur(a_picture(7), (0, 0), 6)
    blurred = np.clip(soft + np.random.default_rng(3).normal(0, 1, soft.shape), 0, 255).astype(np.uint8)
    folder = tmp_path / "江湾花园 7月18日"
    bundles.laid_out(
        folder,
        {
            "录音 2026-07-18 10.30.00.m4a": bundles.a_sound(20, container="m4a"),
            "答案.csv": "题号,题目,答案,备注,时间\nQ07,前台3秒内是否问候？,是,88秒后才问候,10:34\nQ08,环境如何？,态度差,,\n".encode("gbk"),
            "notes.txt": "10:30:30 到达\n10:34:00 前台没有问候\n".encode(),
        },
    )
    saved(folder, taken, "IMG_20260718_103107.jpg")
    saved(folder, blurred, "微信图片_20260718103215.jpg", camera=False)
    Image.fromarray(cv2.cvtColor(a_picture(9), cv2.COLOR_BGR2RGB)).save(folder / "IMG_20260718_103310.heic")
    report = check_bundle(folder, opening=Opening(zone="Asia/Shanghai"))
    assert report.refusal is None
    about = {(finding.kind, finding.place.rpartition("/")[2]) for finding in report.findings}
    assert {
        ("photo_blurred", "微信图片_20260718103215.jpg"),
        ("answer_against_comment", "comment"),
        ("vague_words", "value"),
        ("check_in_missing", "check_in"),
    } <= about
    in_files = {one for one in about if one[1].endswith((".jpg", ".heic"))}
    assert in_files == {("photo_blurred", "微信图片_20260718103215.jpg")}
    assert {kind for kind, _ in about if kind in {"clock_unknown", "outside_visit", "date_nonsense"}} == set()
