"""Reviews."""

from collections.abc import Iterable

from reviewer.domain.ids import ReviewId, SubmissionId
from reviewer.domain.review import Review, ReviewState, Round
from reviewer.errors import Refused
from reviewer.store.journal import Row
from reviewer.store.moments import from_text, to_text
from reviewer.store.reading import Reading
from reviewer.store.unit import Unit


class ReviewSigned(Refused):
    """A signed review is never changed."""

    key = "store.review_signed"


def add(unit: Unit, submission_id: SubmissionId, *, rubric_version_id: int, reviewer: str) -> ReviewId:
    values: Row = {
        "submission_id": submission_id,
        "rubric_version_id": rubric_version_id,
        "reviewer": reviewer,
        "round": Round.FIRST.value,
        "state": ReviewState.OPEN.value,
        "opened_at": to_text(unit.at),
        "findings_given": 0,
        "commendations_given": 0,
    }
    return ReviewId(unit.insert("review", values))


def get(reading: Reading, review_id: ReviewId) -> Review:
    """Raises RowUnknown."""
    return _review(reading, reading.row("review", review_id))


def of_submission(reading: Reading, submission_id: SubmissionId) -> tuple[Review, ...]:
    return tuple(_review(reading, row) for row in reading.rows("review", submission_id=submission_id))


def changing(unit: Unit, review_id: ReviewId) -> Review:
    """A review that is about to be changed: this step is entered under it. Raises RowUnknown or ReviewSigned."""
    review = get(unit, review_id)
    if review.state is ReviewState.SIGNED:
        raise ReviewSigned(review=review_id)
    unit.concerns(submission_id=review.submission_id, review_id=review_id)
    return review


def sign(unit: Unit, review_id: ReviewId) -> None:
    unit.update("review", review_id, {"state": ReviewState.SIGNED.value, "signed_at": to_text(unit.at)})


def next_number(unit: Unit, review_id: ReviewId, counter: str) -> int:
    """The next number of `findings_given` or `commendations_given`; undo does not give it back, so no code ever names two things."""
    number = int(unit.row("review", review_id)[counter]) + 1
    unit.update("review", review_id, {counter: number})
    return number


def by_submission(reading: Reading) -> dict[int, list[Row]]:
    """Every review's row by the id of its submission."""
    return grouped(reading.rows("review"), "submission_id")


def grouped(rows: Iterable[Row], column: str) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row[column], []).append(row)
    return found


def _review(reading: Reading, row: Row) -> Review:
    (rubric,) = reading.some("rubric_version", ("rubric", "version", "sha256"), id=row["rubric_version_id"])
    return Review(
        id=ReviewId(row["id"]),
        submission_id=SubmissionId(row["submission_id"]),
        reviewer=row["reviewer"],
        round=Round(row["round"]),
        state=ReviewState(row["state"]),
        rubric_id=rubric["rubric"],
        rubric_version=rubric["version"],
        rubric_sha256=rubric["sha256"],
        opened_at=from_text(row["opened_at"]),
        signed_at=from_text(row["signed_at"]),
    )
