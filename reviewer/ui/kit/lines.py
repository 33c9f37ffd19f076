"""One line of painted text, for delegates."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from reviewer.ui.theme import font, look


@dataclass(frozen=True)
class Line:
    """How a line is set: token of its colour, size, weight, side."""

    tone: str = "text"
    is_small: bool = False
    weight: QFont.Weight = QFont.Weight.Normal
    is_right: bool = False

    def face(self) -> QFont:
        sizes = look().sizes
        return font(sizes.small if self.is_small else sizes.body, self.weight)


def draw_line(painter: QPainter, box: QRect, text: str, line: Line) -> int:
    """Draw a line, cut at the right where the box ends; returns the width it took."""
    face = line.face()
    metrics = QFontMetrics(face)
    painter.setFont(face)
    painter.setPen(look().tokens.colour(line.tone))
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, box.width()))
    side = Qt.AlignmentFlag.AlignRight if line.is_right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, shown)
    return metrics.horizontalAdvance(shown)


def line_width(text: str, line: Line) -> int:
    """How wide a line is when it is not cut."""
    return QFontMetrics(line.face()).horizontalAdvance(text)
