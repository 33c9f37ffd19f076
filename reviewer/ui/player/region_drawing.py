"""A rectangle drawn on a picture: its grips, and how the mouse makes and changes it."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from reviewer.domain.evidence import FULL_PPM, Region
from reviewer.ui.theme import font, look

_GRIP = 7
_REACH = 8
_LEAST_PPM = 4_000
_INK, _PLATE, _ON_PLATE = QColor("#0B0C0D"), QColor("#111214"), QColor("#E8EAED")
# Where the eight grips lie, as shares of the rectangle.
_GRIPS = ((0, 0), (0.5, 0), (1, 0), (1, 0.5), (1, 1), (0.5, 1), (0, 1), (0, 0.5))
_CURSORS = (
    Qt.CursorShape.SizeFDiagCursor, Qt.CursorShape.SizeVerCursor, Qt.CursorShape.SizeBDiagCursor, Qt.CursorShape.SizeHorCursor,
) * 2  # fmt: skip


def on_screen(region: Region, picture: QRectF) -> QRectF:
    """Where a region lies on a picture that is shown in a box."""
    return QRectF(
        picture.x() + region.left_ppm * picture.width() / FULL_PPM,
        picture.y() + region.top_ppm * picture.height() / FULL_PPM,
        region.width_ppm * picture.width() / FULL_PPM,
        region.height_ppm * picture.height() / FULL_PPM,
    )


def region_of(box: QRectF, picture: QRectF) -> Region | None:
    """The region that a box on the screen covers, cut to the picture; None when hardly anything is left."""
    inside = box.normalized().intersected(picture)
    left, right = (round((x - picture.left()) * FULL_PPM / picture.width()) for x in (inside.left(), inside.right()))
    top, bottom = (round((y - picture.top()) * FULL_PPM / picture.height()) for y in (inside.top(), inside.bottom()))
    left, top, right, bottom = max(0, left), max(0, top), min(FULL_PPM, right), min(FULL_PPM, bottom)
    if right - left < _LEAST_PPM or bottom - top < _LEAST_PPM:
        return None
    return Region(left, top, right - left, bottom - top)


@dataclass
class RegionDrawing:
    """One drawing under way, in screen coordinates. `grip` is the grip that moves, or None when the whole or nothing does."""

    box: QRectF
    start: QPointF
    grip: int | None = None
    is_moving: bool = False

    @classmethod
    def at(cls, place: QPointF, box: QRectF | None) -> "RegionDrawing":
        """Takes hold of a grip or of the inside of a box, or begins a new one."""
        if box is not None:
            grip = grip_at(place, box)
            if grip is not None:
                return cls(QRectF(box), place, grip)
            if box.contains(place):
                return cls(QRectF(box), place, is_moving=True)
        return cls(QRectF(place, place), place, 4)

    def dragged(self, place: QPointF, picture: QRectF) -> QRectF:
        """The box as it is with the mouse at a place, held inside the picture."""
        place = QPointF(min(max(place.x(), picture.left()), picture.right()), min(max(place.y(), picture.top()), picture.bottom()))
        if self.is_moving:
            moved = self.box.translated(place - self.start)
            moved.moveLeft(min(max(moved.left(), picture.left()), picture.right() - moved.width()))
            moved.moveTop(min(max(moved.top(), picture.top()), picture.bottom() - moved.height()))
            return moved
        across, down = _GRIPS[self.grip if self.grip is not None else 4]
        box = QRectF(self.box)
        if across != 0.5:
            (box.setLeft if across == 0 else box.setRight)(place.x())
        if down != 0.5:
            (box.setTop if down == 0 else box.setBottom)(place.y())
        return box.normalized()


def grip_at(place: QPointF, box: QRectF) -> int | None:
    """Number of the grip under a place, clockwise from the top left."""
    for number, (across, down) in enumerate(_GRIPS):
        grip = QPointF(box.left() + across * box.width(), box.top() + down * box.height())
        if abs(grip.x() - place.x()) <= _REACH and abs(grip.y() - place.y()) <= _REACH:
            return number
    return None


def cursor_at(place: QPointF, box: QRectF | None) -> Qt.CursorShape:
    """The pointer that says what a press would do."""
    if box is None:
        return Qt.CursorShape.CrossCursor
    grip = grip_at(place, box)
    if grip is not None:
        return _CURSORS[grip]
    return Qt.CursorShape.SizeAllCursor if box.contains(place) else Qt.CursorShape.CrossCursor


def paint_region(painter: QPainter, box: QRectF, *, label: str, picture: QRectF, is_editable: bool) -> None:
    """Accent inside a near-black line, visible on any picture; grips where it can be changed; its label below, or above at the bottom."""
    tokens = look().tokens
    accent = tokens.accent if tokens.is_dark else QColor("#6FA8FF")
    veil = QColor(accent)
    veil.setAlphaF(0.10)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(veil)
    painter.setPen(QPen(_INK, 4))
    painter.drawRect(box)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(tokens.accent, 2))
    painter.drawRect(box)
    if is_editable:
        painter.setBrush(Qt.GlobalColor.white)
        painter.setPen(QPen(tokens.fill, 1))
        for across, down in _GRIPS:
            middle = QPointF(box.left() + across * box.width(), box.top() + down * box.height())
            painter.drawRect(QRectF(middle.x() - _GRIP / 2, middle.y() - _GRIP / 2, _GRIP, _GRIP))
    if label:
        below = box.bottom() + 9
        top = below if below + 24 <= picture.bottom() else max(picture.top(), box.top() - 33)
        paint_plate(painter, QPointF(box.left() - 1, top), label, within=picture)


def paint_plate(painter: QPainter, at: QPointF, text: str, *, within: QRectF, is_right: bool = False) -> None:
    """A label over film; `at` is its top left corner, or its top right one."""
    type_ = font(12)
    width = QFontMetricsF(type_).horizontalAdvance(text) + 18
    left = at.x() - width if is_right else at.x()
    left = max(within.left(), min(left, within.right() - width))
    plate = QColor(_PLATE)
    plate.setAlphaF(0.86)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(plate)
    painter.drawRoundedRect(QRectF(left, at.y(), width, 24), 4, 4)
    painter.setPen(_ON_PLATE)
    painter.setFont(type_)
    painter.drawText(QRectF(left, at.y(), width, 24), Qt.AlignmentFlag.AlignCenter, text)
