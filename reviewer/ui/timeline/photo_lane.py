"""Photos on stems at their instants; several close together become a stack with a count."""

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from reviewer.media.thumbnails import Still
from reviewer.ui.theme import font, look
from reviewer.ui.timeline.canvas import FIGURE, Border, Canvas, width_of
from reviewer.ui.timeline.content import Content
from reviewer.ui.timeline.film_lane import scaled_pixmap
from reviewer.ui.timeline.lane import Head, Lane
from reviewer.ui.timeline.marks import Mark, Marks
from reviewer.ui.words import within

_STACK_PX = 24
_INSET = 5
_MOST_KEPT = 600
_PLATE = 14
_CODE_PX = 48


class PhotoLane(Lane):
    """All photos that have an instant."""

    heights: ClassVar[tuple[int, int]] = (46, 30)

    def __init__(self) -> None:
        self._cards: dict[tuple[str, int], tuple[Still | None, QPixmap]] = {}
        self._plates: dict[tuple[int, float], QPixmap] = {}
        look().changed.connect(self._forget)

    def _forget(self) -> None:
        """Another theme or size: what was drawn no longer fits."""
        self._plates.clear()
        self._cards.clear()

    def head(self, canvas: Canvas) -> Head:
        count = len(canvas.content.photos)
        return Head(
            QCoreApplication.translate("Timeline", "Photos"),
            "image",
            f"{count}, ±{within(canvas.content.photos_within_us)}" if count else "",
        )

    def marks(self, content: Content) -> Marks:
        return content.photos

    def paint(self, canvas: Canvas) -> None:
        photos = canvas.content.photos
        stacks = list(self._stacks(canvas))
        cited = {code for code, _ in canvas.content.citations_of(canvas.chosen.finding)} | {canvas.chosen.exhibit}
        for index, (first, count) in enumerate(stacks):
            mark = photos.all[first]
            x = round(canvas.axis.x(mark.span.start_us))
            card = self._card(canvas, mark)
            canvas.painter.drawPixmap(x, canvas.top + 2, card)
            box = QRectF(x + 1, canvas.top + _INSET, card.deviceIndependentSize().width() - 1, canvas.height - 2 * _INSET)
            if mark.key in cited:
                canvas.box(box, Border("accent", width=2), radius=0)
            following = photos.all[stacks[index + 1][0]] if index + 1 < len(stacks) else None
            room = canvas.axis.x(following.span.start_us) - box.right() if following else _STACK_PX * 4
            if look().sizes.is_wide and room > _CODE_PX:
                canvas.text((box.right() + 6, canvas.middle + 4), mark.key, tone="text3", pixels=FIGURE)
            if count > 1:
                self._count(canvas, box, count)
            canvas.note(box, mark)

    def _stacks(self, canvas: Canvas) -> Iterator[tuple[int, int]]:
        """First index and number of photos of each stack on the screen.

        Stacks hang on the timeline and their width doubles from zoom to zoom, so that neither panning nor zooming shuffles them.
        """
        photos, axis = canvas.content.photos, canvas.axis
        step_us = 2.0 ** math.ceil(math.log2(_STACK_PX * axis.us_per_px))
        first, last = photos.between(axis.start_us - 4 * step_us, axis.end_us)
        if first >= last:
            return
        cells = np.floor_divide(photos.starts[first:last], step_us)
        begins = np.flatnonzero(np.diff(cells, prepend=cells[0] - 1))
        for begin, end in pairwise([*begins.tolist(), last - first]):
            yield first + begin, end - begin

    def _size(self, canvas: Canvas, mark: Mark, height: int) -> QSize:
        still = canvas.preparation.photos.get(mark.key)
        if still is None:
            return QSize(round(height * 4 / 3), height)
        rows, columns = still.picture.shape[:2]
        return QSize(max(6, round(height * columns / rows)), height)

    def _card(self, canvas: Canvas, mark: Mark) -> QPixmap:
        """A photo with its stem and border as one picture, kept."""
        key = (mark.key, round(canvas.height * canvas.ratio))
        still = canvas.preparation.photos.get(mark.key)
        kept = self._cards.get(key)
        if kept is not None and kept[0] is still:
            return kept[1]
        if len(self._cards) >= _MOST_KEPT:
            self._cards.clear()
        size = self._size(canvas, mark, canvas.height - 2 * _INSET)
        card = QPixmap(QSize(size.width() + 2, canvas.height - 4) * canvas.ratio)
        card.setDevicePixelRatio(canvas.ratio)
        card.fill(Qt.GlobalColor.transparent)
        with QPainter(card) as painter:
            box = QRectF(1, _INSET - 2, size.width(), size.height())
            painter.fillRect(QRectF(0, 0, 1, canvas.height - 4), look().tokens.text3)
            if still is None:
                painter.fillRect(box, look().tokens.hover)
            else:
                painter.drawPixmap(box.topLeft(), scaled_pixmap(still.picture, size, canvas.ratio))
            painter.setPen(QPen(look().tokens.edge, 1))
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        self._cards[key] = (still, card)
        return card

    def _count(self, canvas: Canvas, box: QRectF, count: int) -> None:
        plate = self._plates.get((count, canvas.ratio))
        if plate is None:
            plate = self._plates[count, canvas.ratio] = _plate(count, canvas.ratio)
        canvas.painter.drawPixmap(QPointF(box.right() - plate.deviceIndependentSize().width(), box.bottom() - _PLATE), plate)


def _plate(count: int, ratio: float) -> QPixmap:
    """The number of photos in a stack, drawn once: text costs more than everything else of a stack."""
    width = round(width_of(str(count), FIGURE)) + 8
    plate = QPixmap(QSize(width, _PLATE) * ratio)
    plate.setDevicePixelRatio(ratio)
    plate.fill(look().tokens.panel)
    with QPainter(plate) as painter:
        painter.setFont(font(FIGURE))
        painter.setPen(look().tokens.text)
        painter.drawText(QRectF(0, 0, width, _PLATE), Qt.AlignmentFlag.AlignCenter, str(count))
    return plate
