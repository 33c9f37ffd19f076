"""Submissions, with the shopper's answers, time notes and quotes."""

import json
from dataclasses import dataclass

from reviewer.domain.ids import SubmissionId
from reviewer.domain.shop import Assignment, CheckIn, SiteLocation, SiteType, Visit
from reviewer.domain.submission import Answer, Quote, Submission, TimeNote
from reviewer.store.journal import Row, canonical
from reviewer.store.moments import from_text, to_text
from reviewer.store.reading import Reading
from reviewer.store.unit import Unit

_LOCATION = ("site_latitude", "site_longitude", "site_radius_m")


@dataclass(frozen=True)
class Earlier:
    """A submission that is already in the workspace."""

    id: SubmissionId
    site: str
    imported_at: str


def earlier(reading: Reading, *, bundle_id: str, tag_digest: str) -> Earlier | None:
    """The submission that came from the same bundle, by its id or by the digest of its tag manifest."""
    rows = reading.rows("submission", bundle_id=bundle_id) or reading.rows("submission", tag_digest=tag_digest)
    return Earlier(SubmissionId(rows[0]["id"]), rows[0]["site"], rows[0]["imported_at"]) if rows else None


def add(unit: Unit, submission: Submission, *, document: str, tag_digest: str) -> SubmissionId:
    """Keep a submission with the exact text it came as."""
    check_in = submission.visit.check_in
    values: Row = {
        "bundle_id": submission.bundle_id,
        "tag_digest": tag_digest,
        "document": document,
        **_assignment_row(submission.assignment),
        "shopper": submission.shopper,
        "visit_start": to_text(submission.visit.start),
        "visit_end": to_text(submission.visit.end),
        "zone": submission.visit.zone,
        "check_in_at": to_text(check_in.at) if check_in else None,
        "check_in_latitude": repr(check_in.latitude) if check_in else None,
        "check_in_longitude": repr(check_in.longitude) if check_in else None,
        "check_in_accuracy_m": repr(check_in.accuracy_m) if check_in else None,
        "filed_at": to_text(submission.filed_at),
        "imported_at": to_text(unit.at),
        "made_with": submission.made_with,
        "visit_identity": submission.visit.identity,
        **_location_row(submission.assignment.site_location),
    }
    submission_id = SubmissionId(unit.insert("submission", values))
    _add_statements(unit, submission_id, submission)
    return submission_id


def get(reading: Reading, submission_id: SubmissionId) -> Submission:
    """A submission as it was filed; raises RowUnknown."""
    return of_row(reading, reading.row("submission", submission_id))


def of_row(reading: Reading, row: Row) -> Submission:
    statements = {table: reading.rows(table, submission_id=row["id"]) for table in ("answer", "note", "quote")}
    return Submission(
        bundle_id=row["bundle_id"],
        assignment=_assignment(row),
        shopper=row["shopper"],
        visit=_visit(row),
        filed_at=from_text(row["filed_at"]),
        answers=tuple(_answer(found) for found in statements["answer"]),
        notes=tuple(TimeNote(from_text(found["at"]), found["text"], found["kind"]) for found in statements["note"]),
        quotes=tuple(Quote(from_text(found["at"]), found["speaker"], found["words"], found["position"]) for found in statements["quote"]),
        made_with=row["made_with"],
    )


def _add_statements(unit: Unit, submission_id: SubmissionId, submission: Submission) -> None:
    for answer in submission.answers:
        unit.insert(
            "answer",
            {
                "submission_id": submission_id,
                "question": answer.question,
                "text": answer.text,
                "value": canonical(answer.value),
                "comment": answer.comment,
                "at": to_text(answer.at),
                "items": canonical(answer.items),
                "met_when": None if answer.met_when is None else int(answer.met_when),
            },
        )
    for note in submission.notes:
        unit.insert("note", {"submission_id": submission_id, "at": to_text(note.at), "text": note.text, "kind": note.kind})
    for quote in submission.quotes:
        said: Row = {"at": to_text(quote.at), "speaker": quote.speaker, "words": quote.words, "position": quote.position}
        unit.insert("quote", {"submission_id": submission_id, **said})


def _location_row(location: SiteLocation | None) -> Row:
    if location is None:
        return dict.fromkeys(_LOCATION)
    return dict(zip(_LOCATION, map(repr, (location.latitude, location.longitude, location.radius_m)), strict=True))


def _assignment_row(assignment: Assignment) -> Row:
    return {
        "assignment": assignment.id,
        "client": assignment.client,
        "site": assignment.site,
        "site_type": assignment.site_type.value,
        "wave": assignment.wave,
        "rubric": assignment.rubric,
        "identity": assignment.identity,
        "window_start": to_text(assignment.window_start),
        "window_end": to_text(assignment.window_end),
    }


def _assignment(row: Row) -> Assignment:
    return Assignment(
        id=row["assignment"],
        client=row["client"],
        site=row["site"],
        site_type=SiteType(row["site_type"]),
        wave=row["wave"],
        rubric=row["rubric"],
        identity=row["identity"],
        window_start=from_text(row["window_start"]),
        window_end=from_text(row["window_end"]),
        site_location=None if row["site_latitude"] is None else SiteLocation(*(float(row[name]) for name in _LOCATION)),
    )


def _visit(row: Row) -> Visit:
    check_in = None
    if row["check_in_at"] is not None:
        place = (float(row[f"check_in_{name}"]) for name in ("latitude", "longitude", "accuracy_m"))
        check_in = CheckIn(from_text(row["check_in_at"]), *place)
    return Visit(from_text(row["visit_start"]), from_text(row["visit_end"]), row["zone"], check_in, row["visit_identity"])


def _answer(row: Row) -> Answer:
    return Answer(
        question=row["question"],
        text=row["text"],
        value=json.loads(row["value"]),
        comment=row["comment"],
        at=from_text(row["at"]),
        items=tuple(json.loads(row["items"])),
        met_when=None if row["met_when"] is None else bool(row["met_when"]),
    )
