"""Who played which part of an exhibit, when and how fast: the lines behind the coverage ledger."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from reviewer.domain.coverage import merged
from reviewer.domain.ids import ExhibitId, ReviewId
from reviewer.domain.moments import Span
from reviewer.store.journal import Row, canonical
from reviewer.store.moments import from_text, to_text
from reviewer.store.reading import Reading
from reviewer.store.unit import Unit

SITTING = timedelta(minutes=5)
"""What follows at the same speed within this time belongs to the same line."""


@dataclass(frozen=True)
class Playing:
    """One sitting: merged spans in media time, played between two moments at one speed (percent; 100 is as recorded)."""

    exhibit_id: ExhibitId
    spans: tuple[Span, ...]
    speed_percent: int
    played_by: str
    started_at: datetime
    ended_at: datetime


def add(unit: Unit, review_id: ReviewId, exhibit_id: ExhibitId, *, spans: tuple[Span, ...], speed_percent: int) -> None:
    """Keep what was played now, unless every instant of it was played as slowly or slower before."""
    rows = unit.rows("playing", review_id=review_id, exhibit_id=exhibit_id)
    slower = merged(span for row in rows if row["speed_percent"] <= speed_percent for span in _spans(row))
    if merged((*slower, *spans)) == slower:
        return
    last = rows[-1] if rows else None
    is_same = last is not None and (last["speed_percent"], last["played_by"]) == (speed_percent, unit.actor)
    if last is not None and is_same and unit.at - from_text(last["ended_at"]) <= SITTING:
        unit.update("playing", last["id"], {"spans": _text(merged((*_spans(last), *spans))), "ended_at": to_text(unit.at)})
        return
    values: Row = {
        "review_id": review_id,
        "exhibit_id": exhibit_id,
        "spans": _text(merged(spans)),
        "speed_percent": speed_percent,
        "played_by": unit.actor,
        "started_at": to_text(unit.at),
        "ended_at": to_text(unit.at),
    }
    unit.insert("playing", values)


def of_review(reading: Reading, review_id: ReviewId) -> tuple[Playing, ...]:
    """Oldest first."""
    return tuple(
        Playing(
            exhibit_id=ExhibitId(row["exhibit_id"]),
            spans=_spans(row),
            speed_percent=row["speed_percent"],
            played_by=row["played_by"],
            started_at=from_text(row["started_at"]),
            ended_at=from_text(row["ended_at"]),
        )
        for row in reading.rows("playing", review_id=review_id)
    )


def _spans(row: Row) -> tuple[Span, ...]:
    return tuple(Span(*pair) for pair in json.loads(row["spans"]))


def _text(spans: tuple[Span, ...]) -> str:
    return canonical([[span.start_us, span.end_us] for span in spans])
