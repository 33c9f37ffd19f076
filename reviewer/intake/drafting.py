"""submission.json written or completed from what lies there, for material that no app of ours recorded; with what was assumed."""

import json
import os
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from reviewer import __version__
from reviewer.intake.answers import AnswerMapping, proposed_mapping, read_answers
from reviewer.intake.bag import MANIFEST, DigestDiffers, FileMissing
from reviewer.intake.device_clocks import set_right
from reviewer.intake.document import SCHEMA, SizeDiffers, ZoneUnknown
from reviewer.intake.found import Found
from reviewer.intake.names import printable
from reviewer.intake.time_notes import read_notes
from reviewer.wording import Language, say

UNKNOWN = "unknown"
"""What a draft says where only a person knows."""

DEFAULT_ZONE = "Asia/Shanghai"
_ONE_VISIT = timedelta(hours=2)
"""Moments further apart than this belong to two visits."""

_UNNAMED = uuid.UUID("b1d0f6f4-7a83-5c0e-9d0c-2a6f3f5b7e10")
"""Name space of the bundle ids of drafts, so that the same material drafted twice is the same bundle."""

_MOST_ANSWERS, _MOST_NOTES = 5000, 20_000

Record = dict[str, Any]


@dataclass(frozen=True)
class Assumption:
    """One thing a draft assumed, which a person should confirm or correct. `place` is a JSON pointer into the document.

    `kind` is stable: assignment, site, shopper, rubric, filed, zone, visit, visit_by_dates, check_in, answers, answers_unread, notes,
    names. The sentence is `intake.assumed_<kind>` filled with `facts`.
    """

    kind: str
    place: str
    facts: tuple[tuple[str, object], ...] = ()

    def sentence(self, language: Language = Language.ENGLISH) -> str:
        return say(f"intake.assumed_{self.kind}", language, **dict(self.facts))

    def summary(self, language: Language = Language.ENGLISH) -> dict[str, str]:
        """Plain values for JSON."""
        return {"kind": self.kind, "place": self.place, "sentence": self.sentence(language)}


@dataclass(frozen=True)
class Draft:
    """A whole submission.json for a person to confirm, with everything it assumed.

    `mapping` is how the answers' columns were understood, None where there were none; a caller may remember it for the client.
    """

    document: Mapping[str, Any]
    questions: tuple[Assumption, ...]
    mapping: AnswerMapping | None = None

    def to_json(self) -> str:
        """The document as the bytes of submission.json will spell it."""
        return written(self.document)


def written(document: Mapping[str, Any]) -> str:
    """A document as text, the same wherever it is written."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def system_zone() -> str:
    """The machine's IANA zone; DEFAULT_ZONE where it names none, or only UTC as servers do."""
    local = Path("/etc/localtime")
    linked = str(local.resolve()).partition("zoneinfo/")[2] if local.is_symlink() else ""
    for name in (os.environ.get("TZ", "").removeprefix(":"), linked):
        if name in available_timezones() and ZoneInfo(name).utcoffset(datetime.now(UTC)) and "/" in name:
            return name
    return DEFAULT_ZONE


def completed(given: Mapping[str, Any], found: Sequence[Found]) -> Record:
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


def drafted(found: Sequence[Found], site: str, *, zone: str = "", mapping: AnswerMapping | None = None) -> Draft:
    """A whole document for loose files: the visit is the largest group of moments that hang together.

    Where no file claims a moment the files' own dates serve. What only people know is left open: `assignment.id` is `draft`. `mapping` is
    the remembered one, used for the sheets it fits. Raises ZoneUnknown.
    """
    return _Drafting(found, printable(site)[:200] or UNKNOWN, zone=zone or system_zone()).draft(mapping, is_zone_given=bool(zone))


