"""How each kind of error is shown. Nothing else in the window opens a box.

Refused: one line beside the control that asked, or, where none takes it, a bar in the window that goes when the next thing succeeds.
Fault:   the same bar with Retry where trying again makes sense.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reviewer.errors import Fault, Refused, ReviewerError
from reviewer.ui.kit.buttons import Button, IconButton
from reviewer.ui.kit.icons import icon
from reviewer.ui.kit.labels import Label
from reviewer.ui.speech import spoken


class RefusedLine(QWidget):
    """One line under a control: what the rule is and what to do. Takes no room while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self._label = Label("", "fail", pixels="small")
        self._label.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._label)
        self._error: ReviewerError | None = None
        self.hide()

    def show_error(self, error: ReviewerError) -> None:
        self._error = error
        self._speak()
        self.show()

    def clear(self) -> None:
        self._error = None
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    def _speak(self) -> None:
        if self._error is not None:
            self._label.setText(self._error.sentence(spoken()))


class ReadOnlyBar(QWidget):
    """Says that another desk writes to the workspace and this one only shows it; it stays as long as that is so."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "head")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._mark = Label()
        self.label = Label("", "text")
        self.label.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(self._mark)
        row.addWidget(self.label, 1)
        self._speak()
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    def _speak(self) -> None:
        self._mark.setPixmap(icon("lock-key", "close").pixmap(16, 16))
        self.label.setText(
            self.tr("Another desk is working in this workspace, so this one only shows it. Close that one and open this one anew to work.")
        )


class NoticeBar(QWidget):
    """A bar at the top of the window with one error, a way to try again and a way to put it away."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "head")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._error: ReviewerError | None = None
        self._again: Callable[[], None] | None = None
        self._mark = Label()
        self._label = Label("", "text")
        self._label.setWordWrap(True)
        self._retry = Button()
        self._retry.clicked.connect(self._try_again)
        self._shut = IconButton("x")
        self._shut.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(8)
        for widget in (self._mark, self._label, self._retry, self._shut):
            row.addWidget(widget)
        row.setStretch(1, 1)
        self._speak()
        self.hide()

    @property
    def error(self) -> ReviewerError | None:
        """What it says now."""
        return self._error

    def show_error(self, error: ReviewerError, again: Callable[[], None] | None = None) -> None:
        """Say what went wrong; with `again`, a Fault offers to retry."""
        self._error, self._again = error, again
        self._speak()
        self._retry.setVisible(isinstance(error, Fault) and again is not None)
        self.show()

    def clear(self) -> None:
        self._error = self._again = None
        self.hide()

    def clear_refusal(self) -> None:
        """Put a refusal away, because something was done since; a fault stays until it is put away or tried again."""
        if isinstance(self._error, Refused):
            self.clear()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    def _speak(self) -> None:
        self._retry.setText(self.tr("Retry"))
        self._shut.say(self.tr("Put this notice away"))
        if self._error is not None:
            self._label.setText(self._error.sentence(spoken()))
            self._label.setAccessibleName(self._label.text())
            self._mark.setPixmap(icon("warning-octagon" if isinstance(self._error, Fault) else "warning", "fail").pixmap(16, 16))

    def _try_again(self) -> None:
        again = self._again
        self.clear()
        if again is not None:
            again()
