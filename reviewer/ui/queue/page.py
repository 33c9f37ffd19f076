"""The queue page: filters, table, what is coming in."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reviewer.domain.changes import Changes
from reviewer.queries.desk import QueueRow
from reviewer.queries.queue import queue
from reviewer.ui.kit.buttons import Button
from reviewer.ui.kit.empty import Empty
from reviewer.ui.kit.labels import CutLabel, Hairline, Label
from reviewer.ui.queue.arrivals_panel import ArrivalsPanel, dropped_paths
from reviewer.ui.queue.facets import Facets
from reviewer.ui.queue.incoming import Arrival, Arrivals
from reviewer.ui.queue.model import ROW_ROLE, QueueModel, Wish
from reviewer.ui.queue.painting import ROW_HEIGHT, QueueDelegate
from reviewer.ui.theme import look
from reviewer.ui.workbench import Workbench

_WIDTHS = (34, 0, 96, 90, 128, 150, 130, 76)


class QueueTable(QTableView):
    """The rows.

    Signals:
        opened: a `QueueRow` was opened by double click or Enter.
    """

    opened = Signal(object)

    def __init__(self, rows: QueueModel) -> None:
        super().__init__()
        self.painter = QueueDelegate(rows)
        self.setModel(rows)
        self.setItemDelegate(self.painter)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setFixedHeight(28)
        for column, width in enumerate(_WIDTHS):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed if width else QHeaderView.ResizeMode.Stretch)
            if width:
                self.setColumnWidth(column, width)
        self.doubleClicked.connect(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(ROW_ROLE))


class QueuePage(QWidget):
    """Every shop, and the way in for more.

    Signals:
        open_requested: a `QueueRow` to be opened at the desk.
        counted: the rows changed; carries all of them.
    """

    open_requested = Signal(object)
    counted = Signal(object)

    def __init__(self, workbench: Workbench, arrivals: Arrivals, menu_button: QWidget) -> None:
        super().__init__()
        self._workbench = workbench
        self._arrivals = arrivals
        self._wanted: int | None = None
        self._awaited: Path | None = None
        self.rows = QueueModel(self)
        self.facets = Facets()
        self.table = QueueTable(self.rows)
        self.incoming = ArrivalsPanel(arrivals)
        self._title, self._subtitle = Label("", weight=600), CutLabel("", "text3")
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(260)
        self._import = Button("", "folder-open")
        self._next = Button("", "play", look="main")
        self._empty = Empty()
        self._body = QStackedLayout()
        self._top = self._built_top(menu_button)
        self.setAcceptDrops(True)
        self._build()
        self._connect()
        self._fit()
        self._speak()

    def refresh(self) -> None:
        self._workbench.fetch(queue, then=self._show)

    def choose_files(self) -> None:
        """Ask for bundles to import."""
        paths, _ = QFileDialog.getOpenFileNames(self, self.tr("Import bundles"), "", self.tr("Bundles (*.zip);;All files (*)"))
        self._arrivals.take([Path(path) for path in paths])

    def import_and_open(self, bundle: Path) -> None:
        """Import one bundle and open it at the desk."""
        self._awaited = bundle
        self._arrivals.take([bundle])

    def take_next(self) -> None:
        """Open what is due first and not signed."""
        row = next((row for row in self.rows.rows if row.state != "signed"), None)
        if row is not None:
            self.open_requested.emit(row)

    def mark_current(self, submission_id: int | None) -> None:
        """Show which shop is open at the desk."""
        self.table.painter.current = submission_id
        self.table.viewport().update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._arrivals.take(dropped_paths(event))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._speak()
            self._show(self.rows.rows)
        super().changeEvent(event)

    def _show(self, rows: tuple[QueueRow, ...]) -> None:
        chosen = self.table.currentIndex().data(ROW_ROLE) if self.table.currentIndex().isValid() else None
        self.rows.show(rows)
        self.facets.show_tally(self.rows.tally())
        number = self.rows.number_of(chosen.submission_id) if chosen else 0
        if rows and number >= 0:
            self.table.selectRow(number)
        self._body.setCurrentIndex(1 if rows else 0)
        self._next.setEnabled(any(row.state != "signed" for row in rows))
        waiting = sum(row.state != "signed" for row in rows)
        self._subtitle.setText(self.tr("%n shop(s) to do", "", waiting))
        self.counted.emit(self.rows.rows)
        self._open_wanted(rows)

    def _open_wanted(self, rows: tuple[QueueRow, ...]) -> None:
        row = next((row for row in rows if row.submission_id == self._wanted), None)
        if row is not None:
            self._wanted = None
            self.open_requested.emit(row)

    def _greet(self, arrival: Arrival) -> None:
        if arrival.state == "ready" and arrival.path == self._awaited:
            self._awaited = None
            self._open_arrival(arrival)

    def _open_arrival(self, arrival: Arrival) -> None:
        self._wanted = arrival.submission_id
        self.refresh()

    def _reload(self, changes: Changes) -> None:
        if changes.concern("submission", "review", "verdict", "played"):
            self.refresh()

    def _want(self, wish: Wish) -> None:
        self.rows.want(replace(wish, words=self.search.text()))

    def _search(self, words: str) -> None:
        self.rows.want(replace(self.rows.wish, words=words))

    def _connect(self) -> None:
        self.facets.chosen.connect(self._want)
        self.search.textChanged.connect(self._search)
        self.table.opened.connect(self.open_requested)
        self._import.clicked.connect(self.choose_files)
        self._next.clicked.connect(self.take_next)
        self._empty.button.clicked.connect(self.choose_files)
        self.incoming.open_requested.connect(self._open_arrival)
        self._workbench.changed.connect(self._reload)
        self._arrivals.changed.connect(self._greet)
        look().changed.connect(self._fit)

    def _built_top(self, menu_button: QWidget) -> QWidget:
        top = QWidget()
        top.setProperty("role", "top")
        top.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(top)
        row.setSpacing(8)
        row.addWidget(menu_button)
        row.addWidget(self._title)
        row.addWidget(self._subtitle, 1)
        for widget in (self.search, self._import, self._next):
            row.addWidget(widget)
        return top

    def _build(self) -> None:
        self._body.addWidget(self._empty)
        self._body.addWidget(self.table)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.facets)
        row.addWidget(Hairline(Qt.Orientation.Vertical))
        row.addLayout(self._body, 1)
        row.addWidget(Hairline(Qt.Orientation.Vertical))
        row.addWidget(self.incoming)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addLayout(row, 1)

    def _fit(self) -> None:
        sizes = look().sizes
        self._top.setFixedHeight(sizes.top)
        layout = self._top.layout()
        if layout is not None:
            layout.setContentsMargins(sizes.padding, 0, sizes.padding, 0)

    def _speak(self) -> None:
        self._title.setText(self.tr("Queue"))
        self.search.setPlaceholderText(self.tr("Site, client, wave, state or type"))
        self.search.setAccessibleName(self.tr("Search the queue"))
        self._import.setText(self.tr("Import…"))
        self._next.setText(self.tr("Take the next"))
        self.table.setAccessibleName(self.tr("Shops"))
        self._empty.say(self.tr("No submission is here yet. Drop a bundle or folder here."), self.tr("Import…"))