class _Drafting:
    """One run of drafting."""

    def __init__(self, found: Sequence[Found], site: str, *, zone: str) -> None:
        if zone not in available_timezones():
            raise ZoneUnknown(zone=printable(zone))
        right = set_right({file.path: file.examination for file in found}, zone)
        self._found = [replace(file, examination=right[file.path]) for file in found]
        self._site = site
        self._zone = zone
        self._start, self._end, self._has_clock = _visit(self._found, zone)
        self._questions: list[Assumption] = []

    def draft(self, mapping: AnswerMapping | None, *, is_zone_given: bool) -> Draft:
        visit: Record = {"start": self._start.isoformat(), "end": self._end.isoformat(), "zone": self._zone}
        kind = "visit" if self._has_clock else "visit_by_dates"
        self._ask(kind, "/visit", start=visit["start"], end=visit["end"])
        if not is_zone_given:
            self._ask("zone", "/visit/zone", zone=self._zone)
        if (check_in := self._check_in()) is not None:
            visit["check_in"] = check_in
        answers, used = self._answers(mapping)
        notes = self._notes()
        said = {name: records for name, records in (("answers", answers), ("notes", notes)) if records}
        document = completed({**self._assignment(), "visit": visit, "files": list(self._files()), **said}, self._found)
        self._ask("filed", "/filed", filed=document["filed"])
        return Draft(document, tuple(self._questions), used)

    def _ask(self, kind: str, place: str, **facts: object) -> None:
        self._questions.append(Assumption(kind, place, tuple(facts.items())))

    def _assignment(self) -> Record:
        assignment = {
            "id": "draft",
            "client": UNKNOWN,
            "site": self._site,
            "site_type": "other",
            "wave": "",
            "rubric": "property-residential",
            "identity": "",
        }
        self._ask("assignment", "/assignment")
        self._ask("site", "/assignment/site", site=self._site)
        self._ask("rubric", "/assignment/rubric", rubric=assignment["rubric"])
        self._ask("shopper", "/shopper")
        return {"assignment": assignment, "shopper": {"id": UNKNOWN}}

    def _files(self) -> Iterator[Record]:
        for file in self._found:
            moment = file.moment(self._zone)
            is_of_visit = moment is not None and self._start <= moment <= self._end
            yield {"path": file.path, **({"captured": moment.isoformat()} if moment and is_of_visit else {})}

    def _check_in(self) -> Record | None:
        """The first point of a track inside the visit."""
        for file in self._found:
            for point in file.said.track:
                if self._start <= point.at <= self._end:
                    at = point.at.astimezone(ZoneInfo(self._zone)).isoformat()
                    self._ask("check_in", "/visit/check_in", file=printable(file.path), at=at)
                    place = {"latitude": point.latitude, "longitude": point.longitude, "accuracy_m": point.accuracy_m}
                    return {"at": at, **place}
        return None

    def _answers(self, remembered: AnswerMapping | None) -> tuple[list[Record], AnswerMapping | None]:
        answers: list[Record] = []
        used: AnswerMapping | None = None
        for file in self._found:
            table = file.said.table
            if table is None:
                continue
            mapping = remembered if remembered is not None and remembered.fits(table) else proposed_mapping(table)
            shown = printable(file.path)
            if not mapping.is_whole:
                self._ask("answers_unread", "/answers", file=shown, columns=printable(", ".join(filter(None, table.header))))
                continue
            if answers:
                # A second sheet would answer the same questions again; nobody could say which one counts.
                self._ask("answers_left", "/answers", file=shown)
                continue
            used = mapping
            answers = read_answers(table, mapping, near=self._start, zone=self._zone)[:_MOST_ANSWERS]
            columns = ", ".join(f"{name} = {header}" for name, header in vars(mapping).items() if header)
            self._ask("answers", "/answers", file=shown, count=len(answers), columns=printable(columns))
        return answers, used

    def _notes(self) -> list[Record]:
        notes: list[Record] = []
        for file in self._found:
            read = read_notes(file.said.text, near=self._start, zone=self._zone)
            if read:
                self._ask("notes", "/notes", file=printable(file.path), count=len(read))
                notes += read
        return sorted(notes, key=lambda note: datetime.fromisoformat(note["at"]))[:_MOST_NOTES]


def _stated_files(given: Mapping[str, Any]) -> dict[str, Record]:
    files = given.get("files", [])
    if not isinstance(files, list):
        return {}
    return {str(entry["path"]): entry for entry in files if isinstance(entry, dict) and "path" in entry}


def _described(file: Found, stated: Record) -> Record:
    if stated.get("sha256", file.sha256) != file.sha256:
        raise DigestDiffers(file=printable(file.path))
    if stated.get("size", file.size) != file.size:
        raise SizeDiffers(file=printable(file.path), stated=stated["size"], found=file.size)
    own: Record = {"path": file.path, "size": file.size, "sha256": file.sha256, "media_type": file.media_type, "role": file.kind.value}
    if file.raw_name:
        own["original_name"] = file.path.rpartition("/")[2]
        own["original_path_hex"] = file.raw_name.hex()
    return {**own, **stated}


def _visit(found: Sequence[Found], zone: str) -> tuple[datetime, datetime, bool]:
    """Start and end of the visit, and whether any clock but the files' dates speaks of it."""
    spans = [(moment, moment + file.duration) for file in found if (moment := file.moment(zone)) is not None]
    spans += [(file.said.track[0].at, file.said.track[-1].at) for file in found if file.said.track]
    has_clock = bool(spans)
    spans = spans or [(file.modified - file.duration, file.modified) for file in found]
    groups: list[list[tuple[datetime, datetime]]] = []
    for span in sorted(spans):
        if groups and span[0] - max(end for _, end in groups[-1]) <= _ONE_VISIT:
            groups[-1].append(span)
        else:
            groups.append([span])
    visit = max(groups, key=lambda group: (len(group), group[0]))
    local = ZoneInfo(zone)
    return visit[0][0].astimezone(local), max(end for _, end in visit).astimezone(local), has_clock
