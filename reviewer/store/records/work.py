"""What the readiness of a review rests on, gathered from all that is kept of it."""

from reviewer.domain.ids import ReviewId
from reviewer.domain.readiness import PlayedExhibit, Work
from reviewer.store.reading import Reading
from reviewer.store.records import exhibits, findings, played, reviews, rubrics, submissions, verdicts


def work_of(reading: Reading, review_id: ReviewId) -> Work:
    """Raises RowUnknown."""
    review = reviews.get(reading, review_id)
    ledger = played.of_review(reading, review_id)
    held = exhibits.of_submission(reading, review.submission_id)
    return Work(
        items=[item.code for item in rubrics.of_review(reading, review).items()],
        verdicts=verdicts.of_review(reading, review_id),
        findings=findings.of_review(reading, review_id),
        answers=submissions.get(reading, review.submission_id).answers,
        played={each.id: PlayedExhibit(each.code, ledger[each.id].spans if each.id in ledger else ()) for each in held},
    )
