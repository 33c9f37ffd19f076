"""What an examination found on a submission, what was dismissed of it, the grade, and returns to the shopper."""

import json
from dataclasses import dataclass
from datetime import datetime

from reviewer.domain.findings import Severity
from reviewer.domain.ids import SubmissionId
from reviewer.domain.intake_findings import IntakeFinding
from reviewer.domain.moments import Span
from reviewer.domain.reuse import KnownExhibit, KnownText
from reviewer.store.journal import Row, canonical
from reviewer.store.moments import from_text, to_text
from reviewer.store.reading import Reading
from reviewer.store.unit import Unit


@dataclass(frozen=True)
class Dismissal:
    by: str
    at: datetime
    reason: str


@dataclass(frozen=True)
class KeptFinding:
    """An intake finding with its identity, and who dismissed it where somebody did."""

    id: int
    finding: IntakeFinding
    dismissal: Dismissal | None


@dataclass(frozen=True)
class KeptGrade:
    """The grade the rules propose (1 to 10), and the one a reviewer confirmed or set in its place, with the reason; None until then."""

    proposed: int
    confirmed: int | None
    graded_by: str
    reason: str
    examined_at: datetime


@dataclass(frozen=True)
class Return:
    """A submission handed back to its shopper; `ended_at` is when the review was taken up all the same."""

    id: int
    returned_by: str
    returned_at: datetime
    deadline: datetime
    request: str
    ended_at: datetime | None


def keep(unit: Unit, submission_id: SubmissionId, found: tuple[IntakeFinding, ...], *, grade: int) -> None:
    """Keep what an examination found, in place of an earlier one; what was dismissed then and is found again stays dismissed."""
    dismissed = {}
    for row in unit.rows("intake_finding", submission_id=submission_id):
        dismissed[_what(row)] = {name: row[name] for name in ("dismissed_by", "dismissed_at", "dismissed_reason")}
        unit.delete("intake_finding", row["id"])
    for finding in found:
        values = {"submission_id": submission_id, **_row(finding)}
        undecided: Row = {"dismissed_by": "", "dismissed_at": None, "dismissed_reason": ""}
        unit.insert("intake_finding", {**values, **dismissed.get(_what(values), undecided)})
    examined: Row = {"proposed_grade": grade, "examined_at": to_text(unit.at)}
    earlier = unit.rows("examination", submission_id=submission_id)
    if earlier:
        unit.update("examination", earlier[0]["id"], examined)
    else:
        ungraded: Row = {"grade": None, "graded_by": "", "grade_reason": ""}
        unit.insert("examination", {"submission_id": submission_id, **examined, **ungraded})


def of_submission(reading: Reading, submission_id: SubmissionId) -> tuple[KeptFinding, ...]:
    return tuple(_kept(row) for row in reading.rows("intake_finding", submission_id=submission_id))


def submission_of(reading: Reading, finding_id: int) -> SubmissionId:
    """Raises RowUnknown."""
    return SubmissionId(reading.row("intake_finding", finding_id)["submission_id"])


def dismiss(unit: Unit, finding_id: int, reason: str) -> None:
    unit.update("intake_finding", finding_id, {"dismissed_by": unit.actor, "dismissed_at": to_text(unit.at), "dismissed_reason": reason})


def restore(unit: Unit, finding_id: int) -> None:
    unit.update("intake_finding", finding_id, {"dismissed_by": "", "dismissed_at": None, "dismissed_reason": ""})


def grade_of(reading: Reading, submission_id: SubmissionId) -> KeptGrade | None:
    """None for a submission that was not examined."""
    rows = reading.rows("examination", submission_id=submission_id)
    if not rows:
        return None
    (row,) = rows
    return KeptGrade(row["proposed_grade"], row["grade"], row["graded_by"], row["grade_reason"], from_text(row["examined_at"]))


