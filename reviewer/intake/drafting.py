"""submission.json written or completed from what lies in a folder, for material that no app of ours recorded."""

import os
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from reviewer import __version__
from reviewer.domain.evidence import ExhibitKind
from reviewer.intake.bag import MANIFEST, DigestDiffers, FileMissing
from reviewer.intake.document import SCHEMA, ZoneUnknown
from reviewer.intake.names import printable
from reviewer.intake.reading import SizeDiffers
from reviewer.media.examination import Examination

DEFAULT_ZONE = "Asia/Shanghai"
_ONE_VISIT = timedelta(hours=2)
"""Moments further apart than this belong to two visits."""

_FIRST_SENSIBLE_YEAR = 2000
_UNNAMED = uuid.UUID("b1d0f6f4-7a83-5c0e-9d0c-2a6f3f5b7e10")
"""Name space of the bundle ids of drafts, so that the same material drafted twice is the same bundle."""


@dataclass(frozen=True)
class Found:
    """One payload file as it was found: its digest, what it is, and what looking into it told."""

    path: str
    size: int
    sha256: str
    media_type: str
    kind: ExhibitKind
    modified: datetime
    examination: Examination

    def moment(self, zone: str) -> datetime | None:
        """The sensible moment the file claims, in `zone` where it names none."""
        claimed = self.examination.moment
        if claimed is None or claimed.at.year < _FIRST_SENSIBLE_YEAR:
            return None
        at = claimed.at if claimed.at.tzinfo else claimed.at.replace(tzinfo=ZoneInfo(zone))
        return at if at <= datetime.now(UTC) + timedelta(days=1) else None

    @property
    def duration(self) -> timedelta:
        return timedelta(microseconds=self.examination.facts.duration_us)


def system_zone() -> str:
    """The machine's IANA zone; DEFAULT_ZONE where it names none, or only UTC as servers do."""
    local = Path("/etc/localtime")
    linked = str(local.resolve()).partition("zoneinfo/")[2] if local.is_symlink() else ""
    for name in (os.environ.get("TZ", "").removeprefix(":"), linked):
        if name in available_timezones() and ZoneInfo(name).utcoffset(datetime.now(UTC)) and "/" in name:
            return name
    return DEFAULT_ZONE


def completed(given: Mapping[str, Any], found: Sequence[Found]) -> dict[str, Any]:
    """The given document with every payload file described; what it states stands.

    Raises FileMissing, DigestDiffers or SizeDiffers where it states what is not so. Everything else is for the reader of documents
    to judge.
    """
    stated = _stated_files(given)
    known = {file.path for file in found}
    for path in stated:
        if path not in known:
            raise FileMissing(file=printable(path), manifest=MANIFEST)
    described = [_described(file, stated.get(file.path, {})) for file in found]
    defaults = {
        "schema": SCHEMA,
        "bundle_id": str(uuid.uuid5(_UNNAMED, "".join(file.sha256 for file in found))),
        "filed": datetime.now(UTC).isoformat(timespec="seconds"),
        "made_with": f"reviewer {__version__}",
    }
    return {**defaults, **given, "files": described}


def drafted(found: Sequence[Found], site: str, *, zone: str) -> dict[str, Any]:
    """A whole document for loose files: the visit is the largest group of moments that hang together.

    Where no file claims a moment the files' own dates serve. What only people know is left open: `assignment.id` is `draft`.
    """
    if zone not in available_timezones():
        raise ZoneUnknown(zone=printable(zone))
    start, end = _visit(found, zone)
    described = []
    for file in found:
        moment = file.moment(zone)
        is_of_visit = moment is not None and start <= moment <= end
        described.append({"path": file.path, **({"captured": moment.isoformat()} if moment and is_of_visit else {})})
    return completed(
        {
            "assignment": {
                "id": "draft",
                "client": "unknown",
                "site": printable(site)[:200] or "unknown",
                "site_type": "other",
                "wave": "",
                "rubric": "property-residential",
                "identity": "",
            },
            "shopper": {"id": "unknown"},
            "visit": {"start": start.isoformat(), "end": end.isoformat(), "zone": zone},
            "files": described,
        },
        found,
    )


def _stated_files(given: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    files = given.get("files", [])
    if not isinstance(files, list):
        return {}
    return {str(entry["path"]): entry for entry in files if isinstance(entry, dict) and "path" in entry}


def _described(file: Found, stated: dict[str, Any]) -> dict[str, Any]:
    if stated.get("sha256", file.sha256) != file.sha256:
        raise DigestDiffers(file=printable(file.path))
    if stated.get("size", file.size) != file.size:
        raise SizeDiffers(file=printable(file.path), stated=stated["size"], found=file.size)
    own = {"path": file.path, "size": file.size, "sha256": file.sha256, "media_type": file.media_type, "role": file.kind.value}
    return {**own, **stated}


def _visit(found: Sequence[Found], zone: str) -> tuple[datetime, datetime]:
    spans = [(moment, moment + file.duration) for file in found if (moment := file.moment(zone)) is not None]
    spans = spans or [(file.modified - file.duration, file.modified) for file in found]
    groups: list[list[tuple[datetime, datetime]]] = []
    for span in sorted(spans):
        if groups and span[0] - max(end for _, end in groups[-1]) <= _ONE_VISIT:
            groups[-1].append(span)
        else:
            groups.append([span])
    visit = max(groups, key=lambda group: (len(group), group[0]))
    local = ZoneInfo(zone)
    return visit[0][0].astimezone(local), max(end for _, end in visit).astimezone(local)
