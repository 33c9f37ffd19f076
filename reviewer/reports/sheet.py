"""A sheet of paper in millimetres from the top left: text, rules, shapes, pictures, links, with a tag on every mark."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from reviewer.reports.card import Paper
from reviewer.reports.marking import Bookmark, Element, FieldSpot, LinkSpot, MarkedCanvas, Plan
from reviewer.reports.palette import FACT, HAIRLINE, HEAD, INK, INK_3, LEFT, LIVE, MM, RIGHT, Style
from reviewer.reports.typefaces import face
from reviewer.reports.typesetting import Line, Piece, first_baseline, height_mm, lines_of, one_line

Content = str | Sequence[Piece]
Point = tuple[float, float]
Box = tuple[float, float, float, float]


SIZES: dict[Paper, tuple[float, float]] = {Paper.A4: (210.0, 297.0), Paper.LETTER: (215.9, 279.4)}


class Sheet:
    """Draws on the current page; `x` and `y` are millimetres from its top left corner, on every paper with the columns of A4.

    Text and pictures take the element they belong to; without one they are artifacts, inside `figure` they belong to the figure.
    """

    def __init__(self, path: Path, language: str, paper: Paper = Paper.A4) -> None:
        width, self.height = SIZES[paper]
        self._left = (width - LIVE) / 2 - LEFT
        size = (width * MM, self.height * MM)
        self.canvas = MarkedCanvas(path, size=size, font=face("NotoSansSC", bold=False).name, language=language)
        self.plan = Plan()
        self._open = False

    def _x(self, x: float) -> float:
        """Points from the left edge of this paper."""
        return (self._left + x) * MM

    def _y(self, y: float) -> float:
        """Points from the lower edge of this paper."""
        return (self.height - y) * MM

    def _points(self, box: Box) -> Box:
        """Left, bottom, right and top in points."""
        left, top, width, height = box
        return self._x(left), self._y(top + height), self._x(left + width), self._y(top)

    @property
    def page(self) -> int:
        """Number of the current page, from 1."""
        return self.canvas.page_index + 1

    def next_page(self) -> None:
        self.canvas.next_page()

    def save(self, furnish: Callable[[int, int], None]) -> None:
        """Writes the pages; `furnish(page, pages)` draws what repeats on each of them."""
        self.canvas.close(furnish)

    @contextmanager
    def _mark(self, element: Element | None) -> Iterator[None]:
        if self._open:
            yield
            return
        with self.canvas.artifact() if element is None else self.canvas.marked(element):
            yield

    @contextmanager
    def figure(self, element: Element, box: Box) -> Iterator[None]:
        """Everything drawn inside is one figure that fills `box` (left, top, width, height)."""
        element.box = self._points(box)
        with self.canvas.marked(element):
            self._open = True
            yield
            self._open = False

    @contextmanager
    def together(self, element: Element | None) -> Iterator[None]:
        """Everything drawn inside is one run of marked content of the element, or one artifact."""
        with self._mark(element):
            outer, self._open = self._open, True
            yield
            self._open = outer

    def line(self, at: Point, line: Line, element: Element | None = None, *, align: str = "left") -> None:
        """One set line with its baseline at `at`; aligned `left`, `right` or `centre` to the point."""
        with self._mark(element):
            shift = {"left": 0.0, "right": -line.width, "centre": -line.width / 2}[align]
            x, y = self._x(at[0]) + shift, self._y(at[1])
            for stretch in line.stretches:
                self.canvas.ink(stretch.style.colour)
                self.canvas.setFont(stretch.font, stretch.style.size)
                self.canvas.drawString(x + stretch.x, y, stretch.text, charSpace=stretch.style.tracking)

    def text(self, at: Point, content: Content, style: Style, element: Element | None = None, *, align: str = "left") -> float:
        """One unbroken line of text; returns its width in millimetres."""
        line = one_line(content, style)
        self.line(at, line, element, align=align)
        return line.width_mm

    def block(self, at: Point, lines: Sequence[Line], element: Element | None = None, *, align: str = "left") -> float:
        """Lines hanging from `at` (top left); returns the height in millimetres."""
        y = at[1]
        with self._mark(element):
            outer, self._open = self._open, True
            for line in lines:
                self.line((at[0], y + first_baseline((line,))), line, align=align)
                y += line.leading / MM
            self._open = outer
        return y - at[1]

    def paragraph(self, at: Point, content: Content, style: Style, width: float, element: Element | None = None) -> float:
        """Text broken to a width, hanging from `at`; returns its height in millimetres."""
        return self.block(at, lines_of(content, style, width), element)

    def measure(self, content: Content, style: Style, width: float) -> float:
        """Height in millimetres the text will take."""
        return height_mm(lines_of(content, style, width))

    def rule(
        self, start: Point, end: Point, *, colour: str = HAIRLINE, width: float = 0.18, dash: tuple[float, float] | None = None
    ) -> None:
        """A straight line; width and dash in millimetres."""
        with self._mark(None):
            self.canvas.pen(colour, width)
            self.canvas.setDash([value * MM for value in dash or ()])
            self.canvas.line(self._x(start[0]), self._y(start[1]), self._x(end[0]), self._y(end[1]))
            if dash:
                self.canvas.setDash([])

    def rect(self, box: Box, *, fill: str | None = None, stroke: str | None = None, width: float = 0.18) -> None:
        """A rectangle (left, top, width, height), filled, outlined or both."""
        with self._mark(None):
            if fill:
                self.canvas.ink(fill)
            if stroke:
                self.canvas.pen(stroke, width)
            left, top, wide, high = box
            place = self._x(left), self._y(top + high)
            self.canvas.rect(*place, wide * MM, high * MM, stroke=int(stroke is not None), fill=int(fill is not None))

    def polygon(
        self, points: Sequence[Point], *, fill: str | None = None, stroke: str | None = None, width: float = 0.18, closed: bool = True
    ) -> None:
        with self._mark(None):
            path = self.canvas.beginPath()
            for number, (x, y) in enumerate(points):
                (path.lineTo if number else path.moveTo)(self._x(x), self._y(y))
            if closed:
                path.close()
            if fill:
                self.canvas.ink(fill)
            if stroke:
                self.canvas.pen(stroke, width)
            self.canvas.drawPath(path, stroke=int(stroke is not None), fill=int(fill is not None))

    def circle(self, centre: Point, radius: float, *, fill: str | None = None, stroke: str | None = None, width: float = 0.18) -> None:
        with self._mark(None):
            if fill:
                self.canvas.ink(fill)
            if stroke:
                self.canvas.pen(stroke, width)
            x, y = self._x(centre[0]), self._y(centre[1])
            self.canvas.circle(x, y, radius * MM, stroke=int(stroke is not None), fill=int(fill is not None))

    def picture(self, name: str, path: Path, box: Box) -> None:
        """An image file stretched over the box; it enters the file once however often it is shown."""
        left, top, width, height = box
        self.plan.pictures[name] = path
        shown = self.plan.picture_pages.setdefault(self.canvas.page_index, [])
        if name not in shown:
            shown.append(name)
        with self._mark(None):
            self.canvas.paint_picture(name, (self._x(left), self._y(top + height), width * MM, height * MM))

    def place(self, name: str, y: float) -> None:
        """Names the height `y` of this page as the target of links and bookmarks."""
        self.plan.places[name] = (self.canvas.page_index, self._y(y))

    def bookmark(self, title: str, target: str, *, level: int = 0) -> None:
        self.plan.bookmarks.append(Bookmark(title, target, level))

    def link(self, box: Box, target: str, *, element: Element, words: str) -> None:
        """Makes a rectangle react; the element must be a `Link` that holds the visible words."""
        self.plan.links.append(LinkSpot(self.canvas.page_index, self._points(box), target, element, words))

    def field(self, name: str, box: Box, *, words: str, is_last: bool) -> None:
        """A signature field that a signer fills later; `is_last` locks the whole document once it is signed."""
        self.plan.fields.append(FieldSpot(name, self.canvas.page_index, self._points(box), words, is_last))

    def head(self, y: float, title: Content, *, element: Element, scope: str = "", across: tuple[float, float] = (LEFT, RIGHT)) -> float:
        """A block head hanging from its ink rule; returns where the block's content may start."""
        left, right = across
        self.rule((left, y + 0.25), (right, y + 0.25), colour=INK, width=0.5)
        self.text((left, y + 5.0), title, HEAD, element)
        if scope:
            self.text((right, y + 5.0), scope, FACT.inked(INK_3), element, align="right")
        return y + 7.5
