"""What an examination found: kept, dismissed with a reason, graded, and handed back to the shopper."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from reviewer.domain.evidence import ClockSource, Exhibit
from reviewer.domain.ids import SubmissionId
from reviewer.domain.reuse import KnownExhibit, KnownText
from reviewer.domain.review import ReviewState
from reviewer.errors import Refused
from reviewer.intake.bundle import StagedFile
from reviewer.intake.examining import Earlier, Examination, Index, examine_submission, measure_files, remembered
from reviewer.intake.examining.material import Material
from reviewer.operations.operation import Operation
from reviewer.operations.workspace import PREVIEWS, Workspace
from reviewer.rubric.library import shipped, shipped_ids
from reviewer.store.reading import Reading
from reviewer.store.records import exhibits, intake_findings, reviews, submissions
from reviewer.store.unit import Unit

BEST, WORST = 10, 1


class DismissalReasonMissing(Refused):
    """Whoever dismisses a finding says why."""

    key = "operations.dismissal_reason_missing"


class GradeOutOfRange(Refused):
    """Grades run from 1 to 10."""

    key = "operations.grade_out_of_range"


class GradeReasonMissing(Refused):
    """A grade that differs from the proposed one needs a reason."""

    key = "operations.grade_reason_missing"


class NotExamined(Refused):
    """There is no grade to confirm yet."""

    key = "operations.not_examined"


class AlreadyReturned(Refused):
    """The submission is with its shopper."""

    key = "operations.already_returned"


class NotReturned(Refused):
    """The submission is not with its shopper."""

    key = "operations.not_returned"


class ReturnTooLate(Refused):
    """A review of the submission is signed."""

    key = "operations.return_too_late"


class RequestEmpty(Refused):
    """A return says what is to be mended, by a moment still to come."""

    key = "operations.request_empty"


@dataclass(frozen=True)
class RecordIntakeFindings(Operation[int]):
    """Keep what an examination found, and what later submissions are held against; returns how many findings there are.

    Another examination takes the place of the earlier one; what was dismissed and is found again stays dismissed.
    """

    submission_id: SubmissionId
    examination: Examination
    exhibits: tuple[KnownExhibit, ...] = ()
    texts: tuple[KnownText, ...] = ()
    label: ClassVar[str] = "operations.record_intake_findings"

    def perform(self, unit: Unit) -> int:
        unit.row("submission", self.submission_id)
        unit.concerns(submission_id=self.submission_id)
        found = self.examination.gravest_first()
        intake_findings.keep(unit, self.submission_id, found, grade=self.examination.grade.points)
        intake_findings.remember(unit, self.submission_id, self.exhibits, self.texts)
        return len(found)


@dataclass(frozen=True)
class DismissIntakeFinding(Operation[None]):
    """Say why a finding of the examination does not matter."""

    finding_id: int
    reason: str
    label: ClassVar[str] = "operations.dismiss_intake_finding"

    def perform(self, unit: Unit) -> None:
        unit.concerns(submission_id=intake_findings.submission_of(unit, self.finding_id))
        if not self.reason.strip():
            raise DismissalReasonMissing
        intake_findings.dismiss(unit, self.finding_id, self.reason.strip())


@dataclass(frozen=True)
class RestoreIntakeFinding(Operation[None]):
    """Take a dismissal back."""

    finding_id: int
    label: ClassVar[str] = "operations.restore_intake_finding"

    def perform(self, unit: Unit) -> None:
        unit.concerns(submission_id=intake_findings.submission_of(unit, self.finding_id))
        intake_findings.restore(unit, self.finding_id)


@dataclass(frozen=True)
class ConfirmGrade(Operation[None]):
    """Confirm the proposed grade of a submission, or set another (1 to 10) with the reason."""

    submission_id: SubmissionId
    points: int
    reason: str = ""
    label: ClassVar[str] = "operations.confirm_grade"

    def perform(self, unit: Unit) -> None:
        held = intake_findings.grade_of(unit, self.submission_id)
        if held is None:
            raise NotExamined(submission=self.submission_id)
        if not WORST <= self.points <= BEST:
            raise GradeOutOfRange(points=self.points, worst=WORST, best=BEST)
        if self.points != held.proposed and not self.reason.strip():
            raise GradeReasonMissing(points=self.points, proposed=held.proposed)
        unit.concerns(submission_id=self.submission_id)
        intake_findings.set_grade(unit, self.submission_id, self.points, reason=self.reason.strip())


@dataclass(frozen=True)
class ReturnSubmission(Operation[int]):
    """Hand a submission back to its shopper, with what to mend and until when."""

    submission_id: SubmissionId
    deadline: datetime
    request: str
    label: ClassVar[str] = "operations.return_submission"

    def perform(self, unit: Unit) -> int:
        unit.row("submission", self.submission_id)
        if any(review.state is ReviewState.SIGNED for review in reviews.of_submission(unit, self.submission_id)):
            raise ReturnTooLate(submission=self.submission_id)
        if any(held.ended_at is None for held in intake_findings.returns_of(unit, self.submission_id)):
            raise AlreadyReturned(submission=self.submission_id)
        if not self.request.strip() or self.deadline <= unit.at:
            raise RequestEmpty
        unit.concerns(submission_id=self.submission_id)
        return intake_findings.hand_back(unit, self.submission_id, deadline=self.deadline, request=self.request)


@dataclass(frozen=True)
class TakeUpSubmission(Operation[None]):
    """End a return: the submission is reviewed as it is, or as it was mended."""

    submission_id: SubmissionId
    label: ClassVar[str] = "operations.take_up_submission"

    def perform(self, unit: Unit) -> None:
        standing = [held for held in intake_findings.returns_of(unit, self.submission_id) if held.ended_at is None]
        if not standing:
            raise NotReturned(submission=self.submission_id)
        unit.concerns(submission_id=self.submission_id)
        intake_findings.take_up(unit, standing[0].id)


@dataclass(frozen=True)
class _Matter:
    case: Material
    codes: dict[str, str]
    earlier: Earlier


def examine(workspace: Workspace, submission_id: SubmissionId, *, cancelled: Callable[[], bool] | None = None) -> RecordIntakeFindings:
    """Examines an imported submission from the vault, outside any transaction: decoding takes its time. Perform what it returns."""
    matter = workspace.fetch(_matter, submission_id)
    case = matter.case
    measures = measure_files(case.files, previews=workspace.folder / PREVIEWS, cancelled=cancelled)
    found = examine_submission(case.submission, case.files, case.rubric, earlier=matter.earlier, measures=measures)
    measured = Material(case.submission, case.files, case.rubric, measures)
    known = remembered(measured, str(submission_id), matter.codes)
    return RecordIntakeFindings(submission_id, found, *known)


def _matter(reading: Reading, submission_id: SubmissionId) -> _Matter:
    submission = submissions.get(reading, submission_id)
    held = exhibits.of_submission(reading, submission_id)
    rubric = shipped(submission.assignment.rubric) if submission.assignment.rubric in shipped_ids() else None
    known = intake_findings.known(reading, but=submission_id)
    paths = {
        (str(row["submission_id"]), row["code"]): row["sha256"] for row in reading.some("exhibit", ("submission_id", "code", "sha256"))
    }
    originals = {place: reading.originals.path(sha256) for place, sha256 in paths.items()}
    earlier = Earlier(Index(*known), lambda exhibit: originals.get((exhibit.submission, exhibit.code)))
    files = tuple(_file(reading, exhibit) for exhibit in held)
    return _Matter(Material(submission, files, rubric), {exhibit.path: exhibit.code for exhibit in held}, earlier)


def _file(reading: Reading, exhibit: Exhibit) -> StagedFile:
    tracks = exhibits.pieces_of(reading, exhibit.id)
    return StagedFile(
        path=exhibit.path,
        original_name=exhibit.original_name,
        kind=exhibit.kind,
        size=exhibit.size,
        sha256=exhibit.sha256,
        media_type=exhibit.media_type,
        captured_at=exhibit.captured_at,
        clock_source=tracks[0].source if tracks else ClockSource.UNKNOWN,
        uncertainty_us=tracks[0].uncertainty_us if tracks else 0,
        facts=exhibit.facts,
        staged=reading.originals.path(exhibit.sha256),
    )
