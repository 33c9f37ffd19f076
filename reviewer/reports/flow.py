"""Where the next block goes: the height reached on the current page, and a new page when there is no room."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from reviewer.reports.marking import Element
from reviewer.reports.palette import (
    FACT,
    FOOT,
    FURNITURE,
    HAIRLINE,
    INK,
    INK_2,
    INSIDE_TITLE,
    LABEL,
    LEFT,
    LIVE,
    PETROL,
    RIGHT,
    Style,
)
from reviewer.reports.sheet import Content, Sheet
from reviewer.reports.typesetting import first_baseline, height_mm, lines_of, one_line

PAGE_TOP = 16.0


class Paint(Protocol):
    """Draws into a table row that hangs from `top`."""

    def __call__(self, top: float, row: Element, /, *, height: float) -> None: ...


class Flow:
    """A cursor down the pages."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.y = PAGE_TOP

    @property
    def room(self) -> float:
        """Millimetres left on this page."""
        return self.bottom - self.y

    @property
    def bottom(self) -> float:
        """Where the foot's margin begins."""
        return self.sheet.height - FOOT

    def new_page(self) -> None:
        self.sheet.next_page()
        self.y = PAGE_TOP

    def need(self, height: float) -> bool:
        """Turns the page unless `height` fits; True when it turned. A block taller than a page starts a fresh one."""
        if height <= self.room or self.y == PAGE_TOP:
            return False
        self.new_page()
        return True

    def title(self, text: Content, element: Element, *, note: str = "") -> None:
        """The head of a section, on a page of its own."""
        self.new_page()
        self.sheet.paragraph((LEFT, 12.3), text, INSIDE_TITLE, LIVE, element.add("H1"))
        self.y = 20.5
        if note:
            self.y += self.sheet.paragraph((LEFT, self.y), note, FACT.inked(INK_2), LIVE, element.add("P"))
        self.y += 4

    def head(self, title: Content, element: Element, *, scope: str = "") -> None:
        """A block head; the caller has made sure that the head and what follows it have room."""
        self.y = self.sheet.head(self.y, title, element=element.add("H2"), scope=scope)


@dataclass(frozen=True)
class Column:
    """One column of a table: its left edge, or its right edge for figures, and its head."""

    x: float
    head: str
    width: float
    align: str = "left"


class Table:
    """A table that breaks between rows and repeats its head on each page."""

    def __init__(self, flow: Flow, columns: Sequence[Column], element: Element, *, style: Style) -> None:
        self._flow = flow
        self._columns = columns
        self._element = element.add("Table")
        self._style = style
        self.padding = 1.0 if style.size >= 8 else 0.45
        self.is_centred = False
        self.paint_head: Callable[[float, Element | None], None] | None = None

    def header(self, *, again: bool = False) -> None:
        """The head row under its ink rule; repeated on a new page it is an artifact."""
        flow = self._flow
        row = None if again else self._element.add("TR")
        for column in self._columns:
            element = row.add("TH", scope="Column") if row is not None else None
            flow.sheet.line((column.x, flow.y + 3.0), one_line(column.head, LABEL), element, align=column.align)
        if self.paint_head:
            self.paint_head(flow.y + 3.0, row)
        flow.y += 4.4
        flow.sheet.rule((LEFT, flow.y), (RIGHT, flow.y), colour=INK, width=0.25)

    def row(
        self,
        cells: Sequence[Content],
        *,
        least: float = 0.0,
        tail: float = 0.0,
        styles: Sequence[Style] | None = None,
        paint: Paint | None = None,
    ) -> None:
        """One row that never splits; `paint(top, row, height=...)` draws into it, `tail` is what must stay on the page below it."""
        flow = self._flow
        chosen = styles or [self._style] * len(cells)
        set_cells = [lines_of(cell, style, column.width) for cell, style, column in zip(cells, chosen, self._columns, strict=False)]
        text_height = max(height_mm(lines) for lines in set_cells)
        height = max(least, text_height + 2 * self.padding)
        above = (height - text_height) / 2 if self.is_centred else self.padding
        baseline = max((first_baseline(lines) for lines in set_cells if lines), default=0.0)
        if flow.need(height + tail):
            self.header(again=True)
        row = self._element.add("TR")
        for number, (lines, column) in enumerate(zip(set_cells, self._columns, strict=False)):
            cell = row.add("TH", scope="Row") if number == 0 else row.add("TD")
            if lines:
                top = flow.y + above + baseline - first_baseline(lines)
                flow.sheet.block((column.x, top), lines, cell, align=column.align)
        if paint:
            paint(flow.y, row, height=height)
        flow.y += height
        flow.sheet.rule((LEFT, flow.y), (RIGHT, flow.y), colour=HAIRLINE)

    def rows(self, rows: Sequence[Sequence[Content]], styles: Sequence[Style] | None = None) -> None:
        """Plain rows; the last never stands alone on a page."""
        for number, cells in enumerate(rows):
            self.row(cells, styles=styles, tail=6.0 if number == len(rows) - 2 else 0.0)

    def strong_rule(self) -> None:
        """The rule above a total."""
        self._flow.sheet.rule((LEFT, self._flow.y), (RIGHT, self._flow.y), colour=INK, width=0.5)


@dataclass(frozen=True)
class Furniture:
    """What repeats on every page, in words."""

    kind: str
    number: str
    site: str
    confidentiality: str
    page_of: Callable[[int, int], str]

    def draw(self, sheet: Sheet, *, page: int, pages: int) -> None:
        with sheet.together(None):
            sheet.rect((LEFT, 0, 14, 4), fill=PETROL)
            sheet.text((LEFT, 10), self.kind, FURNITURE)
            sheet.text((RIGHT, 10), self.number, FURNITURE, align="right")
            foot = sheet.height - 13.0
            sheet.rule((LEFT, foot), (RIGHT, foot), colour=HAIRLINE)
            site = lines_of(self.site, FURNITURE, 62)[0]
            sheet.line((LEFT, foot + 4.4), site)
            of = self.page_of(page, pages)
            middle_width = one_line(self.confidentiality, FURNITURE).width_mm
            free = LIVE - site.width_mm - middle_width - one_line(of, FURNITURE).width_mm
            sheet.text((LEFT + site.width_mm + free / 2, foot + 4.4), self.confidentiality, FURNITURE)
            sheet.text((RIGHT, foot + 4.4), of, FURNITURE, align="right")
