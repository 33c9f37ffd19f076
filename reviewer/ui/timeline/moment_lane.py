"""Moments as flags, and the times measured between them as dimension lines."""

from collections.abc import Iterator
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPen, QPolygonF

from reviewer.ui.kit.glyphs import Glyph, paint_glyph
from reviewer.ui.theme import look
from reviewer.ui.timeline.canvas import DENSE_FROM, Canvas, width_of
from reviewer.ui.timeline.content import Content
from reviewer.ui.timeline.lane import Head, Lane
from reviewer.ui.timeline.marks import Mark, Marks

_POINT = 4
_NARROW = 60
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
            for mark, x, width, is_left in _flags(canvas, moments.all[first:last]):
                self._flag(canvas, mark, x, width=width, is_left=is_left)
        measures = canvas.content.measures
        first, last = measures.between(axis.start_us - reach_us, axis.end_us)
        for mark in measures.all[first : min(last, first + DENSE_FROM)]:
            self._measure(canvas, mark)

    def _flag(self, canvas: Canvas, mark: Mark, x: int, *, width: float, is_left: bool) -> None:
        tokens, painter = look().tokens, canvas.painter
        top, height = canvas.top + (4 if look().sizes.is_wide else 2) + 0.5, 18 if look().sizes.is_wide else 15
        canvas.line((x + 0.5, top), (x + 0.5, canvas.bottom - 2), tone="text2")
        if mark.span.duration_us:
            end = canvas.axis.x(mark.span.end_us)
            canvas.line((x + 0.5, canvas.bottom - 2.5), (end, canvas.bottom - 2.5), tone="text2", width=2)
        along = -1 if is_left else 1
        points = ((0, 0), (width, 0), (width + _POINT, height / 2), (width, height), (0, height))
        painter.setPen(QPen(tokens.edge, 1))
        painter.setBrush(tokens.hover)
        painter.drawPolygon(QPolygonF([QPointF(x + 0.5 + along * dx, top + dy) for dx, dy in points]))
        canvas.text((x - width + 3 if is_left else x + 6, top + height / 2 + 4), mark.label, tone="text")
        canvas.note(QRectF(x - width - _POINT if is_left else x, top, width + _POINT, height), mark)

    def _measure(self, canvas: Canvas, mark: Mark) -> None:
        painter, colour = canvas.painter, look().tokens.colour(mark.tone)
        left, right = round(canvas.axis.x(mark.span.start_us)) + 0.5, round(canvas.axis.x(mark.span.end_us)) + 0.5
        y = canvas.bottom - (11 if look().sizes.is_wide else 8)
        width = width_of(mark.label, bold=True) + 26
        painter.setPen(QPen(colour, 1.5))
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        for edge in (left, right):
            painter.drawLine(QPointF(edge, y - 4), QPointF(edge, y + 4))
        middle = right + width / 2 + 4 if right - left < max(_NARROW, width) else (left + right) / 2
        plate = QRectF(middle - width / 2, y - 8, width, 16)
        painter.fillRect(plate, look().tokens.well)
        paint_glyph(painter, QRectF(plate.left() + 4, y - _GLYPH / 2, _GLYPH, _GLYPH), Glyph(mark.glyph))
        canvas.text((plate.left() + 20, y + 4), mark.label, tone=mark.tone, bold=True)
        canvas.note(plate.united(QRectF(left, y - 5, right - left, 10)), mark)


def _flags(canvas: Canvas, marks: tuple[Mark, ...]) -> Iterator[tuple[Mark, int, float, bool]]:
    """Each flag with its place, width and side: it points left where the next one leaves no room at its right."""
    xs = [round(canvas.axis.x(mark.span.start_us)) for mark in marks]
    taken_to = -(10**9)
    for index, (mark, x) in enumerate(zip(marks, xs, strict=True)):
        width = width_of(mark.label) + 12
        following = xs[index + 1] if index + 1 < len(xs) else 10**9
        is_left = x + width + _POINT > following and x - width - _POINT >= taken_to
        taken_to = x if is_left else x + int(width) + _POINT
        yield mark, x, width, is_left
