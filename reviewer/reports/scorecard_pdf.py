"""The printed scorecard: a pure function of the card and its pictures, the same bytes every time."""

import tempfile
from pathlib import Path

from reviewer import __version__
from reviewer.errors import Fault
from reviewer.reports.appendix import Appendix
from reviewer.reports.attachments import LOG_HEAD, MANIFEST, SCORECARD, contents
from reviewer.reports.card import Card
from reviewer.reports.contents_page import ContentsPage
from reviewer.reports.cover import Cover
from reviewer.reports.edition import Edition
from reviewer.reports.finding_pages import FindingPages
from reviewer.reports.finishing import Attachment, Imprint, finish
from reviewer.reports.flow import Flow, Furniture
from reviewer.reports.measure_pages import MeasurePages
from reviewer.reports.sheet import Sheet

KINDS = {SCORECARD: ("application/json", "Data"), MANIFEST: ("text/plain", "Source"), LOG_HEAD: ("application/json", "Data")}


class ScorecardNotWritten(Fault):
    key = "reports.not_written"


def render(card: Card, out: Path) -> None:
    """Writes the unsigned scorecard: PDF/A-3a and PDF/UA-1, with its data inside and both signature fields empty.

    `out` appears whole or not at all. Raises ScorecardNotWritten when the disk or a picture fails.
    """
    edition = Edition(card)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.stem}-") as folder:
            drawn, finished = Path(folder, "drawn.pdf"), Path(folder, "finished.pdf")
            sheet = _drawn(edition, drawn)
            finish(drawn, finished, plan=sheet.plan, imprint=_imprint(edition), attachments=_attachments(edition))
            finished.replace(out)
    except OSError as error:
        raise ScorecardNotWritten(file=out.name, fault=error.strerror or str(error)) from error


def _drawn(edition: Edition, path: Path) -> Sheet:
    sheet = Sheet(path, edition.language.value, edition.card.paper)
    flow = Flow(sheet)
    cover, contents = Cover(sheet, edition), ContentsPage(flow, edition)
    cover.draw()
    if not cover.is_whole:
        flow.new_page()
        flow.y += cover.sign(flow.y)
    if contents.is_wanted or not cover.is_whole:
        if cover.is_whole:
            flow.new_page()
        contents.keep_room()
    FindingPages(flow, edition).draw()
    MeasurePages(flow, edition).draw()
    Appendix(flow, edition).draw()
    furniture = _furniture(edition)

    def furnish(page: int, pages: int) -> None:
        contents.fill(page)
        furniture.draw(sheet, page=page, pages=pages)

    sheet.save(furnish)
    return sheet


def _furniture(edition: Edition) -> Furniture:
    card = edition.card
    return Furniture(
        kind=edition.say("document_kind"),
        number=f"{card.number} · {edition.say('version', version=card.version)}",
        site=f"{card.submission.assignment.site} · {edition.moments.site_day}",
        confidentiality=edition.say("confidential"),
        page_of=lambda page, pages: edition.say("page_of", page=page, pages=pages),
    )


def _imprint(edition: Edition) -> Imprint:
    card = edition.card
    title = f"{edition.say('document_kind')} {card.number} · {card.submission.assignment.site}"
    return Imprint(title, f"{card.reviewer}, {card.studio}", edition.language.value, card.issued_at, f"reviewer {__version__}")


def _attachments(edition: Edition) -> list[Attachment]:
    return [
        Attachment(name, content, *KINDS[name], edition.say(f"attachment_{name.partition('.')[0].replace('-', '_')}"))
        for name, content in contents(edition.card).items()
    ]
