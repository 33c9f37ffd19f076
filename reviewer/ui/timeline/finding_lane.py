"""Findings where their proof lies; those without proof look unfinished."""

from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QRect, QRectF

from reviewer.ui.theme import look
from reviewer.ui.timeline.canvas import DENSE_FROM, FIGURE, Border, Canvas, fitting, followers, width_of
from reviewer.ui.timeline.content import Content
from reviewer.ui.timeline.lane import Head, Lane
from reviewer.ui.timeline.marks import Mark, Marks

_LEAST = 6
_GAP = 6


class FindingLane(Lane):
    """Boxes in the colour of what they found, with their number inside or at the right."""

    heights: ClassVar[tuple[int, int]] = (30, 22)

    def head(self, _canvas: Canvas) -> Head:
        return Head(QCoreApplication.translate("Timeline", "Findings"), "tag")

    def marks(self, content: Content) -> Marks:
        return content.findings

    def paint(self, canvas: Canvas) -> None:
        findings, axis = canvas.content.findings, canvas.axis
        first, last = findings.between(axis.start_us - 160 * axis.us_per_px, axis.end_us)
        if last - first > DENSE_FROM:
            canvas.dense(findings.starts[first:last], findings.ends[first:last], tone="fail")
            return
        shown = findings.all[first:last]
        lefts = [round(axis.x(mark.span.start_us)) for mark in shown]
        for mark, left, following in zip(shown, lefts, followers(lefts), strict=True):
            if mark.is_open:
                self._open(canvas, mark, left, room=following - left)
            else:
                self._proved(canvas, mark, left, room=following - left)

    def _proved(self, canvas: Canvas, mark: Mark, left: int, *, room: int) -> None:
        width = max(_LEAST, round(canvas.axis.x(mark.span.end_us)) - left)
        is_chosen = mark.key == str(canvas.chosen.finding)
        box = self._box(canvas, left=left, width=width)
        canvas.box(box, Border(mark.tone, width=2 if is_chosen else 1), ground=f"{mark.tone}_bg")
        code = mark.shorter[-1]
        # The next box is painted over this one, so only what stays visible can bear the number.
        seen = min(width, room)
        if seen >= width_of(code, FIGURE) + 4:
            canvas.centred(QRectF(box.left(), box.top(), seen, box.height()), code, tone="text", pixels=FIGURE)
        elif room - width > width_of(code) + _GAP:
            canvas.text((left + width + _GAP, canvas.middle + 4), fitting(mark, room - width - _GAP), tone="text2")
        canvas.note(box, mark)

    def _open(self, canvas: Canvas, mark: Mark, left: int, *, room: int) -> None:
        width = min(width_of(mark.label) + 28, max(room - 2, 24))
        box = self._box(canvas, left=left, width=width)
        is_chosen = mark.key == str(canvas.chosen.finding)
        canvas.box(box, Border("fail", width=2 if is_chosen else 1, dashes=(3, 2)))
        canvas.icon(QRect(left + 6, round(canvas.middle) - 7, 14, 14), "warning", tone="fail")
        if width > 40:
            canvas.text((left + 22, canvas.middle + 4), fitting(mark, width - 26), tone="fail")
        canvas.note(box, mark)

    def _box(self, canvas: Canvas, *, left: int, width: float) -> QRectF:
        inset = 4 if look().sizes.is_wide else 3
        return QRectF(left + 0.5, canvas.top + inset + 0.5, width, canvas.height - 2 * inset - 1)
