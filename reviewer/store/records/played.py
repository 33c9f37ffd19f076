"""The coverage ledger: which parts of each exhibit a reviewer has played."""

import json
from dataclasses import dataclass

from reviewer.domain.ids import ExhibitId, ReviewId
from reviewer.domain.moments import Span
from reviewer.store.journal import Row, canonical
from reviewer.store.reading import Reading
from reviewer.store.unit import Unit


@dataclass(frozen=True)
class Coverage:
    """Merged, sorted spans in media time, and the fastest speed (percent) that any of them was played at."""

    exhibit_id: ExhibitId
    spans: tuple[Span, ...]
    fastest_percent: int


def put(unit: Unit, review_id: ReviewId, coverage: Coverage) -> None:
    values: Row = {
        "review_id": review_id,
        "exhibit_id": coverage.exhibit_id,
        "spans": canonical([[span.start_us, span.end_us] for span in coverage.spans]),
        "fastest_percent": coverage.fastest_percent,
    }
    earlier = unit.rows("played", review_id=review_id, exhibit_id=coverage.exhibit_id)
    if earlier:
        unit.update("played", earlier[0]["id"], values)
    else:
        unit.insert("played", values)


def get(reading: Reading, review_id: ReviewId, exhibit_id: ExhibitId) -> Coverage | None:
    rows = reading.rows("played", review_id=review_id, exhibit_id=exhibit_id)
    return of_row(rows[0]) if rows else None


def of_review(reading: Reading, review_id: ReviewId) -> dict[ExhibitId, Coverage]:
    found = (of_row(row) for row in reading.rows("played", review_id=review_id))
    return {coverage.exhibit_id: coverage for coverage in found}


def of_row(row: Row) -> Coverage:
    return Coverage(ExhibitId(row["exhibit_id"]), tuple(Span(*pair) for pair in json.loads(row["spans"])), row["fastest_percent"])
