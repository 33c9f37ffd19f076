"""The middle of the desk: player over timeline, and the ledger of what was played."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from reviewer.media.engine.film_track import ShownFrame
from reviewer.media.engine.played import Presented
from reviewer.operations.evidence import RecordPlayed
from reviewer.ui.frame.last_place import LastPlace
from reviewer.ui.player.panel import PlayerPanel
from reviewer.ui.preferences import Preferences
from reviewer.ui.preparation import Preparation
from reviewer.ui.session import Session
from reviewer.ui.theme import look
from reviewer.ui.timeline.panel import TimelinePanel

# Heights of player and timeline as drawn for a wide and a narrow window.
_WIDE = (640, 430)
_NARROW = (440, 268)


class Centre(QWidget):
    """Player and timeline, which know each other only through the session and here."""

    def __init__(self, session: Session, preparation: Preparation, preferences: Preferences) -> None:
        super().__init__()
        self._session = session
        self.player = PlayerPanel(session, preparation)
        self.timeline = TimelinePanel(session, preparation)
        self._place = LastPlace(session, self.player, preferences, self)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.player)
        self._split.addWidget(self.timeline)
        self._split.setStretchFactor(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._split)
        self.timeline.seek_requested.connect(self.player.seek)
        self.player.playing_changed.connect(self.timeline.set_playing)
        self.player.played.connect(self._record)
        self.player.transport.frame_changed.connect(self._note_frame)
        look().changed.connect(self._fit)
        self._fit()

    def pause(self) -> None:
        """Stop playing, because nobody looks any more."""
        self.player.transport.pause()

    def rest(self) -> None:
        """End playing; what was played until now is reported first."""
        self._place.keep()
        self.player.shut()

    def _record(self, presented: Presented) -> None:
        desk = self._session.desk
        if desk is None or not self._session.is_open:
            return
        for each in desk.exhibits:
            if each.exhibit.id == presented.exhibit_id:
                operation = RecordPlayed(desk.review.id, each.exhibit.id, presented.spans, speed=presented.speed)
                self._session.workbench.perform(operation)

    def _note_frame(self, frame: ShownFrame | None) -> None:
        self._session.shown_frame = frame.span if frame else None

    def _fit(self) -> None:
        self._split.setSizes(_WIDE if look().sizes.is_wide else _NARROW)
