"""Phosphor icons in the colours of the theme."""

from typing import cast

import qtawesome
from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QIcon, QPainter
from PySide6.QtWidgets import QAbstractButton

from reviewer.ui.theme import look


def icon(name: str, tone: str = "text2") -> QIcon:
    """The icon `ph.NAME` in a token colour; `text3` where it is disabled."""
    tokens = look().tokens
    return cast(
        "QIcon", qtawesome.icon(f"ph.{name}", color=tokens.colour(tone), color_disabled=tokens.text3, color_on=tokens.colour(_on(tone)))
    )


def paint_icon(painter: QPainter, box: QRect, name: str, *, tone: str = "text2") -> None:
    """Draw an icon into a box, for delegates, chips and lanes."""
    icon(name, tone).paint(painter, box)


def bear(button: QAbstractButton, name: str, *, tone: str = "text2") -> None:
    """Give a button an icon that follows the theme for as long as the button lives; a second call changes it."""
    bearer = button.findChild(_Bearer, options=Qt.FindChildOption.FindDirectChildrenOnly) or _Bearer(button)
    bearer.show(name, tone)


class _Bearer(QObject):
    """Repaints one button's icon when the look changes."""

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button)
        self._button = button
        self._name = ""
        self._tone = ""
        look().changed.connect(self._dress)

    def show(self, name: str, tone: str) -> None:
        self._name, self._tone = name, tone
        self._dress()

    def _dress(self) -> None:
        self._button.setIcon(icon(self._name, self._tone))


def _on(tone: str) -> str:
    return "accent" if tone == "text2" else tone
