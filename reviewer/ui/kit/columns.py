"""Widgets side by side or one under the other, without gaps."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reviewer.ui.kit.labels import Hairline


def column_of(*parts: QWidget, stretched: int = 0) -> QWidget:
    """Parts from top to bottom; the one of number `stretched` takes the room that is left."""
    frame = QWidget()
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for number, part in enumerate(parts):
        column.addWidget(part, 1 if number == stretched else 0)
    return frame


def row_of(*parts: QWidget, stretched: int = 0) -> QWidget:
    """Parts from left to right with a hairline between them; the one of number `stretched` takes the room that is left."""
    frame = QWidget()
    row = QHBoxLayout(frame)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    for number, part in enumerate(parts):
        if number:
            row.addWidget(Hairline(Qt.Orientation.Vertical))
        row.addWidget(part, 1 if number == stretched else 0)
    return frame
