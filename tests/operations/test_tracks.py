"""Laying exhibits on one clock: by what listening found, and by hand."""

from decimal import Decimal

import pytest

from reviewer.domain.evidence import ClockSource
from reviewer.domain.ids import ExhibitId
from reviewer.domain.moments import Span
from reviewer.domain.review import VerdictState
from reviewer.media.alignment.result import Alignment, Piece
from reviewer.operations.evidence import ForeignExhibit, MeasureItem, PlaceMarker
from reviewer.operations.review import OpenReview
from reviewer.operations.tracks import (
    AlignTracks,
    AnchorsUnusable,
    AnchorTrack,
    MoveDevice,
    MoveTrack,
    NotOnTimeline,
    NudgeTrack,
    TracksSigned,
    UnknownDevice,
)
from reviewer.queries.desk import desk
from reviewer.queries.journal import log_report
from reviewer.store.unit import RowSealed
from tests.builders import REVIEWER, all_met, exhibit_id
from tests.operations.cards import issued

S = 1_000_000
FILM, SOUND, PHOTO, PAPER = "E-01", "E-02", "E-03", "E-04"


def held(workspace, review_id, code):
    return workspace.fetch(desk, review_id).exhibit(code)


def aligned(*pieces):
    first = pieces[0]
    return Alignment(
        aligned=True, pieces=tuple(pieces), offset_us=first.offset_us, drift_ppm=first.drift_ppm, uncertainty_us=first.uncertainty_us
    )


def test_a_recording_is_laid_on_the_clock_of_another(workspace, review_id):
    film, sound = exhibit_id(workspace, review_id, FILM), exhibit_id(workspace, review_id, SOUND)
    before = held(workspace, review_id, FILM)
    found = ((film, aligned(Piece(0, S, 2 * S, Decimal(40), 900))),)
    assert workspace.perform(AlignTracks(review_id, sound, found)).result == 1
    track = held(workspace, review_id, FILM).track
    assert (track.offset_us, track.drift_ppm, track.source) == (32 * S, Decimal(40), ClockSource.ALIGNMENT)
    assert (track.reference, track.relative_us, track.uncertainty_us) == (sound, 900, 250_002)
    assert (track.laid_by, track.laid_at is not None) == (REVIEWER, True)
    workspace.undo(review_id)
    assert held(workspace, review_id, FILM) == before
    workspace.redo(review_id)
    assert held(workspace, review_id, FILM).track == track


def test_what_shares_nothing_stays_where_it_was(workspace, review_id):
    film, sound = exhibit_id(workspace, review_id, FILM), exhibit_id(workspace, review_id, SOUND)
    before = held(workspace, review_id, FILM)
    assert workspace.perform(AlignTracks(review_id, sound, ((film, Alignment(aligned=False)),))).result == 0
    assert held(workspace, review_id, FILM) == before


def test_a_paused_recorder_lies_in_pieces(workspace, review_id):
    film, sound = exhibit_id(workspace, review_id, FILM), exhibit_id(workspace, review_id, SOUND)
    pieces = (Piece(0, 10 * S, 0, Decimal(0), 500), Piece(10 * S, 30 * S, 300 * S, Decimal(0), 700))
    workspace.perform(AlignTracks(review_id, film, ((sound, aligned(*pieces)),)))
    shown = held(workspace, review_id, SOUND)
    assert shown.spans == (Span(30 * S, 40 * S), Span(340 * S, 360 * S))
    assert (shown.span, shown.track) == (Span(30 * S, 360 * S), shown.pieces[0])
    assert [shown.timeline_us(at * S) for at in (0, 9, 10, 29)] == [30 * S, 39 * S, 340 * S, 359 * S]
    assert [shown.media_us(at * S) for at in (29, 35, 100, 345, 361)] == [None, 5 * S, None, 15 * S, None]
    assert shown.on_timeline(Span(9 * S, 11 * S)) == (Span(39 * S, 40 * S), Span(340 * S, 341 * S))
    workspace.perform(NudgeTrack(review_id, sound, -S))
    assert held(workspace, review_id, SOUND).spans == (Span(29 * S, 39 * S), Span(339 * S, 359 * S))
    workspace.undo(review_id)
    workspace.undo(review_id)
    assert held(workspace, review_id, SOUND).spans == (Span(30 * S, 60 * S),)
    assert workspace.fetch(log_report).troubles == ()


def test_moving_a_reference_moves_what_was_aligned_on_it(workspace, review_id):
    film, sound = exhibit_id(workspace, review_id, FILM), exhibit_id(workspace, review_id, SOUND)
    workspace.perform(AlignTracks(review_id, sound, ((film, aligned(Piece(0, S, S, Decimal(0), 900))),)))
    workspace.perform(MoveTrack(review_id, sound, 45 * S, 30_000))
    told = held(workspace, review_id, FILM).track
    assert (told.offset_us, told.source, told.reference, told.uncertainty_us) == (46 * S, ClockSource.ALIGNMENT, sound, 30_014)
    assert held(workspace, review_id, SOUND).track.source is ClockSource.HAND
    workspace.perform(NudgeTrack(review_id, film, 10_000))
    assert (held(workspace, review_id, FILM).track.reference, held(workspace, review_id, SOUND).track.offset_us) == (None, 45 * S)


