"""What of the visit's recordings this reviewer has played, and what not."""

from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QRectF

from reviewer.domain.moments import Span
from reviewer.ui.theme import look
from reviewer.ui.timeline.canvas import Border, Canvas
from reviewer.ui.timeline.lane import Head, Lane
from reviewer.ui.timeline.unions import missing

_HEIGHT = 6


class CoverageLane(Lane):
    """A bar where at least one recording of that moment was played, hollow where there is one and none was."""

    heights: ClassVar[tuple[int, int]] = (20, 17)

    def head(self, _canvas: Canvas) -> Head:
        return Head(QCoreApplication.translate("Timeline", "Coverage"), "eye" if look().sizes.is_wide else "")

    def paint(self, canvas: Canvas) -> None:
        recorded, played = canvas.content.recorded, canvas.content.played
        top = canvas.middle - _HEIGHT / 2
        for span in missing(recorded, played):
            if canvas.is_on_screen(span):
                left, right = self._edges(canvas, span)
                canvas.box(QRectF(left + 0.5, top + 0.5, max(1.0, right - left - 1), _HEIGHT - 1), Border("close"), radius=0)
        for span in played:
            if canvas.is_on_screen(span):
                left, right = self._edges(canvas, span)
                canvas.painter.fillRect(QRectF(left, top, max(1.0, right - left), _HEIGHT), look().tokens.text3)

        for absence in canvas.content.absences:
            if absence.is_played and absence.finding == canvas.chosen.finding and canvas.is_on_screen(absence.span):
                left, right = self._edges(canvas, absence.span)
                canvas.painter.fillRect(QRectF(left, top, max(1.0, right - left), _HEIGHT), look().tokens.met)

    def _edges(self, canvas: Canvas, span: Span) -> tuple[float, float]:
        low, high = canvas.axis.left - 4.0, canvas.axis.right + 4.0
        return max(low, canvas.axis.x(span.start_us)), min(high, canvas.axis.x(span.end_us))
