"""How rows of the queue are painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reviewer.queries.desk import QueueRow
from reviewer.ui.kit.bars import paint_bar
from reviewer.ui.kit.glyphs import Glyph, paint_glyph
from reviewer.ui.kit.icons import paint_icon
from reviewer.ui.kit.lines import Line, draw_line
from reviewer.ui.queue.model import DUE, LIGHT, PLAYED, ROW_ROLE, SITE, STATE, QueueModel, stage_of
from reviewer.ui.theme import look

ROW_HEIGHT = 36
STATE_ICONS = {
    "new": "tray", "intake_findings": "warning-circle", "returned": "arrow-counter-clockwise", "open": "play", "in_review": "play",
    "waiting_for_proof": "link", "ready": "pen-nib", "signed": "check",
}  # fmt: skip
_PAD = 8


class QueueDelegate(QStyledItemDelegate):
    """One line per shop; `current` is the one open at the desk."""

    def __init__(self, rows: QueueModel) -> None:
        super().__init__()
        self._rows = rows
        self.current: int | None = None

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        row = index.data(ROW_ROLE)
        box: QRect = option.rect
        tokens = look().tokens
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.fillRect(box, tokens.sel if is_selected else tokens.hover if is_hovered else tokens.panel)
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), tokens.line)
        self._paint_cell(painter, box.adjusted(_PAD, 0, -_PAD, 0), index, row)
        painter.restore()

    def _paint_cell(self, painter: QPainter, box: QRect, index: QModelIndex | QPersistentModelIndex, row: QueueRow) -> None:
        text = str(index.data())
        light = self._rows.light(row)
        if index.column() == LIGHT:
            paint_glyph(painter, QRectF(box.center().x() - 8, box.center().y() - 8, 16, 16), light)
        elif index.column() == SITE:
            weight = QFont.Weight.DemiBold if row.submission_id == self.current else QFont.Weight.Normal
            draw_line(painter, box, text, Line(weight=weight))
        elif index.column() == DUE and light is Glyph.RED:
            draw_line(painter, box, text, Line("fail", weight=QFont.Weight.DemiBold))
        elif index.column() == STATE:
            paint_icon(painter, QRect(box.left(), box.center().y() - 7, 14, 14), STATE_ICONS[stage_of(row)])
            draw_line(painter, box.adjusted(20, 0, 0, 0), text, Line())
        elif index.column() == PLAYED and row.review_id is not None:
            paint_bar(painter, QRectF(box.left(), box.top(), box.width() - 46, box.height()), row.played_share, "accent")
            draw_line(painter, box, text, Line("text2", is_right=True))
        else:
            tone = "text" if index.column() == DUE else "text3" if index.column() == PLAYED else "text2"
            draw_line(painter, box, text, Line(tone))
