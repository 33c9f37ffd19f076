"""submission.json: first its shape, by the published schema, then what no schema can say."""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, NoReturn
from zoneinfo import available_timezones

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError, best_match
from rfc3339_validator import validate_rfc3339

from reviewer.domain.evidence import ExhibitKind
from reviewer.domain.shop import Assignment, CheckIn, SiteLocation, SiteType, Visit
from reviewer.domain.submission import Answer, Quote, Submission, TimeNote
from reviewer.errors import Refused
from reviewer.intake.names import printable
from reviewer.places import resource

SCHEMA = "urn:reviewer:submission:1"
_SCHEMA_FILE = "submission-1.schema.json"
_SHOWN_RULE = 120
_FIRST_YEAR, _LAST_YEAR = 1900, 2200


class DocumentNotJson(Refused):
    key = "intake.document_not_json"


class SchemaVersionUnknown(Refused):
    key = "intake.schema_version_unknown"


class FieldMissing(Refused):
    key = "intake.field_missing"


class FieldUnknown(Refused):
    key = "intake.field_unknown"


class FieldWrong(Refused):
    key = "intake.field_wrong"


class ZoneUnknown(Refused):
    key = "intake.zone_unknown"


class VisitEndsBeforeStart(Refused):
    key = "intake.visit_ends_before_start"


class WindowEndsBeforeStart(Refused):
    key = "intake.window_ends_before_start"


class QuestionTwice(Refused):
    key = "intake.question_twice"


class FileDescribedTwice(Refused):
    key = "intake.file_described_twice"


class FileNotDescribed(Refused):
    key = "intake.file_not_described"


class SizeDiffers(Refused):
    key = "intake.size_differs"


class RoleContradictsType(Refused):
    key = "intake.role_contradicts_type"


@dataclass(frozen=True)
class FileEntry:
    """What submission.json says of one payload file."""

    path: str
    original_name: str
    size: int
    sha256: str
    media_type: str
    kind: ExhibitKind
    captured: datetime | None
    device: str
    uncertainty_s: float | None


@dataclass(frozen=True)
class Document:
    """A submission.json that passed every check; `text` is its exact text."""

    text: str
    submission: Submission
    files: tuple[FileEntry, ...]


_TYPE_OF_ROLE = {ExhibitKind.FILM: "video/", ExhibitKind.SOUND: "audio/", ExhibitKind.PHOTO: "image/", ExhibitKind.DOCUMENT: ""}


def read_document(content: bytes) -> Document:
    """Reads the bytes of a submission.json; raises a Refused that names the field and the fault."""
    text, parsed = _parsed(content)
    check_shape(parsed)
    submission = _submission(parsed)
    _check_sense(submission)
    return Document(text, submission, tuple(_files(parsed["files"])))


def check_shape(parsed: object) -> None:
    """Raises a Refused unless the value has the shape the schema asks for."""
    found = parsed.get("schema") if isinstance(parsed, dict) else None
    if isinstance(found, str) and found != SCHEMA:
        raise SchemaVersionUnknown(found=printable(found), known=SCHEMA)
    error = best_match(_validator().iter_errors(parsed))
    if error is not None:
        _refuse_shape(error)


@cache
def _validator() -> Draft202012Validator:
    schema = json.loads(resource("schemas", _SCHEMA_FILE).read_text(encoding="utf-8"))
    # jsonschema leaves a format unchecked, without a word, where the package that knows it is missing; an import of our own is loud.
    formats = FormatChecker(["uuid"])
    formats.checks("date-time")(lambda value: not isinstance(value, str) or bool(validate_rfc3339(value)))
    return Draft202012Validator(schema, format_checker=formats)


def _refuse_shape(error: ValidationError) -> NoReturn:
    place = "/" + "/".join(printable(str(step)) for step in error.absolute_path)
    if error.validator == "required" and isinstance(error.instance, dict) and isinstance(error.validator_value, list):
        lacking = next(name for name in error.validator_value if name not in error.instance)
        raise FieldMissing(place=place, field=lacking)
    if error.validator == "additionalProperties" and isinstance(error.instance, dict):
        known = error.schema.get("properties", {}) if isinstance(error.schema, dict) else {}
        raise FieldUnknown(place=place, field=printable(next(name for name in error.instance if name not in known)))
    rule = json.dumps(error.validator_value, ensure_ascii=False)
    raise FieldWrong(place=place, rule=printable(f"{error.validator}: {rule}"[:_SHOWN_RULE]))


def _parsed(content: bytes) -> tuple[str, Any]:
    try:
        text = content.decode("utf-8")
        parsed = json.loads(text, object_pairs_hook=_without_twins, parse_constant=_no_constant, parse_float=_finite)
        _check_strings(parsed)
        return text, parsed
    except (ValueError, RecursionError) as error:
        place = f"{error.lineno}:{error.colno}" if isinstance(error, json.JSONDecodeError) else "1:1"
        raise DocumentNotJson(place=place) from error


