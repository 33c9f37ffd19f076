"""Contents and, for many findings, an index by dimension and by position; every entry a link with its page.

Room is kept for it where it stands; it is drawn when all pages are, because only then is known what stands where.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reviewer.domain.findings import Finding
from reviewer.reports.edition import Edition
from reviewer.reports.flow import Flow
from reviewer.reports.heads import both
from reviewer.reports.marking import Element
from reviewer.reports.palette import CELL, DENSE, HAIRLINE, HEAD, INK_2, LEFT, PETROL, RIGHT
from reviewer.reports.sheet import Sheet
from reviewer.reports.typesetting import cut_line, one_line

INDEXED_FROM = 13
SECTIONS = ("findings", "measures", "appendix", "exhibits", "coverage", "manifest", "custody", "verify")
ACROSS = 11
CELL_WIDTH = (RIGHT - LEFT) / ACROSS
LINE = 4.2
SECTION_LINE = 5.6


@dataclass(frozen=True)
class Slot:
    """Where one entry will be drawn; `target` is the place it leads to."""

    page: int
    x: float
    y: float
    width: float
    words: str
    target: str
    element: Element


class ContentsPage:
    """Keeps the room first, fills it last."""

    def __init__(self, flow: Flow, edition: Edition) -> None:
        self._flow = flow
        self._edition = edition
        self._slots: list[Slot] = []

    @property
    def is_wanted(self) -> bool:
        return len(self._edition.card.findings) >= INDEXED_FROM

    def keep_room(self) -> None:
        """Sets the heads and leaves the lines free; goes on where the flow stands."""
        edition, flow = self._edition, self._flow
        root = flow.sheet.plan.root.add("Sect")
        flow.need(70.0)
        flow.sheet.place("contents", flow.y - 4)
        flow.sheet.bookmark(edition.say("head_contents"), "contents")
        flow.head(both(edition, "head_contents", HEAD), root)
        listing = root.add("L")
        for name in SECTIONS:
            self._slots.append(self._slot((LEFT, RIGHT - LEFT), edition.say(f"head_{name}"), target=name, listing=listing))
            flow.y += SECTION_LINE
        flow.y += 5.0
        if self.is_wanted:
            self._keep_index(root, "dimension", list(self._by_dimension()))
            self._keep_index(root, "position", list(self._by_position()))

    def _slot(self, across: tuple[float, float], words: str, *, target: str, listing: Element) -> Slot:
        x, width = across
        link = listing.add("LI").add("LBody").add("Link")
        return Slot(self._flow.sheet.page, x, self._flow.y, width, words, target, link)

    def _keep_index(self, root: Element, by: str, groups: list[tuple[str, list[Finding]]]) -> None:
        flow, edition = self._flow, self._edition
        flow.need(24.0)
        flow.head(both(edition, f"head_index_{by}", HEAD), root)
        for title, findings in groups:
            flow.need(2 * LINE + 3.0)
            flow.sheet.block((LEFT, flow.y), cut_line(title, CELL.heavy(), RIGHT - LEFT), root.add("P"))
            flow.y += LINE + 0.6
            listing = root.add("L")
            for start in range(0, len(findings), ACROSS):
                flow.need(LINE)
                for number, finding in enumerate(findings[start : start + ACROSS]):
                    x = LEFT + number * CELL_WIDTH
                    self._slots.append(self._slot((x, CELL_WIDTH - 2.0), finding.code, target=finding.code, listing=listing))
                flow.y += LINE
            flow.y += 1.6
        flow.y += 4.0

    def _by_dimension(self) -> Iterator[tuple[str, list[Finding]]]:
        edition = self._edition
        for dimension in edition.card.rubric.dimensions:
            own = {item.code for item in dimension.items}
            found = [finding for finding in edition.card.findings if finding.item in own]
            if found:
                yield f"{dimension.code} {dimension.title.shown(edition.language)}", found

    def _by_position(self) -> Iterator[tuple[str, list[Finding]]]:
        groups: dict[str, list[Finding]] = {}
        for finding in self._edition.card.findings:
            groups.setdefault(self._edition.position(finding), []).append(finding)
        yield from sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))

    def fill(self, page: int) -> None:
        """Draws the entries that stand on a page, now that every place is known; what has no place is left out."""
        sheet = self._flow.sheet
        for slot in self._slots:
            if slot.page == page and slot.target in sheet.plan.places:
                self._entry(sheet, slot)

    def _entry(self, sheet: Sheet, slot: Slot) -> None:
        number = str(sheet.plan.places[slot.target][0] + 1)
        style = DENSE if slot.words == slot.target else CELL
        wide = one_line(slot.words, style).width_mm
        with sheet.together(slot.element):
            sheet.text((slot.x, slot.y + 3.2), slot.words, style.inked(PETROL))
            if style is CELL:
                sheet.text((slot.x + slot.width, slot.y + 3.2), number, style.inked(INK_2), align="right")
            else:
                sheet.text((slot.x + wide + 1.0, slot.y + 3.2), number, style.inked(INK_2))
        if style is CELL:
            start = slot.x + wide + 2
            sheet.rule((start, slot.y + 3.2), (slot.x + slot.width - 8, slot.y + 3.2), colour=HAIRLINE)
        words = self._edition.say("link_page", what=slot.words, page=number)
        sheet.link((slot.x, slot.y, slot.width, LINE), slot.target, element=slot.element, words=words)
