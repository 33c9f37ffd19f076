"""What can become of a signed scorecard: another version that names and supersedes it, or its withdrawal. It is itself never changed."""

from dataclasses import dataclass
from typing import ClassVar

from reviewer.domain.ids import ReviewId
from reviewer.errors import Refused
from reviewer.operations.issue import IssueScorecard
from reviewer.operations.operation import Operation
from reviewer.store.reading import Reading
from reviewer.store.records import reviews, scorecards
from reviewer.store.records.scorecards import Issued
from reviewer.store.unit import Unit

SUPERSEDED, WITHDRAWN = "superseded", "withdrawn"


class NothingIssued(Refused):
    """The review has no scorecard yet."""

    key = "operations.nothing_issued"


class ScorecardWithdrawn(Refused):
    """The scorecard does not stand any more."""

    key = "operations.scorecard_withdrawn"


class FateReasonMissing(Refused):
    """An amendment and a withdrawal say why."""

    key = "operations.fate_reason_missing"


@dataclass(frozen=True)
class AmendScorecard(Operation[Issued]):
    """Issue another version of a signed review's scorecard, which names the one before and supersedes it.

    `issue` is the issuing of that version: language, paper, pictures and signer may differ; what the review decided cannot.
    """

    issue: IssueScorecard
    reason: str
    label: ClassVar[str] = "operations.amend_scorecard"
    seals: ClassVar[bool] = True

    def perform(self, unit: Unit) -> Issued:
        standing = _standing(unit, self.issue.review_id)
        if not self.reason.strip():
            raise FateReasonMissing(number=standing.number)
        _concern(unit, self.issue.review_id)
        issued = self.issue.make(unit)
        scorecards.end(unit, self.issue.review_id, standing.version, kind=SUPERSEDED, reason=self.reason.strip())
        return issued


@dataclass(frozen=True)
class WithdrawScorecard(Operation[Issued]):
    """Say that the scorecard of a review does not stand any more, and why; returns the one withdrawn."""

    review_id: ReviewId
    reason: str
    label: ClassVar[str] = "operations.withdraw_scorecard"
    seals: ClassVar[bool] = True

    def perform(self, unit: Unit) -> Issued:
        standing = _standing(unit, self.review_id)
        if not self.reason.strip():
            raise FateReasonMissing(number=standing.number)
        _concern(unit, self.review_id)
        scorecards.end(unit, self.review_id, standing.version, kind=WITHDRAWN, reason=self.reason.strip())
        return standing


def _standing(reading: Reading, review_id: ReviewId) -> Issued:
    reviews.get(reading, review_id)
    issued = scorecards.of_review(reading, review_id)
    if not issued:
        raise NothingIssued(review=review_id)
    if scorecards.fate_of(reading, review_id, issued[-1].version) is not None:
        raise ScorecardWithdrawn(number=issued[-1].number, version=issued[-1].version)
    return issued[-1]


def _concern(unit: Unit, review_id: ReviewId) -> None:
    unit.concerns(submission_id=reviews.get(unit, review_id).submission_id, review_id=review_id)
