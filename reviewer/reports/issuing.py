"""From a card to a signed file in one step, as the issuing operation asks for it."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from reviewer.reports.card import Card
from reviewer.reports.card_json import to_json
from reviewer.reports.identity import Signer
from reviewer.reports.scorecard_pdf import render
from reviewer.reports.signing import sign


def signed_by(signer: Signer) -> Callable[[Card, Path], str]:
    """A maker that draws and signs a card into `path` and returns the scorecard.json that lies inside it.

    The maker raises what `render` and `sign` raise; then there is no file at `path`.
    """

    def make(card: Card, path: Path) -> str:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.stem}-") as folder:
            unsigned = Path(folder, "unsigned.pdf")
            render(card, unsigned)
            sign(unsigned, path, signer=signer, language=card.language)
        return to_json(card)

    return make
