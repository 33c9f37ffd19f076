"""Issuing in tests: a real PDF file is made, only not signed by a certificate; signing has tests of its own."""

import json
from pathlib import Path

from reviewer.operations.issue import IssueScorecard
from reviewer.reports.card import Card
from reviewer.wording import Language

SIGNER = "Lin Qing (signing)"


def drawn(card: Card, path: Path) -> str:
    path.write_bytes(f"%PDF-1.7\n% {card.number} {card.scorecard.total}\n%%EOF\n".encode())
    return json.dumps({"number": card.number, "total": str(card.scorecard.total)})


def issued(review_id, out: Path, make_pdf=drawn) -> IssueScorecard:
    return IssueScorecard(review_id, SIGNER, out, Language.ENGLISH, make_pdf)
