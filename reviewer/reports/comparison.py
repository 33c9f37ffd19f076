"""Beside the topics on the cover: the site's earlier scores, or, on a first visit, what each position lost."""

from decimal import Decimal

from reviewer.reports.charts import draw_sparkline
from reviewer.reports.edition import Edition
from reviewer.reports.figures import fixed, loss, signed
from reviewer.reports.marking import Element
from reviewer.reports.palette import BRICK, CAPTION, HAIRLINE, INK, INK_2, LABEL, RIGHT, SECOND_COLUMN, Style
from reviewer.reports.sheet import Sheet
from reviewer.reports.standing import NOT_COUNTED
from reviewer.reports.typesetting import height_mm, lines_of, one_line


class QuartersBlock:
    """Numbers first, sparkline second; other rubric versions are named."""

    def __init__(self, sheet: Sheet, edition: Edition, root: Element) -> None:
        self._sheet = sheet
        self._edition = edition
        self._root = root
        self._earlier = edition.card.earlier[-2:]

    def draw(self) -> None:
        sheet, say, card = self._sheet, self._edition.say, self._edition.card
        versions = {one.rubric_version for one in self._earlier} | {card.rubric.version}
        scope = say("same_rubric", version=card.rubric.version) if len(versions) == 1 else say("other_rubric")
        sheet.head(
            118,
            say("head_quarters", count=self._edition.number(len(self._earlier), within=True)),
            scope=scope,
            element=self._root.add("H2"),
            across=(SECOND_COLUMN, RIGHT),
        )
        table = self._root.add("Table")
        self._header(table.add("TR"))
        y = 131.2
        for dimension in card.rubric.dimensions:
            now = self._edition.dimension_scores[dimension.code].score
            values = [one.dimension(dimension.code) for one in self._earlier]
            label = (dimension.code, dimension.title.shown(self._edition.language))
            self._row(table.add("TR"), y, label=label, values=[*values, now], weight=float(dimension.weight))
            y += 6.6
        sheet.rule((SECOND_COLUMN, y), (RIGHT, y), colour=INK, width=0.5)
        totals: list[Decimal | None] = [one.total for one in self._earlier]
        weight = float(sum((one.weight for one in card.scorecard.dimensions), Decimal(0)))
        self._row(table.add("TR"), y, label=("", say("head_total")), values=[*totals, card.scorecard.total], weight=weight)
        sheet.block((SECOND_COLUMN, 170.3), lines_of(say("quarters_note"), CAPTION, 104)[:3], self._root.add("P"))

    def _columns(self) -> tuple[float, ...]:
        count = len(self._earlier)
        return tuple(176.5 - 14.3 * (count - number) for number in range(count + 1))

    def _header(self, row: Element) -> None:
        labels = [one.label for one in self._earlier] + [self._edition.card.submission.assignment.wave]
        sheet = self._sheet
        sheet.text((SECOND_COLUMN, 129.6), self._edition.say("dimension"), LABEL, row.add("TH", scope="Column"))
        for x, label in zip(self._columns(), labels, strict=True):
            style = LABEL.heavy().inked(INK) if label is labels[-1] else LABEL
            sheet.line((x, 129.6), one_line(label, style), row.add("TH", scope="Column"), align="right")
        sheet.text((RIGHT, 129.6), self._edition.say("against_last"), LABEL, row.add("TH", scope="Column"), align="right")
        sheet.rule((SECOND_COLUMN, 131.2), (RIGHT, 131.2), colour=INK, width=0.25)

    def _row(self, row: Element, y: float, *, label: tuple[str, str], values: list[Decimal | None], weight: float) -> None:
        sheet = self._sheet
        code, title = label
        is_total = not code
        head = row.add("TH", scope="Row")
        with sheet.together(head):
            sheet.text((SECOND_COLUMN, y + 4.3), code, Style(8, 11, colour=INK_2))
            set_title = lines_of(title, Style(8, 8.6, bold=is_total), 30)[:2]
            sheet.block((SECOND_COLUMN + (0 if is_total else 4), y + 3.3 - height_mm(set_title) / 2), set_title)
        shares = [float(value) / weight * 100 for value in values if value is not None and weight]
        if len(shares) == len(values) > 1:
            with sheet.together(None):
                draw_sparkline(sheet, (SECOND_COLUMN + 35, y + 3.2), 14, shares)
        for number, (x, value) in enumerate(zip(self._columns(), values, strict=True)):
            is_last = number == len(values) - 1
            sheet.text(
                (x, y + 4.3),
                "—" if value is None else fixed(value, 1),
                Style(8, 11, bold=is_last or is_total),
                row.add("TD"),
                align="right",
            )
        self._difference(row.add("TD"), (y, is_total), values)
        if not is_total:
            sheet.rule((SECOND_COLUMN, y + 6.6), (RIGHT, y + 6.6), colour=HAIRLINE)

    def _difference(self, cell: Element, place: tuple[float, bool], values: list[Decimal | None]) -> None:
        y, is_total = place
        before, now = values[-2], values[-1]
        if before is None or now is None:
            self._sheet.text((RIGHT, y + 4.3), "—", Style(8, 11), cell, align="right")
            return
        change = now - before
        self._sheet.text(
            (RIGHT, y + 4.3), signed(change, 1), Style(8, 11, bold=is_total, colour=BRICK if change < 0 else INK), cell, align="right"
        )


