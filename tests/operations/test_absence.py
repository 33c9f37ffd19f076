"""That something did not happen: cited of recordings that ran throughout, and signed only when they were played throughout."""

from datetime import timedelta

import pytest

from reviewer.domain.evidence import CitationKind
from reviewer.domain.moments import Span
from reviewer.operations.absence import AbsenceNotRecorded, AbsenceOutside, CiteAbsence
from reviewer.operations.evidence import RecordPlayed
from reviewer.operations.findings import DeductPoints
from reviewer.operations.issue import AbsenceNotPlayed
from reviewer.queries.coverage import bracket_coverage, playing_lines
from reviewer.queries.desk import desk
from reviewer.queries.readiness import readiness
from tests.builders import REVIEWER, all_met, exhibit_id
from tests.operations.cards import issued

S = 1_000_000
FILM, SOUND, PHOTO = "E-01", "E-02", "E-03"
SAID = "nobody greets the visitor"


@pytest.fixture
def finding(workspace, review_id):
    return workspace.perform(DeductPoints(review_id, "D-01")).result


def cited(workspace, review_id):
    codes = {held.exhibit.id: held.exhibit.code for held in workspace.fetch(desk, review_id).exhibits}
    (finding,) = workspace.fetch(desk, review_id).findings
    return [(codes[each.citation.exhibit_id], each.citation.span, each.citation.kind) for each in finding.citations]


def test_an_absence_is_cited_in_the_recording_that_ran_all_the_time(workspace, review_id, finding):
    workspace.perform(CiteAbsence(finding, Span(40 * S, 50 * S), SAID))
    assert cited(workspace, review_id) == [(SOUND, Span(10 * S, 20 * S), CitationKind.ABSENCE)]


def test_an_absence_can_be_shown_in_film_and_sound_both(workspace, review_id, finding):
    chosen = (exhibit_id(workspace, review_id, FILM), exhibit_id(workspace, review_id, SOUND))
    workspace.perform(CiteAbsence(finding, Span(30 * S, 31 * S), SAID, chosen))
    assert cited(workspace, review_id) == [(FILM, Span(0, S), CitationKind.ABSENCE), (SOUND, Span(0, S), CitationKind.ABSENCE)]


def test_where_nothing_was_recording_no_absence_is_proved(workspace, review_id, finding):
    with pytest.raises(AbsenceNotRecorded, match=r"10:30:50 to 10:31:10 no recording covers 10\.0 s"):
        workspace.perform(CiteAbsence(finding, Span(50 * S, 70 * S), SAID))
    with pytest.raises(AbsenceNotRecorded):
        workspace.perform(CiteAbsence(finding, Span(50 * S, 50 * S), SAID))
    for code in (FILM, PHOTO):
        with pytest.raises(AbsenceOutside):
            workspace.perform(CiteAbsence(finding, Span(30 * S, 32 * S), SAID, (exhibit_id(workspace, review_id, code),)))
    assert cited(workspace, review_id) == []


def test_an_absence_is_signed_only_when_its_whole_bracket_was_played(workspace, review_id, finding, tmp_path):
    workspace.perform(CiteAbsence(finding, Span(40 * S, 50 * S), SAID))
    all_met(workspace, review_id)
    sound = exhibit_id(workspace, review_id, SOUND)
    workspace.perform(RecordPlayed(review_id, sound, (Span(9 * S, 13 * S), Span(15 * S, 19_500_000))))
    (obstacle,) = workspace.fetch(readiness, review_id)
    assert obstacle.sentence() == "F-01 on item D-01 says what did not happen in E-02; 2.5 s of it were not played."
    with pytest.raises(AbsenceNotPlayed, match=r"E-02, of which 2\.5 s were not played"):
        workspace.perform(issued(review_id, tmp_path / "card.pdf"))
    workspace.perform(RecordPlayed(review_id, sound, (Span(12 * S, 20 * S),)))
    assert workspace.fetch(readiness, review_id) == ()
    workspace.perform(issued(review_id, tmp_path / "card.pdf"))


def test_the_bracket_tells_what_is_left_to_play_in_each_recording(workspace, review_id):
    film, sound = exhibit_id(workspace, review_id, FILM), exhibit_id(workspace, review_id, SOUND)
    workspace.perform(RecordPlayed(review_id, film, (Span(0, S),)))
    workspace.perform(RecordPlayed(review_id, sound, (Span(0, 500_000),)))
    told = workspace.fetch(bracket_coverage, review_id, Span(30 * S, 32 * S))
    assert [(each.exhibit_code, each.is_whole, each.reach, each.unplayed) for each in told] == [
        (SOUND, True, Span(30 * S, 32 * S), (Span(30_500_000, 32 * S),)),
        (FILM, False, Span(30 * S, 31 * S), ()),
    ]
    assert told[0].unplayed_us == 1_500_000
    assert workspace.fetch(bracket_coverage, review_id, Span(0, S)) == ()


def test_the_ledger_tells_who_played_what_when_and_how_fast(workspace, review_id):
    sound = exhibit_id(workspace, review_id, SOUND)
    for spans, speed in ((Span(0, 4 * S), 2.0), (Span(4 * S, 6 * S), 2.0), (Span(1 * S, 2 * S), 1.0)):
        workspace.perform(RecordPlayed(review_id, sound, (spans,), speed))
    before = workspace.fetch(playing_lines, review_id)
    assert [(line.exhibit_code, line.spans, line.speed_percent, line.played_by) for line in before] == [
        (SOUND, (Span(0, 6 * S),), 200, REVIEWER),
        (SOUND, (Span(S, 2 * S),), 100, REVIEWER),
    ]
    assert all(timedelta(0) <= line.ended_at - line.started_at < timedelta(minutes=5) for line in before)
    workspace.perform(RecordPlayed(review_id, sound, (Span(S, 2 * S),), 1.5))
    workspace.perform(RecordPlayed(review_id, sound, (Span(3 * S, 5 * S),), 4.0))
    assert workspace.fetch(playing_lines, review_id) == before
