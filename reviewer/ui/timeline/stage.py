"""All lanes of one case, laid out and drawn into one picture that stands until something changes."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap

from reviewer.domain.moments import WallClock
from reviewer.ui.preparation import Preparation
from reviewer.ui.theme import look
from reviewer.ui.timeline.absences import paint_absences
from reviewer.ui.timeline.axis import TimeAxis
from reviewer.ui.timeline.canvas import FIGURE, LABEL, Border, Canvas, Chosen, cut, painted_lines, width_of
from reviewer.ui.timeline.content import EMPTY, Content, Recording
from reviewer.ui.timeline.coverage_lane import CoverageLane
from reviewer.ui.timeline.film_lane import FilmLane
from reviewer.ui.timeline.finding_lane import FindingLane
from reviewer.ui.timeline.lane import Head, Lane, hit
from reviewer.ui.timeline.marks import Mark
from reviewer.ui.timeline.moment_lane import MomentLane
from reviewer.ui.timeline.note_lane import NoteLane
from reviewer.ui.timeline.photo_lane import PhotoLane
from reviewer.ui.timeline.ruler import Ruler, ticks
from reviewer.ui.timeline.wave_lane import WaveLane

HEAD_WIDE, HEAD_TIGHT = 156, 108
# A lane this high has room for a second line in its head.
_TWO_LINES_FROM = 40
_NEAR_PX = 4


@dataclass(frozen=True)
class Placed:
    """A lane with its place on the widget."""

    lane: Lane
    top: int
    height: int

    @property
    def bottom(self) -> int:
        return self.top + self.height


def head_width() -> int:
    return HEAD_WIDE if look().sizes.is_wide else HEAD_TIGHT


class Stage:
    """Knows the lanes of the open case and paints them; holds no widget."""

    def __init__(self, preparation: Preparation) -> None:
        self.content: Content = EMPTY
        self.clock: WallClock | None = None
        self.chosen = Chosen()
        self._preparation = preparation
        self._fixed: tuple[Lane, ...] = (Ruler(), FilmLane(), PhotoLane(), NoteLane(), MomentLane(), FindingLane(), CoverageLane())
        self._waves: tuple[WaveLane, ...] = ()
        self._canvas: Canvas | None = None

    def show(self, content: Content, clock: WallClock | None) -> None:
        self.content, self.clock = content, clock
        self._waves = tuple(WaveLane(recordings, index) for index, recordings in enumerate(content.waves))
        self._canvas = None

    @property
    def lanes(self) -> tuple[Placed, ...]:
        """From top to bottom: ruler, film, waves, photos, answers, moments, findings, coverage."""
        placed: list[Placed] = []
        top = 0
        for lane in (*self._fixed[:2], *self._waves, *self._fixed[2:]):
            height = lane.heights[0 if look().sizes.is_wide else 1]
            placed.append(Placed(lane, top, height))
            top += height
        return tuple(placed)

    @property
    def height(self) -> int:
        return self.lanes[-1].bottom

    @property
    def ruler_height(self) -> int:
        return self.lanes[0].height

    def rendered(self, axis: TimeAxis, size: QSize, ratio: float) -> QPixmap:
        """Every lane and head; what moves while playing is drawn over it by the widget."""
        pixmap = QPixmap(size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        with QPainter(pixmap) as painter:
            canvas = Canvas(painter, axis, self.content, self.clock, self._preparation, self.chosen, ratio)
            self._paint(canvas, size)
        self._canvas = canvas
        return pixmap

    def mark_at(self, position: QPoint) -> Mark | None:
        """The mark drawn under a point; in a crowded lane the nearest one."""
        canvas = self._canvas
        if canvas is None or position.x() < canvas.axis.left:
            return None
        found = hit(canvas, position)
        if found is not None:
            return found
        lane = self.lane_at(position.y())
        if lane is None:
            return None
        return lane.lane.marks(self.content).nearest(canvas.axis.us(position.x()), _NEAR_PX * canvas.axis.us_per_px)

    def recording_at(self, position: QPoint) -> Recording | None:
        """The recording drawn under a point; on a lane's head the lane's first."""
        placed, canvas = self.lane_at(position.y()), self._canvas
        if placed is None or canvas is None:
            return None
        found = placed.lane.recordings(self.content)
        if position.x() < canvas.axis.left:
            return next(iter(found), None)
        return next((each for each in found if each.span.holds(canvas.axis.us(position.x()))), None)

    def explanation_at(self, position: QPoint) -> str:
        """The whole text of a lane's head under a point; "" elsewhere."""
        placed, canvas = self.lane_at(position.y()), self._canvas
        if canvas is None or placed is None or position.x() >= canvas.axis.left:
            return ""
        head = placed.lane.head(canvas)
        return head.explanation or " ".join(part for part in (head.name, head.second) if part)

    def lane_of(self, mark: Mark) -> Placed:
        """The lane that shows a mark, the ruler where none does."""
        return next((placed for placed in self.lanes if mark in placed.lane.marks(self.content).all), self.lanes[0])

    def lane_at(self, y: int) -> Placed | None:
        return next((placed for placed in self.lanes if placed.top <= y < placed.bottom), None)

    def all_marks(self) -> tuple[Mark, ...]:
        """Every mark of every lane by time, for stepping with keys and for the screen reader."""
        found = [mark for placed in self.lanes for mark in placed.lane.marks(self.content).all]
        return tuple(sorted(found, key=lambda mark: mark.span.start_us))

    def _paint(self, canvas: Canvas, size: QSize) -> None:
        tokens, painter, axis = look().tokens, canvas.painter, canvas.axis
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.fillRect(QRect(QPoint(0, 0), size), tokens.well)
        canvas.ticks = tuple(ticks(axis, self.clock)) if self.clock is not None else ()
        self._ground(canvas)
        painter.setClipRect(axis.left, 0, axis.width, size.height())
        for placed in self.lanes:
            canvas.top, canvas.height = placed.top, placed.height
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=not isinstance(placed.lane, WaveLane | FilmLane))
            placed.lane.paint(canvas)
        waves = [(placed.top, placed.bottom) for placed in self.lanes if isinstance(placed.lane, WaveLane)]
        paint_absences(canvas, (self.ruler_height, self.height), waves)
        painter.setClipping(False)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        for placed in self.lanes:
            canvas.top, canvas.height = placed.top, placed.height
            _paint_head(canvas, placed.lane.head(canvas), is_ruler=isinstance(placed.lane, Ruler))
        painter.fillRect(QRectF(0, self.height, axis.left, max(0, size.height() - self.height)), tokens.panel)
        painter.fillRect(QRectF(axis.left - 1, 0, 1, size.height()), tokens.edge)

    def _ground(self, canvas: Canvas) -> None:
        tokens, painter, axis = look().tokens, canvas.painter, canvas.axis
        if self.clock is not None:
            majors = [axis.x(tick.instant_us) for tick in canvas.ticks if tick.is_major]
            painted_lines(painter, majors, top=self.ruler_height, bottom=self.height, colour=tokens.line)
        for placed in self.lanes:
            painter.fillRect(QRectF(axis.left, placed.bottom - 1, axis.width, 1), tokens.line)


