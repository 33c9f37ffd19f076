"""What a client is sent besides the PDF: the same data as tables and a page, in one zip."""

import json
import zipfile
from pathlib import Path

from reviewer.errors import Fault
from reviewer.reports.attachments import SCORECARD, attachments_of
from reviewer.reports.tables import MADE, tables_of, to_csv, to_html, to_xlsx
from reviewer.wording import Language


class PackNotWritten(Fault):
    """The zip for the client cannot be written."""

    key = "operations.pack_not_written"


def pack_for_client(card: Path, out: Path) -> tuple[str, ...]:
    """Writes the zip and returns the names in it: the signed PDF as it is, its attachments, and their data as tables.

    Nothing is in it that the PDF does not hold. Raises NoScorecard for the card, PackNotWritten for `out`.
    """
    attached = attachments_of(card)
    document = json.loads(attached[SCORECARD])
    tables = tables_of(document)
    parts = {
        card.name: card.read_bytes(),
        **attached,
        "scorecard.xlsx": to_xlsx(tables),
        "scorecard.html": to_html(document, Language(document["language"])),
        **{f"{name}.csv": to_csv(rows) for name, rows in tables.items()},
    }
    beside = out.with_name(f".{out.name}.part")
    try:
        with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, content in parts.items():
                packed.writestr(zipfile.ZipInfo(name, MADE), content)
        beside.replace(out)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise PackNotWritten(file=out, reason=error.strerror or str(error)) from error
    return tuple(parts)
