"""The command palette: items, findings and actions in one list, found by typing."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from reviewer.queries.desk import Desk
from reviewer.ui.actions import ACTS, Stage
from reviewer.ui.kit.icons import paint_icon
from reviewer.ui.kit.labels import key_cap_size, paint_key_cap
from reviewer.ui.kit.lines import Line, draw_line
from reviewer.ui.session import Session
from reviewer.ui.theme import look
from reviewer.ui.words import local

_ROW = 32
_WIDTH = 560
_MOST_ROWS = 12


@dataclass(frozen=True)
class Entry:
    """One line: an icon, what it says, where it belongs, its key, and what choosing it does."""

    icon: str
    text: str
    place: str
    keys: str
    choose: Callable[[], None]

    def matches(self, words: list[str]) -> bool:
        searched = f"{self.text} {self.place}".casefold()
        return all(word in searched for word in words)


class Entries(QAbstractListModel):
    """What matches what is typed."""

    def __init__(self, entries: list[Entry], parent: QObject) -> None:
        super().__init__(parent)
        self._all = entries
        self.shown = entries

    def search(self, text: str) -> None:
        words = text.casefold().split()
        self.beginResetModel()
        self.shown = [entry for entry in self._all if entry.matches(words)]
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - QModelIndex() is immutable here
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.UserRole:
            return self.shown[index.row()]
        return self.shown[index.row()].text if role == Qt.ItemDataRole.DisplayRole else None


class EntryDelegate(QStyledItemDelegate):
    """Paints one line."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        entry: Entry = index.data(Qt.ItemDataRole.UserRole)
        box: QRect = option.rect
        painter.save()
        painter.fillRect(box, look().tokens.sel if option.state & QStyle.StateFlag.State_Selected else look().tokens.panel)
        paint_icon(painter, QRect(box.left() + 12, box.center().y() - 7, 14, 14), entry.icon)
        right = box.right() - 12
        if entry.keys:
            cap = key_cap_size(entry.keys)
            paint_key_cap(painter, QRect(right - cap.width(), box.center().y() - 7, cap.width(), cap.height()).toRectF(), entry.keys)
            right -= cap.width() + 10
        place = draw_line(
            painter, QRect(right - 160, box.top(), 160, box.height()), entry.place, Line("text3", is_small=True, is_right=True)
        )
        draw_line(painter, QRect(box.left() + 36, box.top(), right - place - 46 - box.left(), box.height()), entry.text, Line())
        painter.restore()


class Palette(QDialog):
    """Opens under the top bar, runs what is chosen and closes."""

    def __init__(self, window: QWidget, stage: Stage) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self.setWindowFlags(Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(_WIDTH)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find an item, words, a command"))
        self.field.setAccessibleName(self.tr("Find an item, words, a command"))
        self.entries = Entries(_entries(stage), self)
        self._view = QListView()
        self._view.setModel(self.entries)
        self._painter = EntryDelegate(self)
        self._view.setItemDelegate(self._painter)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setAccessibleName(self.tr("What was found"))
        self._view.setFixedHeight(_ROW * _MOST_ROWS)
        self._view.clicked.connect(self._run)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.field)
        column.addWidget(self._view)
        self._search("")
        self.move(window.mapToGlobal(QPoint((window.width() - _WIDTH) // 2, look().sizes.top + 4)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._run(self._view.currentIndex())
                return True
            if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
                self._move(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
        return False

    def _search(self, text: str) -> None:
        self.entries.search(text)
        self._view.setCurrentIndex(self.entries.index(0, 0))

    def _move(self, by: int) -> None:
        row = max(0, min(self.entries.rowCount() - 1, self._view.currentIndex().row() + by))
        self._view.setCurrentIndex(self.entries.index(row, 0))

    def _run(self, index: QModelIndex) -> None:
        if index.isValid():
            entry = self.entries.shown[index.row()]
            self.close()
            entry.choose()


def _entries(stage: Stage) -> list[Entry]:
    acts = [
        Entry("command", act.shown, act.group_shown, act.key_shown, partial(act.do, stage))
        for act in ACTS
        if act.name != "palette" and act.applies(stage)
    ]
    desk = stage.session.desk
    return _items(stage.session, desk) + _findings(stage.session, desk) + acts if desk else acts


def _items(session: Session, desk: Desk) -> list[Entry]:
    return [
        Entry("list-bullets", f"{item.code} {local(item.title)}", local(dimension.title), "", partial(session.select_item, item.code))
        for dimension in desk.rubric.dimensions
        for item in dimension.items
    ]


def _findings(session: Session, desk: Desk) -> list[Entry]:
    return [
        Entry("tag", f"{finding.code} {finding.text.fact}", finding.item, "", partial(session.select_finding, finding.id))
        for finding in desk.findings
    ]
