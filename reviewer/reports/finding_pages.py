"""The findings, each with its proof: effect, item, position and cause | fact, quote, test and advice | the exhibit with its region."""

from decimal import Decimal

from reviewer.domain.findings import Finding, FindingKind
from reviewer.reports.card import Picture
from reviewer.reports.edition import Edition
from reviewer.reports.figures import loss, plain
from reviewer.reports.flow import Column, Flow, Paint, Table
from reviewer.reports.marking import Element
from reviewer.reports.palette import (
    ADVICE,
    BODY,
    BOTTOM,
    BRICK,
    DENSE,
    FACT,
    FIGURE,
    FINDING_HEAD,
    INK,
    INK_2,
    LABEL,
    LEFT,
    LONG_QUOTE,
    MM,
    PAPER,
    PETROL,
    POINTS,
    PRAISE,
    QUOTE,
    READING,
    RIGHT,
    Style,
)
from reviewer.reports.picture_print import PicturePrint
from reviewer.reports.quoting import hangs, label_width, quoted, where
from reviewer.reports.typesetting import Line, first_baseline, height_mm, lines_of

TEXT_WIDTH = 80.0
LABELS = ("label_fact", "label_test", "label_analysis")
LEAST_LABEL_WIDTH = 9.5
PICTURE_WIDTH = 58.0
SMALL_PICTURE = 41.4
SMALL_HIGHEST = 26.0
LONGEST_ROW = 1200
SIDE_WIDTH = 28.0
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
        self._flow.title(edition.say("head_findings"), root, note=note)
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


