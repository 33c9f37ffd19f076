"""Words on the window: toned labels, labels cut at the right, key caps, hairlines."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from reviewer.ui.theme import font, look


class Label(QLabel):
    """A label in a tone (`text`, `text2`, `text3`, `fail`, `met`, `close`) and a type of the look.

    `pixels` names a size of the look (`body`, `small`, `total`, ...) or is a number, `weight` a weight of Qt.
    """

    def __init__(self, text: str = "", tone: str = "text", *, pixels: str | int = "body", weight: int = 400) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._pixels = pixels
        self._weight = QFont.Weight(weight)
        # Not by set_tone: polishing anew would take the font away again when the label is first shown.
        self.setProperty("tone", tone)
        look().changed.connect(self._dress)
        self._dress()

    def set_tone(self, tone: str) -> None:
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self._dress()

    def set_weight(self, weight: int) -> None:
        self._weight = QFont.Weight(weight)
        self._dress()

    def _dress(self) -> None:
        pixels = self._pixels if isinstance(self._pixels, int) else getattr(look().sizes, self._pixels)
        self.setFont(font(pixels, self._weight))


class CutLabel(Label):
    """A label of one line that is cut at the right, with the full text in its tool tip, or a longer one given as its hint."""

    def __init__(self, text: str = "", tone: str = "text", *, pixels: str | int = "body", weight: int = 400) -> None:
        self._whole = text
        self._hint = ""
        super().__init__(text, tone, pixels=pixels, weight=weight)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(24)

    def setText(self, text: str) -> None:
        self._whole = text
        self._cut()

    def set_hint(self, hint: str) -> None:
        """The tool tip, whether the text is cut or not; "" for the text itself where it is cut."""
        self._hint = hint
        self._cut()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        super().setText(shown)
        self.setToolTip(self._hint or (self._whole if shown != self._whole else ""))
        self.setAccessibleName(self._whole)
        self.setAccessibleDescription(self._hint)


class KeyCap(QWidget):
    """The name of a key in a thin box."""

    def __init__(self, keys: str = "") -> None:
        super().__init__()
        self._keys = keys
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return key_cap_size(self._keys)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_key_cap(painter, QRectF(self.rect()), self._keys)


def key_cap_size(keys: str) -> QSize:
    width = QFontMetrics(font(look().sizes.ruler)).horizontalAdvance(keys)
    return QSize(width + 10, 16)


def paint_key_cap(painter: QPainter, box: QRectF, keys: str) -> None:
    """Draw the name of a key into a box."""
    tokens = look().tokens
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(tokens.edge, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setPen(tokens.text3)
    painter.setFont(font(look().sizes.ruler))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, keys)


class Hairline(QFrame):
    """A line of one pixel, lying or standing."""

    def __init__(self, orientation: Qt.Orientation = Qt.Orientation.Horizontal, length: int = 0) -> None:
        super().__init__()
        self.setProperty("role", "line")
        if orientation is Qt.Orientation.Horizontal:
            self.setFixedHeight(1)
        else:
            self.setFixedWidth(1)
            if length:
                self.setFixedHeight(length)
