"""The frame: two pages, their panels, and who hears whom. Everything else lives in the panels."""

from PySide6.QtCore import QByteArray, QEvent, Qt
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget

from reviewer.domain.ids import ReviewId, SubmissionId
from reviewer.operations.review import OpenReview
from reviewer.queries.desk import Desk, QueueRow
from reviewer.ui.actions import Keyboard
from reviewer.ui.desk_parts import DeskParts
from reviewer.ui.findings.editor import FindingEditor
from reviewer.ui.following import Following
from reviewer.ui.frame.centre import Centre
from reviewer.ui.frame.key_sheet import KeySheet
from reviewer.ui.frame.menu import MainMenu, MenuButton
from reviewer.ui.frame.palette import Palette
from reviewer.ui.frame.status_line import StatusLine
from reviewer.ui.frame.top_bar import TopBar
from reviewer.ui.history.dialog import HistoryDialog
from reviewer.ui.kit.columns import column_of, row_of
from reviewer.ui.kit.focus import FocusRing
from reviewer.ui.notices import NoticeBar, ReadOnlyBar
from reviewer.ui.queue.page import QueuePage
from reviewer.ui.queue.rail import Rail
from reviewer.ui.rubric.panel import RubricPanel
from reviewer.ui.scorecard.sign_dialog import SignDialog
from reviewer.ui.session import Session
from reviewer.ui.theme import look
from reviewer.ui.transport import Transport

# How much of the side the finding editor takes as drawn, by whether the window is wide.
_FINDING_HEIGHT = {True: 392, False: 262}


