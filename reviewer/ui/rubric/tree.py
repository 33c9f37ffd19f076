"""The view of the rubric: rows by the delegate, and one detail that lies in the chosen row."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView

from reviewer.ui.rubric.detail import ItemDetail
from reviewer.ui.rubric.model import DimensionLine, ItemLine, RubricModel
from reviewer.ui.rubric.painting import RubricDelegate
from reviewer.ui.theme import look

# Width of the bar at the left of the chosen row.
_BAR = 2
# Height of the line below each row.
_UNDERLINE = 1


class RubricTree(QTreeView):
    """Dimensions fold; choosing an item opens its dimension and closes the one that was opened this way before.

    Signals:
        item_chosen: code of the item that was pressed.
    """

    item_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._rows = RubricModel(self)
        self._painter = RubricDelegate()
        self._unfolded = -1
        # Before the model: setting it already lays the view out.
        self.detail = ItemDetail(self.viewport())
        self.detail.hide()
        self.setModel(self._rows)
        self.setItemDelegate(self._painter)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.detail.resized.connect(self._fit_detail)
        self.detail.left.connect(self._take_keyboard)
        self.expanded.connect(self._place_detail)
        self.collapsed.connect(self._place_detail)
        look().changed.connect(self._dress)

    @property
    def rows(self) -> RubricModel:
        return self._rows

    def choose(self, code: str) -> None:
        """Show an item with its detail open; "" for none."""
        self._painter.chosen = code
        index = self._rows.index_of(code)
        if index.isValid():
            self._unfold(index.parent())
            self.setCurrentIndex(index)
        self._fit_detail()
        if index.isValid():
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def unfold_anew(self) -> None:
        """After rows came or went: open the dimension of the chosen item, or the first."""
        self._unfolded = -1
        if not self._rows.index_of(self._painter.chosen).isValid() and self._rows.rowCount():
            self._unfold(self._rows.index(0, 0))
        self.choose(self._painter.chosen)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self._press(index)
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and index.isValid():
            self._press(index)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_detail()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._place_detail()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._place_detail()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        index = self.currentIndex()
        if self.hasFocus() and index.isValid():
            painter = QPainter(self.viewport())
            painter.setPen(QPen(look().tokens.accent, 2))
            painter.drawRect(self.visualRect(index).adjusted(1, 1, -1, -2))

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """The delegate draws the carets."""

    def _press(self, index: QModelIndex) -> None:
        line = self._rows.line(index)
        self.setCurrentIndex(index)
        if isinstance(line, DimensionLine):
            self.setExpanded(index, not self.isExpanded(index))
        elif isinstance(line, ItemLine):
            self.item_chosen.emit(line.code)

    def _unfold(self, dimension: QModelIndex) -> None:
        if self._unfolded not in {-1, dimension.row()}:
            self.collapse(self._rows.index(self._unfolded, 0))
        self._unfolded = dimension.row()
        self.expand(dimension)

    def _fit_detail(self) -> None:
        layout = self.detail.layout()
        if layout is None:
            return
        height = (
            layout.totalHeightForWidth(self.viewport().width() - _BAR) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        )
        self._painter.detail_height = height + _UNDERLINE
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()
        self._place_detail()

    def _place_detail(self) -> None:
        index = self._rows.index_of(self._painter.chosen)
        row = self.visualRect(index) if index.isValid() and self.isExpanded(index.parent()) else QRect()
        if row.isEmpty():
            self.detail.hide()
            return
        top = look().sizes.row
        self.detail.setGeometry(row.left() + _BAR, row.top() + top, row.width() - _BAR, row.height() - top - _UNDERLINE)
        self.detail.show()

    def _take_keyboard(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dress(self) -> None:
        self._fit_detail()
        self.viewport().update()
