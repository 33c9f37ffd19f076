"""What a shopper's documents say in words a program can read: tables, notes, places. Read in the child process."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from reviewer.intake.texts import decoded
from reviewer.media.sandbox import ChildFault, Sandbox

MOST_BYTES = 2 * 2**20
"""Longer texts, sheets and tracks are kept as exhibits and not read."""

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_READER = {
    "text/csv": "reviewer.intake.sheets:read_csv",
    _XLSX: "reviewer.intake.sheets:read_xlsx",
    "application/gpx+xml": "reviewer.intake.tracks:read_gpx",
}
_TEXTS = frozenset({"text/plain", "text/markdown"})


@dataclass(frozen=True)
class Table:
    """A sheet as texts: its header, and rows as long as the header. Moments are in ISO 8601."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class TrackPoint:
    """A moment on the way, aware, in degrees (WGS 84); `accuracy_m` is estimated where the device states its dilution, else 30."""

    at: datetime
    latitude: float
    longitude: float
    accuracy_m: float


@dataclass(frozen=True)
class Said:
    """At most one of the three; nothing where the document could not be read as what it seems to be."""

    table: Table | None = None
    text: str = ""
    track: tuple[TrackPoint, ...] = ()


def read_said(path: Path, media_type: str, sandbox: Sandbox) -> Said:
    """What the document at `path` says; an empty Said for what holds nothing to read, is too long, or broke the child."""
    if media_type not in {*_READER, *_TEXTS} or path.stat().st_size > MOST_BYTES:
        return Said()
    if media_type in _TEXTS:
        return Said(text=decoded(path.read_bytes()))
    try:
        return _said(sandbox.call(_READER[media_type], path))
    except (ChildFault, KeyError, TypeError, ValueError):
        # Not every text that ends in .csv is a table; it stays an exhibit all the same.
        return Said()


def _said(untrusted: dict[str, Any]) -> Said:
    if "header" in untrusted:
        header = tuple(str(cell) for cell in untrusted["header"])
        return Said(table=Table(header, tuple(tuple(str(cell) for cell in row) for row in untrusted["rows"])))
    if "points" in untrusted:
        return Said(track=tuple(TrackPoint(datetime.fromisoformat(at), *map(float, place)) for at, *place in untrusted["points"]))
    return Said()
