"""Photos on stems at their instants; several close together become a stack with a count."""

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF, QSize
from PySide6.QtGui import QPixmap

from reviewer.ui.theme import look
from reviewer.ui.timeline.canvas import FIGURE, Border, Canvas, width_of
from reviewer.ui.timeline.content import Content
from reviewer.ui.timeline.film_lane import scaled_pixmap
from reviewer.ui.timeline.lane import Head, Lane
from reviewer.ui.timeline.marks import Mark, Marks

_STACK_PX = 24
_INSET = 5
_MOST_KEPT = 600


class PhotoLane(Lane):
    """All photos that have an instant."""

    heights: ClassVar[tuple[int, int]] = (46, 30)

    def __init__(self) -> None:
        self._pixmaps: dict[tuple[str, int], QPixmap] = {}

    def head(self, canvas: Canvas) -> Head:
        return Head(QCoreApplication.translate("Timeline", "Photos"), "image", str(len(canvas.content.photos) or ""))

    def marks(self, content: Content) -> Marks:
        return content.photos

    def paint(self, canvas: Canvas) -> None:
        height = canvas.height - 2 * _INSET
        stacks = list(self._stacks(canvas))
        for index, (first, count) in enumerate(stacks):
            mark = canvas.content.photos.all[first]
            x = round(canvas.axis.x(mark.span.start_us))
            size = self._size(canvas, mark, height)
            canvas.line((x + 0.5, canvas.top + 2), (x + 0.5, canvas.bottom - 2), tone="text3")
            box = QRectF(x + 1, canvas.top + _INSET, size.width(), height)
            self._thumbnail(canvas, mark, box, size)
            room = (
                canvas.axis.x(canvas.content.photos.all[stacks[index + 1][0]].span.start_us) - box.right()
                if index + 1 < len(stacks)
                else 999
            )
            if look().sizes.is_wide and room > width_of(mark.key, FIGURE) + 10:
                canvas.text((box.right() + 6, canvas.middle + 4), mark.key, tone="text3", pixels=FIGURE)
            if count > 1:
                self._count(canvas, box, count)
            canvas.note(box, mark)

    def _stacks(self, canvas: Canvas) -> Iterator[tuple[int, int]]:
        """First index and number of photos of each stack on the screen. Stacks hang on the timeline, so panning does not shuffle them."""
        photos, axis = canvas.content.photos, canvas.axis
        step_us = max(1.0, _STACK_PX * axis.us_per_px)
        first, last = photos.between(axis.start_us - 4 * step_us, axis.end_us)
        if first >= last:
            return
        cells = np.floor_divide(photos.starts[first:last], step_us)
        begins = np.flatnonzero(np.diff(cells, prepend=cells[0] - 1))
        for begin, end in zip(begins, [*begins[1:], last - first], strict=True):
            yield first + int(begin), int(end - begin)

    def _size(self, canvas: Canvas, mark: Mark, height: int) -> QSize:
        still = canvas.preparation.photos.get(mark.key)
        if still is None:
            return QSize(round(height * 4 / 3), height)
        rows, columns = still.picture.shape[:2]
        return QSize(max(6, round(height * columns / rows)), height)

    def _thumbnail(self, canvas: Canvas, mark: Mark, box: QRectF, size: QSize) -> None:
        still = canvas.preparation.photos.get(mark.key)
        if still is None:
            canvas.painter.fillRect(box, look().tokens.hover)
        else:
            key = (mark.key, round(size.height() * canvas.ratio))
            if key not in self._pixmaps:
                if len(self._pixmaps) >= _MOST_KEPT:
                    self._pixmaps.clear()
                self._pixmaps[key] = scaled_pixmap(still.picture, size, canvas.ratio)
            canvas.painter.drawPixmap(box.topLeft(), self._pixmaps[key])
        is_cited = any(code == mark.key for code, _ in canvas.content.citations_of(canvas.chosen.finding))
        is_chosen = is_cited or canvas.chosen.exhibit == mark.key
        canvas.box(box, Border("accent" if is_chosen else "edge", width=2 if is_chosen else 1), radius=0)

    def _count(self, canvas: Canvas, box: QRectF, count: int) -> None:
        width = width_of(str(count), FIGURE) + 8
        plate = QRectF(box.right() - width, box.bottom() - 14, width, 14)
        canvas.painter.fillRect(plate, look().tokens.panel)
        canvas.centred(plate, str(count), tone="text", pixels=FIGURE)
