"""The rail at the left of the desk: the queue in short, for switching; marks only on a narrow window."""

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reviewer.queries.desk import QueueRow
from reviewer.ui.kit.bars import paint_bar
from reviewer.ui.kit.buttons import IconButton
from reviewer.ui.kit.glyphs import paint_glyph
from reviewer.ui.kit.labels import Label
from reviewer.ui.kit.lines import Line, draw_line, line_width
from reviewer.ui.queue.arrivals_panel import DropPlace
from reviewer.ui.queue.model import DUE, ROW_ROLE, QueueModel, stage_of
from reviewer.ui.theme import look
from reviewer.ui.words import site_type_name, state_name

_NARROW_ROW = 34


class RailModel(QAbstractListModel):
    """The unsigned shops of the queue, by due time."""

    def __init__(self) -> None:
        super().__init__()
        self._queue = QueueModel(self)

    def show(self, rows: tuple[QueueRow, ...]) -> None:
        self.beginResetModel()
        self._queue.show(tuple(row for row in rows if row.state != "signed"))
        self.endResetModel()

    @property
    def queue(self) -> QueueModel:
        return self._queue

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - QModelIndex() is immutable here
        return 0 if parent.isValid() else self._queue.rowCount()

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._queue.row(index.row())
        if role == ROW_ROLE:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return f"{row.site}, {self.due_words(index.row())}, {state_name(stage_of(row))}"
        return None

    def due_words(self, number: int) -> str:
        return str(self._queue.index(number, DUE).data())


class RailDelegate(QStyledItemDelegate):
    """Three short lines on a wide rail, one mark on a narrow one."""

    def __init__(self, rows: RailModel) -> None:
        super().__init__()
        self._rows = rows
        self.current: int | None = None

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        if not look().sizes.is_wide:
            return QSize(0, _NARROW_ROW)
        row: QueueRow = index.data(ROW_ROLE)
        return QSize(0, 74 if row.review_id is not None else 56)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        row: QueueRow = index.data(ROW_ROLE)
        box: QRect = option.rect
        tokens = look().tokens
        is_current = row.submission_id == self.current
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.fillRect(box, tokens.sel if is_current else tokens.hover if is_hovered else tokens.panel)
        if is_current:
            painter.fillRect(QRect(box.left(), box.top(), 2, box.height()), tokens.accent)
        light = self._rows.queue.light(row)
        if look().sizes.is_wide:
            painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), tokens.line)
            paint_glyph(painter, QRectF(box.left() + 12, box.top() + 10, 14, 14), light)
            self._paint_words(painter, box, index, is_current=is_current)
        else:
            paint_glyph(painter, QRectF(box.center().x() - 7, box.center().y() - 7, 16, 16), light)
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRect, index: QModelIndex | QPersistentModelIndex, *, is_current: bool) -> None:
        row: QueueRow = index.data(ROW_ROLE)
        left, right = box.left() + 34, box.right() - 12
        state = state_name(stage_of(row))
        room = line_width(state, Line(is_small=True)) + 8
        weight = QFont.Weight.DemiBold if is_current else QFont.Weight.Normal
        draw_line(painter, QRect(left, box.top() + 8, right - left - room, 18), row.site, Line(weight=weight))
        draw_line(painter, QRect(right - room, box.top() + 8, room, 18), state, Line("text2", is_small=True, is_right=True))
        words = f"{site_type_name(row.site_type)} · {self._rows.due_words(index.row())}"
        draw_line(painter, QRect(left, box.top() + 28, right - left, 18), words, Line("text3", is_small=True))
        if row.review_id is not None:
            paint_bar(painter, QRectF(left, box.top() + 50, right - left - 46, 16), row.played_share, "accent" if is_current else "text3")
            share = f"{round(row.played_share * 100)} %"
            draw_line(painter, QRect(right - 44, box.top() + 50, 44, 16), share, Line("text3", is_small=True, is_right=True))


class Rail(QWidget):
    """Signals:
    open_requested: a `QueueRow`.
    queue_requested: show the whole queue.
    import_requested: choose bundles to import.
    dropped: list of paths.
    keys_requested: show the sheet of keys.
    """

    open_requested = Signal(object)
    queue_requested = Signal()
    import_requested = Signal()
    dropped = Signal(object)
    keys_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.rows = RailModel()
        self._painter = RailDelegate(self.rows)
        self._view = QListView()
        self._view.setModel(self.rows)
        self._view.setItemDelegate(self._painter)
        self._view.setMouseTracking(True)
        self._view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.clicked.connect(self._open)
        self._view.activated.connect(self._open)
        self._title, self._count = Label("", weight=600), Label("", "text3")
        self._whole = IconButton("caret-double-left")
        self._whole.clicked.connect(self.queue_requested)
        self._plus = IconButton("plus")
        self._plus.clicked.connect(self.import_requested)
        self._help = IconButton("question")
        self._help.clicked.connect(self.keys_requested)
        self._place = DropPlace()
        self._place.dropped.connect(self.dropped)
        self._build()
        look().changed.connect(self._fit)
        self._fit()
        self._speak()

    def show_rows(self, rows: tuple[QueueRow, ...]) -> None:
        self.rows.show(rows)
        self._count.setText(str(self.rows.rowCount()))

    def mark_current(self, submission_id: int | None) -> None:
        self._painter.current = submission_id
        self._view.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    def _open(self, index: QModelIndex) -> None:
        self.open_requested.emit(index.data(ROW_ROLE))

    def _build(self) -> None:
        self._head = QHBoxLayout()
        self._head.setSpacing(6)
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self._count)
        self._head.addWidget(self._whole)
        foot = QVBoxLayout()
        foot.setContentsMargins(10, 6, 10, 10)
        foot.addWidget(self._place)
        foot.addWidget(self._plus, 0, Qt.AlignmentFlag.AlignHCenter)
        foot.addWidget(self._help, 0, Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self._view, 1)
        column.addLayout(foot)

    def _fit(self) -> None:
        sizes = look().sizes
        self.setFixedWidth(sizes.rail)
        for widget in (self._title, self._count, self._place):
            widget.setVisible(sizes.is_wide)
        self._plus.setVisible(not sizes.is_wide)
        self._help.setVisible(not sizes.is_wide)
        self._head.setContentsMargins(*((12, 4, 8, 4) if sizes.is_wide else (8, 6, 8, 4)))
        self._view.scheduleDelayedItemsLayout()

    def _speak(self) -> None:
        self._title.setText(self.tr("Queue"))
        self._whole.say(self.tr("Show the whole queue"))
        self._plus.say(self.tr("Import…"))
        self._help.say(self.tr("Sheet of keys"), "F1")
        self._view.setAccessibleName(self.tr("Shops to do"))
