"""What stands in the way of signing."""

from reviewer.domain.ids import ReviewId
from reviewer.domain.readiness import Obstacle, obstacles
from reviewer.store.reading import Reading
from reviewer.store.records import findings, reviews, rubrics, verdicts


def readiness(reading: Reading, review_id: ReviewId) -> tuple[Obstacle, ...]:
    """Empty when the review can be signed. Raises RowUnknown."""
    rubric = rubrics.of_review(reading, reviews.get(reading, review_id))
    items = [item.code for item in rubric.items()]
    return obstacles(items, verdicts.of_review(reading, review_id), findings.of_review(reading, review_id))
