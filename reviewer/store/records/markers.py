"""Markers on the timeline of a review."""

from dataclasses import dataclass

from reviewer.domain.ids import ExhibitId, MarkerId, ReviewId
from reviewer.domain.moments import Span
from reviewer.domain.review import Marker
from reviewer.store.journal import Row
from reviewer.store.reading import Reading
from reviewer.store.unit import Unit


@dataclass(frozen=True)
class Reckoned:
    """Where a marker lies and how sure that is: the exhibit it was read off, where one covers it, and that track's uncertainty."""

    span: Span
    exhibit_id: ExhibitId | None
    uncertainty_us: int


def add(unit: Unit, review_id: ReviewId, reckoned: Reckoned, *, kind: str, label: str) -> MarkerId:
    return MarkerId(unit.insert("marker", {"review_id": review_id, "kind": kind, "label": label, **_place(reckoned)}))


def move(unit: Unit, marker_id: MarkerId, reckoned: Reckoned) -> None:
    unit.update("marker", marker_id, _place(reckoned))


def remove(unit: Unit, marker_id: MarkerId) -> None:
    unit.delete("marker", marker_id)


def get(reading: Reading, marker_id: MarkerId) -> Marker:
    """Raises RowUnknown."""
    return _marker(reading.row("marker", marker_id))


def review_of(reading: Reading, marker_id: MarkerId) -> ReviewId:
    """Raises RowUnknown."""
    return ReviewId(reading.row("marker", marker_id)["review_id"])


def of_review(reading: Reading, review_id: ReviewId) -> tuple[Marker, ...]:
    """In the order they were placed."""
    return tuple(_marker(row) for row in reading.rows("marker", review_id=review_id))


def _place(reckoned: Reckoned) -> Row:
    return {
        "start_us": reckoned.span.start_us,
        "end_us": reckoned.span.end_us,
        "exhibit_id": reckoned.exhibit_id,
        "uncertainty_us": reckoned.uncertainty_us,
    }


def _marker(row: Row) -> Marker:
    return Marker(row["id"], row["kind"], row["label"], Span(row["start_us"], row["end_us"]), row["uncertainty_us"], row["exhibit_id"])
