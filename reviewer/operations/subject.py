"""What an operation on a review needs to know before it writes: the review, its rubric and its submission."""

from dataclasses import dataclass
from functools import cached_property

from reviewer.domain.ids import ReviewId
from reviewer.domain.review import Review
from reviewer.domain.submission import Submission
from reviewer.errors import Refused
from reviewer.rubric.rubric import Item, Rubric
from reviewer.store.records import reviews, rubrics, submissions
from reviewer.store.unit import Unit


class UnknownItem(Refused):
    """The rubric of this review has no such item."""

    key = "operations.unknown_item"


@dataclass(frozen=True)
class Subject:
    """A review that is being changed."""

    unit: Unit
    review: Review
    rubric: Rubric

    @classmethod
    def of(cls, unit: Unit, review_id: ReviewId) -> "Subject":
        """Raises RowUnknown or ReviewSigned."""
        review = reviews.changing(unit, review_id)
        return cls(unit, review, rubrics.of_review(unit, review))

    def item(self, code: str) -> Item:
        """Raises UnknownItem."""
        try:
            return self.rubric.item(code)
        except KeyError as error:
            raise UnknownItem(item=code, rubric=self.rubric.id, version=self.rubric.version) from error

    @cached_property
    def submission(self) -> Submission:
        return submissions.get(self.unit, self.review.submission_id)
