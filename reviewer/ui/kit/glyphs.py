"""The marks of verdicts and lights: the shape tells, the letter helps, the colour only repeats.

All are drawn in a square of 16 units, scaled to the box, on any ground; cut-outs take the colour of the panel.
"""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPen, QPixmap, QPolygonF

from reviewer.ui.theme import font, look
from reviewer.ui.tokens import Tokens

_UNITS = 16.0


class Glyph(StrEnum):
    """What a mark says."""

    MET = "met"
    FAIL = "fail"
    PARTLY = "partly"
    NOT_APPLICABLE = "na"
    NOT_VERIFIABLE = "nv"
    CLOSE = "close"
    OPEN = "open"
    GREEN = "green"
    YELLOW = "yellow"
    ORANGE = "orange"
    RED = "red"


_TONES = {Glyph.PARTLY: "fail", Glyph.OPEN: "control", Glyph.GREEN: "met", Glyph.YELLOW: "close", Glyph.RED: "fail"}


def tone_of(glyph: Glyph) -> str:
    """The token whose colour repeats what the mark says."""
    return _TONES.get(glyph, glyph.value)


def paint_glyph(painter: QPainter, box: QRect | QRectF, glyph: Glyph) -> None:
    """Draw a mark into a square box."""
    tokens = look().tokens
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(QRectF(box).topLeft())
    painter.scale(QRectF(box).width() / _UNITS, QRectF(box).height() / _UNITS)
    _PAINTERS[glyph](painter, tokens.colour(tone_of(glyph)), tokens)
    painter.restore()


def glyph_icon(glyph: Glyph, pixels: int = 16, *, ratio: float = 2.0) -> QIcon:
    """A mark as an icon, for buttons, menus and combos; drawn in the theme of the moment."""
    pixmap = QPixmap(QSize(round(pixels * ratio), round(pixels * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_glyph(painter, QRectF(0, 0, pixels, pixels), glyph)
    painter.end()
    return QIcon(pixmap)


def _fill(painter: QPainter, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)


def _stroke(painter: QPainter, colour: QColor, width: float) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin))


def _line(painter: QPainter, *points: tuple[float, float]) -> None:
    painter.drawPolyline([QPointF(x, y) for x, y in points])


def _shape(*points: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


def _letter(painter: QPainter, letter: str, colour: QColor, *, down: float = 0.0, pixels: int = 9) -> None:
    painter.setPen(colour)
    painter.setFont(font(pixels, QFont.Weight.Bold, traditional=False))
    painter.drawText(QRectF(0, down, _UNITS, _UNITS), Qt.AlignmentFlag.AlignCenter, letter)


def _met(painter: QPainter, colour: QColor, tokens: Tokens) -> None:
    _fill(painter, colour)
    painter.drawEllipse(QPointF(8, 8), 7, 7)
    _stroke(painter, tokens.panel, 1.9)
    _line(painter, (4.6, 8.3), (7, 10.7), (11.5, 5.7))


def _fail(painter: QPainter, colour: QColor, tokens: Tokens) -> None:
    _fill(painter, colour)
    painter.drawRoundedRect(QRectF(1.2, 1.2, 13.6, 13.6), 2.5, 2.5)
    _stroke(painter, tokens.panel, 1.9)
    _line(painter, (5, 5), (11, 11))
    _line(painter, (11, 5), (5, 11))


def _partly(painter: QPainter, colour: QColor, _tokens: Tokens) -> None:
    _stroke(painter, colour, 1.5)
    painter.drawRoundedRect(QRectF(1.8, 1.8, 12.4, 12.4), 2.5, 2.5)
    _fill(painter, colour)
    painter.drawPolygon(_shape((2.5, 13.5), (13.5, 13.5), (13.5, 2.5)))


def _not_applicable(painter: QPainter, colour: QColor, _tokens: Tokens) -> None:
    _stroke(painter, colour, 1.5)
    painter.drawEllipse(QPointF(8, 8), 6.2, 6.2)
    _line(painter, (5, 8), (11, 8))


def _not_verifiable(painter: QPainter, colour: QColor, _tokens: Tokens) -> None:
    _stroke(painter, colour, 1.5)
    painter.drawPolygon(_shape((8, 0.9), (15.1, 8), (8, 15.1), (0.9, 8)))
    _letter(painter, "?", colour)


def _close(painter: QPainter, colour: QColor, _tokens: Tokens) -> None:
    _stroke(painter, colour, 1.6)
    painter.drawPolygon(_shape((8, 1.2), (15.2, 14.4), (0.8, 14.4)))
    _line(painter, (5.2, 9), (10.8, 9))
    _line(painter, (4.2, 12), (11.8, 12))


def _open(painter: QPainter, colour: QColor, _tokens: Tokens) -> None:
    pen = QPen(colour, 1.4)
    pen.setDashPattern([1.7, 1.7])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(8, 8), 6.2, 6.2)


def _green(painter: QPainter, colour: QColor, tokens: Tokens) -> None:
    _fill(painter, colour)
    painter.drawEllipse(QPointF(8, 8), 7.2, 7.2)
    _letter(painter, "G", tokens.panel)


def _yellow(painter: QPainter, colour: QColor, tokens: Tokens) -> None:
    _fill(painter, colour)
    painter.drawPolygon(_shape((8, 1), (15.5, 14.5), (0.5, 14.5)))
    _letter(painter, "Y", tokens.panel, down=1.8, pixels=8)


def _orange(painter: QPainter, colour: QColor, tokens: Tokens) -> None:
    _fill(painter, colour)
    painter.drawPolygon(_shape((8, 0.4), (15.6, 8), (8, 15.6), (0.4, 8)))
    _letter(painter, "O", tokens.panel)


def _red(painter: QPainter, colour: QColor, tokens: Tokens) -> None:
    _fill(painter, colour)
    painter.drawPolygon(_shape((5, 0.8), (11, 0.8), (15.2, 5), (15.2, 11), (11, 15.2), (5, 15.2), (0.8, 11), (0.8, 5)))
    _letter(painter, "R", tokens.panel)


_PAINTERS: dict[Glyph, Callable[[QPainter, QColor, Tokens], None]] = {
    Glyph.MET: _met, Glyph.FAIL: _fail, Glyph.PARTLY: _partly, Glyph.NOT_APPLICABLE: _not_applicable, Glyph.NOT_VERIFIABLE: _not_verifiable,
    Glyph.CLOSE: _close, Glyph.OPEN: _open, Glyph.GREEN: _green, Glyph.YELLOW: _yellow, Glyph.ORANGE: _orange, Glyph.RED: _red,
}  # fmt: skip
