"""Citing, marking, measuring and the ledger of what was played."""

from math import isqrt

import pytest

from reviewer.domain.evidence import Citation, CitationKind, Region
from reviewer.domain.findings import FindingKind
from reviewer.domain.ids import CitationId, ExhibitId, FindingId, MarkerId
from reviewer.domain.moments import Span
from reviewer.domain.review import Measure, Verdict, VerdictState
from reviewer.operations.evidence import (
    CiteEvidence,
    ForeignExhibit,
    ForeignMarker,
    KindMismatch,
    MarkerMeasured,
    MeasuredBackwards,
    MeasureItem,
    MomentMismatch,
    MoveMarker,
    NotTimed,
    PlaceMarker,
    RecordPlayed,
    RegionMisplaced,
    RemoveCitation,
    RemoveMarker,
    SpanOutside,
    SpeedUnknown,
    UnknownAnswer,
    UnknownMoment,
)
from reviewer.operations.findings import DeductPoints, WithdrawFinding
from reviewer.operations.review import ClearVerdict, Decide
from reviewer.queries.desk import desk
from reviewer.queries.journal import log_head
from reviewer.store.reading import RowUnknown
from tests.builders import a_review, a_span_citation, exhibit_id

CORNER = Region(0, 0, 500_000, 500_000)
FILM, SOUND, PHOTO, PAPER = "E-01", "E-02", "E-03", "E-04"
S = 1_000_000


@pytest.fixture
def finding(workspace, review_id) -> FindingId:
    return workspace.perform(DeductPoints(review_id, "A-02")).result


def cited(workspace, review_id, kind, code=None, **more) -> Citation:
    return Citation(CitationKind(kind), exhibit_id(workspace, review_id, code) if code else None, **more)


@pytest.mark.parametrize(
    ("kind", "code", "more"),
    [
        ("span", FILM, {"span": Span(0, S)}),
        ("span", SOUND, {"span": Span(3 * S, 30 * S)}),
        ("frame", FILM, {"span": Span(900_000, 1_083_333)}),
        ("frame", FILM, {"span": Span(0, 83_333), "region": CORNER}),
        ("region", PHOTO, {"region": CORNER}),
        ("answer", None, {"question": "Q07"}),
        ("quote", SOUND, {"span": Span(S, 2 * S), "words": "这个需要经理批准"}),
        ("quote", None, {"question": "Q07", "words": "not at all"}),
        ("quote", None, {"question": "2026-07-18T10:30:00+08:00", "words": "这个需要经理批准"}),
    ],
)
def test_every_kind_of_place_in_the_evidence_can_be_cited(workspace, review_id, finding, kind, code, more):
    citation = cited(workspace, review_id, kind, code, **more)
    citation_id = workspace.perform(CiteEvidence(finding, citation)).result
    (held,) = workspace.fetch(desk, review_id).findings
    assert [(placed.id, placed.citation) for placed in held.citations] == [(citation_id, citation)]
    assert held.is_proved
    workspace.perform(RemoveCitation(citation_id))
    assert not workspace.fetch(desk, review_id).findings[0].is_proved


@pytest.mark.parametrize(
    ("place", "refusal"),
    [
        (("span", FILM, {"span": Span(0, 2 * S)}), SpanOutside),
        (("span", SOUND, {"span": Span(30 * S, 31 * S)}), SpanOutside),
        (("span", SOUND, {"span": Span(-1, 1)}), SpanOutside),
        (("frame", FILM, {"span": Span(S, S + 1)}), SpanOutside),
        (("frame", SOUND, {"span": Span(0, 1)}), KindMismatch),
        (("frame", PHOTO, {"span": Span(0, 1)}), KindMismatch),
        (("region", FILM, {"region": CORNER}), KindMismatch),
        (("region", PAPER, {"region": CORNER}), KindMismatch),
        (("span", PHOTO, {"span": Span(0, 1)}), KindMismatch),
        (("quote", PHOTO, {"span": Span(0, 1), "words": "x"}), KindMismatch),
        (("span", FILM, {"span": Span(0, S), "region": CORNER}), RegionMisplaced),
        (("answer", None, {"question": "Q99"}), UnknownAnswer),
        (("quote", None, {"question": "Q99", "words": "never written down"}), UnknownAnswer),
    ],
)
def test_a_place_that_is_not_there_is_refused_and_nothing_written(workspace, review_id, finding, place, refusal):
    kind, code, more = place
    before = workspace.fetch(log_head)
    with pytest.raises(refusal):
        workspace.perform(CiteEvidence(finding, cited(workspace, review_id, kind, code, **more)))
    assert workspace.fetch(log_head) == before


def test_an_exhibit_of_another_submission_cannot_be_cited(workspace, review_id, finding):
    other = a_review(workspace)
    with pytest.raises(ForeignExhibit):
        workspace.perform(CiteEvidence(finding, a_span_citation(workspace, other)))
    with pytest.raises(ForeignExhibit):
        workspace.perform(PlaceMarker(review_id, "arrived", Span(0, 0), "", exhibit_id(workspace, other, FILM)))
    with pytest.raises(ForeignExhibit):
        workspace.perform(RecordPlayed(review_id, ExhibitId(99), (Span(0, 1),)))


