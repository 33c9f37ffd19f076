"""How rows of the rubric are painted: no widget per row."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reviewer.ui.kit.bars import paint_bar
from reviewer.ui.kit.glyphs import Glyph, paint_glyph, tone_of
from reviewer.ui.kit.icons import paint_icon
from reviewer.ui.kit.lines import Line, draw_line
from reviewer.ui.rubric.model import LINE_ROLE, DimensionLine, ItemLine
from reviewer.ui.theme import font, look
from reviewer.ui.words import verdict_name

_LEFT_BAR = 2


class RubricDelegate(QStyledItemDelegate):
    """Paints dimension and item rows; the chosen item's row leaves room below for its detail."""

    def __init__(self) -> None:
        super().__init__()
        self.detail_height = 0
        self.chosen = ""

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line = index.data(LINE_ROLE)
        if isinstance(line, DimensionLine):
            return QSize(0, look().sizes.dimension_row)
        extra = self.detail_height if line is not None and line.code == self.chosen else 0
        return QSize(0, look().sizes.row + extra)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        line = index.data(LINE_ROLE)
        box: QRect = option.rect
        state = option.state
        painter.save()
        if isinstance(line, DimensionLine):
            is_open = bool(state & QStyle.StateFlag.State_Open)
            _paint_dimension(painter, box, line, is_open=is_open, is_hovered=bool(state & QStyle.StateFlag.State_MouseOver))
        elif isinstance(line, ItemLine):
            _paint_item(painter, box, line, is_chosen=line.code == self.chosen, is_hovered=bool(state & QStyle.StateFlag.State_MouseOver))
        painter.restore()


def _paint_dimension(painter: QPainter, box: QRect, line: DimensionLine, *, is_open: bool, is_hovered: bool) -> None:
    tokens, sizes = look().tokens, look().sizes
    painter.fillRect(box, tokens.hover if is_hovered else tokens.raised)
    _underline(painter, box)
    caret = QRect(box.left() + sizes.padding + 1, box.center().y() - 7, 14, 14)
    paint_icon(painter, caret, "caret-down" if is_open else "caret-right")
    figures = 64 if sizes.is_wide else 56
    bar = 120 if sizes.is_wide else 70
    right = box.right() - sizes.padding
    _paint_score(painter, QRect(right - figures, box.top(), figures, box.height()), line)
    paint_bar(painter, QRectF(right - figures - 8 - bar, box.top(), bar, box.height()), line.share)
    left = caret.right() + 9
    words = QRect(left, box.top(), right - figures - bar - 24 - left, box.height())
    used = draw_line(painter, words, line.title, Line("text", weight=QFont.Weight.DemiBold if is_open else QFont.Weight.Normal))
    words.setLeft(left + used + 5)
    draw_line(painter, words, line.weight, Line("text3"))


def _paint_score(painter: QPainter, box: QRect, line: DimensionLine) -> None:
    weight = f" / {line.weight}"
    behind = QFontMetrics(font(look().sizes.body)).horizontalAdvance(weight)
    draw_line(painter, box, weight, Line("text3", is_right=True))
    draw_line(painter, box.adjusted(0, 0, -behind, 0), line.score, Line("text", weight=QFont.Weight.DemiBold, is_right=True))


def _paint_item(painter: QPainter, box: QRect, line: ItemLine, *, is_chosen: bool, is_hovered: bool) -> None:
    tokens, sizes = look().tokens, look().sizes
    painter.fillRect(box, tokens.sel if is_chosen else tokens.hover if is_hovered else tokens.panel)
    _underline(painter, box)
    if is_chosen:
        painter.fillRect(QRect(box.left(), box.top(), _LEFT_BAR, box.height()), tokens.accent)
    row = QRect(box.left(), box.top(), box.width(), sizes.row)
    right = row.right() - sizes.padding
    proof = 34 if sizes.is_wide else 26
    figures = 34 if sizes.is_wide else 22
    verdict = _verdict_width()
    _paint_proof(painter, QRect(right - proof, row.top(), proof, row.height()), line)
    right -= proof + 4
    bold = QFont.Weight.DemiBold if line.points != "0" else QFont.Weight.Normal
    tone = "text" if line.points != "0" else "text3"
    draw_line(painter, QRect(right - figures, row.top(), figures, row.height()), line.points, Line(tone, weight=bold, is_right=True))
    right -= figures + 4
    _paint_verdict(painter, QRect(right - verdict, row.top(), verdict, row.height()), line)
    right -= verdict + 8
    _paint_name(painter, row, right, line, is_chosen=is_chosen)


def _paint_name(painter: QPainter, row: QRect, right: int, line: ItemLine, *, is_chosen: bool) -> None:
    sizes = look().sizes
    left = row.left() + sizes.padding + (2 if sizes.is_wide else 0)
    draw_line(painter, QRect(left, row.top(), 32, row.height()), line.code, Line("text3", is_small=True))
    left += 38
    if line.measure:
        room = min(110, (right - left) // 2)
        wanted = QFontMetrics(font(sizes.small)).horizontalAdvance(line.measure)
        width = min(room, wanted + 2)
        draw_line(painter, QRect(right - width, row.top(), width, row.height()), line.measure, Line("text2", is_small=True, is_right=True))
        right -= width + 6
    weight = QFont.Weight.DemiBold if is_chosen else QFont.Weight.Normal
    draw_line(painter, QRect(left, row.top(), right - left, row.height()), line.title, Line("text", weight=weight))


def _paint_verdict(painter: QPainter, box: QRect, line: ItemLine) -> None:
    side = 16 if look().sizes.is_wide else 14
    paint_glyph(painter, QRectF(box.left(), box.center().y() - side / 2 + 1, side, side), line.glyph)
    tone = tone_of(line.glyph)
    draw_line(painter, box.adjusted(side + 5, 0, 0, 0), line.word, Line("text3" if tone == "control" else tone))


def _paint_proof(painter: QPainter, box: QRect, line: ItemLine) -> None:
    if line.proof is None:
        draw_line(painter, box, "–", Line("text3", is_small=True, is_right=True))
        return
    tone = "fail" if line.lacks_proof else "text2"
    number = str(line.proof)
    used = QFontMetrics(font(look().sizes.small)).horizontalAdvance(number)
    weight = QFont.Weight.DemiBold if line.lacks_proof else QFont.Weight.Normal
    draw_line(painter, box, number, Line(tone, is_small=True, weight=weight, is_right=True))
    icon = QRect(box.right() - used - 16, box.center().y() - 6, 14, 14)
    paint_icon(painter, icon, "warning" if line.lacks_proof else "link", tone=tone)


def _verdict_width() -> int:
    metrics = QFontMetrics(font(look().sizes.body))
    widest = max(metrics.horizontalAdvance(verdict_name(glyph)) for glyph in (Glyph.MET, Glyph.FAIL, Glyph.NOT_VERIFIABLE, Glyph.CLOSE))
    return widest + (21 if look().sizes.is_wide else 19) + 2


def _underline(painter: QPainter, box: QRect) -> None:
    painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), look().tokens.line)
