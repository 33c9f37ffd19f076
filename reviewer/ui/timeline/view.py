"""The painted timeline: one widget that shows every lane, follows the playhead and takes mouse and keys."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
)  # fmt: skip
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewer.domain.moments import Span, WallClock
from reviewer.ui.preparation import Preparation
from reviewer.ui.theme import look
from reviewer.ui.timeline.axis import TimeAxis
from reviewer.ui.timeline.canvas import Chosen, forget_fonts
from reviewer.ui.timeline.content import Content
from reviewer.ui.timeline.marks import Mark
from reviewer.ui.timeline.stage import Stage, head_width

_CAP = 6
_GHOST = 0.35
_STRIP = 5
_FOLLOW_AT = 0.92


class TimelineView(QWidget):
    """Shows a `Content`; knows nothing of sessions.

    Signals:
        sought: timeline instant that was clicked or dragged to.
        chosen: the `Mark` that was clicked or reached by key.
        span_drawn: the `Span` that was drawn with Shift.
        axis_changed: the shown window moved or was zoomed.
        mark_moved: a `Mark` and the `Span` it was dragged to.
        track_moved: exhibit code, and microseconds by which its recording was dragged.
        head_pressed: exhibit code of the recording whose lane's head was clicked.
        menu_asked: timeline instant, the `Mark` there or None, and where on the screen the menu belongs.
    """

    sought = Signal(object)
    chosen = Signal(object)
    span_drawn = Signal(object)
    axis_changed = Signal(object)
    mark_moved = Signal(object, object)
    track_moved = Signal(str, object)
    head_pressed = Signal(str)
    menu_asked = Signal(object, object, QPoint)

    def __init__(self, preparation: Preparation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = Stage(preparation)
        self._axis: TimeAxis | None = None
        self._static: QPixmap | None = None
        self._playhead_us = 0
        self._span: Span | None = None
        self._ghost: Span | None = None
        # While the mouse holds something, the window does not move away under it.
        self.is_held = False
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(self.tr("Timeline"))
        look().changed.connect(self._dress)
        preparation.ready.connect(self._refresh)
        preparation.failed.connect(self._refresh)

    @property
    def stage(self) -> Stage:
        return self._stage

    @property
    def span(self) -> Span | None:
        """The marked span."""
        return self._span

    @property
    def playhead_us(self) -> int:
        return self._playhead_us

    @property
    def axis(self) -> TimeAxis:
        """The shown window; the whole extent until something else was asked for."""
        if self._axis is None:
            self._axis = TimeAxis.whole(self._stage.content.opening, left=head_width(), right=max(head_width() + 1, self.width()))
            self._axis = replace(self._axis, extent=self._stage.content.extent)
        return self._axis

    def show_content(self, content: Content, clock: WallClock | None, *, is_new: bool) -> None:
        """Show a state of a case; the window stays unless the case `is_new`."""
        self._stage.show(content, clock)
        if is_new:
            self._axis = None
            self.axis_changed.emit(self.axis)
        elif self._axis is not None:
            self._axis = replace(self._axis, extent=content.extent).held()
        self.updateGeometry()
        self._refresh()

    def choose(self, chosen: Chosen) -> None:
        if chosen != self._stage.chosen:
            self._stage.chosen = chosen
            self._refresh()

    def move_playhead(self, instant_us: int, *, is_followed: bool) -> None:
        """Draw the playhead elsewhere; when it is followed and leaves the screen, the next page is shown."""
        before, self._playhead_us = self._playhead_us, instant_us
        axis = self.axis
        x = axis.x(instant_us)
        if is_followed and not self.is_held and not axis.left <= x <= axis.left + axis.width * _FOLLOW_AT:
            self.show_axis(axis.panned(x - axis.left - axis.width * (1 - _FOLLOW_AT)))
            return
        for place in (axis.x(before), x):
            self.update(QRect(round(place) - _CAP - 2, 0, 2 * _CAP + 5, self.height()))

    def mark_span(self, span: Span | None) -> None:
        self._span = span
        self.update()

    def show_ghost(self, span: Span | None) -> None:
        """Where a mark that is being dragged would go."""
        self._ghost = span
        self.update()

    def choose_mark(self, mark: Mark) -> None:
        """As a click on it: go there and choose it."""
        self.setAccessibleDescription(mark.label)
        # First there, then chosen: a photo that is chosen stays in front.
        self.sought.emit(mark.span.start_us)
        self.chosen.emit(mark)

    def show_axis(self, axis: TimeAxis) -> None:
        self._axis = axis
        self.axis_changed.emit(axis)
        self._refresh()

    def zoom(self, factor: float, around_x: float | None = None) -> None:
        """Around the playhead when it is on the screen, else around the middle."""
        axis = self.axis
        if around_x is None:
            around_x = axis.x(self._playhead_us)
            if not axis.left <= around_x <= axis.right:
                around_x = (axis.left + axis.right) / 2
        self.show_axis(axis.zoomed(factor, around_x))

    def show_instant(self, instant_us: int) -> None:
        """Bring an instant onto the screen, moving as little as needed."""
        self.show_axis(self.axis.showing(Span(instant_us, instant_us)))

    def step_mark(self, direction: int) -> None:
        """Go to the next (1) or previous (-1) mark of any lane, seen from the playhead."""
        marks = [mark for mark in self._stage.all_marks() if (mark.span.start_us - self._playhead_us) * direction > 0]
        if marks:
            self.choose_mark(marks[0] if direction > 0 else marks[-1])

    def sizeHint(self) -> QSize:
        return QSize(900, self._stage.height)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, self._stage.height)

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if self._static is None:
            self._static = self._stage.rendered(self.axis, self.size(), ratio)
        painter = QPainter(self)
        source = QRectF(event.rect().topLeft() * ratio, event.rect().size() * ratio)
        painter.drawPixmap(QRectF(event.rect()), self._static, source)
        axis = self.axis
        painter.setClipRect(axis.left, 0, axis.width, self.height())
        self._paint_spans(painter)
        self._paint_playhead(painter)
        if self._ghost is not None:
            left, right = axis.x(self._ghost.start_us), axis.x(self._ghost.end_us)
            painter.setOpacity(_GHOST if right - left > 1 else 1.0)
            top = self._stage.ruler_height
            painter.fillRect(QRectF(round(left), top, max(1.0, right - left), self._stage.height - top), look().tokens.accent)
            painter.setOpacity(1.0)
        painter.setClipping(False)
        if self.hasFocus():
            painter.setPen(QPen(look().tokens.accent, 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_spans(self, painter: QPainter) -> None:
        axis, ruler = self.axis, self._stage.ruler_height
        accent = look().tokens.accent
        for _, span in self._stage.content.citations_of(self._stage.chosen.finding):
            left, right = axis.x(span.start_us), axis.x(span.end_us)
            painter.fillRect(QRectF(left, ruler - _STRIP, max(2.0, right - left), _STRIP), accent)
        if self._span is not None:
            left, right = axis.x(self._span.start_us), axis.x(self._span.end_us)
            veil = QColor(accent)
            veil.setAlphaF(0.12)
            painter.fillRect(QRectF(left, ruler, right - left, self._stage.height - ruler), veil)
            painter.fillRect(QRectF(left, ruler - _STRIP, max(2.0, right - left), _STRIP), accent)
            for edge in (left, right):
                painter.fillRect(QRectF(round(edge), ruler - _STRIP, 1, self._stage.height - ruler + _STRIP), accent)

    def _paint_playhead(self, painter: QPainter) -> None:
        x, ruler = round(self.axis.x(self._playhead_us)) + 0.5, self._stage.ruler_height
        colour = look().tokens.play
        painter.fillRect(QRectF(x - 0.5, ruler - 2, 1, self._stage.height - ruler + 2), colour)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        top = ruler - 2 * _CAP
        shape = ((-_CAP, 0), (_CAP, 0), (_CAP, _CAP), (0, 2 * _CAP), (-_CAP, _CAP))
        painter.drawPolygon(QPolygonF([QPointF(x + dx, top + dy) for dx, dy in shape]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._axis is not None:
            self._axis = self._axis.fitted(head_width(), max(head_width() + 1, self.width()))
            self.axis_changed.emit(self._axis)
        self._static = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Plus: lambda: self.zoom(1.5), Qt.Key.Key_Equal: lambda: self.zoom(1.5), Qt.Key.Key_Minus: lambda: self.zoom(1 / 1.5),
            Qt.Key.Key_PageUp: lambda: self.show_axis(self.axis.panned(-self.axis.width * 0.8)),
            Qt.Key.Key_PageDown: lambda: self.show_axis(self.axis.panned(self.axis.width * 0.8)),
            Qt.Key.Key_Home: lambda: self.sought.emit(self._stage.content.opening.start_us),
            Qt.Key.Key_End: lambda: self.sought.emit(self._stage.content.opening.end_us),
        }  # fmt: skip
        step = steps.get(event.key())
        if step is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        step()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Timeline"))
            self._dress()

    def _dress(self) -> None:
        forget_fonts()
        if self._axis is not None:
            self._axis = self._axis.fitted(head_width(), max(head_width() + 1, self.width()))
        self.updateGeometry()
        self._refresh()

    def _refresh(self) -> None:
        self._static = None
        self.update()
