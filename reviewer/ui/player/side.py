"""Beside the film: what was said, the photos, and the shopper's notes."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from reviewer.queries.desk import Desk
from reviewer.ui.player.photo_grid import PhotoGrid
from reviewer.ui.player.said import LineList, notes_of, transcript_of
from reviewer.ui.preparation import Preparation
from reviewer.ui.theme import look


class Side(QWidget):
    """Three tabs.

    Signals:
        seek_requested: timeline instant of a line.
        photo_chosen: exhibit code.
    """

    seek_requested = Signal(object)
    photo_chosen = Signal(str)

    def __init__(self, preparation: Preparation) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.transcript, self.notes = LineList(), LineList()
        self.photos = PhotoGrid(preparation)
        self._pages = QStackedWidget()
        self._counts = (0, 0)
        for page in (self.transcript, self.photos, self.notes):
            self.tabs.addTab("")
            self._pages.addWidget(page)
        head = QWidget()
        head.setProperty("role", "head")
        row = QVBoxLayout(head)
        row.setContentsMargins(6, 0, 6, 0)
        row.addWidget(self.tabs)
        self._head = head
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._pages, 1)
        self.tabs.currentChanged.connect(self._pages.setCurrentIndex)
        for lines in (self.transcript, self.notes):
            lines.seek_requested.connect(self.seek_requested)
        self.photos.photo_chosen.connect(self.photo_chosen)
        look().changed.connect(self._dress)
        self._dress()
        self._name()

    def follow(self, desk: Desk | None) -> None:
        said, noted = (transcript_of(desk), notes_of(desk)) if desk else ([], [])
        clock = desk.clock if desk else None
        if said != self.transcript.lines.lines or noted != self.notes.lines.lines:
            self.transcript.lines.show_lines(said, clock)
            self.notes.lines.show_lines(noted, clock)
        self.photos.photos.follow(desk)
        self._counts = (len(self.photos.photos.codes), len(noted))
        self._name()

    def move_to(self, instant_us: int) -> None:
        self.transcript.move_to(instant_us)
        self.notes.move_to(instant_us)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name()

    def _name(self) -> None:
        photos, notes = self._counts
        self.tabs.setTabText(0, self.tr("Transcript"))
        # Not inside the f-strings: lupdate does not look into them.
        photos_name, notes_name = self.tr("Photos"), self.tr("Notes")
        self.tabs.setTabText(1, f"{photos_name} {photos or ''}".strip())
        self.tabs.setTabText(2, f"{notes_name} {notes or ''}".strip())
        for page, name in ((self.transcript, "Transcript"), (self.photos, "Photos"), (self.notes, "Notes")):
            page.setAccessibleName(self.tr(name))
        self.tabs.setAccessibleName(self.tr("Beside the film"))

    def _dress(self) -> None:
        self._head.setFixedHeight(look().sizes.head)
        self.setFixedWidth(look().sizes.transcript)
