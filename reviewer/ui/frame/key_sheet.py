"""The sheet of keys, made from the table of actions."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from reviewer.ui.actions import ACTS, Act
from reviewer.ui.kit.labels import KeyCap, Label

_COLUMNS = 3


class KeySheet(QDialog):
    """Every action with its keys, by group; any key closes it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keys"))
        groups: dict[str, list[Act]] = {}
        for act in ACTS:
            if act.keys:
                groups.setdefault(act.group_shown, []).append(act)
        grid = QHBoxLayout()
        grid.setSpacing(32)
        columns = [QVBoxLayout() for _ in range(_COLUMNS)]
        for column in columns:
            grid.addLayout(column)
        lengths = [0] * _COLUMNS
        for name, acts in groups.items():
            shortest = lengths.index(min(lengths))
            lengths[shortest] += len(acts) + 2
            columns[shortest].addWidget(_group(name, acts))
        for column in columns:
            column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 18, 20, 18)
        outer.setSpacing(12)
        outer.addWidget(Label(self.tr("Keys"), pixels=18, weight=600))
        outer.addLayout(grid)


def _group(name: str, acts: list[Act]) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 10)
    grid.setVerticalSpacing(5)
    grid.setHorizontalSpacing(16)
    grid.addWidget(Label(name, "text3", pixels="small", weight=500), 0, 0, 1, 2)
    for row, act in enumerate(acts, start=1):
        caps = QHBoxLayout()
        caps.addStretch(1)
        # Return and Enter are two keys with one name.
        for shown in dict.fromkeys(QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) for keys in act.keys):
            caps.addWidget(KeyCap(shown))
        grid.addWidget(Label(act.shown), row, 0)
        grid.addLayout(caps, row, 1)
    return made
