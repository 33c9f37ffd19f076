"""Buttons of the look: plain, main, ghost and link; with a Phosphor icon that follows the theme."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QPushButton, QSizePolicy, QToolButton

from reviewer.ui.kit.icons import bear, paint_icon


class Button(QPushButton):
    """A button with words. `look` is `plain`, `main` (one on a screen), `ghost` or `link`."""

    def __init__(self, text: str = "", icon: str = "", *, look: str = "plain", tone: str = "text2") -> None:
        super().__init__(text)
        self.setProperty("look", look)
        self.setIconSize(QSize(16, 16) if look != "link" else QSize(14, 14))
        self.setAutoDefault(False)
        if icon:
            bear(self, icon, tone="on_fill" if look == "main" else tone)

    def set_icon(self, icon: str, tone: str = "text2") -> None:
        bear(self, icon, tone=tone)

    def set_tone(self, tone: str) -> None:
        """Colour the words, for links of the status line."""
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)

    def set_look(self, look: str) -> None:
        self.setProperty("look", look)
        self.style().unpolish(self)
        self.style().polish(self)


class IconButton(QToolButton):
    """A button that is only an icon; `say` gives it the name that tool tip and screen reader need."""

    def __init__(self, icon: str, *, look: str = "ghost", checkable: bool = False) -> None:
        super().__init__()
        self.setProperty("look", look)
        self.setIconSize(QSize(16, 16))
        self.setCheckable(checkable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        bear(self, icon)

    def say(self, name: str, keys: str = "") -> None:
        """Name the button; the key stands behind the name in the tool tip."""
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({keys})" if keys else name)


class Combo(QComboBox):
    """A combo box with our caret."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(4)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        box = self.rect()
        side = 14
        box.setRect(box.right() - side - 6, box.center().y() - side // 2, side, side)
        painter = QPainter(self)
        paint_icon(painter, box, "caret-down", tone="text2" if self.isEnabled() else "text3")
