"""Thin bars and dashed drop boxes."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from reviewer.ui.theme import look

BAR_HEIGHT = 4


def paint_bar(painter: QPainter, box: QRectF, share: float, tone: str = "text2") -> None:
    """A bar of 4 px in the middle of a box; `share` is 0 to 1."""
    tokens = look().tokens
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    groove = QRectF(box.x(), box.center().y() - BAR_HEIGHT / 2, box.width(), BAR_HEIGHT)
    painter.setBrush(tokens.hover if tokens.is_dark else tokens.line)
    painter.drawRoundedRect(groove, 2, 2)
    if share > 0:
        groove.setWidth(max(BAR_HEIGHT, groove.width() * min(1.0, share)))
        painter.setBrush(tokens.colour(tone))
        painter.drawRoundedRect(groove, 2, 2)


class Bar(QWidget):
    """A share as a bar."""

    def __init__(self, share: float = 0.0, tone: str = "text2") -> None:
        super().__init__()
        self._share = share
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_share(self, share: float) -> None:
        self._share = share
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(80, BAR_HEIGHT + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_bar(QPainter(self), QRectF(self.rect()), self._share, self._tone)


class DashedBox(QFrame):
    """A frame with a dashed border: something may be put here, or is not finished."""

    def __init__(self) -> None:
        super().__init__()
        self._is_hot = False

    def set_hot(self, is_hot: bool) -> None:
        """Show that letting go now would drop here."""
        self._is_hot = is_hot
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = look().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(tokens.accent if self._is_hot else tokens.edge, 2 if self._is_hot else 1)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(tokens.sel if self._is_hot else Qt.GlobalColor.transparent)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
