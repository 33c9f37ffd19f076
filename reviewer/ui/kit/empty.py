"""What stands where content will be: one sentence and one button."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reviewer.ui.kit.buttons import Button
from reviewer.ui.kit.labels import Label


class Empty(QWidget):
    """A sentence in the middle with a button under it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.sentence = Label("", "text2")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setWordWrap(True)
        self.button = Button()
        line = QHBoxLayout()
        line.addStretch()
        line.addWidget(self.button)
        line.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addStretch()
        column.addWidget(self.sentence)
        column.addLayout(line)
        column.addStretch()

    def say(self, sentence: str, button: str) -> None:
        self.sentence.setText(sentence)
        self.button.setText(button)
        self.button.setVisible(bool(button))