def set_grade(unit: Unit, submission_id: SubmissionId, grade: int, *, reason: str) -> None:
    (row,) = unit.rows("examination", submission_id=submission_id)
    unit.update("examination", row["id"], {"grade": grade, "graded_by": unit.actor, "grade_reason": reason})


def hand_back(unit: Unit, submission_id: SubmissionId, *, deadline: datetime, request: str) -> int:
    values: Row = {
        "submission_id": submission_id,
        "returned_by": unit.actor,
        "returned_at": to_text(unit.at),
        "deadline": to_text(deadline),
        "request": request,
        "ended_at": None,
    }
    return unit.insert("submission_return", values)


def take_up(unit: Unit, return_id: int) -> None:
    unit.update("submission_return", return_id, {"ended_at": to_text(unit.at)})


def returns_of(reading: Reading, submission_id: SubmissionId) -> tuple[Return, ...]:
    """Oldest first."""
    return tuple(
        Return(
            id=row["id"],
            returned_by=row["returned_by"],
            returned_at=from_text(row["returned_at"]),
            deadline=from_text(row["deadline"]),
            request=row["request"],
            ended_at=from_text(row["ended_at"]),
        )
        for row in reading.rows("submission_return", submission_id=submission_id)
    )


def remember(unit: Unit, submission_id: SubmissionId, exhibits: tuple[KnownExhibit, ...], texts: tuple[KnownText, ...]) -> None:
    """Keep what later submissions are held against, in place of what was kept of this one."""
    for table in ("known_exhibit", "known_text"):
        for row in unit.rows(table, submission_id=submission_id):
            unit.delete(table, row["id"])
    for exhibit in exhibits:
        numbers = canonical(exhibit.numbers)
        unit.insert("known_exhibit", {"submission_id": submission_id, "code": exhibit.code, "sha256": exhibit.sha256, "numbers": numbers})
    for text in texts:
        unit.insert("known_text", {"submission_id": submission_id, "place": text.place, "signature": canonical(text.signature)})


def known(reading: Reading, *, but: SubmissionId) -> tuple[tuple[KnownExhibit, ...], tuple[KnownText, ...]]:
    """What is remembered of every submission but one, each by its number in the workspace."""
    exhibits = tuple(
        KnownExhibit(str(row["submission_id"]), row["code"], row["sha256"], tuple(json.loads(row["numbers"])))
        for row in reading.rows("known_exhibit")
        if row["submission_id"] != but
    )
    texts = tuple(
        KnownText(str(row["submission_id"]), row["place"], tuple(json.loads(row["signature"])))
        for row in reading.rows("known_text")
        if row["submission_id"] != but
    )
    return exhibits, texts


def _what(row: Row) -> tuple[object, ...]:
    return row["kind"], row["place"], row["facts"]


def _row(finding: IntakeFinding) -> Row:
    return {
        "kind": finding.kind,
        "severity": finding.severity.value,
        "place": finding.place,
        "facts": canonical([[name, _plain(value)] for name, value in finding.facts]),
        "at": to_text(finding.at),
        "start_us": finding.media.start_us if finding.media else None,
        "end_us": finding.media.end_us if finding.media else None,
        "marks": canonical(finding.marks),
    }


def _plain(value: object) -> object:
    return value if isinstance(value, str | int | float | bool) or value is None else str(value)


def _kept(row: Row) -> KeptFinding:
    finding = IntakeFinding(
        kind=row["kind"],
        severity=Severity(row["severity"]),
        place=row["place"],
        facts=tuple((name, value) for name, value in json.loads(row["facts"])),
        at=from_text(row["at"]),
        media=None if row["start_us"] is None else Span(row["start_us"], row["end_us"]),
        marks=tuple((start, end) for start, end in json.loads(row["marks"])),
    )
    if row["dismissed_at"] is None:
        return KeptFinding(row["id"], finding, None)
    return KeptFinding(row["id"], finding, Dismissal(row["dismissed_by"], from_text(str(row["dismissed_at"])), row["dismissed_reason"]))