@pytest.mark.parametrize("operation", [RemoveCitation(CitationId(9)), RemoveMarker(MarkerId(9)), MoveMarker(MarkerId(9), Span(0, 0))])
def test_what_is_not_there_cannot_be_removed_or_moved(workspace, review_id, operation):
    with pytest.raises(RowUnknown, match="9"):
        workspace.perform(operation)


def placed(workspace, review_id, kind, at_us, code=None):
    exhibit = exhibit_id(workspace, review_id, code) if code else None
    return workspace.perform(PlaceMarker(review_id, kind, Span(at_us, at_us), "", exhibit)).result


def marker(workspace, review_id, marker_id):
    return next(found for found in workspace.fetch(desk, review_id).markers if found.id == marker_id)


def test_a_marker_takes_the_surest_recording_that_covers_it(workspace, review_id):
    film, sound = exhibit_id(workspace, review_id, FILM), exhibit_id(workspace, review_id, SOUND)
    expected = {30 * S: (sound, 250_000), 30 * S + 500_000: (sound, 250_000), 59 * S: (sound, 250_000), 0: (None, S), 61 * S: (None, S)}
    for at_us, (exhibit, uncertainty_us) in expected.items():
        found = marker(workspace, review_id, placed(workspace, review_id, "arrived", at_us))
        assert (found.exhibit_id, found.uncertainty_us) == (exhibit, uncertainty_us)
    named = marker(workspace, review_id, placed(workspace, review_id, "arrived", 30 * S, FILM))
    assert (named.exhibit_id, named.uncertainty_us) == (film, S)


def test_a_bookmark_needs_no_moment_but_an_unknown_moment_is_refused(workspace, review_id):
    placed(workspace, review_id, "", 0)
    with pytest.raises(UnknownMoment, match="landed"):
        placed(workspace, review_id, "landed", 0)


def measured(workspace, review_id, start_us, end_us, start_on=SOUND, end_on=SOUND):
    """A-01: the guard's first question within 3 s of arriving."""
    start = placed(workspace, review_id, "arrived", start_us, start_on)
    end = placed(workspace, review_id, "first_question", end_us, end_on)
    finding_id = workspace.perform(MeasureItem(review_id, "A-01", start, end)).result
    line = next(line for line in workspace.fetch(desk, review_id).items if line.item.code == "A-01")
    return line, finding_id, (start, end)


def test_a_time_within_the_limit_is_met(workspace, review_id):
    line, finding_id, (start, end) = measured(workspace, review_id, 31 * S, 33 * S)
    # Sound at 16 kHz: one sample is 62.5 us, rounded up.
    assert line.verdict == Verdict("A-01", VerdictState.MET, measure=Measure(2 * S, 63, start, end))
    assert (finding_id, line.findings) == (None, ())


def test_a_time_over_the_limit_is_not_met_and_asks_for_proof(workspace, review_id):
    line, finding_id, (start, end) = measured(workspace, review_id, 31 * S, 36 * S)
    assert line.verdict == Verdict("A-01", VerdictState.NOT_MET, measure=Measure(5 * S, 63, start, end))
    assert [(finding.id, finding.kind, finding.is_proved) for finding in line.findings] == [(finding_id, FindingKind.DEDUCTION, False)]


def test_two_tracks_add_their_uncertainties_as_independent_errors(workspace, review_id):
    line, _, _ = measured(workspace, review_id, 30 * S, 32 * S, FILM, SOUND)
    squares = 1_000_000**2 + 250_000**2
    assert line.verdict.measure.uncertainty_us == isqrt(squares - 1) + 1 == 1_030_777


def test_a_film_tells_times_to_one_frame(workspace, review_id):
    line, _, _ = measured(workspace, review_id, 30 * S, 30 * S + 500_000, FILM, FILM)
    assert line.verdict.measure.uncertainty_us == 83_334  # 12 frames a second


def test_a_time_too_close_to_the_limit_costs_nothing_and_is_told_so(workspace, review_id):
    line, finding_id, _ = measured(workspace, review_id, 30 * S, 33 * S + 900_000, FILM, SOUND)
    assert (line.verdict.state, finding_id) == (VerdictState.MET, None)
    score = next(score for score in workspace.fetch(desk, review_id).scorecard.items if score.item == "A-01")
    assert score.is_too_close
    assert score.deduction == 0