class MainWindow(QMainWindow):
    """The desk and the queue in one window."""

    def __init__(self, parts: DeskParts) -> None:
        super().__init__()
        self._parts = parts
        self.session: Session = parts.session
        self.notice, self.read_only = NoticeBar(), ReadOnlyBar()
        self.read_only.setVisible(parts.workbench.is_read_only)
        self.queue_menu, self.desk_menu = MenuButton(), MenuButton()
        self.queue = QueuePage(parts.workbench, parts.arrivals, self.queue_menu)
        self.top = TopBar(self.desk_menu)
        self.rail = Rail()
        self.centre = Centre(parts.session, parts.preparation, parts.preferences)
        self.transport: Transport = self.centre.player
        self.timeline = self.centre.timeline
        self.rubric = RubricPanel(parts.session)
        self.findings = FindingEditor(parts.session)
        self.status = StatusLine()
        self.keyboard = Keyboard(self, self)
        self.menu = MainMenu(self, self.keyboard, parts.preferences)
        self.following = Following(parts.session, self.transport, parts.preferences, self)
        self._split = QSplitter(Qt.Orientation.Vertical)
        # A splitter takes its limits from what it holds, so the width is held by a frame around it.
        self._side = column_of(self._split)
        self._pages = QStackedWidget()
        self._build()
        self._connect()
        self._restore()
        self._ring = FocusRing(self)
        self._speak()
        self.queue.table.setFocus()
        self.queue.refresh()

    # -- what actions do (see ui.actions.Stage)

    @property
    def is_at_desk(self) -> bool:
        return self._pages.currentIndex() == 1

    def undo(self) -> None:
        if self.session.desk is not None:
            self.findings.commit()
            self._parts.workbench.undo(self.session.desk.review.id)

    def redo(self) -> None:
        if self.session.desk is not None:
            self.findings.commit()
            self._parts.workbench.redo(self.session.desk.review.id)

    def sign(self) -> None:
        self.findings.commit()
        self.sign_dialog().open()

    def sign_dialog(self) -> SignDialog:
        """The page before signing, made for the open case."""
        dialog = SignDialog(self, self.session, self._parts.signing)
        dialog.item_requested.connect(self.session.select_item)
        return dialog

    def show_queue(self) -> None:
        self.findings.commit()
        self.centre.pause()
        self._pages.setCurrentIndex(0)
        self.queue.refresh()
        self.queue.table.setFocus()
        self._show_status(self.session.desk)

    def show_desk(self) -> None:
        self._pages.setCurrentIndex(1)
        self._show_status(self.session.desk)

    def show_proof(self) -> None:
        """Choose the first finding that has evidence, and go to its moment."""
        desk = self.session.desk
        proved = next((finding for finding in desk.findings if finding.citations), None) if desk else None
        if proved is not None:
            self.session.select_finding(proved.id)
            instant = self.session.first_moment_of(proved.item)
            self.transport.seek(instant if instant is not None else 0)
            self.session.bring_evidence_of(proved.item)

    def show_palette(self) -> None:
        palette = Palette(self, self)
        palette.show()
        palette.field.setFocus()

    def show_keys(self) -> None:
        KeySheet(self).open()

    def show_history(self) -> None:
        HistoryDialog(self, self.session).open()

    def import_bundles(self) -> None:
        self.queue.choose_files()

    def toggle_following(self) -> None:
        self._parts.preferences.set_following(not self._parts.preferences.is_following)

    def open_row(self, row: QueueRow) -> None:
        """Open a shop at the desk; its review is opened with it when it is new."""
        if row.review_id is not None:
            self._open(ReviewId(row.review_id))
        else:
            self._parts.workbench.perform(OpenReview(SubmissionId(row.submission_id), self._parts.reviewer), self._open)

    # -- Qt

    def closeEvent(self, event: QCloseEvent) -> None:
        self.findings.commit()
        self.centre.rest()
        self._parts.preferences.remember("window", self.saveGeometry())
        self._parts.preferences.remember("side", self._split.saveState())
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        look().fit(event.size().width())
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    # -- inside

    def _open(self, review_id: ReviewId) -> None:
        self.findings.commit()
        self.session.open(review_id)
        self.show_desk()

    def _show_case(self, desk: Desk | None) -> None:
        self.top.show_desk(desk)
        self._show_status(desk)
        current = desk.review.submission_id if desk else None
        self.rail.mark_current(current)
        self.queue.mark_current(current)

    def _begin_case(self) -> None:
        """Choose the first open item, so that a key does something at once."""
        desk = self.session.desk
        if desk is not None and not self.session.selected_item:
            first = next((item for item in desk.items if item.verdict is None), desk.items[0])
            self.session.select_item(first.item.code)
        self.rubric.tree.setFocus()

    def _show_status(self, desk: Desk | None) -> None:
        self.status.show_desk(desk if self.is_at_desk else None)

    def _attach_frame(self) -> None:
        self.findings.attach("frame")

    def _connect(self) -> None:
        parts, session = self._parts, self.session
        session.desk_changed.connect(self._show_case)
        session.case_opened.connect(self._begin_case)
        parts.workbench.failed.connect(self.notice.show_error)
        parts.workbench.changed.connect(self.notice.clear_refusal)
        parts.workbench.busy.connect(self.status.show_busy)
        self.queue.open_requested.connect(self.open_row)
        self.queue.counted.connect(self.rail.show_rows)
        self.rail.open_requested.connect(self.open_row)
        self.rail.queue_requested.connect(self.show_queue)
        self.rail.import_requested.connect(self.import_bundles)
        self.rail.keys_requested.connect(self.show_keys)
        self.rail.dropped.connect(parts.arrivals.take)
        self.top.search_requested.connect(self.show_palette)
        self.top.undo_requested.connect(self.undo)
        self.top.redo_requested.connect(self.redo)
        self.top.sign_requested.connect(self.sign)
        self.rubric.seek_requested.connect(self.transport.seek)
        self.centre.player.frame_captured.connect(self._attach_frame)
        self.findings.play_requested.connect(self.transport.play_span)
        self.findings.exhibit_requested.connect(self.transport.show_exhibit)
        self.findings.next_gap_requested.connect(self.rubric.choose_next_gap)
        self.timeline.failed.connect(self.notice.show_error)
        self.status.gap_requested.connect(self.rubric.choose_next_gap)
        self.status.close_requested.connect(self.rubric.choose_close_call)
        self.status.history_requested.connect(self.show_history)
        parts.preferences.changed.connect(self.menu.speak)
        look().changed.connect(self._fit)

    def _build(self) -> None:
        self.queue_menu.setMenu(self.menu)
        self.desk_menu.setMenu(self.menu)
        self._split.addWidget(self.rubric)
        self._split.addWidget(self.findings)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.setStretchFactor(0, 1)
        self._split.setStretchFactor(1, 0)
        self._pages.addWidget(self.queue)
        self._pages.addWidget(column_of(self.top, row_of(self.rail, self.centre, self._side, stretched=1), stretched=1))
        self.setCentralWidget(column_of(self.read_only, self.notice, self._pages, self.status, stretched=1))
        self.setMinimumSize(1100, 640)
        self._fit()

    def _fit(self) -> None:
        self._side.setFixedWidth(look().sizes.side)
        below = _FINDING_HEIGHT[look().sizes.is_wide]
        self._split.setSizes([max(1, self.height() - below), below])

    def _restore(self) -> None:
        geometry, side = self._parts.preferences.remembered("window"), self._parts.preferences.remembered("side")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        if isinstance(side, QByteArray):
            self._split.restoreState(side)

    def _speak(self) -> None:
        self.setWindowTitle(self.tr("Reviewer workstation"))
        for button in (self.queue_menu, self.desk_menu):
            button.say(self.tr("Menu"))
        self.keyboard.speak()
        self.menu.speak()
