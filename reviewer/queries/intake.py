"""What the intake page shows of a submission: findings, grade, returns."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reviewer.domain.ids import ReviewId, SubmissionId
from reviewer.domain.intake_findings import IntakeFinding
from reviewer.domain.moments import WallClock
from reviewer.domain.readiness import obstacles
from reviewer.domain.review import ReviewState
from reviewer.domain.submission import Submission
from reviewer.intake.examining.grading import Grade, graded
from reviewer.intake.examining.requesting import Request, requested
from reviewer.store.reading import Reading
from reviewer.store.records import intake_findings, reviews, rubrics, submissions
from reviewer.store.records.work import work_of


@dataclass(frozen=True)
class ShownFinding:
    """One intake finding with its instant on the timeline where it has a moment; `reason` is empty until it is dismissed."""

    id: int
    finding: IntakeFinding
    instant_us: int | None
    dismissed_by: str = ""
    dismissed_at: datetime | None = None
    reason: str = ""

    @property
    def is_dismissed(self) -> bool:
        return self.dismissed_at is not None


@dataclass(frozen=True)
class ShownReturn:
    """A return to the shopper; it stands while `ended_at` is None."""

    returned_by: str
    returned_at: datetime
    deadline: datetime
    request: str
    ended_at: datetime | None


@dataclass(frozen=True)
class IntakePage:
    """`grade` is what the rules give for what was not dismissed, `proposed` what they gave at first, `confirmed` what a reviewer set.

    `request` asks for what was not dismissed. `examined_at` is None for a submission that nobody examined yet.
    """

    submission: Submission
    findings: tuple[ShownFinding, ...]
    grade: Grade
    proposed: int | None
    confirmed: int | None
    grade_reason: str
    request: Request
    returns: tuple[ShownReturn, ...]
    examined_at: datetime | None

    @property
    def is_returned(self) -> bool:
        return bool(self.returns) and self.returns[-1].ended_at is None


class Stage(StrEnum):
    """How far a shop has come, as the queue tells it."""

    NEW = "new"
    INTAKE_FINDINGS = "intake_findings"
    RETURNED = "returned"
    IN_REVIEW = "in_review"
    WAITING_FOR_PROOF = "waiting_for_proof"
    READY = "ready"
    SIGNED = "signed"


def intake_page(reading: Reading, submission_id: SubmissionId) -> IntakePage:
    """Raises RowUnknown."""
    submission = submissions.get(reading, submission_id)
    clock = WallClock.starting(submission.visit.start, submission.visit.zone)
    kept = intake_findings.of_submission(reading, submission_id)
    standing = [each.finding for each in kept if each.dismissal is None]
    held = intake_findings.grade_of(reading, submission_id)
    return IntakePage(
        submission=submission,
        findings=tuple(_shown(each, clock) for each in kept),
        grade=graded(standing),
        proposed=held.proposed if held else None,
        confirmed=held.confirmed if held else None,
        grade_reason=held.reason if held else "",
        request=requested(standing),
        returns=tuple(
            ShownReturn(each.returned_by, each.returned_at, each.deadline, each.request, each.ended_at)
            for each in intake_findings.returns_of(reading, submission_id)
        ),
        examined_at=held.examined_at if held else None,
    )


def stages(reading: Reading) -> dict[int, Stage]:
    """The stage of every submission by its id. Only reviews with nothing open are looked into."""
    returned = {row["submission_id"] for row in reading.rows("submission_return") if row["ended_at"] is None}
    standing = {
        row["submission_id"] for row in reading.some("intake_finding", ("submission_id", "dismissed_at")) if row["dismissed_at"] is None
    }
    decided, items = reading.counted("verdict", "review_id"), rubrics.item_counts(reading)
    latest = {submission_id: rows[-1] for submission_id, rows in reviews.by_submission(reading).items()}
    found = {}
    for row in reading.some("submission", ("id",)):
        review = latest.get(row["id"])
        if review is not None and review["state"] == ReviewState.SIGNED:
            found[row["id"]] = Stage.SIGNED
        elif row["id"] in returned:
            found[row["id"]] = Stage.RETURNED
        elif review is not None:
            is_whole = decided.get(review["id"], 0) >= items[review["rubric_version_id"]]
            found[row["id"]] = _of_review(reading, ReviewId(review["id"])) if is_whole else Stage.IN_REVIEW
        else:
            found[row["id"]] = Stage.INTAKE_FINDINGS if row["id"] in standing else Stage.NEW
    return found


def _of_review(reading: Reading, review_id: ReviewId) -> Stage:
    in_the_way = {obstacle.key for obstacle in obstacles(work_of(reading, review_id))}
    if not in_the_way:
        return Stage.READY
    return Stage.IN_REVIEW if in_the_way - _PROOF else Stage.WAITING_FOR_PROOF


_PROOF = frozenset({"operations.proof_missing", "operations.absence_not_played"})


def _shown(kept: intake_findings.KeptFinding, clock: WallClock) -> ShownFinding:
    at, dismissal = kept.finding.at, kept.dismissal
    instant_us = None if at is None else clock.instant_us(at)
    if dismissal is None:
        return ShownFinding(kept.id, kept.finding, instant_us)
    return ShownFinding(kept.id, kept.finding, instant_us, dismissal.by, dismissal.at, dismissal.reason)
