"""Lists of marks and proofs of absence made on the timeline, from a real case."""

import json

import pytest

from reviewer.domain.evidence import CitationKind
from reviewer.domain.moments import SECOND_US, Span
from reviewer.operations.evidence import PlaceMarker
from reviewer.operations.findings import DeductPoints
from reviewer.ui.background import MediaPool
from reviewer.ui.preparation import Preparation
from reviewer.ui.timeline.panel import TimelinePanel


@pytest.fixture
def timeline(qtbot, session, tmp_path):
    pool = MediaPool()
    made = TimelinePanel(session, Preparation(pool, tmp_path / "previews"))
    qtbot.addWidget(made)
    yield made
    pool.close()


@pytest.mark.parametrize(("name", "begins"), [("m.vtt", "WEBVTT"), ("m.txt", "5.000000\t"), ("m.csv", "kind,code"), ("m.json", "[")])
def test_moments_and_findings_are_written_for_other_programs(timeline, session, settled, tmp_path, name, begins):
    session.workbench.perform(PlaceMarker(session.desk.review.id, "", Span(5 * SECOND_US, 5 * SECOND_US), "At the gate"))
    settled()
    written = []
    timeline.exporting.written.connect(written.append)
    timeline.exporting.write_marks(session.desk, tmp_path / name)
    assert written == [tmp_path / name]
    text = (tmp_path / name).read_text(encoding="utf-8")
    assert text.startswith(begins)
    assert "At the gate" in text
    if name.endswith("json"):
        assert json.loads(text)[0]["start_us"] == 5 * SECOND_US


def test_without_a_marked_span_no_clip_is_cut(timeline):
    failures = []
    timeline.failed.connect(failures.append)
    timeline.exporting.ask_clip()
    timeline.exporting.ask_still()
    assert [error.key for error in failures] == ["ui.nothing_to_cut"] * 2


def test_what_did_not_happen_in_the_marked_span_hangs_on_the_chosen_finding(timeline, session, settled, real_workbench):
    recording = next(each for each in session.desk.exhibits if each.span is not None and each.span.duration_us > 5 * SECOND_US)
    real_workbench.perform(DeductPoints(session.desk.review.id, session.desk.items[0].item.code))
    settled()
    session.select_finding(session.desk.findings[0].id)
    start_us = recording.span.start_us
    session.mark_span(Span(start_us + SECOND_US, start_us + 3 * SECOND_US))
    timeline.marking.cite_absence("no greeting")
    settled()
    (placed,) = session.desk.findings[0].citations
    assert placed.citation.kind is CitationKind.ABSENCE
    (absence,) = timeline.view.stage.content.absences
    assert (absence.words, absence.span.duration_us, absence.is_played) == ("no greeting", 2 * SECOND_US, False)
