"""Issued scorecards: number, version, what they say, and the digest of the signed file."""

from dataclasses import dataclass
from datetime import datetime

from reviewer.domain.ids import ReviewId, ScorecardId
from reviewer.store.journal import Row
from reviewer.store.moments import from_text, to_text
from reviewer.store.reading import Reading
from reviewer.store.unit import Unit


@dataclass(frozen=True)
class Issued:
    """A scorecard that left the desk; its PDF is kept in the vault under `pdf_sha256`."""

    number: str
    version: int
    document: str
    pdf_sha256: str
    signer: str
    issued_at: datetime


def add(unit: Unit, review_id: ReviewId, issued: Issued) -> ScorecardId:
    values: Row = {
        "review_id": review_id,
        "number": issued.number,
        "version": issued.version,
        "document": issued.document,
        "pdf_sha256": issued.pdf_sha256,
        "signer": issued.signer,
        "issued_at": to_text(issued.issued_at),
    }
    return ScorecardId(unit.insert("scorecard", values))


def of_review(reading: Reading, review_id: ReviewId) -> tuple[Issued, ...]:
    """Oldest version first."""
    rows = reading.rows("scorecard", review_id=review_id)
    return tuple(
        Issued(row["number"], row["version"], row["document"], row["pdf_sha256"], row["signer"], from_text(row["issued_at"]))
        for row in rows
    )


@dataclass(frozen=True)
class Fate:
    """Why a scorecard no longer stands; `kind` is superseded or withdrawn."""

    kind: str
    reason: str
    said_by: str
    said_at: datetime


def end(unit: Unit, review_id: ReviewId, version: int, *, kind: str, reason: str) -> None:
    """Say that a version of a review's scorecard no longer stands."""
    (row,) = unit.some("scorecard", ("id",), review_id=review_id, version=version)
    told: Row = {"kind": kind, "reason": reason, "said_by": unit.actor, "said_at": to_text(unit.at)}
    unit.insert("scorecard_fate", {"scorecard_id": row["id"], **told})


def fate_of(reading: Reading, review_id: ReviewId, version: int) -> Fate | None:
    """None for a version that stands."""
    (row,) = reading.some("scorecard", ("id",), review_id=review_id, version=version)
    told = reading.rows("scorecard_fate", scorecard_id=row["id"])
    return Fate(told[0]["kind"], told[0]["reason"], told[0]["said_by"], from_text(told[0]["said_at"])) if told else None


def numbers(reading: Reading) -> list[str]:
    """Every number that was ever given."""
    return [row["number"] for row in reading.some("scorecard", ("number",))]
