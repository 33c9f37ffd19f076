"""Opening a review and deciding on its items."""

from dataclasses import dataclass
from typing import ClassVar

from reviewer.domain.ids import ReviewId, SubmissionId
from reviewer.domain.review import NEEDS_REASON, Round, Verdict
from reviewer.errors import Refused
from reviewer.operations import judging
from reviewer.operations.operation import Operation
from reviewer.operations.subject import Subject
from reviewer.rubric.entries import read_entry
from reviewer.rubric.library import shipped_text
from reviewer.rubric.rubric import Item
from reviewer.store.records import findings, reviews, rubrics, submissions, verdicts
from reviewer.store.unit import Unit


class AlreadyOpened(Refused):
    """This reviewer has a review of this submission."""

    key = "operations.already_opened"


class ReviewerMissing(Refused):
    """Somebody has to answer for a review."""

    key = "operations.reviewer_missing"


class ReasonMissing(Refused):
    """Not applicable and not verifiable need a reason."""

    key = "operations.reason_missing"


class UnknownEntry(Refused):
    """The item's kind asks for nothing of this name."""

    key = "operations.unknown_entry"


@dataclass(frozen=True)
class OpenReview(Operation[ReviewId]):
    """Start a review of a submission, bound to the exact text of its rubric: the shipped one it names, or `rubric_text`."""

    submission_id: SubmissionId
    reviewer: str
    rubric_text: str | None = None
    label: ClassVar[str] = "operations.open_review"
    seals: ClassVar[bool] = True

    def perform(self, unit: Unit) -> ReviewId:
        submission = submissions.get(unit, self.submission_id)
        if not self.reviewer.strip():
            raise ReviewerMissing
        for review in reviews.of_submission(unit, self.submission_id):
            if review.reviewer == self.reviewer and review.round is Round.FIRST:
                raise AlreadyOpened(reviewer=self.reviewer, site=submission.assignment.site, review=review.id)
        text = shipped_text(submission.assignment.rubric) if self.rubric_text is None else self.rubric_text
        rubric_version_id = rubrics.keep(unit, text)
        review_id = reviews.add(unit, self.submission_id, rubric_version_id=rubric_version_id, reviewer=self.reviewer)
        unit.concerns(submission_id=self.submission_id, review_id=review_id)
        return review_id


@dataclass(frozen=True)
class Decide(Operation[None]):
    """Set the verdict on an item.

    Met, not applicable and not verifiable withdraw the item's deductions; partly and not met keep them, or make one that asks for proof.
    """

    review_id: ReviewId
    verdict: Verdict
    label: ClassVar[str] = "operations.decide"

    def perform(self, unit: Unit) -> None:
        item = Subject.of(unit, self.review_id).item(self.verdict.item)
        if self.verdict.state in NEEDS_REASON and not self.verdict.reason.strip():
            raise ReasonMissing(item=item.code)
        self._refuse_entries(item)
        judging.put_verdict(unit, self.review_id, item, self.verdict)

    def _refuse_entries(self, item: Item) -> None:
        """What the kind of item does not ask for; raises UnknownEntry, or EntryUnfit for a value of the wrong form."""
        forms = item.rule.forms()
        for name, value in self.verdict.entries:
            if name not in forms:
                raise UnknownEntry(item=item.code, entry=name, known=", ".join(forms) or "-")
            read_entry(value, forms[name], file="review", place=f"{item.code} {name}")


@dataclass(frozen=True)
class ClearVerdict(Operation[None]):
    """Leave an item open again; its deductions are withdrawn."""

    review_id: ReviewId
    item: str
    label: ClassVar[str] = "operations.clear_verdict"

    def perform(self, unit: Unit) -> None:
        item = Subject.of(unit, self.review_id).item(self.item)
        for finding in judging.deductions_on(unit, self.review_id, item.code):
            findings.remove(unit, finding.id)
        verdicts.remove(unit, self.review_id, item.code)
