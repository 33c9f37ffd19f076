"""What the mouse does on the timeline: go somewhere, mark spans, move marks and edges, pan and zoom."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QCursor, QHelpEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip

from reviewer.domain.moments import Span
from reviewer.ui.timeline.content import Recording
from reviewer.ui.timeline.marks import Mark, MarkKind
from reviewer.ui.timeline.view import TimelineView

_WHEEL_STEP = 1.2
_SNAP_PX = 6
_EDGE_PX = 4
# A press that moves less is a click.
_STILL_PX = 3
Drag = Callable[[QPoint], None]


class Pointer(QObject):
    """Hears the mouse of one `TimelineView` and speaks through the view's signals."""

    def __init__(self, view: TimelineView) -> None:
        super().__init__(view)
        self._view = view
        self._drag: Drag | None = None
        self._drop: Callable[[], None] | None = None
        self._pointed: Mark | None = None
        self.is_snapping = True
        self.may_move_marks = False
        view.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        acts: dict[QEvent.Type, Callable[[], None]] = {}
        if isinstance(event, QMouseEvent):
            acts = {
                QEvent.Type.MouseButtonPress: lambda: self._press(event),
                QEvent.Type.MouseMove: lambda: self._move(event.position().toPoint()),
                QEvent.Type.MouseButtonRelease: self._release,
            }
        elif isinstance(event, QWheelEvent):
            acts = {QEvent.Type.Wheel: lambda: self._turn(event)}
        elif isinstance(event, QContextMenuEvent):
            acts = {QEvent.Type.ContextMenu: lambda: self._ask(event)}
        elif isinstance(event, QHelpEvent):
            acts = {QEvent.Type.ToolTip: lambda: self._explain(event)}
        act = acts.get(event.type())
        if act is not None:
            act()
        return act is not None

    def _press(self, event: QMouseEvent) -> None:
        view = self._view
        view.setFocus(Qt.FocusReason.MouseFocusReason)
        place, keys, button = event.position().toPoint(), event.modifiers(), event.button()
        recording = view.stage.recording_at(place)
        if place.x() < view.axis.left:
            if recording is not None:
                view.head_pressed.emit(recording.code)
            return
        if recording is not None and keys & Qt.KeyboardModifier.ControlModifier and self.may_move_marks:
            self._begin(self._carrying(recording, place))
            return
        if button is Qt.MouseButton.MiddleButton or keys & Qt.KeyboardModifier.AltModifier:
            self._begin(self._panning(place))
        elif button is Qt.MouseButton.LeftButton and keys & Qt.KeyboardModifier.ShiftModifier:
            self._begin(self._spanning(self._snapped(view.axis.us(place.x()))))
        elif button is Qt.MouseButton.LeftButton:
            self._take_hold(place)

    def _take_hold(self, place: QPoint) -> None:
        fixed_us = self._other_edge(place)
        mark = self._view.stage.mark_at(place)
        if fixed_us is not None:
            self._begin(self._spanning(fixed_us))
        elif mark is not None:
            self._view.choose_mark(mark)
            if mark.kind is MarkKind.MOMENT and self.may_move_marks:
                self._begin(self._moving(mark, place))
        else:
            self._begin(self._seek_to)
            self._seek_to(place)

    def _move(self, place: QPoint) -> None:
        if self._drag is not None:
            self._drag(place)
            return
        mark = self._view.stage.mark_at(place)
        shape = Qt.CursorShape.PointingHandCursor if mark else Qt.CursorShape.ArrowCursor
        self._view.setCursor(Qt.CursorShape.SizeHorCursor if self._other_edge(place) is not None else shape)
        if mark is not self._pointed:
            # Its whole text appears at once, for crowded lanes draw none.
            self._pointed = mark
            QToolTip.showText(QCursor.pos(), mark.label if mark else "", self._view)

    def _release(self) -> None:
        self._drag = None
        drop, self._drop = self._drop, None
        self._view.is_held = False
        if drop is not None:
            drop()

    def _turn(self, event: QWheelEvent) -> None:
        turn, view = event.angleDelta(), self._view
        if turn.x() or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            view.show_axis(view.axis.panned(-(turn.x() or turn.y())))
        elif turn.y():
            view.show_axis(view.axis.zoomed(_WHEEL_STEP ** (turn.y() / 120), event.position().x()))
        event.accept()

    def _ask(self, event: QContextMenuEvent) -> None:
        if event.pos().x() >= self._view.axis.left:
            instant_us = self._snapped(self._view.axis.us(event.pos().x()))
            self._view.menu_asked.emit(instant_us, self._view.stage.mark_at(event.pos()), event.globalPos())

    def _explain(self, event: QHelpEvent) -> None:
        mark = self._view.stage.mark_at(event.pos())
        text = mark.label if mark else self._view.stage.explanation_at(event.pos())
        QToolTip.showText(event.globalPos(), text, self._view)

    def _begin(self, drag: Drag) -> None:
        self._drag = drag
        self._view.is_held = True

    def _seek_to(self, place: QPoint) -> None:
        axis = self._view.axis
        self._view.sought.emit(self._snapped(axis.us(max(axis.left, min(axis.right, place.x())))))

    def _panning(self, start: QPoint) -> Drag:
        axis = self._view.axis
        return lambda place: self._view.show_axis(axis.panned(start.x() - place.x()))

    def _spanning(self, fixed_us: int) -> Drag:
        def drag(place: QPoint) -> None:
            first, last = sorted((fixed_us, self._snapped(self._view.axis.us(place.x()))))
            self._view.span_drawn.emit(Span(first, last))

        return drag

    def _moving(self, mark: Mark, start: QPoint) -> Drag:
        """Drags a moment; one with a length by its end where it was taken there, else as a whole."""
        axis, span = self._view.axis, mark.span
        by_end = bool(span.duration_us) and abs(start.x() - axis.x(span.end_us)) <= _EDGE_PX

        def drag(place: QPoint) -> None:
            if abs(place.x() - start.x()) < _STILL_PX:
                return
            by_us = axis.us(place.x()) - axis.us(start.x())
            if by_end:
                moved = Span(span.start_us, max(span.start_us, self._snapped(span.end_us + by_us, mark)))
            else:
                moved = span.shifted(self._snapped(span.start_us + by_us, mark) - span.start_us)
            self._view.show_ghost(moved)
            self._drop = lambda: self._let_go(mark, moved)

        return drag

    def _carrying(self, recording: Recording, start: QPoint) -> Drag:
        """Moves a whole recording on the timeline."""
        axis = self._view.axis

        def drag(place: QPoint) -> None:
            by_us = axis.us(place.x()) - axis.us(start.x())
            self._view.show_ghost(recording.span.shifted(by_us))
            self._drop = lambda: self._put_down(recording, by_us)

        return drag

    def _put_down(self, recording: Recording, by_us: int) -> None:
        self._view.show_ghost(None)
        self._view.track_moved.emit(recording.code, by_us)

    def _let_go(self, mark: Mark, moved: Span) -> None:
        self._view.show_ghost(None)
        if moved != mark.span:
            self._view.mark_moved.emit(mark, moved)

    def _other_edge(self, place: QPoint) -> int | None:
        """The edge opposite to the one of the marked span under a place in the ruler; None where there is none."""
        span, axis = self._view.span, self._view.axis
        if span is None or place.y() >= self._view.stage.ruler_height:
            return None
        away = {span.start_us: abs(axis.x(span.end_us) - place.x()), span.end_us: abs(axis.x(span.start_us) - place.x())}
        other = min(away, key=lambda edge: away[edge])
        return other if away[other] <= _EDGE_PX else None

    def _snapped(self, instant_us: int, but: Mark | None = None) -> int:
        """The nearest edge of another mark, or the playhead, within a few pixels, when snapping is on."""
        if not self.is_snapping:
            return instant_us
        view = self._view
        reach_us = _SNAP_PX * view.axis.us_per_px
        lanes = [placed.lane.marks(view.stage.content) for placed in view.stage.lanes]
        near = [mark for marks in lanes if (mark := marks.nearest(instant_us, reach_us)) is not None and mark != but]
        edges = [edge for mark in near for edge in (mark.span.start_us, mark.span.end_us)]
        if but is not None:
            edges.append(view.playhead_us)
        nearest = min(edges, key=lambda edge: abs(edge - instant_us), default=instant_us)
        return nearest if abs(nearest - instant_us) <= reach_us else instant_us