class FindingForm:
    """The full form of one finding; keeps together, or breaks after the quote when it is taller than most of a page."""

    def __init__(self, flow: Flow, edition: Edition, finding: Finding, element: Element) -> None:
        self._flow = flow
        self._edition = edition
        self._finding = finding
        self._element = element
        self._pictures = [PicturePrint(flow.sheet, edition, picture) for picture in edition.pictures(finding)]
        self._is_praise = finding.kind is FindingKind.COMMENDATION
        self._width = TEXT_WIDTH if self._pictures else RIGHT - BODY
        self._indent = max(LEAST_LABEL_WIDTH, *(label_width(edition.say(key)) + 1.8 for key in LABELS))

    def draw(self) -> None:
        flow, sheet = self._flow, self._flow.sheet
        flow.need(min(self._height(), 235.0))
        sheet.place(self._finding.code, flow.y - 6)
        sheet.bookmark(f"{self._finding.code} {self._edition.item_title(self._finding.item)}", self._finding.code, level=1)
        top = flow.y
        sheet.rule((LEFT, top + 0.25), (RIGHT, top + 0.25), colour=INK, width=0.5)
        side = self._side(top)
        page = sheet.page
        # Drawn before the text, which may go on overleaf, and read after it.
        figure = Element("Div")
        picture = self._picture_column(top + 3.4, figure)
        text = self._text(top + 3.0)
        if self._pictures:
            self._element.kids.append(figure)
        flow.y = max(side, text, picture) if sheet.page == page else text
        self._more_pictures()
        self._advice()
        flow.y += 5.0

    def _height(self) -> float:
        texts = sum(height_mm(lines) + gap for lines, gap in self._measured())
        pictures = self._pictures[0].height(PICTURE_WIDTH) + 4 if self._pictures else 0.0
        advice = self._advice_lines()
        more = -(-(len(self._pictures) - 1) // 3) * (SMALL_HIGHEST + 10.0)
        return max(32.0, texts + 3, pictures + 3) + (height_mm(advice) + 6 if advice else 0) + more + 5

    def _measured(self) -> list[tuple[tuple[Line, ...], float]]:
        finding, width = self._finding, self._width
        inner = width - self._indent
        parts = [(lines_of(self._edition.item_title(finding.item), FINDING_HEAD, width), 1.2)]
        for _, words in self._labelled():
            parts.append((lines_of(words, READING, inner), 1.6))
        if finding.text.quote:
            parts.append((self._quote_lines(), 7.5))
        return parts

    def _labelled(self) -> list[tuple[str, str]]:
        """Fact first; the test and the analysis after the quote."""
        edition, text = self._edition, self._finding.text
        item = edition.items.get(self._finding.item)
        told = [(edition.say("label_fact"), text.fact)] if text.fact else []
        if item is not None:
            told.append((edition.say("label_test"), item.test.shown(edition.language)))
        if text.analysis:
            told.append((edition.say("label_analysis"), text.analysis))
        return told

    def _side(self, top: float) -> float:
        sheet, edition, finding = self._flow.sheet, self._edition, self._finding
        effect, style = self._effect()
        element = self._element
        sheet.text((LEFT, top + 5.7), finding.code, Style(8, 11, colour=INK_2), element.add("P"))
        sheet.text((LEFT - 0.2, top + (14.1 if style is POINTS else 12.2)), effect, style, element.add("P"))
        y = top + (15.4 if style is POINTS else 13.6)
        y += sheet.paragraph((LEFT, y), self._formula(), FACT.inked(INK_2), SIDE_WIDTH, element.add("P")) + 1.6
        rows = [("side_item", finding.item), ("side_position", edition.position(finding))]
        if finding.cause is not None:
            rows.append(("side_cause", edition.say(f"cause_{finding.cause.value}")))
        if finding.occurrences > 1:
            rows.append(("side_occurrences", str(finding.occurrences)))
        labels_wide = max(label_width(edition.say(key)) for key, _ in rows) + 2.2
        for key, value in rows:
            row = element.add("P")
            with sheet.together(row):
                sheet.paragraph((LEFT, y), edition.say(key), LABEL, labels_wide)
                y += max(3.5, sheet.paragraph((LEFT + labels_wide, y), value, FACT, SIDE_WIDTH - labels_wide))
        return y

    def _effect(self) -> tuple[str, Style]:
        if self._is_praise:
            return self._edition.say("praise"), PRAISE
        if self._finding.kind is FindingKind.OBSERVATION:
            return self._edition.say("observation"), PRAISE.inked(INK_2)
        shown = loss(self._edition.effect(self._finding), 3)
        return shown, POINTS if shown.startswith("−") else POINTS.inked(INK_2)

    def _formula(self) -> str:
        """The item's own points and the factor that made the effect of them."""
        edition, finding = self._edition, self._finding
        score = edition.scores.get(finding.item)
        if finding.kind is not FindingKind.DEDUCTION or score is None:
            return edition.say("not_scored")
        if not edition.effect(finding):
            carriers = [one.code for one in edition.deductions if one.item == finding.item and edition.effect(one)]
            return edition.say("counted_with", code=carriers[0]) if carriers else edition.say("costs_nothing")
        dimension = edition.dimension_scores[edition.card.rubric.dimension_of(finding.item).code]
        return edition.say("formula", points=loss(score.deduction), weight=plain(dimension.weight), applicable=plain(dimension.applicable))

    def _text(self, y: float) -> float:
        sheet, finding = self._flow.sheet, self._finding
        head = lines_of(self._edition.item_title(finding.item), FINDING_HEAD, self._width)
        y += sheet.block((BODY, y), head, self._element.add("H2")) + 1.2
        labelled = self._labelled()
        first = labelled[:1] if finding.text.fact else []
        for label, words in first:
            y = self._paragraph(y, label=label, words=words)
        if finding.text.quote:
            y = self._quote(y)
        for label, words in labelled[len(first) :]:
            y = self._paragraph(y, label=label, words=words)
        return y

    def _paragraph(self, y: float, *, label: str, words: str) -> float:
        """A labelled paragraph; one that reaches the foot goes on overleaf, under the finding's code."""
        sheet = self._flow.sheet
        lines = lines_of(words, READING, self._width - self._indent)
        element = self._element.add("P")
        y = self._with_room(y)
        sheet.text((BODY, y + first_baseline(lines)), label, LABEL, element)
        while lines:
            part, lines = self._fitting(lines, y)
            y += sheet.block((BODY + self._indent, y), part, element)
            if lines:
                y = self._overleaf()
        return y + 1.6

    def _quote_lines(self) -> tuple[Line, ...]:
        words = quoted(self._finding.text.quote)
        lines = lines_of(words, QUOTE, self._width - 3.2)
        return lines if len(lines) <= 4 else lines_of(words, LONG_QUOTE, self._width - 3.2)

    def _quote(self, y: float) -> float:
        """The words beside their petrol rule; what reaches the foot goes on overleaf."""
        lines, source = self._quote_lines(), self._source()
        element = self._element.add("BlockQuote")
        y = self._with_room(y)
        hang = 0.5 * lines[0].size / MM if hangs(lines[0]) else 0.0
        while lines:
            part, lines = self._fitting(lines, y + 4.0)
            height = height_mm(part) + (3.2 if source and not lines else 0)
            self._flow.sheet.rect((BODY, y + 0.6, 0.5, height), fill=PETROL)
            start = y + 0.3 + self._flow.sheet.block((BODY + 3.2 - hang, y + 0.3), part[:1], element)
            start += self._flow.sheet.block((BODY + 3.2, start), part[1:], element) if part[1:] else 0.0
            hang, y = 0.0, y + height
            if lines:
                y = self._overleaf()
        if source:
            self._flow.sheet.paragraph((BODY + 3.2, y - 3.0), source, FACT.inked(INK_2), self._width - 3.2, element)
        return y + 2.6

    def _fitting(self, lines: tuple[Line, ...], y: float) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
        """The lines that fit above the foot, at least one, and the rest."""
        count = max(1, int((BOTTOM - y) * MM / lines[0].leading))
        return lines[:count], lines[count:]

    def _with_room(self, y: float) -> float:
        """`y`, or the top of a new page where not even two lines fit."""
        return y if y + 9.0 <= BOTTOM else self._overleaf()

    def _overleaf(self) -> float:
        """A new page that says whose finding goes on; returns where its text starts."""
        flow = self._flow
        flow.new_page()
        continued = self._edition.say("continued", code=self._finding.code)
        flow.sheet.text((LEFT, flow.y + 3), continued, Style(8, 11, colour=INK_2))
        return flow.y

    def _source(self) -> str:
        citation = self._edition.quote_citation(self._finding)
        return where(self._edition, citation) if citation is not None else ""

    def _picture_column(self, y: float, element: Element) -> float:
        if not self._pictures:
            return y
        return y + self._pictures[0].draw((FIGURE, y), PICTURE_WIDTH, element.add("Figure"), caption=element) + 1.5

    def _more_pictures(self) -> None:
        flow = self._flow
        for start in range(1, len(self._pictures), 3):
            row = self._pictures[start : start + 3]
            height = max(picture.height(SMALL_PICTURE, highest=SMALL_HIGHEST) for picture in row)
            flow.need(height + 3)
            flow.y += 2.0
            for number, picture in enumerate(row):
                at = (BODY + number * (SMALL_PICTURE + 2.8), flow.y)
                picture.draw(at, SMALL_PICTURE, self._element.add("Figure"), caption=self._element, highest=SMALL_HIGHEST)
            flow.y += height

    def _advice_lines(self) -> tuple[Line, ...]:
        if self._finding.kind is not FindingKind.DEDUCTION:
            return ()
        item = self._edition.items.get(self._finding.item)
        standing = item.advice.shown(self._edition.language) if item is not None and item.advice is not None else ""
        return lines_of(self._finding.text.advice or standing, ADVICE, RIGHT - BODY - 16)

    def _advice(self) -> None:
        lines = self._advice_lines()
        if not lines:
            return
        flow, sheet = self._flow, self._flow.sheet
        height = height_mm(lines) + 3.0
        flow.need(height + 2)
        flow.y += 1.2
        sheet.rect((BODY, flow.y, RIGHT - BODY, height), fill=PAPER)
        element = self._element.add("P")
        sheet.paragraph((BODY + 2.6, flow.y + 1.5), self._edition.say("label_advice"), ADVICE.heavy(), 12, element)
        sheet.block((BODY + 13.5, flow.y + 1.5), lines, element)
        flow.y += height
