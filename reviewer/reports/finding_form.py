"""The full form of one finding: effect, item, position and cause | verdict, fact, quote, test and advice | the exhibit with its region."""

from reviewer.domain.findings import Finding, FindingKind
from reviewer.reports.absence_print import ABSENCE_HEIGHT, AbsencePrint
from reviewer.reports.edition import Edition
from reviewer.reports.figures import loss, plain
from reviewer.reports.flow import Flow
from reviewer.reports.heads import judged_title, second_title
from reviewer.reports.marking import Element
from reviewer.reports.palette import (
    ADVICE,
    BODY,
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
    SECOND,
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
SIDE_WIDTH = 28.0
MOST_EMPTY = 48.0
"""Millimetres left empty at the foot of a page rather than part a finding."""
LONGEST_KEPT = 235.0
LEAST_OPENING = 44.0


class FindingForm:
    """The full form of one finding; keeps together, or breaks after the quote when it is taller than most of a page."""

    def __init__(self, flow: Flow, edition: Edition, finding: Finding, element: Element) -> None:
        self._flow = flow
        self._edition = edition
        self._finding = finding
        self._element = element
        self._pictures = [PicturePrint(flow.sheet, edition, picture) for picture in edition.pictures(finding)]
        self._absence = next((one for one in edition.card.absences if one.finding_code == finding.code), None)
        self._is_praise = finding.kind is FindingKind.COMMENDATION
        self._width = TEXT_WIDTH if self._pictures else RIGHT - BODY
        self._indent = max(LEAST_LABEL_WIDTH, *(label_width(edition.say(key)) + 1.8 for key in LABELS))

    def draw(self) -> None:
        flow, sheet = self._flow, self._flow.sheet
        flow.need(self._needed())
        sheet.place(self._finding.code, flow.y - 6)
        sheet.bookmark(f"{self._finding.code} {self._edition.item_title(self._finding.item)}", self._finding.code, level=1)
        top = flow.y
        sheet.rule((LEFT, top + 0.25), (RIGHT, top + 0.25), colour=INK, width=0.5)
        side = self._side(top)
        page = sheet.page
        head = self._head(top + 3.0)
        # Drawn before the text, which may go on overleaf, and read after it.
        figure = Element("Div")
        picture = self._picture_column((head if self._absence else top) + 3.4 * (not self._absence), figure)
        text = self._text(head)
        if self._pictures:
            self._element.kids.append(figure)
        flow.y = max(side, text, picture) if sheet.page == page else text
        self._more_pictures()
        self._advice()
        flow.y += 5.0

    def _needed(self) -> float:
        """All of it where it fits; only its opening where keeping it together would leave much of a page empty."""
        whole, room = self._height(), self._flow.room
        is_better_split = whole > room and room - MOST_EMPTY >= 0 and self._opening() <= room
        return self._opening() if is_better_split or whole > LONGEST_KEPT else whole

    def _opening(self) -> float:
        """Head, fact and quote beside the first picture: what never parts."""
        first = 2 + bool(self._finding.text.quote)
        measured = self._measured()
        quote = [self._measured()[-1]] if self._finding.text.quote else []
        texts = sum(height_mm(lines) + gap for lines, gap in [*measured[: first - len(quote)], *quote])
        pictures = self._pictures[0].height(PICTURE_WIDTH) + 4 if self._pictures else 0.0
        return max(LEAST_OPENING, texts + 5, pictures + 3) + (ABSENCE_HEIGHT if self._absence else 0)

    def _height(self) -> float:
        texts = sum(height_mm(lines) + gap for lines, gap in self._measured())
        pictures = self._pictures[0].height(PICTURE_WIDTH) + 4 if self._pictures else 0.0
        advice = self._advice_lines()
        more = -(-(len(self._pictures) - 1) // 3) * (SMALL_HIGHEST + 10.0)
        below = (height_mm(advice) + 6 if advice else 0) + more + 5
        return max(32.0, texts + 3, pictures + 3) + below + (ABSENCE_HEIGHT if self._absence else 0)

    def _measured(self) -> list[tuple[tuple[Line, ...], float]]:
        finding, width = self._finding, self._width
        inner = width - self._indent
        parts = [(self._head_lines(), 1.2)]
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

    def _head_lines(self) -> tuple[Line, ...]:
        """The verdict and the item it was passed on, then the item in the second language."""
        width = RIGHT - BODY if self._absence else self._width
        lines = lines_of(judged_title(self._edition, self._finding), FINDING_HEAD, width)
        second = second_title(self._edition, self._finding.item)
        if self._finding.text.headline:
            second = " · ".join(part for part in (self._edition.item_title(self._finding.item), second) if part)
        return (*lines, *lines_of(second, SECOND, width))

    def _head(self, y: float) -> float:
        y += self._flow.sheet.block((BODY, y), self._head_lines(), self._element.add("H2")) + 1.2
        if self._absence is None:
            return y
        print_ = AbsencePrint(self._flow.sheet, self._edition, self._absence)
        print_.draw((BODY, y), self._element.add("Figure"), item=self._finding.item)
        return y + ABSENCE_HEIGHT

    def _text(self, y: float) -> float:
        finding = self._finding
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
        count = max(1, int((self._flow.bottom - y) * MM / lines[0].leading))
        return lines[:count], lines[count:]

    def _with_room(self, y: float) -> float:
        """`y`, or the top of a new page where not even two lines fit."""
        return y if y + 9.0 <= self._flow.bottom else self._overleaf()

    def _overleaf(self) -> float:
        """A new page that says whose finding goes on; returns where its text starts."""
        self._flow.new_page()
        self._say_continued()
        return self._flow.y

    def _say_continued(self) -> None:
        continued = self._edition.say("continued", code=self._finding.code)
        self._flow.sheet.text((LEFT, self._flow.y + 3), continued, Style(8, 11, colour=INK_2))

    def _need(self, height: float) -> None:
        """As the flow's, but a finding that goes on overleaf says so."""
        if self._flow.need(height):
            self._say_continued()

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
            self._need(height + 3)
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
        self._need(height + 2)
        flow.y += 1.2
        sheet.rect((BODY, flow.y, RIGHT - BODY, height), fill=PAPER)
        element = self._element.add("P")
        sheet.paragraph((BODY + 2.6, flow.y + 1.5), self._edition.say("label_advice"), ADVICE.heavy(), 12, element)
        sheet.block((BODY + 13.5, flow.y + 1.5), lines, element)
        flow.y += height
