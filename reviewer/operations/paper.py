"""Turning a card into the signed file that leaves the house."""

from pathlib import Path

from reviewer.operations.issue import MakePdf
from reviewer.reports.card import Card
from reviewer.reports.card_json import to_json
from reviewer.reports.identity import Signer
from reviewer.reports.scorecard_pdf import render
from reviewer.reports.signing import sign


def signed_by(signer: Signer) -> MakePdf:
    """What `IssueScorecard` calls inside its transaction: draws the card, certifies it, returns its scorecard.json."""

    def make(card: Card, pdf: Path) -> str:
        unsigned = pdf.with_name("unsigned.pdf")
        render(card, unsigned)
        sign(unsigned, pdf, signer=signer, language=card.language)
        unsigned.unlink()
        return to_json(card)

    return make
