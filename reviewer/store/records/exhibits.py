"""Exhibits and the tracks that lay them on the timeline."""

from dataclasses import asdict, fields
from decimal import Decimal

from reviewer.domain.evidence import ClockSource, Exhibit, ExhibitKind, MediaFacts, Track
from reviewer.domain.ids import ExhibitId, SubmissionId, TrackId
from reviewer.store.journal import Row
from reviewer.store.moments import from_text, to_text
from reviewer.store.reading import Reading
from reviewer.store.unit import Unit

_TRUTHS = ("has_film", "has_sound", "is_readable")
_DEGREES = ("latitude", "longitude")
_FACTS = tuple(field.name for field in fields(MediaFacts))


def add(unit: Unit, submission_id: SubmissionId, exhibit: Exhibit) -> ExhibitId:
    """Keep an exhibit's particulars; its id is given here, the one it carries is not looked at."""
    facts = asdict(exhibit.facts)
    values: Row = {
        "submission_id": submission_id,
        "code": exhibit.code,
        "kind": exhibit.kind.value,
        "path": exhibit.path,
        "original_name": exhibit.original_name,
        "size": exhibit.size,
        "sha256": exhibit.sha256,
        "media_type": exhibit.media_type,
        "captured_at": to_text(exhibit.captured_at),
        **facts,
        **{name: int(facts[name]) for name in _TRUTHS},
        **{name: None if facts[name] is None else repr(facts[name]) for name in _DEGREES},
    }
    return ExhibitId(unit.insert("exhibit", values))


def of_submission(reading: Reading, submission_id: SubmissionId) -> tuple[Exhibit, ...]:
    return tuple(_exhibit(row) for row in reading.rows("exhibit", submission_id=submission_id))


def get(reading: Reading, exhibit_id: ExhibitId) -> Exhibit:
    """Raises RowUnknown."""
    return _exhibit(reading.row("exhibit", exhibit_id))


def one_of_submission(reading: Reading, submission_id: SubmissionId, exhibit_id: ExhibitId) -> Exhibit | None:
    """The exhibit of an id if it belongs to the submission."""
    rows = reading.rows("exhibit", submission_id=submission_id, id=exhibit_id)
    return _exhibit(rows[0]) if rows else None


def recordings(reading: Reading, submission_id: SubmissionId) -> list[tuple[Exhibit, Track]]:
    """The films and sounds that lie on the timeline, by their codes."""
    rows = [row for kind in ("film", "sound") for row in reading.rows("exhibit", submission_id=submission_id, kind=kind)]
    return [(_exhibit(row), _track(track)) for row in rows for track in reading.rows("track", exhibit_id=row["id"])]


def add_track(unit: Unit, track: Track) -> TrackId:
    """Lay an exhibit on the timeline; the track's id is given here."""
    values: Row = {
        "exhibit_id": track.exhibit_id,
        "offset_us": track.offset_us,
        "drift_ppm": str(track.drift_ppm),
        "uncertainty_us": track.uncertainty_us,
        "source": track.source.value,
    }
    return TrackId(unit.insert("track", values))


def tracks_of_submission(reading: Reading, submission_id: SubmissionId) -> dict[ExhibitId, Track]:
    tracks = (_track(row) for row in reading.rows_through("track", "exhibit", submission_id=submission_id))
    return {track.exhibit_id: track for track in tracks}


def _exhibit(row: Row) -> Exhibit:
    facts = {name: row[name] for name in _FACTS}
    facts |= {name: bool(row[name]) for name in _TRUTHS}
    facts |= {name: None if row[name] is None else float(row[name]) for name in _DEGREES}
    return Exhibit(
        id=ExhibitId(row["id"]),
        code=row["code"],
        kind=ExhibitKind(row["kind"]),
        path=row["path"],
        original_name=row["original_name"],
        size=row["size"],
        sha256=row["sha256"],
        media_type=row["media_type"],
        captured_at=from_text(row["captured_at"]),
        facts=MediaFacts(**facts),
    )


def _track(row: Row) -> Track:
    return Track(
        id=TrackId(row["id"]),
        exhibit_id=ExhibitId(row["exhibit_id"]),
        offset_us=row["offset_us"],
        drift_ppm=Decimal(row["drift_ppm"]),
        uncertainty_us=row["uncertainty_us"],
        source=ClockSource(row["source"]),
    )
