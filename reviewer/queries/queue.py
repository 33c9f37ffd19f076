"""The queue: every shop in the workspace and how far its review has come."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from reviewer.domain.review import ReviewState
from reviewer.queries.desk import QueueRow
from reviewer.queries.intake import Stage, stages
from reviewer.store.journal import Row
from reviewer.store.moments import from_text
from reviewer.store.reading import Reading
from reviewer.store.records import played, reviews, rubrics

DUE_AFTER = timedelta(hours=48)
"""The field hands the client its scorecard within 24 to 48 hours."""

_COLUMNS = ("id", "site", "site_type", "client", "wave", "visit_start", "visit_end", "zone")


class ShopState(StrEnum):
    """How far a shop has come."""

    NEW = "new"
    OPEN = "open"
    SIGNED = "signed"


@dataclass(frozen=True)
class _Tallies:
    """Counts over the whole workspace, so that the queue takes a handful of statements however long it is."""

    reviews: dict[int, list[Row]]
    decided: dict[int, int]
    items: dict[int, int]
    played_us: dict[int, int]
    recorded_us: dict[int, int]
    stages: dict[int, Stage]


def queue(reading: Reading) -> tuple[QueueRow, ...]:
    """Every shop, the one due first at the top; a shop with several reviews stands there with the latest."""
    tallies = _Tallies(
        reviews=reviews.by_submission(reading),
        decided=reading.counted("verdict", "review_id"),
        items=rubrics.item_counts(reading),
        played_us=_played_us(reading),
        recorded_us=reading.totalled("exhibit", "duration_us", by="submission_id"),
        stages=stages(reading),
    )
    rows = [_row(shop, tallies) for shop in reading.some("submission", _COLUMNS)]
    return tuple(sorted(rows, key=lambda row: (row.due_at, row.submission_id)))


def _row(shop: Row, tallies: _Tallies) -> QueueRow:
    review = tallies.reviews[shop["id"]][-1] if shop["id"] in tallies.reviews else None
    recorded_us = tallies.recorded_us.get(shop["id"], 0)
    return QueueRow(
        submission_id=shop["id"],
        review_id=review["id"] if review else None,
        site=shop["site"],
        site_type=shop["site_type"],
        client=shop["client"],
        wave=shop["wave"],
        visit_start=from_text(shop["visit_start"]),
        zone=shop["zone"],
        due_at=from_text(shop["visit_end"]) + DUE_AFTER,
        state=_state(review).value,
        decided=tallies.decided.get(review["id"], 0) if review else 0,
        items=tallies.items[review["rubric_version_id"]] if review else 0,
        played_share=tallies.played_us.get(review["id"], 0) / recorded_us if review and recorded_us else 0.0,
        stage=tallies.stages[shop["id"]].value,
    )


def _state(review: Row | None) -> ShopState:
    if review is None:
        return ShopState.NEW
    return ShopState.SIGNED if review["state"] == ReviewState.SIGNED else ShopState.OPEN


def _played_us(reading: Reading) -> dict[int, int]:
    total: dict[int, int] = {}
    for row in reading.rows("played"):
        spans = played.of_row(row).spans
        total[row["review_id"]] = total.get(row["review_id"], 0) + sum(span.duration_us for span in spans)
    return total