def _paint_head(canvas: Canvas, head: Head, *, is_ruler: bool) -> None:
    tokens, painter, width = look().tokens, canvas.painter, canvas.axis.left
    box = QRectF(0, canvas.top, width, canvas.height)
    painter.fillRect(box, tokens.sel if head.is_held else tokens.panel)
    painter.fillRect(QRectF(0, canvas.bottom - 1, width, 1), tokens.line)
    if is_ruler:
        canvas.text((10, canvas.middle + 4), cut(head.name, width - 16, pixels=FIGURE), tone="text3", pixels=FIGURE)
        return
    is_double = bool(head.second) and look().sizes.is_wide and canvas.height > _TWO_LINES_FROM
    middle = canvas.middle - (8 if is_double else 0)
    if head.icon:
        canvas.icon(QRect(10, round(middle) - 7, 14, 14), head.icon)
    canvas.text((30, middle + 4), cut(head.name, width - 36, pixels=LABEL), tone="text")
    if is_double:
        _paint_second(canvas, head)


def _paint_second(canvas: Canvas, head: Head) -> None:
    baseline = canvas.middle + 17
    if not head.badge_tone:
        canvas.text((30, baseline), cut(head.second, canvas.axis.left - 36, pixels=FIGURE), tone="text2", pixels=FIGURE)
        return
    plate = QRectF(30.5, baseline - 11.5, width_of(head.second, FIGURE) + 12, 16)
    dashes = (3.0, 2.0) if head.badge_tone == "fail" else ()
    canvas.box(plate, Border(head.badge_tone, dashes=dashes), radius=3)
    canvas.text((36, baseline), head.second, tone="text2" if head.badge_tone == "edge" else head.badge_tone, pixels=FIGURE)