def test_two_anchors_give_place_and_drift(workspace, review_id):
    sound = exhibit_id(workspace, review_id, SOUND)
    workspace.perform(AnchorTrack(review_id, sound, ((S, 100 * S), (21 * S, 120 * S + 1000))))
    track = held(workspace, review_id, SOUND).track
    assert (track.drift_ppm, track.timeline_us(S), track.timeline_us(21 * S)) == (Decimal(50), 100 * S, 120 * S + 1000)
    workspace.perform(AnchorTrack(review_id, sound, ((S, 50 * S),)))
    assert (held(workspace, review_id, SOUND).track.drift_ppm, held(workspace, review_id, SOUND).timeline_us(S)) == (Decimal(50), 50 * S)


@pytest.mark.parametrize("pairs", [(), ((0, 0), (0, S)), ((0, 0), (S, 2 * S)), ((0, 0), (S, S), (2 * S, 2 * S))])
def test_anchors_that_make_no_clock_are_refused(workspace, review_id, pairs):
    with pytest.raises(AnchorsUnusable):
        workspace.perform(AnchorTrack(review_id, exhibit_id(workspace, review_id, SOUND), pairs))


def test_a_document_is_laid_by_hand_and_nudged_only_then(workspace, review_id):
    paper = exhibit_id(workspace, review_id, PAPER)
    with pytest.raises(NotOnTimeline, match="E-04"):
        workspace.perform(NudgeTrack(review_id, paper, S))
    workspace.perform(MoveTrack(review_id, paper, 5 * S))
    assert held(workspace, review_id, PAPER).span == Span(5 * S, 5 * S)
    workspace.undo(review_id)
    assert held(workspace, review_id, PAPER).span is None


def test_one_clock_error_is_corrected_for_all_a_device_recorded(workspace, review_id):
    devices = {each.exhibit.facts.device for each in workspace.fetch(desk, review_id).exhibits if each.track}
    device = next(iter(filter(None, devices)))
    before = {each.exhibit.code: each.span for each in workspace.fetch(desk, review_id).exhibits}
    moved = workspace.perform(MoveDevice(review_id, device, 3600 * S)).result
    shown = workspace.fetch(desk, review_id).exhibits
    of_device = [each for each in shown if each.exhibit.facts.device == device and each.track]
    assert len(of_device) == moved > 0
    assert all(each.span == before[each.exhibit.code].shifted(3600 * S) for each in of_device)
    assert all(each.span == before[each.exhibit.code] for each in shown if each not in of_device)
    for unknown in ("", "nobody's"):
        with pytest.raises(UnknownDevice):
            workspace.perform(MoveDevice(review_id, unknown, S))


def timed(workspace, review_id, *, start, end):
    (first, start_us), (last, end_us) = start, end
    one = workspace.perform(PlaceMarker(review_id, "arrived", Span(start_us, start_us), "", first)).result
    other = workspace.perform(PlaceMarker(review_id, "first_question", Span(end_us, end_us), "", last)).result
    workspace.perform(MeasureItem(review_id, "A-01", one, other))
    return lambda: next(line.verdict for line in workspace.fetch(desk, review_id).items if line.item.code == "A-01")


def test_markers_keep_to_what_they_were_read_off_and_times_are_measured_again(workspace, review_id):
    film, sound = exhibit_id(workspace, review_id, FILM), exhibit_id(workspace, review_id, SOUND)
    verdict = timed(workspace, review_id, start=(film, 30_500_000), end=(sound, 32 * S))
    assert (verdict().measure.duration_us, verdict().state) == (1_500_000, VerdictState.MET)
    workspace.perform(AlignTracks(review_id, film, ((sound, aligned(Piece(0, 30 * S, 4 * S, Decimal(0), 20_000))),)))
    assert [marker.span.start_us for marker in workspace.fetch(desk, review_id).markers] == [30_500_000, 36 * S]
    assert (verdict().measure.duration_us, verdict().measure.uncertainty_us, verdict().state) == (5_500_000, 20_000, VerdictState.NOT_MET)
    workspace.undo(review_id)
    assert (verdict().measure.duration_us, verdict().state) == (1_500_000, VerdictState.MET)
    assert workspace.fetch(desk, review_id).findings == ()


def test_once_a_review_is_signed_the_clock_of_its_submission_stands_still(workspace, review_id, tmp_path):
    sound, submission = exhibit_id(workspace, review_id, SOUND), workspace.fetch(desk, review_id).review.submission_id
    other = workspace.perform(OpenReview(submission, "Wang Min")).result
    workspace.perform(NudgeTrack(other, sound, 10_000))
    all_met(workspace, review_id)
    workspace.perform(issued(review_id, tmp_path / "card.pdf"))
    with pytest.raises(TracksSigned, match=REVIEWER):
        workspace.perform(NudgeTrack(other, sound, 10_000))
    with pytest.raises(RowSealed, match="belongs to what was signed since"):
        workspace.undo(other)


def test_exhibits_of_others_are_not_moved(workspace, review_id):
    with pytest.raises(ForeignExhibit):
        workspace.perform(MoveTrack(review_id, ExhibitId(99), 0))
