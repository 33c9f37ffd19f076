"""The focus ring: two pixels of accent, one pixel outside the border of whatever has the keyboard."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QSlider, QWidget

from reviewer.ui.theme import look

_RINGED = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QAbstractSpinBox, QSlider)
_REACH = 3


class FocusRing(QWidget):
    """One per window; lies over it, never takes the mouse, and follows the focus."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._followed: QWidget | None = None
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._followed is not None:
            self._followed.removeEventFilter(self)
            self._followed = None
        if isinstance(now, _RINGED) and now.window() is self.window() and now.property("ring") is not False:
            self._followed = now
            now.installEventFilter(self)
            now.destroyed.connect(self._lose)
        self._place()

    def _lose(self) -> None:
        self._followed = None
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._followed and event.type() in {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}:
            self._place()
        return False

    def _place(self) -> None:
        widget = self._followed
        if widget is None or not widget.isVisible():
            self.hide()
            return
        corner = widget.mapTo(self.window(), QPoint(0, 0))
        self.setGeometry(corner.x() - _REACH, corner.y() - _REACH, widget.width() + 2 * _REACH, widget.height() + 2 * _REACH)
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look().tokens.accent, 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
