"""Proof of absence: brackets over all lanes, hatching over the waves, what did not happen and how long."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor

from reviewer.domain.moments import Span
from reviewer.ui.theme import look
from reviewer.ui.timeline.canvas import Border, Canvas, width_of
from reviewer.ui.timeline.content import Absence
from reviewer.ui.words import duration

_BRACKET = 2
_FOOT = 7
_PLATE = 20
Edges = tuple[int, int]


def paint_absences(canvas: Canvas, lanes: Edges, waves: Sequence[Edges]) -> None:
    """Those of the chosen finding. `lanes` and `waves` are the tops and bottoms of what the brackets and the hatching cover."""
    chosen = [absence for absence in canvas.content.absences if absence.finding == canvas.chosen.finding]
    for absence in chosen:
        if canvas.is_on_screen(absence.span):
            _hatch(canvas, absence.span, waves)
            _brackets(canvas, absence.span, lanes)
    if chosen:
        whole = Span(min(each.span.start_us for each in chosen), max(each.span.end_us for each in chosen))
        if canvas.is_on_screen(whole):
            top, bottom = (waves[0][0], waves[-1][1]) if waves else lanes
            _label(canvas, whole, chosen[0], middle=(top + bottom) / 2)


def _hatch(canvas: Canvas, span: Span, waves: Sequence[Edges]) -> None:
    colour = QColor(look().tokens.text3)
    colour.setAlphaF(0.55)
    left, right = canvas.axis.x(span.start_us), canvas.axis.x(span.end_us)
    for top, bottom in waves:
        canvas.painter.fillRect(QRectF(left, top, right - left, bottom - top), QBrush(colour, Qt.BrushStyle.BDiagPattern))


def _brackets(canvas: Canvas, span: Span, lanes: Edges) -> None:
    fail, (top, bottom) = look().tokens.fail, lanes
    left, right = round(canvas.axis.x(span.start_us)), round(canvas.axis.x(span.end_us))
    for x, foot in ((left, left), (right - _BRACKET, right - _FOOT)):
        canvas.painter.fillRect(QRectF(x, top, _BRACKET, bottom - top), fail)
        for y in (top, bottom - _BRACKET):
            canvas.painter.fillRect(QRectF(foot, y, _FOOT, _BRACKET), fail)


def _label(canvas: Canvas, span: Span, absence: Absence, *, middle: float) -> None:
    text = f"{absence.words}, {duration(span.duration_us)}"
    width = width_of(text) + 20
    centre = (canvas.axis.x(span.start_us) + canvas.axis.x(span.end_us)) / 2
    left = max(canvas.axis.left + 2, min(centre - width / 2, canvas.axis.right - width - 2))
    box = QRectF(round(left) + 0.5, round(middle - _PLATE / 2) + 0.5, width, _PLATE)
    canvas.box(box, Border("fail"), ground="panel", radius=3)
    canvas.centred(box, text, tone="fail")
