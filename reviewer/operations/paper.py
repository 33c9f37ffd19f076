"""Turning a card into the signed file that leaves the house.

The libraries of paper and signatures are loaded by the first card: with them every start of the window took a third longer.
"""

from pathlib import Path

from reviewer.operations.issue import MakePdf
from reviewer.reports.card import Card
from reviewer.reports.card_json import to_json
from reviewer.reports.identity import Signer
from reviewer.wording import Language


def countersign_scorecard(signed: Path, out: Path, *, signer: Signer, language: Language, stamps: str = "") -> None:
    """Adds the counter-signature of quality assurance to a file that left the desk. Raises what `signing.countersign` raises."""
    from reviewer.reports.signing import countersign
    from reviewer.reports.time_stamps import ServerStamps

    countersign(signed, out, signer=signer, language=language, stamps=ServerStamps(stamps) if stamps else None)


def signed_by(signer: Signer, *, stamps: str = "") -> MakePdf:
    """What `IssueScorecard` calls inside its transaction: draws the card, certifies it, returns its scorecard.json.

    `stamps` is the address of a time-stamp server; without one the signature carries the signer's own clock alone.
    """

    def make(card: Card, pdf: Path) -> str:
        from reviewer.reports.scorecard_pdf import render
        from reviewer.reports.signing import sign
        from reviewer.reports.time_stamps import ServerStamps

        server = ServerStamps(stamps) if stamps else None
        unsigned = pdf.with_name("unsigned.pdf")
        render(card, unsigned)
        sign(unsigned, pdf, signer=signer, language=card.language, stamps=server)
        unsigned.unlink()
        return to_json(card)

    return make