def test_moving_a_marker_measures_again(workspace, review_id):
    _, _, (_, end) = measured(workspace, review_id, 31 * S, 33 * S)
    workspace.perform(MoveMarker(end, Span(40 * S, 40 * S)))
    line = next(line for line in workspace.fetch(desk, review_id).items if line.item.code == "A-01")
    assert (line.verdict.state, line.verdict.measure.duration_us, len(line.findings)) == (VerdictState.NOT_MET, 9 * S, 1)
    workspace.perform(MoveMarker(end, Span(32 * S, 32 * S)))
    line = next(line for line in workspace.fetch(desk, review_id).items if line.item.code == "A-01")
    assert (line.verdict.state, line.verdict.measure.duration_us, line.findings) == (VerdictState.MET, S, ())
    with pytest.raises(MeasuredBackwards):
        workspace.perform(MoveMarker(end, Span(30 * S, 30 * S)))
    workspace.undo(review_id)
    assert marker(workspace, review_id, end).span == Span(40 * S, 40 * S)


def test_a_marker_that_a_measure_rests_on_stays_until_the_verdict_is_cleared(workspace, review_id):
    _, _, (start, end) = measured(workspace, review_id, 31 * S, 33 * S)
    for each in (start, end):
        with pytest.raises(MarkerMeasured, match="A-01"):
            workspace.perform(RemoveMarker(each))
    workspace.perform(ClearVerdict(review_id, "A-01"))
    workspace.perform(RemoveMarker(start))
    assert [found.id for found in workspace.fetch(desk, review_id).markers] == [end]


def test_deducting_by_hand_sets_a_favourable_measure_aside(workspace, review_id):
    measured(workspace, review_id, 31 * S, 33 * S)
    finding = workspace.perform(DeductPoints(review_id, "A-01")).result
    line = next(line for line in workspace.fetch(desk, review_id).items if line.item.code == "A-01")
    assert line.verdict == Verdict("A-01", VerdictState.NOT_MET)
    workspace.perform(WithdrawFinding(finding))
    assert next(line for line in workspace.fetch(desk, review_id).items if line.item.code == "A-01").verdict is None


def test_only_a_timed_item_is_measured_between_its_own_moments_in_their_order(workspace, review_id):
    start, end = placed(workspace, review_id, "arrived", 33 * S), placed(workspace, review_id, "first_question", 31 * S)
    with pytest.raises(NotTimed):
        workspace.perform(MeasureItem(review_id, "A-02", start, end))
    with pytest.raises(MomentMismatch):
        workspace.perform(MeasureItem(review_id, "A-01", end, start))
    with pytest.raises(MeasuredBackwards):
        workspace.perform(MeasureItem(review_id, "A-01", start, end))
    other = a_review(workspace)
    with pytest.raises(ForeignMarker):
        workspace.perform(MeasureItem(other, "A-01", start, end))


def test_played_spans_are_merged_clipped_and_kept_once(workspace, review_id):
    sound = exhibit_id(workspace, review_id, SOUND)
    for spans in [(Span(10 * S, 12 * S),), (Span(0, 2 * S), Span(2 * S, 3 * S)), (Span(11 * S, 40 * S), Span(50 * S, 60 * S))]:
        workspace.perform(RecordPlayed(review_id, sound, spans))
    (ledger,) = workspace.fetch(desk, review_id).played
    assert (ledger.exhibit_code, ledger.spans) == (SOUND, (Span(0, 3 * S), Span(10 * S, 30 * S)))
    assert workspace.fetch(lambda reading: len(reading.rows("played"))) == 1


def test_what_was_already_played_leaves_no_step(workspace, review_id):
    sound = exhibit_id(workspace, review_id, SOUND)
    workspace.perform(RecordPlayed(review_id, sound, (Span(0, 10 * S),)))
    head = workspace.fetch(log_head)
    workspace.perform(RecordPlayed(review_id, sound, (Span(2 * S, 5 * S),)))
    workspace.perform(RecordPlayed(review_id, sound, (Span(40 * S, 50 * S),)))
    assert workspace.fetch(log_head) == head


def test_the_ledger_keeps_the_fastest_speed(workspace, review_id):
    sound = exhibit_id(workspace, review_id, SOUND)
    workspace.perform(RecordPlayed(review_id, sound, (Span(0, S),), 2.0))
    workspace.perform(RecordPlayed(review_id, sound, (Span(S, 2 * S),), 0.5))
    assert workspace.fetch(lambda reading: [row["fastest_percent"] for row in reading.rows("played")]) == [200]
    with pytest.raises(SpeedUnknown):
        workspace.perform(RecordPlayed(review_id, sound, (Span(5 * S, 6 * S),), 0.0))


def test_undo_passes_over_what_was_played(workspace, review_id):
    sound = exhibit_id(workspace, review_id, SOUND)
    workspace.perform(Decide(review_id, Verdict("A-02", VerdictState.MET)))
    workspace.perform(Decide(review_id, Verdict("B-01", VerdictState.MET)))
    workspace.undo(review_id)
    workspace.perform(RecordPlayed(review_id, sound, (Span(0, S),)))
    shown = workspace.fetch(desk, review_id)
    assert (shown.undo_label, shown.redo_label) == ("operations.decide", "operations.decide")
    workspace.redo(review_id)
    workspace.undo(review_id)
    workspace.undo(review_id)
    shown = workspace.fetch(desk, review_id)
    assert (shown.undo_label, len(shown.played), shown.items[1].verdict) == (None, 1, None)
