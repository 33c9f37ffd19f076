"""The scorecards issued for a review, and which of them stands."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reviewer.domain.ids import ReviewId
from reviewer.store.reading import Reading
from reviewer.store.records import reviews, scorecards


@dataclass(frozen=True)
class ShownScorecard:
    """One version with its PDF in the vault. `fate` is empty while it stands, else superseded or withdrawn; why, by whom and when."""

    number: str
    version: int
    signer: str
    issued_at: datetime
    pdf: Path
    pdf_sha256: str
    fate: str = ""
    reason: str = ""
    ended_by: str = ""
    ended_at: datetime | None = None


def issued_scorecards(reading: Reading, review_id: ReviewId) -> tuple[ShownScorecard, ...]:
    """Oldest version first. Raises RowUnknown."""
    reviews.get(reading, review_id)
    shown = []
    for each in scorecards.of_review(reading, review_id):
        fate = scorecards.fate_of(reading, review_id, each.version)
        shown.append(
            ShownScorecard(
                number=each.number,
                version=each.version,
                signer=each.signer,
                issued_at=each.issued_at,
                pdf=reading.originals.path(each.pdf_sha256),
                pdf_sha256=each.pdf_sha256,
                fate=fate.kind if fate else "",
                reason=fate.reason if fate else "",
                ended_by=fate.said_by if fate else "",
                ended_at=fate.said_at if fate else None,
            )
        )
    return tuple(shown)
