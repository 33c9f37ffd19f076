"""What the shopper answered and noted, at the moment it was."""

from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QRectF

from reviewer.ui.theme import look
from reviewer.ui.timeline.canvas import DENSE_FROM, Border, Canvas, fitting, followers, width_of
from reviewer.ui.timeline.content import Content
from reviewer.ui.timeline.lane import Head, Lane
from reviewer.ui.timeline.marks import Mark, MarkKind, Marks

_PAD = 8
_LEAST = 30
_MOST = 170


class NoteLane(Lane):
    """Answers and time notes as pills that are cut where the next one begins."""

    heights: ClassVar[tuple[int, int]] = (28, 22)

    def head(self, _canvas: Canvas) -> Head:
        wide = QCoreApplication.translate("Timeline", "Answers, notes")
        return Head(wide if look().sizes.is_wide else QCoreApplication.translate("Timeline", "Answers"), "chat-text")

    def marks(self, content: Content) -> Marks:
        return content.notes

    def paint(self, canvas: Canvas) -> None:
        notes, axis = canvas.content.notes, canvas.axis
        first, last = notes.between(axis.start_us - _MOST * axis.us_per_px, axis.end_us)
        inset = 4 if look().sizes.is_wide else 3
        if last - first > DENSE_FROM:
            canvas.dense(notes.starts[first:last], notes.ends[first:last], tone="text3", inset=inset)
            return
        xs = [round(axis.x(mark.span.start_us)) for mark in notes.all[first:last]]
        for mark, x, following in zip(notes.all[first:last], xs, followers(xs), strict=True):
            room = min(_MOST, following - x - 2)
            text = fitting(mark, room - 2 * _PAD)
            width = width_of(text) + 2 * _PAD if room >= _LEAST else max(4, room)
            box = QRectF(x + 0.5, canvas.top + inset + 0.5, width, canvas.height - 2 * inset - 1)
            canvas.box(box, Border(self._border(canvas, mark)), ground="raised", radius=3)
            if room >= _LEAST:
                canvas.text((x + _PAD, canvas.middle + 4), text, tone="text2")
            canvas.note(box, mark)

    def _border(self, canvas: Canvas, mark: Mark) -> str:
        is_chosen = mark.kind is MarkKind.ANSWER and mark.key and mark.key == canvas.chosen.item
        return "accent" if is_chosen else "edge"
