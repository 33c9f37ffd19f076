"""Verdicts: one per item of a review."""

import json
from decimal import Decimal

from reviewer.domain.ids import MarkerId, ReviewId
from reviewer.domain.review import Measure, Verdict, VerdictState
from reviewer.store.journal import Row, canonical
from reviewer.store.reading import Reading
from reviewer.store.unit import Unit


def put(unit: Unit, review_id: ReviewId, verdict: Verdict) -> None:
    """Set the verdict on an item, in place of an earlier one."""
    values = {"review_id": review_id, **_row(verdict)}
    earlier = unit.rows("verdict", review_id=review_id, item=verdict.item)
    if earlier:
        unit.update("verdict", earlier[0]["id"], values)
    else:
        unit.insert("verdict", values)


def remove(unit: Unit, review_id: ReviewId, item: str) -> None:
    """Leave an item open again; nothing happens when it is."""
    for row in unit.rows("verdict", review_id=review_id, item=item):
        unit.delete("verdict", row["id"])


def get(reading: Reading, review_id: ReviewId, item: str) -> Verdict | None:
    rows = reading.rows("verdict", review_id=review_id, item=item)
    return _verdict(rows[0]) if rows else None


def of_review(reading: Reading, review_id: ReviewId) -> dict[str, Verdict]:
    """Verdicts by item code."""
    return {row["item"]: _verdict(row) for row in reading.rows("verdict", review_id=review_id)}


def measured_with(reading: Reading, marker_id: MarkerId) -> tuple[Verdict, ...]:
    """The verdicts whose measure starts or ends at a marker."""
    starting, ending = reading.rows("verdict", start_marker_id=marker_id), reading.rows("verdict", end_marker_id=marker_id)
    return tuple(_verdict(row) for row in (*starting, *(row for row in ending if row not in starting)))


def _row(verdict: Verdict) -> Row:
    measure = verdict.measure
    return {
        "item": verdict.item,
        "state": verdict.state.value,
        "occurrences": verdict.occurrences,
        "share": None if verdict.share is None else str(verdict.share),
        "measured_us": measure.duration_us if measure else None,
        "measure_uncertainty_us": measure.uncertainty_us if measure else None,
        "start_marker_id": measure.start_marker if measure else None,
        "end_marker_id": measure.end_marker if measure else None,
        "conforming": verdict.conforming,
        "observed": verdict.observed,
        "reason": verdict.reason,
        "entries": canonical(verdict.entries),
    }


def _verdict(row: Row) -> Verdict:
    measure = None
    if row["measured_us"] is not None:
        measure = Measure(row["measured_us"], row["measure_uncertainty_us"], row["start_marker_id"], row["end_marker_id"])
    return Verdict(
        item=row["item"],
        state=VerdictState(row["state"]),
        occurrences=row["occurrences"],
        share=None if row["share"] is None else Decimal(row["share"]),
        measure=measure,
        conforming=row["conforming"],
        observed=row["observed"],
        reason=row["reason"],
        entries=tuple((name, value) for name, value in json.loads(row["entries"])),
    )
