"""Exhibits and the tracks that lay them on the timeline."""

from collections.abc import Sequence
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
    """The films and sounds that lie on the timeline, by their codes; a recorder that was paused once for each of its pieces."""
    rows = [row for kind in ("film", "sound") for row in reading.rows("exhibit", submission_id=submission_id, kind=kind)]
    return [(_exhibit(row), _track(track)) for row in rows for track in reading.rows("track", exhibit_id=row["id"])]


def add_track(unit: Unit, track: Track) -> TrackId:
    """Lay an exhibit, or a piece of it, on the timeline; the track's id is given here."""
    return TrackId(unit.insert("track", _track_row(track)))


def lay(unit: Unit, pieces: Sequence[Track]) -> None:
    """Put these pieces of one exhibit, the first of which starts at 0, in place of those there are."""
    held = unit.rows("track", exhibit_id=pieces[0].exhibit_id)
    for row in held[1:]:
        unit.delete("track", row["id"])
    if held:
        unit.update("track", held[0]["id"], _track_row(pieces[0]))
    else:
        add_track(unit, pieces[0])
    for piece in pieces[1:]:
        add_track(unit, piece)


def pieces_of_submission(reading: Reading, submission_id: SubmissionId) -> dict[ExhibitId, tuple[Track, ...]]:
    """The tracks of each exhibit that lies on the timeline, in order of its media time."""
    found: dict[ExhibitId, list[Track]] = {}
    for row in reading.rows_through("track", "exhibit", submission_id=submission_id):
        found.setdefault(ExhibitId(row["exhibit_id"]), []).append(_track(row))
    return {exhibit_id: tuple(sorted(pieces, key=lambda piece: piece.start_us)) for exhibit_id, pieces in found.items()}


def tracks_of_submission(reading: Reading, submission_id: SubmissionId) -> dict[ExhibitId, Track]:
    """The first piece of each exhibit that lies on the timeline; there is one, except where a recorder was paused."""
    return {exhibit_id: pieces[0] for exhibit_id, pieces in pieces_of_submission(reading, submission_id).items()}


def pieces_of(reading: Reading, exhibit_id: ExhibitId) -> tuple[Track, ...]:
    """The tracks of one exhibit in order of its media time; empty when it is not on the timeline."""
    return tuple(sorted(map(_track, reading.rows("track", exhibit_id=exhibit_id)), key=lambda piece: piece.start_us))


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


def _track_row(track: Track) -> Row:
    return {
        "exhibit_id": track.exhibit_id,
        "offset_us": track.offset_us,
        "drift_ppm": str(track.drift_ppm),
        "uncertainty_us": track.uncertainty_us,
        "source": track.source.value,
        "start_us": track.start_us,
        "end_us": track.end_us,
        "reference_id": track.reference,
        "relative_us": track.relative_us,
        "laid_by": track.laid_by,
        "laid_at": to_text(track.laid_at),
    }


def _track(row: Row) -> Track:
    return Track(
        id=TrackId(row["id"]),
        exhibit_id=ExhibitId(row["exhibit_id"]),
        offset_us=row["offset_us"],
        drift_ppm=Decimal(row["drift_ppm"]),
        uncertainty_us=row["uncertainty_us"],
        source=ClockSource(row["source"]),
        start_us=row["start_us"],
        end_us=row["end_us"],
        reference=None if row["reference_id"] is None else ExhibitId(row["reference_id"]),
        relative_us=row["relative_us"],
        laid_by=row["laid_by"],
        laid_at=from_text(row["laid_at"]),
    )