class PositionBlock:
    """On a first visit: what each position lost, because the findings name one."""

    def __init__(self, sheet: Sheet, edition: Edition, root: Element) -> None:
        self._sheet = sheet
        self._edition = edition
        self._root = root

    def draw(self) -> None:
        sheet, say = self._sheet, self._edition.say
        rows = self._rows()
        table = self._root.add("Table")
        head = table.add("TR")
        sheet.text((SECOND_COLUMN, 129.6), say("position"), LABEL, head.add("TH", scope="Column"))
        for x, key in ((150.0, "items_judged"), (171.0, "findings_count"), (RIGHT, "points_lost")):
            sheet.text((x, 129.6), say(key), LABEL, head.add("TH", scope="Column"), align="right")
        sheet.rule((SECOND_COLUMN, 131.2), (RIGHT, 131.2), colour=INK, width=0.25)
        y = 131.2
        for title, judged, found, lost in rows[:6]:
            row = table.add("TR")
            sheet.text((SECOND_COLUMN, y + 4.2), title, Style(8, 11), row.add("TH", scope="Row"))
            sheet.text((150.0, y + 4.2), str(judged), Style(8, 11), row.add("TD"), align="right")
            sheet.text((171.0, y + 4.2), str(found), Style(8, 11), row.add("TD"), align="right")
            colour = BRICK if lost else INK
            sheet.text((RIGHT, y + 4.2), loss(lost, 3), Style(8, 11, bold=True, colour=colour), row.add("TD"), align="right")
            y += 6.4
            sheet.rule((SECOND_COLUMN, y), (RIGHT, y), colour=HAIRLINE)

    def _rows(self) -> list[tuple[str, int, int, Decimal]]:
        """Position, items judged, deductions, points lost; the costliest first."""
        edition = self._edition
        judged: dict[str, list[str]] = {}
        for score in edition.card.scorecard.items:
            item = edition.items.get(score.item)
            if item is not None and score.state not in NOT_COUNTED:
                judged.setdefault(item.position, []).append(item.code)
        rows = []
        for position, codes in judged.items():
            text = edition.card.rubric.positions.get(position)
            lost = sum((abs(edition.scores[code].effect) for code in codes), Decimal(0))
            found = sum(finding.item in codes for finding in edition.deductions)
            rows.append((text.shown(edition.language) if text else position, len(codes), found, lost))
        return sorted(rows, key=lambda row: (-row[3], -row[2], row[0]))
