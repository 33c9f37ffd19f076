"""Looking into payload files: what each is by its bytes, what a decoder makes of it, what it says in words."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from reviewer.domain.evidence import ExhibitKind
from reviewer.intake import media_types
from reviewer.intake.drafting import system_zone
from reviewer.intake.found import Found
from reviewer.intake.said import read_said
from reviewer.intake.source import Entry
from reviewer.media.probe import examine
from reviewer.media.sandbox import Sandbox


def look(path: str, entry: Entry, *, place: Path, sha256: str, sandbox: Sandbox) -> Found:
    """What the payload file `path` is, by its copy or original at `place`; the sandbox does the decoding."""
    with place.open("rb") as file:
        head = file.read(media_types.HEAD_BYTES)
    sniffed = media_types.sniffed(head, path)
    examination = examine(place, media_types.kind_of(sniffed), sandbox)
    media_type, kind = media_types.settled(sniffed, examination.content)
    return Found(
        path=path,
        size=entry.size,
        sha256=sha256,
        media_type=media_type,
        kind=kind,
        modified=_dated(entry, place),
        examination=examination,
        raw_name=entry.raw_name,
    )


def listened(found: Found, place: Path, sandbox: Sandbox) -> Found:
    """The file with what it says in words, for a draft."""
    return replace(found, said=read_said(place, found.media_type, sandbox)) if found.kind is ExhibitKind.DOCUMENT else found


def _dated(entry: Entry, place: Path) -> datetime:
    """The file's own date; the packer's clock is taken for the local one where it names no zone."""
    modified = entry.modified
    if modified is None:
        return datetime.fromtimestamp(place.stat().st_mtime, UTC)
    return modified if modified.tzinfo else modified.replace(tzinfo=ZoneInfo(system_zone())).astimezone(UTC)