def _without_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Two readers may each believe another of two members of one name; such a document is no document."""
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a member stands twice")
    return members


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError("a number beyond all measure")
    return number


def _check_strings(value: object) -> None:
    """Half a surrogate pair and the null character are JSON, but no file or database can keep them."""
    if isinstance(value, str):
        if "\0" in value:
            raise ValueError("a null character")
        value.encode("utf-8")
    elif isinstance(value, dict):
        for name, member in value.items():
            _check_strings(name)
            _check_strings(member)
    elif isinstance(value, list):
        for member in value:
            _check_strings(member)


def _moment(value: str, place: str) -> datetime:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError as error:
        # RFC 3339 allows a leap second, 23:59:60; clocks here cannot hold one.
        raise FieldWrong(place=place, rule="format: date-time") from error
    if not _FIRST_YEAR <= moment.year < _LAST_YEAR:
        raise FieldWrong(place=place, rule=f"{_FIRST_YEAR} <= year < {_LAST_YEAR}")
    return moment


def _moment_in(record: dict[str, Any], name: str, *, place: str) -> datetime | None:
    return _moment(record[name], f"{place}/{name}") if name in record else None


def _submission(parsed: dict[str, Any]) -> Submission:
    return Submission(
        bundle_id=parsed["bundle_id"].lower(),
        assignment=_assignment(parsed["assignment"]),
        shopper=parsed["shopper"]["id"],
        visit=_visit(parsed["visit"]),
        filed_at=_moment(parsed["filed"], "/filed"),
        answers=tuple(_answer(number, record) for number, record in enumerate(parsed.get("answers", ()))),
        notes=tuple(
            TimeNote(_moment(record["at"], f"/notes/{number}/at"), record["text"], record.get("kind", ""))
            for number, record in enumerate(parsed.get("notes", ()))
        ),
        quotes=tuple(
            Quote(_moment(record["at"], f"/quotes/{number}/at"), record["speaker"], record["words"], record.get("position", ""))
            for number, record in enumerate(parsed.get("quotes", ()))
        ),
        made_with=parsed.get("made_with", ""),
    )


def _assignment(record: dict[str, Any]) -> Assignment:
    window = record.get("window", {})
    site = record.get("site_location")
    return Assignment(
        id=record["id"],
        client=record["client"],
        site=record["site"],
        site_type=SiteType(record["site_type"]),
        wave=record["wave"],
        rubric=record["rubric"],
        identity=record["identity"],
        window_start=_moment_in(window, "from", place="/assignment/window"),
        window_end=_moment_in(window, "to", place="/assignment/window"),
        site_location=site and SiteLocation(float(site["latitude"]), float(site["longitude"]), float(site["radius_m"])),
    )


def _visit(record: dict[str, Any]) -> Visit:
    arrival = record.get("check_in")
    check_in = arrival and CheckIn(
        at=_moment(arrival["at"], "/visit/check_in/at"),
        latitude=float(arrival["latitude"]),
        longitude=float(arrival["longitude"]),
        accuracy_m=float(arrival["accuracy_m"]),
    )
    start, end = _moment(record["start"], "/visit/start"), _moment(record["end"], "/visit/end")
    return Visit(start, end, record["zone"], check_in, record.get("identity", ""))


def _answer(number: int, record: dict[str, Any]) -> Answer:
    return Answer(
        question=record["question"],
        text=record["text"],
        value=record["value"],
        comment=record.get("comment", ""),
        at=_moment_in(record, "at", place=f"/answers/{number}"),
        items=tuple(record.get("items", ())),
        met_when=record.get("met_when"),
    )


def _check_sense(submission: Submission) -> None:
    visit, assignment = submission.visit, submission.assignment
    if visit.zone not in available_timezones():
        raise ZoneUnknown(zone=printable(visit.zone))
    if visit.end < visit.start:
        raise VisitEndsBeforeStart(start=visit.start.isoformat(), end=visit.end.isoformat())
    if assignment.window_start and assignment.window_end and assignment.window_end < assignment.window_start:
        raise WindowEndsBeforeStart(start=assignment.window_start.isoformat(), end=assignment.window_end.isoformat())
    seen: set[str] = set()
    for answer in submission.answers:
        if answer.question in seen:
            raise QuestionTwice(question=answer.question)
        seen.add(answer.question)


def _files(records: list[dict[str, Any]]) -> Iterator[FileEntry]:
    seen: set[str] = set()
    for number, record in enumerate(records):
        shown = printable(record["path"])
        if record["path"] in seen:
            raise FileDescribedTwice(file=shown)
        seen.add(record["path"])
        kind = ExhibitKind(record["role"])
        if not record["media_type"].startswith(_TYPE_OF_ROLE[kind]):
            raise RoleContradictsType(file=shown, role=record["role"], media_type=record["media_type"])
        yield FileEntry(
            path=record["path"],
            original_name=record.get("original_name", ""),
            size=int(record["size"]),
            sha256=record["sha256"],
            media_type=record["media_type"],
            kind=kind,
            captured=_moment_in(record, "captured", place=f"/files/{number}"),
            device=record.get("device", ""),
            uncertainty_s=record.get("clock_uncertainty_s"),
        )
