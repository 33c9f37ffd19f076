"""The worked cases and real material of others: the right findings and no wrong ones."""

from collections import Counter
from pathlib import Path

import pytest

from reviewer.intake import check_bundle, pack
from reviewer.places import resource

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
