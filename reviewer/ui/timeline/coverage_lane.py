"""What of the visit's recordings this reviewer has played, and what not."""

from collections.abc import Iterable
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QRectF

from reviewer.domain.moments import Span
from reviewer.ui.theme import look
from reviewer.ui.timeline.canvas import Border, Canvas
from reviewer.ui.timeline.lane import Head, Lane

_HEIGHT = 6


class CoverageLane(Lane):
    """A bar where at least one recording of that moment was played, hollow where there is one and none was."""

    heights: ClassVar[tuple[int, int]] = (20, 17)

    def head(self, _canvas: Canvas) -> Head:
        return Head(QCoreApplication.translate("Timeline", "Coverage"), "eye" if look().sizes.is_wide else "")

    def paint(self, canvas: Canvas) -> None:
        recorded = joined(recording.span for recording in canvas.content.recordings)
        played = joined(span for recording in canvas.content.recordings for span in recording.played)
        top = canvas.middle - _HEIGHT / 2
        for span in missing(recorded, played):
            if canvas.is_on_screen(span):
                left, right = self._edges(canvas, span)
                canvas.box(QRectF(left + 0.5, top + 0.5, max(1.0, right - left - 1), _HEIGHT - 1), Border("close"), radius=0)
        for span in played:
            if canvas.is_on_screen(span):
                left, right = self._edges(canvas, span)
                canvas.painter.fillRect(QRectF(left, top, max(1.0, right - left), _HEIGHT), look().tokens.text3)

    def _edges(self, canvas: Canvas, span: Span) -> tuple[float, float]:
        low, high = canvas.axis.left - 4.0, canvas.axis.right + 4.0
        return max(low, canvas.axis.x(span.start_us)), min(high, canvas.axis.x(span.end_us))


def joined(spans: Iterable[Span]) -> list[Span]:
    """Spans as a union, ascending."""
    union: list[Span] = []
    for span in sorted(spans):
        if union and span.start_us <= union[-1].end_us:
            union[-1] = Span(union[-1].start_us, max(union[-1].end_us, span.end_us))
        else:
            union.append(span)
    return union


def missing(whole: list[Span], parts: list[Span]) -> list[Span]:
    """What of a union of spans another union leaves out."""
    left: list[Span] = []
    for span in whole:
        begins = span.start_us
        for part in parts:
            if part.end_us <= begins or part.start_us >= span.end_us:
                continue
            if part.start_us > begins:
                left.append(Span(begins, part.start_us))
            begins = max(begins, part.end_us)
        if begins < span.end_us:
            left.append(Span(begins, span.end_us))
    return left
