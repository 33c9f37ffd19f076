"""The timeline panel: connects the painted timeline to the open case."""

from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QToolTip, QVBoxLayout, QWidget

from reviewer.domain.ids import FindingId, ReviewId
from reviewer.domain.moments import Span
from reviewer.queries.desk import Desk
from reviewer.ui.preparation import Preparation
from reviewer.ui.session import Session
from reviewer.ui.theme import look
from reviewer.ui.timeline.canvas import Chosen
from reviewer.ui.timeline.clocks import Clocks
from reviewer.ui.timeline.content import Placing, content_of, first_place_of
from reviewer.ui.timeline.exporting import Exporting
from reviewer.ui.timeline.header import TimelineHeader
from reviewer.ui.timeline.marking import Marking
from reviewer.ui.timeline.marks import Mark, MarkKind
from reviewer.ui.timeline.pointer import Pointer
from reviewer.ui.timeline.reading_out import speak_timelines
from reviewer.ui.timeline.view import TimelineView


class TimelinePanel(QWidget):
    """Header and lanes of the open case.

    Signals:
        seek_requested: timeline instant in microseconds the reviewer pointed at.
        failed: the `ReviewerError` that kept something from being exported.
    """

    seek_requested = Signal(object)
    failed = Signal(object)

    def __init__(self, session: Session, preparation: Preparation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.header = TimelineHeader(preparation)
        self.view = TimelineView(preparation)
        speak_timelines()
        self.pointer = Pointer(self.view)
        self.marking = Marking(session, self)
        self.exporting = Exporting(session, preparation, self)
        self.clocks = Clocks(session, preparation, self)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self.view)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._scroll, 1)
        self._review: ReviewId | None = None
        self._is_playing = False
        self._moment = self._track = ""
        self._connect()
        self._take(session.desk)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._take(self._session.desk)

    def set_playing(self, is_playing: bool) -> None:
        """While playing, the window follows the playhead."""
        self._is_playing = is_playing

    def show_instant(self, instant_us: int) -> None:
        """Bring an instant onto the screen."""
        self.view.show_instant(instant_us)

    def zoom(self, factor: float) -> None:
        """Above 1 shows less and larger."""
        self.view.zoom(factor)

    def bookmark(self) -> None:
        """Mark the span between in and out, or else this moment."""
        self.marking.place("", self._here())

    def choose_moment(self) -> None:
        """Ask which moment of the rubric is here."""
        place = QPoint(round(self.view.axis.x(self._session.playhead_us)), self.view.height() // 2)
        self._ask(self._here(), None, self.view.mapToGlobal(place))

    def remove_moment(self) -> None:
        """Take the chosen moment off the timeline."""
        self.marking.remove(self._moment)

    def step_mark(self, direction: int) -> None:
        """Go to the next (1) or previous (-1) mark."""
        self.view.step_mark(direction)

    def _connect(self) -> None:
        session, view, header = self._session, self.view, self.header
        session.desk_changed.connect(self._take)
        session.playhead_moved.connect(lambda at_us: view.move_playhead(at_us, is_followed=self._is_playing))
        session.span_marked.connect(lambda _: view.mark_span(session.span))
        session.item_selected.connect(self._show_item)
        session.finding_selected.connect(self._show_finding)
        session.exhibit_activated.connect(lambda _: self._choose())
        view.sought.connect(self.seek_requested)
        self.exporting.failed.connect(self.failed)
        self.exporting.written.connect(self._tell_written)
        view.mark_moved.connect(self.marking.move)
        view.menu_asked.connect(lambda at_us, mark, place: self._ask(Span(at_us, at_us), mark, place))
        view.chosen.connect(self._choose_mark)
        view.span_drawn.connect(session.mark_span)
        view.axis_changed.connect(header.show_axis)
        self._connect_clocks()
        header.overview.moved.connect(self._centre)
        header.zoomed.connect(lambda us_per_px: view.zoom(view.axis.us_per_px / us_per_px))
        header.snapped.connect(self._snap)
        look().changed.connect(self._fit)

    def _tell_written(self, path: Path) -> None:
        place = self.header.mapToGlobal(QPoint(self.header.width() // 2, -2 * self.header.height()))
        QToolTip.showText(place, self.tr("{0} is written").format(path.name), self.header)

    def _here(self) -> Span:
        now_us = self._session.playhead_us
        return self._session.span or Span(now_us, now_us)

    def _ask(self, span: Span, mark: Mark | None, place: QPoint) -> None:
        if self._session.desk is not None:
            menu = self.marking.menu(span, mark)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(place)

    def _connect_clocks(self) -> None:
        clocks, view = self.clocks, self.view
        view.head_pressed.connect(clocks.hold)
        view.track_moved.connect(clocks.move)
        clocks.held.connect(self._hold)
        clocks.advanced.connect(self.header.show_listening)
        clocks.failed.connect(self.failed)
        clocks.anchored.connect(lambda code, _: self.header.show_anchor(code))

    def _hold(self, code: str) -> None:
        self._track = code
        self._choose()

    def _take(self, desk: Desk | None) -> None:
        content = content_of(desk)
        clock = desk.clock if desk else None
        before, self._review = self._review, desk.review.id if desk else None
        self.view.show_content(content, clock, is_new=before != self._review)
        self.header.show_content(content, clock)
        self.header.show_axis(self.view.axis)
        self.header.show_anchor("")
        self.pointer.may_move_marks = self._session.is_open
        self._choose()
        self._fit()

    def _fit(self) -> None:
        """Room for all lanes of an ordinary case; with more recordings the lanes scroll."""
        most = 380 if look().sizes.is_wide else 245
        self.setMinimumHeight(self.header.height() + min(most, self.view.stage.height))

    def _choose(self) -> None:
        session = self._session
        self.view.choose(Chosen(session.selected_item, session.selected_finding, session.active_exhibit, self._moment, self._track))

    def _choose_mark(self, mark: Mark) -> None:
        if mark.kind is MarkKind.FINDING:
            self._session.select_finding(FindingId(int(mark.key)))
        elif mark.kind is MarkKind.PHOTO:
            self._session.activate_exhibit(mark.key)
        elif mark.kind in (MarkKind.ANSWER, MarkKind.MEASURE) and mark.key:
            self._session.select_item(mark.key)
        self._moment = mark.key if mark.kind is MarkKind.MOMENT else ""
        self._choose()

    def _show_item(self, _code: str) -> None:
        self._choose()
        desk, item = self._session.desk, self._session.item
        place = first_place_of(desk, item) if desk and item else None
        if place is not None:
            self.view.show_axis(self.view.axis.disclosing(place))

    def _show_finding(self, _finding_id: FindingId) -> None:
        self._choose()
        desk, finding = self._session.desk, self._session.finding
        places = Placing(desk).places_of(finding) if desk and finding else ()
        if places:
            self.view.show_axis(self.view.axis.disclosing(places[0][1]))

    def _centre(self, instant_us: int) -> None:
        axis = self.view.axis
        half_us = round(axis.width * axis.us_per_px / 2)
        self.view.show_axis(axis.panned((instant_us - half_us - axis.start_us) / axis.us_per_px))

    def _snap(self, is_on: bool) -> None:
        self.pointer.is_snapping = is_on
