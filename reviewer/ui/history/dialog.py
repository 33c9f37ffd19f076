"""The history of a review: every act with its time, newest at the top; undone acts are struck through."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHeaderView, QTableView, QVBoxLayout, QWidget

from reviewer.queries.history import HistoryLine, history
from reviewer.ui.kit.labels import Label
from reviewer.ui.session import Session
from reviewer.ui.speech import spoken
from reviewer.ui.theme import font, look
from reviewer.wording import say

_ROOT = QModelIndex()


class HistoryModel(QAbstractTableModel):
    """Step, time, who, what."""

    def __init__(self, zone: str, parent: QObject) -> None:
        super().__init__(parent)
        self._zone = ZoneInfo(zone)
        self._lines: tuple[HistoryLine, ...] = ()

    def show(self, lines: tuple[HistoryLine, ...]) -> None:
        self.beginResetModel()
        self._lines = tuple(reversed(lines))
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Step"), self.tr("Time"), self.tr("Who"), self.tr("What"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (str(line.step), f"{line.at.astimezone(self._zone):%Y-%m-%d %H:%M:%S}", line.actor, self._what(line))[index.column()]
        if role == Qt.ItemDataRole.FontRole and not line.is_standing:
            struck = QFont(font(look().sizes.body))
            struck.setStrikeOut(True)
            return struck
        if role == Qt.ItemDataRole.ForegroundRole and not line.is_standing:
            return look().tokens.text3
        return line.digest if role == Qt.ItemDataRole.ToolTipRole else None

    def _what(self, line: HistoryLine) -> str:
        what = say(line.label, spoken())
        if line.kind.value == "undo":
            return self.tr("Undo: {0}").format(what)
        return self.tr("Redo: {0}").format(what) if line.kind.value == "redo" else what


class HistoryDialog(QDialog):
    """Reads once when opened, and again when the case changes."""

    def __init__(self, window: QWidget, session: Session) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        desk = session.desk
        self.setWindowTitle(self.tr("History of this review"))
        self.resize(640, 480)
        self._rows = HistoryModel(desk.clock.zone if desk else "UTC", self)
        table = QTableView()
        table.setModel(self._rows)
        table.setShowGrid(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setAccessibleName(self.tr("Steps of this review"))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(look().sizes.row)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(10)
        column.addWidget(Label(self.tr("History of this review"), pixels=18, weight=600))
        words = self.tr("Undo adds a step; nothing is ever taken out of the log.")
        column.addWidget(Label(words, "text2"))
        column.addWidget(table, 1)
        session.desk_changed.connect(self._read)
        self._read()

    def _read(self) -> None:
        desk = self._session.desk
        if desk is not None:
            self._session.workbench.fetch(history, desk.review.id, then=self._rows.show)
