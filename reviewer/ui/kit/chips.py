"""Chips: small painted buttons in a row that wraps."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLayout, QLayoutItem, QSizePolicy, QWidget

from reviewer.ui.kit.icons import paint_icon
from reviewer.ui.theme import font, look

_HEIGHT = 22
_ICON = 14
_PAD = 7
_GAP = 5


class Chip(QAbstractButton):
    """A label in a box that can be pressed; `state` is `plain`, `act` (the current one) or `bad` (something is missing).

    Signals:
        removed: the cross or the Delete key was used.
    """

    removed = Signal()

    def __init__(self, text: str = "", icon: str = "", *, state: str = "plain", is_removable: bool = False) -> None:
        super().__init__()
        self._icon = icon
        self._state = state
        self._is_removable = is_removable
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_state(self, state: str) -> None:
        self._state = state
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = 2 * _PAD + metrics.horizontalAdvance(self.text())
        width += (_ICON + _GAP) if self._icon else 0
        width += (_ICON + _GAP) if self._is_removable else 0
        return QSize(width, _HEIGHT)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._is_removable and self._cross().contains(event.position().toPoint()):
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_removable and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = look().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = {"act": tokens.sel, "bad": tokens.panel}.get(self._state, tokens.hover if self.underMouse() else tokens.raised)
        border = {"act": tokens.accent, "bad": tokens.fail}.get(self._state, tokens.edge)
        pen = QPen(border, 1)
        if self._state == "bad":
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        self._paint_content(painter)

    def _paint_content(self, painter: QPainter) -> None:
        tokens = look().tokens
        left = _PAD
        tone = {"act": "accent", "bad": "fail"}.get(self._state, "text2")
        if self._icon:
            paint_icon(painter, QRect(left, (self.height() - _ICON) // 2, _ICON, _ICON), self._icon, tone=tone)
            left += _ICON + _GAP
        right = self._cross().left() - 2 if self._is_removable else self.width() - _PAD + 2
        painter.setPen(tokens.fail if self._state == "bad" else tokens.text)
        painter.setFont(self.font())
        painter.drawText(QRect(left, 0, right - left, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._is_removable:
            paint_icon(painter, self._cross().adjusted(1, 1, -1, -1), "x", tone="text3")

    def _cross(self) -> QRect:
        return QRect(self.width() - _ICON - _PAD + 2, (self.height() - _ICON) // 2, _ICON, _ICON)


def chip_font(chip: Chip) -> None:
    """Small type on a chip."""
    chip.setFont(font(look().sizes.small))


class Flow(QLayout):
    """Lays its widgets in rows, left to right, and wraps."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def clear(self) -> None:
        """Remove and delete every widget."""
        while self._items:
            widget = self._items.pop().widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), is_moving=False)

    def setGeometry(self, box: QRect) -> None:
        super().setGeometry(box)
        self._arrange(box, is_moving=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, box: QRect, *, is_moving: bool) -> int:
        x, y, row = box.x(), box.y(), 0
        for item in self._items:
            size = item.sizeHint()
            if x > box.x() and x + size.width() > box.right() + 1:
                x, y, row = box.x(), y + row + self._gap, 0
            if is_moving:
                item.setGeometry(QRect(QPoint(x, y), size.boundedTo(QSize(box.width(), size.height()))))
            x += size.width() + self._gap
            row = max(row, size.height())
        return y + row - box.y()
