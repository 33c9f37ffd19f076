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


def numbers(reading: Reading) -> list[str]:
    """Every number that was ever given."""
    return [row["number"] for row in reading.some("scorecard", ("number",))]
