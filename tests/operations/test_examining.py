"""Examining what came in: findings kept, dismissed, graded, and a submission handed back."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from reviewer.domain.findings import Severity
from reviewer.domain.ids import SubmissionId
from reviewer.domain.intake_findings import IntakeFinding
from reviewer.domain.moments import Span
from reviewer.domain.reuse import KnownExhibit
from reviewer.domain.shop import SiteLocation
from reviewer.intake.examining import Examination
from reviewer.intake.examining.grading import graded
from reviewer.intake.examining.requesting import requested
from reviewer.operations.evidence import CiteEvidence
from reviewer.operations.examining import (
    AlreadyReturned,
    ConfirmGrade,
    DismissalReasonMissing,
    DismissIntakeFinding,
    GradeOutOfRange,
    GradeReasonMissing,
    NotExamined,
    NotReturned,
    RecordIntakeFindings,
    RequestEmpty,
    RestoreIntakeFinding,
    ReturnSubmission,
    ReturnTooLate,
    TakeUpSubmission,
    examine,
)
from reviewer.operations.findings import DeductPoints
from reviewer.operations.review import OpenReview
from reviewer.queries.desk import desk
from reviewer.queries.intake import intake_page, stages
from reviewer.queries.journal import log_report
from reviewer.queries.queue import queue
from reviewer.store.reading import RowUnknown
from tests.builders import REVIEWER, a_span_citation, a_submission, all_met
from tests.operations.cards import issued

AT = datetime(2026, 7, 18, 2, 31, tzinfo=UTC)
LATER = datetime(2099, 1, 1, tzinfo=UTC)
LATE = IntakeFinding("filed_late", Severity.MINOR, "/filed", (("hours", 30),), at=AT)
BLURRED = IntakeFinding("photo_blurred", Severity.MAJOR, "data/photos/大堂.jpg", (("share", 0.5),), media=Span(0, 5), marks=((1, 3),))


@pytest.fixture
def submission(workspace):
    return a_submission(workspace)


def found(submission, *findings, exhibits=()):
    return RecordIntakeFindings(submission, Examination(findings, graded(findings), requested(findings)), exhibits)


def test_what_an_examination_found_is_kept_gravest_first_with_its_moment(workspace, submission):
    assert workspace.fetch(intake_page, submission).examined_at is None
    assert workspace.perform(found(submission, LATE, BLURRED)).result == 2
    page = workspace.fetch(intake_page, submission)
    assert [each.finding for each in page.findings] == [BLURRED, LATE]
    assert [each.instant_us for each in page.findings] == [None, 60_000_000]
    assert (page.proposed, page.confirmed, page.examined_at is not None) == (graded((BLURRED, LATE)).points, None, True)
    assert workspace.fetch(log_report).troubles == ()


def test_a_finding_is_dismissed_with_a_reason_and_restored(workspace, submission):
    workspace.perform(found(submission, LATE))
    (shown,) = workspace.fetch(intake_page, submission).findings
    with pytest.raises(DismissalReasonMissing):
        workspace.perform(DismissIntakeFinding(shown.id, "  "))
    workspace.perform(DismissIntakeFinding(shown.id, "The app was down."))
    (shown,) = workspace.fetch(intake_page, submission).findings
    assert (shown.is_dismissed, shown.reason, shown.dismissed_by) == (True, "The app was down.", REVIEWER)
    assert workspace.fetch(intake_page, submission).grade.points == 10
    workspace.perform(RestoreIntakeFinding(shown.id))
    assert not workspace.fetch(intake_page, submission).findings[0].is_dismissed


def test_what_was_dismissed_and_is_found_again_stays_dismissed(workspace, submission):
    workspace.perform(found(submission, LATE, BLURRED))
    for each in workspace.fetch(intake_page, submission).findings:
        workspace.perform(DismissIntakeFinding(each.id, "seen"))
    workspace.perform(found(submission, LATE, replace(BLURRED, place="data/other.jpg")))
    told = {each.finding.kind: each.is_dismissed for each in workspace.fetch(intake_page, submission).findings}
    assert told == {"filed_late": True, "photo_blurred": False}


def test_a_grade_is_confirmed_or_changed_with_a_reason(workspace, submission):
    with pytest.raises(NotExamined):
        workspace.perform(ConfirmGrade(submission, 9))
    workspace.perform(found(submission))
    for points in (0, 11):
        with pytest.raises(GradeOutOfRange):
            workspace.perform(ConfirmGrade(submission, points, "why"))
    with pytest.raises(GradeReasonMissing):
        workspace.perform(ConfirmGrade(submission, 7))
    workspace.perform(ConfirmGrade(submission, 10))
    workspace.perform(ConfirmGrade(submission, 7, "The sound is hard to follow."))
    page = workspace.fetch(intake_page, submission)
    assert (page.proposed, page.confirmed, page.grade_reason) == (10, 7, "The sound is hard to follow.")


def test_a_submission_is_returned_and_taken_up_again(workspace, submission):
    with pytest.raises(RequestEmpty):
        workspace.perform(ReturnSubmission(submission, LATER, " "))
    with pytest.raises(RequestEmpty):
        workspace.perform(ReturnSubmission(submission, datetime.now(UTC) - timedelta(hours=1), "x"))
    with pytest.raises(NotReturned):
        workspace.perform(TakeUpSubmission(submission))
    workspace.perform(ReturnSubmission(submission, LATER, "Send the photo again."))
    with pytest.raises(AlreadyReturned):
        workspace.perform(ReturnSubmission(submission, LATER, "And the sound."))
    page = workspace.fetch(intake_page, submission)
    assert (page.is_returned, page.returns[0].deadline, page.returns[0].request) == (True, LATER, "Send the photo again.")
    assert [row.stage for row in workspace.fetch(queue)] == ["returned"]
    workspace.perform(TakeUpSubmission(submission))
    assert not workspace.fetch(intake_page, submission).is_returned


def test_the_queue_tells_the_stage_of_each_shop(workspace, submission, tmp_path):
    def stage():
        return workspace.fetch(stages)[submission].value

    assert stage() == "new"
    workspace.perform(found(submission, LATE))
    assert stage() == "intake_findings"
    workspace.perform(DismissIntakeFinding(workspace.fetch(intake_page, submission).findings[0].id, "seen"))
    assert stage() == "new"
    review_id = workspace.perform(OpenReview(submission, REVIEWER)).result
    assert stage() == "in_review"
    finding = workspace.perform(DeductPoints(review_id, "A-02")).result
    all_met(workspace, review_id)
    assert stage() == "waiting_for_proof"
    workspace.perform(CiteEvidence(finding, a_span_citation(workspace, review_id)))
    assert stage() == "ready"
    workspace.perform(issued(review_id, tmp_path / "card.pdf"))
    assert (stage(), [row.stage for row in workspace.fetch(queue)]) == ("signed", ["signed"])
    with pytest.raises(ReturnTooLate):
        workspace.perform(ReturnSubmission(submission, LATER, "Too late."))


def test_a_photo_handed_in_twice_is_found_in_the_second_submission(workspace, submission):
    workspace.perform(examine(workspace, submission))
    again = a_submission(workspace)
    operation = examine(workspace, again)
    reused = {each.place for each in operation.examination.findings if each.kind == "file_reused"}
    assert "data/photos/大堂.jpg" in reused
    workspace.perform(operation)
    kept = workspace.fetch(intake_page, again)
    assert {each.finding.place for each in kept.findings if each.finding.kind == "file_reused"} == reused
    assert all(each.finding.sentence() for each in kept.findings)
    assert not [each for each in workspace.fetch(intake_page, submission).findings if each.finding.kind == "file_reused"]


def test_what_is_remembered_is_replaced_when_a_submission_is_examined_again(workspace, submission):
    for code in ("E-01", "E-02"):
        workspace.perform(found(submission, exhibits=(KnownExhibit("1", code, "0" * 64, (2**64 - 1,)),)))
    assert workspace.fetch(lambda reading: [row["code"] for row in reading.rows("known_exhibit")]) == ["E-02"]
    assert workspace.fetch(log_report).troubles == ()


def test_an_unknown_submission_or_finding_is_refused(workspace):
    for operation in (DismissIntakeFinding(9, "x"), found(SubmissionId(9)), ReturnSubmission(SubmissionId(9), LATER, "x")):
        with pytest.raises(RowUnknown, match="9"):
            workspace.perform(operation)


def test_the_sites_place_and_the_identity_taken_are_kept(workspace, submission):
    filed = workspace.fetch(intake_page, submission).submission
    assignment = replace(filed.assignment, site_location=SiteLocation(31.25, 121.5, 150.0))
    other = a_submission(workspace, assignment=assignment, visit=replace(filed.visit, identity="tenant"))
    kept = workspace.fetch(intake_page, other).submission
    assert (kept.assignment.site_location, kept.visit.identity) == (SiteLocation(31.25, 121.5, 150.0), "tenant")
    review_id = workspace.perform(OpenReview(other, REVIEWER)).result
    assert workspace.fetch(desk, review_id).submission == kept
