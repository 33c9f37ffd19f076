"""Imported transcripts and their lines, which never change."""

from dataclasses import dataclass
from datetime import datetime

from reviewer.domain.ids import ExhibitId, SubmissionId
from reviewer.domain.moments import Span
from reviewer.domain.transcript import TranscriptLine
from reviewer.store.journal import Row
from reviewer.store.moments import from_text, to_text
from reviewer.store.reading import Reading
from reviewer.store.records import reviews
from reviewer.store.unit import Unit


@dataclass(frozen=True)
class Transcript:
    """One import; `exhibit_id` is the recording it was made of, None when its times are those of the timeline."""

    id: int
    name: str
    exhibit_id: ExhibitId | None
    imported_by: str
    imported_at: datetime
    lines: tuple[TranscriptLine, ...]


def add(unit: Unit, submission_id: SubmissionId, exhibit_id: ExhibitId | None, *, name: str, sha256: str) -> int:
    values: Row = {
        "submission_id": submission_id,
        "exhibit_id": exhibit_id,
        "name": name,
        "sha256": sha256,
        "imported_by": unit.actor,
        "imported_at": to_text(unit.at),
    }
    return unit.insert("transcript", values)


def add_line(unit: Unit, transcript_id: int, line: TranscriptLine) -> None:
    said: Row = {"start_us": line.span.start_us, "end_us": line.span.end_us, "speaker": line.speaker, "words": line.words}
    unit.insert("transcript_line", {"transcript_id": transcript_id, **said})


def is_there(reading: Reading, submission_id: SubmissionId, exhibit_id: ExhibitId | None, *, sha256: str) -> bool:
    """Whether the very same text was imported for the same recording before."""
    return any(row["exhibit_id"] == exhibit_id for row in reading.rows("transcript", submission_id=submission_id, sha256=sha256))


def of_submission(reading: Reading, submission_id: SubmissionId) -> tuple[Transcript, ...]:
    """Oldest first, each with its lines in order of time."""
    lines = reviews.grouped(reading.rows_through("transcript_line", "transcript", submission_id=submission_id), "transcript_id")
    return tuple(
        Transcript(
            id=row["id"],
            name=row["name"],
            exhibit_id=None if row["exhibit_id"] is None else ExhibitId(row["exhibit_id"]),
            imported_by=row["imported_by"],
            imported_at=from_text(row["imported_at"]),
            lines=tuple(_line(found) for found in lines.get(row["id"], [])),
        )
        for row in reading.rows("transcript", submission_id=submission_id)
    )


def _line(row: Row) -> TranscriptLine:
    return TranscriptLine(Span(row["start_us"], row["end_us"]), row["words"], row["speaker"])
