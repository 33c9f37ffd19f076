"""The findings, each with its proof: effect, item, position and cause | fact, quote, test and advice | the exhibit with its region."""

from decimal import Decimal

from reviewer.domain.findings import Finding
from reviewer.reports.card import Picture
from reviewer.reports.edition import Edition
from reviewer.reports.figures import loss
from reviewer.reports.finding_form import FindingForm
from reviewer.reports.flow import Column, Flow, Paint, Table
from reviewer.reports.heads import both
from reviewer.reports.marking import Element
from reviewer.reports.palette import BRICK, DENSE, INK_2, INSIDE_TITLE, LEFT, READING, RIGHT, Style
from reviewer.reports.picture_print import PicturePrint
from reviewer.reports.quoting import quoted

LONGEST_ROW = 1200
FULL_FORM_UP_TO = 12
FULL_FORM_POINTS = Decimal(1)


class FindingPages:
    """All findings of an edition, deductions by what they cost, then observations, commendations last."""

    def __init__(self, flow: Flow, edition: Edition) -> None:
        self._flow = flow
        self._edition = edition

    def draw(self) -> None:
        edition, sheet = self._edition, self._flow.sheet
        root = sheet.plan.root.add("Sect")
        note = edition.say("findings_note") if edition.deductions else edition.say("findings_note_none")
        self._flow.title(both(edition, "head_findings", INSIDE_TITLE), root, note=note)
        sheet.place("findings", 0)
        sheet.bookmark(edition.say("head_findings"), "findings")
        if not edition.deductions:
            self._tested(root)
        full, rows = self._split()
        for finding in full:
            FindingForm(self._flow, edition, finding, root.add("Sect")).draw()
        if rows:
            self._rows(rows, root)
        for finding in (*edition.observations, *edition.commendations):
            FindingForm(self._flow, edition, finding, root.add("Sect")).draw()

    def _split(self) -> tuple[list[Finding], list[Finding]]:
        """From thirteen deductions on, only those that cost a point or more keep the full form."""
        found = list(self._edition.deductions)
        if len(found) <= FULL_FORM_UP_TO:
            return found, []
        full = [finding for finding in found if self._edition.effect(finding) >= FULL_FORM_POINTS or _is_long(finding)]
        return full, [finding for finding in found if finding not in full]

    def _tested(self, root: Element) -> None:
        """With nothing deducted: what was tested, by dimension."""
        edition = self._edition
        columns = (Column(LEFT, edition.say("dimension"), 60), Column(RIGHT, edition.say("items_judged"), 40, "right"))
        table = Table(self._flow, columns, root, style=READING)
        table.header()
        for dimension in edition.card.rubric.dimensions:
            judged = [item for item in dimension.items if edition.scores.get(item.code) and edition.scores[item.code].state is not None]
            table.row((f"{dimension.code} {dimension.title.shown(edition.language)}", f"{len(judged)} / {len(dimension.items)}"))
        self._flow.y += 6

    def _rows(self, findings: list[Finding], root: Element) -> None:
        edition, flow = self._edition, self._flow
        flow.need(30)
        flow.head(edition.say("head_smaller_findings"), root, scope=edition.say("count_of", count=len(findings)))
        columns = (
            Column(LEFT, edition.say("column_code"), 12),
            Column(44, edition.say("points_lost"), 14, "right"),
            Column(48, edition.say("column_fact"), 98),
            Column(164, edition.say("column_clock"), 17, "right"),
            Column(168, edition.say("column_exhibit"), 24),
        )
        table = Table(flow, columns, root, style=DENSE)
        table.header()
        for finding in findings:
            flow.sheet.bookmark(f"{finding.code} {edition.item_title(finding.item)}", finding.code, level=1)
            pictures = edition.pictures(finding)
            table.row(
                (
                    finding.code,
                    (((loss(edition.effect(finding), 3)), DENSE.inked(BRICK).heavy()),),
                    self._row_words(finding),
                    edition.moments.clock(finding),
                ),
                least=15.0 if pictures else 0.0,
                paint=self._thumbnail(finding, pictures),
            )

    def _row_words(self, finding: Finding) -> tuple[tuple[str, Style], ...]:
        text = finding.text
        words = [(f"{finding.item} {self._edition.item_title(finding.item)}\n", DENSE.heavy())]
        if text.fact:
            words.append((text.fact, DENSE))
        if text.quote:
            words.append((f"\n{quoted(text.quote)}", DENSE.inked(INK_2)))
        return tuple(words)

    def _thumbnail(self, finding: Finding, pictures: tuple[Picture, ...]) -> Paint:
        def paint(top: float, row: Element, *, height: float) -> None:
            self._flow.sheet.place(finding.code, top - 4)
            cell = row.add("TD")
            if pictures:
                figure = cell.add("Figure")
                PicturePrint(self._flow.sheet, self._edition, pictures[0]).draw((168, top + 0.7), 24.0, figure, highest=height - 1.4)

        return paint


def _is_long(finding: Finding) -> bool:
    """Too long for a row, which never splits."""
    return len(finding.text.fact) + len(finding.text.quote) > LONGEST_ROW
