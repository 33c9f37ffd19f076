"""The whole visit in one line, with the window on it; drag the window to move the timeline."""

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewer.domain.moments import Span
from reviewer.ui.preparation import Preparation
from reviewer.ui.theme import look
from reviewer.ui.timeline.axis import TimeAxis
from reviewer.ui.timeline.canvas import painted_lines
from reviewer.ui.timeline.content import EMPTY, Content

_STEP = 3
_MARK_WIDTH, _MARK_HEIGHT = 5, 4


class Overview(QWidget):
    """Loudness of the visit, its findings below, and the shown window.

    Signals:
        moved: timeline instant that should come to the middle of the window.
    """

    moved = Signal(object)

    def __init__(self, preparation: Preparation) -> None:
        super().__init__()
        self._preparation = preparation
        self._content: Content = EMPTY
        self._shown = Span(0, 0)
        self._static: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        preparation.ready.connect(self._refresh)
        look().changed.connect(self._refresh)
        self._refresh()

    def show_content(self, content: Content) -> None:
        self._content = content
        self._refresh()

    def show_window(self, shown: Span) -> None:
        self._shown = shown
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.maximumWidth(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._static = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._static is None:
            self._static = self._rendered()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._static)
        axis, accent = self._axis, look().tokens.accent
        left, right = max(0.0, axis.x(self._shown.start_us)), min(float(self.width()), axis.x(self._shown.end_us))
        veil = QColor(accent)
        veil.setAlphaF(0.14)
        painter.setPen(QPen(accent, 1))
        painter.setBrush(veil)
        painter.drawRect(QRectF(round(left) + 0.5, 0.5, max(4.0, right - left - 1), self.height() - 1))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.moved.emit(self._axis.us(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.moved.emit(self._axis.us(event.position().x()))

    @property
    def _axis(self) -> TimeAxis:
        return TimeAxis.whole(self._content.opening, left=0, right=max(1, self.width()))

    def _rendered(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        tokens, axis = look().tokens, self._axis
        pixmap.fill(tokens.well)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self.height() - (0 if look().sizes.is_wide else 2)
        loud, played = self._loudness(axis)
        for is_played, colour in ((False, tokens.edge), (True, tokens.text3)):
            for x in np.flatnonzero(played == is_played):
                reach = 1 + loud[x] * (room / 2 - 4)
                painted_lines(painter, [float(x * _STEP + 1)], top=room / 2 - reach, bottom=room / 2 + reach, colour=colour)
        for mark in self._content.findings.all:
            left = axis.x(mark.span.start_us)
            painter.fillRect(QRectF(left, self.height() - _MARK_HEIGHT, _MARK_WIDTH, _MARK_HEIGHT), tokens.colour(mark.tone))
        painter.end()
        return pixmap

    def _loudness(self, axis: TimeAxis) -> tuple[np.ndarray, np.ndarray]:
        """Per drawn stroke: the loudest recording, 0 to 1, and whether that moment was played."""
        count = max(1, axis.width // _STEP)
        loud, played = np.zeros(count), np.zeros(count, bool)
        for recording in self._content.recordings:
            sound = self._preparation.sounds.get(recording.code)
            if sound is not None:
                start_us = recording.track.media_us(int(axis.start_us))
                columns = sound.waveform.columns(start_us, axis.us_per_px * _STEP, width=count)
                loud = np.maximum(loud, columns[:, 2] / max(2, int(columns[:, 2].max())))
            for span in recording.played:
                played[max(0, int(axis.x(span.start_us)) // _STEP) : max(0, int(axis.x(span.end_us)) // _STEP + 1)] = True
        return loud, played

    def _refresh(self) -> None:
        self._static = None
        self.setFixedHeight(22 if look().sizes.is_wide else 16)
        self.setMaximumWidth(640 if look().sizes.is_wide else 420)
        self.update()
