"""Where one was in each case, kept at this machine, so that a case opens where it was left."""

from PySide6.QtCore import QObject, QTimer

from reviewer.queries.desk import Desk
from reviewer.ui.preferences import Preferences
from reviewer.ui.session import Session
from reviewer.ui.transport import Transport

_KEEP_MS = 1_000


class LastPlace(QObject):
    """Notes the playhead of the open case about every second while it moves, and goes back to it when the case is opened again."""

    def __init__(self, session: Session, transport: Transport, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._transport = transport
        self._preferences = preferences
        self._name = ""
        self._instant_us = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_KEEP_MS)
        self._timer.timeout.connect(self.keep)
        session.case_opened.connect(self._return)
        session.playhead_moved.connect(self._note)

    def keep(self) -> None:
        """Write down the place of the case now open."""
        self._timer.stop()
        if self._name:
            self._preferences.remember(self._name, self._instant_us)

    def _note(self, instant_us: int) -> None:
        self._instant_us = instant_us
        if self._name and not self._timer.isActive():
            self._timer.start()

    def _return(self) -> None:
        desk = self._session.desk
        # What moved before belongs to the case that was left.
        self._timer.stop()
        self._name = _name_of(desk) if desk else ""
        kept = self._preferences.remembered(self._name) if self._name else None
        if kept is not None:
            self._transport.seek(int(str(kept)))


def _name_of(desk: Desk) -> str:
    return f"place/{desk.submission.bundle_id}/{desk.review.id}"
