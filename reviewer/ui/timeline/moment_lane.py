"""Moments as flags, and the times measured between them as dimension lines."""

from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPen, QPolygonF

from reviewer.ui.kit.glyphs import Glyph, paint_glyph
from reviewer.ui.theme import look
from reviewer.ui.timeline.canvas import DENSE_FROM, Canvas, cut, painted_lines, width_of
from reviewer.ui.timeline.content import Content
from reviewer.ui.timeline.flags import POINT, Edges, Flag, flags, plates
from reviewer.ui.timeline.lane import Head, Lane
from reviewer.ui.timeline.marks import Mark, Marks

_GLYPH = 12


class MomentLane(Lane):
    """Markers of this review and the measures that hang on them."""

    heights: ClassVar[tuple[int, int]] = (46, 36)

    def head(self, _canvas: Canvas) -> Head:
        wide = QCoreApplication.translate("Timeline", "Moments, measures")
        return Head(wide if look().sizes.is_wide else QCoreApplication.translate("Timeline", "Moments"), "flag")

    def marks(self, content: Content) -> Marks:
        return content.moments

    def paint(self, canvas: Canvas) -> None:
        moments, axis = canvas.content.moments, canvas.axis
        reach_us = 200 * axis.us_per_px
        first, last = moments.between(axis.start_us - reach_us, axis.end_us + reach_us)
        if last - first > DENSE_FROM:
            canvas.dense(moments.starts[first:last], moments.ends[first:last], tone="text2", inset=8)
        else:
            self._flags(canvas, moments.all[first:last])
        measures = canvas.content.measures
        first, last = measures.between(axis.start_us - reach_us, axis.end_us)
        self._measures(canvas, measures.all[first : min(last, first + DENSE_FROM)])

    def _flags(self, canvas: Canvas, marks: tuple[Mark, ...]) -> None:
        xs = [round(canvas.axis.x(mark.span.start_us)) for mark in marks]
        chosen = next((index for index, mark in enumerate(marks) if mark.key == canvas.chosen.moment), -1)
        laid = flags(xs, [width_of(mark.label) for mark in marks], chosen, left=canvas.axis.left)
        painted_lines(canvas.painter, xs, top=self._top(canvas), bottom=canvas.bottom - 2, colour=look().tokens.text2)
        self._bare(canvas, [(mark, x, flag) for mark, x, flag in zip(marks, xs, laid, strict=True) if not flag.room])
        for mark, x, flag in zip(marks, xs, laid, strict=True):
            if flag.room:
                self._flag(canvas, mark, x, flag)

    def _bare(self, canvas: Canvas, bare: list[tuple[Mark, int, Flag]]) -> None:
        """Flags without text, all at once, for there may be many."""
        top, height = self._top(canvas), self._height()
        boxes = [QRectF(x + 0.5, top, flag.width, height) for _, x, flag in bare]
        canvas.painter.setPen(QPen(look().tokens.edge, 1))
        canvas.painter.setBrush(look().tokens.hover)
        canvas.painter.drawRects(boxes)
        for (mark, _, _), box in zip(bare, boxes, strict=True):
            self._length(canvas, mark)
            canvas.note(box.adjusted(-2, 0, 2, 0), mark)

    def _length(self, canvas: Canvas, mark: Mark) -> None:
        """A moment that lasts is underlined from its stem to its end."""
        if mark.span.duration_us:
            left, right, y = round(canvas.axis.x(mark.span.start_us)) + 0.5, canvas.axis.x(mark.span.end_us), canvas.bottom - 2.5
            canvas.line((left, y), (right, y), tone="text2", width=2)

    def _top(self, canvas: Canvas) -> float:
        return canvas.top + (4 if look().sizes.is_wide else 2) + 0.5

    def _height(self) -> int:
        return 18 if look().sizes.is_wide else 15

    def _flag(self, canvas: Canvas, mark: Mark, x: int, flag: Flag) -> None:
        tokens, painter = look().tokens, canvas.painter
        is_chosen = mark.key == canvas.chosen.moment
        top, height = self._top(canvas), self._height()
        if is_chosen:
            canvas.line((x + 0.5, top), (x + 0.5, canvas.bottom - 2), tone="accent")
        self._length(canvas, mark)
        along, width = -1 if flag.is_left else 1, flag.width
        points = ((0, 0), (width, 0), (width + POINT, height / 2), (width, height), (0, height))
        painter.setPen(QPen(tokens.accent if is_chosen else tokens.edge, 1))
        painter.setBrush(tokens.sel if is_chosen else tokens.hover)
        painter.drawPolygon(QPolygonF([QPointF(x + 0.5 + along * dx, top + dy) for dx, dy in points]))
        left = x - width + 3 if flag.is_left else x + 6
        canvas.text((left, top + height / 2 + 4), cut(mark.label, flag.room), tone="text")
        low, high = flag.edges(x)
        canvas.note(QRectF(low - 2, top, high - low + 4, height), mark)

    def _measures(self, canvas: Canvas, marks: tuple[Mark, ...]) -> None:
        lines = [(round(canvas.axis.x(mark.span.start_us)) + 0.5, round(canvas.axis.x(mark.span.end_us)) + 0.5) for mark in marks]
        widths = [width_of(mark.label, bold=True) + 26 for mark in marks]
        for mark, line, width, left in zip(marks, lines, widths, plates(lines, widths), strict=True):
            self._measure(canvas, mark, line, plate=None if left is None else (left, width))

    def _measure(self, canvas: Canvas, mark: Mark, line: Edges, *, plate: tuple[float, float] | None) -> None:
        """`plate` is where its text begins and how wide it is; without one the line stands alone."""
        painter, (left, right) = canvas.painter, line
        y = canvas.bottom - (11 if look().sizes.is_wide else 8)
        painter.setPen(QPen(look().tokens.colour(mark.tone), 1.5))
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        for edge in line:
            painter.drawLine(QPointF(edge, y - 4), QPointF(edge, y + 4))
        box = QRectF(left - 2, y - 5, right - left + 4, 10)
        if plate is not None:
            ground = QRectF(plate[0], y - 8, plate[1], 16)
            painter.fillRect(ground, look().tokens.well)
            paint_glyph(painter, QRectF(plate[0] + 4, y - _GLYPH / 2, _GLYPH, _GLYPH), Glyph(mark.glyph))
            canvas.text((plate[0] + 20, y + 4), mark.label, tone=mark.tone, bold=True)
            box = box.united(ground)
        canvas.note(box, mark)
