"""What stands in the way of signing."""

from reviewer.domain.ids import ReviewId
from reviewer.domain.readiness import Obstacle, obstacles
from reviewer.store.reading import Reading
from reviewer.store.records.work import work_of


def readiness(reading: Reading, review_id: ReviewId) -> tuple[Obstacle, ...]:
    """Empty when the review can be signed. Raises RowUnknown."""
    return obstacles(work_of(reading, review_id))
