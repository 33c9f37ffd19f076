"""What a lane paints on: a painter with the tokens, the axis and a memory for text widths and small pictures."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QPixmap

from reviewer.domain.ids import FindingId
from reviewer.domain.moments import Span, WallClock
from reviewer.ui.kit.icons import icon
from reviewer.ui.preparation import Preparation
from reviewer.ui.session import NO_FINDING
from reviewer.ui.theme import font, look
from reviewer.ui.timeline.axis import TimeAxis
from reviewer.ui.timeline.content import Content
from reviewer.ui.timeline.marks import Mark

LABEL = 12
FIGURE = 11
# Above so many marks in one lane single boxes cannot be told apart; they are drawn as a raster.
DENSE_FROM = 120
Point = tuple[float, float]


@dataclass(frozen=True)
class Tick:
    """A round time of the clock on the wall."""

    instant_us: int
    is_labelled: bool
    is_major: bool


@dataclass(frozen=True)
class Border:
    """The line round a box: a token, a width and dashes in widths."""

    tone: str
    width: float = 1.0
    dashes: tuple[float, ...] = ()


@dataclass(frozen=True)
class Chosen:
    """What is selected at the desk and changes how marks are drawn."""

    item: str = ""
    finding: FindingId = NO_FINDING
    exhibit: str = ""
    moment: str = ""
    track: str = ""


@dataclass
class Canvas:
    """One painting of the static lanes. Lanes note in `hits` what they drew where, for the mouse."""

    painter: QPainter
    axis: TimeAxis
    content: Content
    clock: WallClock | None
    preparation: Preparation
    chosen: Chosen
    ratio: float
    hits: list[tuple[QRectF, Mark]] = field(default_factory=list)
    top: int = 0
    height: int = 0
    ticks: tuple[Tick, ...] = ()

    @property
    def bottom(self) -> int:
        return self.top + self.height

    @property
    def middle(self) -> float:
        return self.top + self.height / 2

    def note(self, box: QRectF, mark: Mark) -> None:
        """A mark was drawn in a box."""
        self.hits.append((box, mark))

    def text(self, at: Point, text: str, *, tone: str = "text2", pixels: int = LABEL, bold: bool = False) -> None:
        """`at` is the left end of the base line."""
        self.painter.setFont(_font(pixels, bold=bold))
        self.painter.setPen(look().tokens.colour(tone))
        self.painter.drawText(round(at[0]), round(at[1]), text)

    def centred(self, box: QRectF, text: str, *, tone: str, pixels: int = LABEL) -> None:
        self.painter.setFont(_font(pixels, bold=False))
        self.painter.setPen(look().tokens.colour(tone))
        self.painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def line(self, start: Point, end: Point, *, tone: str, width: float = 1.0) -> None:
        self.painter.setPen(QPen(look().tokens.colour(tone), width))
        self.painter.drawLine(QLineF(*start, *end))

    def box(self, box: QRectF, border: Border, *, ground: str = "", radius: float = 2.0) -> None:
        """`ground` is a token; none leaves what is under the box."""
        pen = QPen(look().tokens.colour(border.tone), border.width)
        if border.dashes:
            pen.setDashPattern(border.dashes)
        self.painter.setPen(pen)
        self.painter.setBrush(look().tokens.colour(ground) if ground else Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(box, radius, radius)

    def icon(self, box: QRect, name: str, *, tone: str = "text2") -> None:
        self.painter.drawPixmap(box.topLeft(), icon_pixmap(name, tone=tone, side=box.width(), ratio=self.ratio))

    def dense(self, starts: NDArray[np.int64], ends: NDArray[np.int64], *, tone: str, inset: int = 4) -> None:
        """Marks too many to tell apart: every pixel column that holds one is coloured."""
        columns = np.zeros(self.axis.width, np.uint32)
        first = np.clip(np.floor(self.axis.xs(starts)) - self.axis.left, 0, self.axis.width - 1).astype(np.int64)
        last = np.clip(np.floor(self.axis.xs(ends)) - self.axis.left, 0, self.axis.width - 1).astype(np.int64)
        depth = np.bincount(first, minlength=self.axis.width + 1) - np.bincount(last + 1, minlength=self.axis.width + 1)
        columns[np.cumsum(depth)[:-1] > 0] = look().tokens.colour(tone).rgba()
        # The picture has no copy of its pixels: they must outlive it.
        picture = QImage(columns.data, self.axis.width, 1, self.axis.width * 4, QImage.Format.Format_ARGB32)
        self.painter.drawImage(QRect(self.axis.left, self.top + inset, self.axis.width, self.height - 2 * inset), picture)

    def is_on_screen(self, span: Span) -> bool:
        return span.end_us >= self.axis.start_us and span.start_us <= self.axis.end_us


@lru_cache(maxsize=16)
def _font(pixels: int, *, bold: bool) -> QFont:
    return font(pixels, QFont.Weight.DemiBold if bold else QFont.Weight.Normal)


@lru_cache(maxsize=8192)
def width_of(text: str, pixels: int = LABEL, *, bold: bool = False) -> float:
    """Advance of a text in pixels."""
    return QFontMetricsF(_font(pixels, bold=bold)).horizontalAdvance(text)


@lru_cache(maxsize=8192)
def cut(text: str, room: int, *, pixels: int = LABEL) -> str:
    """A text cut at the right to a width."""
    if width_of(text, pixels) <= room:
        return text
    return QFontMetricsF(_font(pixels, bold=False)).elidedText(text, Qt.TextElideMode.ElideRight, room)


def fitting(mark: Mark, room: float) -> str:
    """The longest wording of a mark that fits, the shortest cut where none does."""
    wordings = (mark.label, *mark.shorter)
    return next((wording for wording in wordings if width_of(wording) <= room), cut(wordings[-1], int(room)))


def followers(xs: list[int]) -> list[int]:
    """For each place the next one; far away after the last."""
    return [*xs[1:], 10**9][: len(xs)]


def forget_fonts() -> None:
    """Another language or theme: measured widths and drawn icons no longer hold."""
    for cached in (_font, width_of, cut, icon_pixmap):
        cached.cache_clear()


@lru_cache(maxsize=128)
def icon_pixmap(name: str, *, tone: str, side: int, ratio: float) -> QPixmap:
    """An icon as a picture; drawing the icon font anew for each mark costs more than the rest of a lane."""
    return icon(name, tone).pixmap(QSize(side, side), ratio)


def painted_lines(painter: QPainter, xs: Iterable[float], *, top: float, bottom: float, colour: QColor) -> None:
    """Upright lines one pixel wide."""
    painter.setPen(QPen(colour, 1))
    painter.drawLines([QLineF(int(x) + 0.5, top, int(x) + 0.5, bottom) for x in xs])
