"""A row of joined segments of which at most one is on: the verdict bar."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from reviewer.ui.kit.glyphs import Glyph, paint_glyph, tone_of
from reviewer.ui.kit.labels import key_cap_size, paint_key_cap
from reviewer.ui.theme import font, look

_GLYPH = 14
_RADIUS = 5


class Segment(QAbstractButton):
    """One verdict: mark, word and, where there is room, its key."""

    def __init__(self, glyph: Glyph, keys: str) -> None:
        super().__init__()
        self.glyph = glyph
        self._keys = keys
        self.is_first = False
        self.is_last = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._content_width() + 10, look().sizes.button)

    def minimumSizeHint(self) -> QSize:
        return QSize(_GLYPH + 12, look().sizes.button)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = look().tokens
        tone = tone_of(self.glyph)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = tokens.hover if self.underMouse() and self.isEnabled() else tokens.raised
        painter.setClipPath(self._outline())
        painter.fillRect(self.rect(), tokens.colour(f"{_ground_of(tone)}_bg") if self.isChecked() else ground)
        if self.isChecked():
            painter.fillRect(0, self.height() - 3, self.width(), 2, tokens.colour(tone))
        painter.setPen(QPen(tokens.edge, 1))
        painter.drawPath(self._outline())
        self._paint_content(painter, tone)

    def _paint_content(self, painter: QPainter, tone: str) -> None:
        tokens = look().tokens
        left = max(5, (self.width() - self._content_width()) // 2)
        paint_glyph(painter, QRectF(left, (self.height() - _GLYPH) / 2, _GLYPH, _GLYPH), self.glyph)
        left += _GLYPH + 5
        painter.setFont(self._font())
        painter.setPen(tokens.colour(tone) if self.isChecked() else tokens.text2)
        cap = key_cap_size(self._keys)
        room = self.width() - left - 4 - (cap.width() + 5 if self._shows_key() else 0)
        text = QFontMetrics(self._font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        if self._shows_key():
            left += QFontMetrics(self._font()).horizontalAdvance(text) + 5
            paint_key_cap(painter, QRectF(left, (self.height() - cap.height()) / 2, cap.width(), cap.height()), self._keys)

    def _font(self) -> QFont:
        size = look().sizes
        return font(size.body if size.is_wide else size.small, QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal)

    def _shows_key(self) -> bool:
        return look().sizes.is_wide and bool(self._keys)

    def _content_width(self) -> int:
        width = _GLYPH + 5 + QFontMetrics(self._font()).horizontalAdvance(self.text())
        return width + (key_cap_size(self._keys).width() + 5 if self._shows_key() else 0)

    def _outline(self) -> QPainterPath:
        # A segment that is not the first lets its left border fall on its neighbour's right one.
        box = QRectF(self.rect()).adjusted(0.5 if self.is_first else -0.5, 0.5, -0.5, -0.5)
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        if self.is_first or self.is_last:
            path.addRoundedRect(box, _RADIUS, _RADIUS)
            square = QRectF(box)
            if self.is_first and not self.is_last:
                square.setLeft(box.center().x())
            elif self.is_last and not self.is_first:
                square.setRight(box.center().x())
            if not (self.is_first and self.is_last):
                path.addRect(square)
            return path.simplified()
        path.addRect(box)
        return path


class Segments(QWidget):
    """The bar itself.

    Signals:
        chosen: the mark of the segment that was pressed, also when it was on already.
    """

    chosen = Signal(object)

    def __init__(self, *segments: tuple[Glyph, str]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._segments = {glyph: Segment(glyph, keys) for glyph, keys in segments}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        for segment in self._segments.values():
            self._group.addButton(segment)
            self._row.addWidget(segment, 1)
            segment.clicked.connect(self._pressed)
        made = list(self._segments.values())
        made[0].is_first = made[-1].is_last = True
        look().changed.connect(self._share_out)

    def segment(self, glyph: Glyph) -> Segment:
        return self._segments[glyph]

    def say(self, names: dict[Glyph, str]) -> None:
        for glyph, name in names.items():
            self._segments[glyph].setText(name)
            self._segments[glyph].setAccessibleName(name)
            self._segments[glyph].setToolTip(name)
        self._share_out()

    def turn_on(self, glyph: Glyph | None) -> None:
        """Show which one is on; None or a mark that is no segment for none."""
        for each, segment in self._segments.items():
            segment.setChecked(each is glyph)

    def _share_out(self) -> None:
        """Room by what each has to say, so that none is cut while another has room to spare."""
        for number, segment in enumerate(self._segments.values()):
            self._row.setStretch(number, segment.sizeHint().width())

    def _pressed(self) -> None:
        segment = self.sender()
        if isinstance(segment, Segment):
            self.chosen.emit(segment.glyph)


def _ground_of(tone: str) -> str:
    return tone if tone in {"met", "fail", "close", "nv", "na"} else "na"
