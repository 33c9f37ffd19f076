"""Transcripts as lanes: read, found by their words, quoted with their moment."""

import pytest

from reviewer.domain.evidence import CitationKind
from reviewer.domain.ids import ExhibitId
from reviewer.domain.moments import Span
from reviewer.operations.evidence import CiteEvidence, ForeignExhibit, KindMismatch
from reviewer.operations.findings import DeductPoints
from reviewer.operations.tracks import MoveTrack
from reviewer.operations.transcripts import ImportTranscript, TranscriptTwice
from reviewer.queries.desk import desk
from reviewer.queries.transcripts import said, said_about
from tests.builders import exhibit_id

S = 1_000_000
SRT = (
    "1\n00:00:01,500 --> 00:00:03,000\nStaff: This needs the manager's\n  approval.\n\n2\n00:00:04,000 --> 00:00:05,250\n这个需要经理批准\n"
)


@pytest.fixture
def sound(workspace, review_id):
    return exhibit_id(workspace, review_id, "E-02")


def test_a_transcript_of_a_recording_follows_its_track(workspace, review_id, sound):
    assert workspace.perform(ImportTranscript(review_id, "desk.srt", SRT, sound)).result == 2
    assert [(line.line.speaker, line.line.words, line.span) for line in workspace.fetch(said, review_id)] == [
        ("Staff", "This needs the manager's approval.", Span(31_500_000, 33 * S)),
        ("", "这个需要经理批准", Span(34 * S, 35_250_000)),
    ]
    workspace.perform(MoveTrack(review_id, sound, 0))
    assert workspace.fetch(said, review_id)[0].span == Span(1_500_000, 3 * S)


def test_a_transcript_of_no_recording_lies_on_the_timeline(workspace, review_id):
    workspace.perform(ImportTranscript(review_id, "desk.srt", SRT))
    first = workspace.fetch(said, review_id)[0]
    assert (first.span, first.quote()) == (Span(1_500_000, 3 * S), None)


def test_words_are_found_and_quoted_with_their_moment(workspace, review_id, sound):
    workspace.perform(ImportTranscript(review_id, "desk.srt", SRT, sound))
    (line,) = workspace.fetch(said_about, review_id, "经理 批准")
    assert workspace.fetch(said_about, review_id, "MANAGER'S approval") == (workspace.fetch(said, review_id)[0],)
    assert workspace.fetch(said_about, review_id, "  ") == workspace.fetch(said_about, review_id, "refund") == ()
    finding = workspace.perform(DeductPoints(review_id, "A-02")).result
    workspace.perform(CiteEvidence(finding, line.quote()))
    citation = workspace.fetch(desk, review_id).findings[0].citations[0].citation
    assert (citation.kind, citation.span, citation.words) == (CitationKind.QUOTE, Span(4 * S, 5_250_000), "这个需要经理批准")


def test_the_same_transcript_is_taken_once_and_can_be_taken_back(workspace, review_id, sound):
    workspace.perform(ImportTranscript(review_id, "desk.srt", SRT, sound))
    with pytest.raises(TranscriptTwice):
        workspace.perform(ImportTranscript(review_id, "again.srt", SRT, sound))
    workspace.undo(review_id)
    assert workspace.fetch(said, review_id) == ()
    workspace.redo(review_id)
    assert len(workspace.fetch(said, review_id)) == 2


def test_only_recordings_are_transcribed(workspace, review_id):
    with pytest.raises(KindMismatch):
        workspace.perform(ImportTranscript(review_id, "desk.srt", SRT, exhibit_id(workspace, review_id, "E-03")))
    with pytest.raises(ForeignExhibit):
        workspace.perform(ImportTranscript(review_id, "desk.srt", SRT, ExhibitId(99)))
