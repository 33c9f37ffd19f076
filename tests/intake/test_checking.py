"""A check says what an import would say, and what a reviewer should know."""

import json

import pytest

from reviewer.intake import check_bundle
from reviewer.intake.staging import ReadingStopped
from reviewer.wording import Language
from tests.intake import bundles


def kinds(report) -> list[tuple[str, str]]:
    return [(finding.kind, finding.place) for finding in report.findings]


def report_on(tmp_path, files, **changes):
    bag = bundles.a_bag(files, bundles.a_document(files, **changes))
    return check_bundle(bundles.zipped(tmp_path / "b.zip", bag))


def test_a_good_bundle_has_no_findings(tmp_path):
    report = report_on(tmp_path, {"data/a.mp4": bundles.a_film(), "data/b.jpg": bundles.a_photo(800, 600), "data/c.txt": b"x"})
    assert report.is_accepted
    assert report.findings == ()
    assert report.examination.grade.points == 10


def test_a_refused_bundle_is_reported_and_not_raised(tmp_path):
    (tmp_path / "b.zip").write_bytes(b"")
    report = json.loads(check_bundle(tmp_path / "b.zip").to_json())
    assert report == {
        "bundle": "b.zip",
        "accepted": False,
        "refusal": "b.zip is empty; ask the shopper to send the bundle again.",
        "submission": None,
        "files": [],
        "findings": [],
        "signature": None,
        "assumed": [],
        "grade": None,
    }


def test_findings_name_what_is_late_unplaced_outside_and_damaged(tmp_path):
    files = {
        "data/late.mp4": bundles.a_film(created="2026-07-18T05:00:00Z"),
        "data/nobody.wav": bundles.a_sound(),
        "data/cut.jpg": bundles.a_photo(800, 600)[:-30_000],
        "data/old.jpg": bundles.a_photo(800, 600, taken="2019:05:01 09:00:00", subsec=""),
    }
    report = report_on(tmp_path, files, filed="2026-07-20T15:00:00+08:00")
    assert kinds(report) == [
        ("filed_late", "/filed"),
        ("unreadable", "data/cut.jpg"),
        ("outside_visit", "data/late.mp4"),
        ("clock_unknown", "data/nobody.wav"),
        ("outside_visit", "data/old.jpg"),
    ]
    assert report.findings[0].sentence() == "The submission was filed 52 h after the visit; the norm is 24 h."
    assert "claims 2019-05-01T09:00:00+08:00" in report.findings[4].sentence()
    assert "提前结束" in report.findings[1].sentence(Language.SIMPLIFIED)


def test_a_submission_filed_before_the_visit_ended_is_told(tmp_path):
    report = report_on(tmp_path, {"data/c.txt": b"x"}, filed="2026-07-18T11:00:00+08:00")
    assert kinds(report) == [("filed_early", "/filed")]


def test_the_json_report_has_the_documented_members(tmp_path):
    report = json.loads(report_on(tmp_path, bundles.some_files()).to_json())
    assert report["accepted"] is True
    assert report["submission"]["site"] == "江湾花园"
    assert report["submission"]["visit"] == {"start": bundles.START, "end": bundles.END, "zone": "Asia/Shanghai"}
    assert [file["role"] for file in report["files"]] == ["film", "sound", "photo", "document"]
    assert report["files"][0]["facts"]["has_film"] is True
    assert report["files"][0]["captured"] == "2026-07-18T02:30:30+00:00"
    assert set(report["findings"][0]) == {"kind", "severity", "sentence", "place", "at", "media_us", "marks"}
    assert set(report["grade"]) == {"points", "best", "lost"}
    assert set(report["grade"]["lost"][0]) == {"points", "kind", "sentence"}


def test_a_stopped_check_is_no_report(tmp_path):
    with pytest.raises(ReadingStopped):
        check_bundle(bundles.zipped(tmp_path / "b.zip", bundles.a_bag()), cancelled=lambda: True)
