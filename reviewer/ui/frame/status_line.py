"""The line at the foot: counts only, each a link."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reviewer.domain.evidence import ExhibitKind
from reviewer.queries.desk import Desk, QueueRow
from reviewer.ui.kit.buttons import Button
from reviewer.ui.theme import look
from reviewer.ui.words import within


class StatusLine(QWidget):
    """What is missing, how much was played, and that nothing is lost.

    Signals:
        gap_requested: go to the next deduction without proof.
        close_requested: go to the next measure too close to call.
        history_requested: show the log of this review.
    """

    gap_requested = Signal()
    close_requested = Signal()
    history_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk: Desk | None = None
        self._rows: tuple[QueueRow, ...] = ()
        self._is_busy = False
        self.sync = Button("", "clock", look="link")
        self.proof = Button("", "warning", look="link", tone="fail")
        self.close_calls = Button("", "warning-circle", look="link", tone="close")
        self.played = Button("", "eye", look="link")
        self.log = Button("", "lock-key", look="link")
        self.saved = Button("", "check", look="link", tone="met")
        self.proof.set_tone("fail")
        self.proof.clicked.connect(self.gap_requested)
        self.close_calls.clicked.connect(self.close_requested)
        self.log.clicked.connect(self.history_requested)
        self._row = QHBoxLayout(self)
        for button in (self.sync, self.proof, self.close_calls, self.played):
            self._row.addWidget(button)
        self._row.addStretch(1)
        self._row.addWidget(self.log)
        self._row.addWidget(self.saved)
        look().changed.connect(self._fit)
        self._fit()
        self._speak()

    def show_desk(self, desk: Desk | None) -> None:
        self._desk = desk
        self._speak()

    def show_queue(self, rows: tuple[QueueRow, ...]) -> None:
        self._rows = rows
        self._speak()

    def show_busy(self, count: int) -> None:
        """Say whether everything asked for is on disk yet."""
        if self._is_busy != bool(count):
            self._is_busy = bool(count)
            self._speak()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    def _speak(self) -> None:
        desk = self._desk
        for button in (self.sync, self.played, self.log):
            button.setVisible(desk is not None)
        self.proof.setVisible(desk is not None and any(item.lacks_proof for item in desk.items))
        self.close_calls.setVisible(desk is not None and any(item.is_too_close for item in desk.scorecard.items))
        self.saved.setText(self.tr("Saving…") if self._is_busy else self.tr("Every change is saved"))
        if desk is not None:
            self._show_counts(desk)

    def _show_counts(self, desk: Desk) -> None:
        uncertainty = max(
            (each.track.uncertainty_us for each in desk.exhibits if each.track and _is_recording(each.exhibit.kind)), default=0
        )
        self.sync.setText(self.tr("Sync ±{0}").format(within(uncertainty)))
        self.sync.setToolTip(self.tr("How far the recordings may lie from each other on the timeline"))
        self.proof.setText(self.tr("%n item(s) without proof", "", sum(item.lacks_proof for item in desk.items)))
        self.close_calls.setText(self.tr("%n too close to call", "", sum(item.is_too_close for item in desk.scorecard.items)))
        self.played.setText(self.tr("{0} % played").format(round(played_share(desk) * 100)))
        self.log.setText(self.tr("Log, %n step(s)", "", desk.journal_step))

    def _fit(self) -> None:
        sizes = look().sizes
        self.setFixedHeight(sizes.status)
        self._row.setContentsMargins(sizes.padding - 3, 0, sizes.padding - 3, 0)
        self._row.setSpacing(12 if sizes.is_wide else 8)


def played_share(desk: Desk) -> float:
    """The part of all film and sound that this review really played, 0 to 1."""
    recorded = {each.exhibit.code: each.exhibit.facts.duration_us for each in desk.exhibits if _is_recording(each.exhibit.kind)}
    total = sum(recorded.values())
    heard = sum(span.duration_us for played in desk.played if played.exhibit_code in recorded for span in played.spans)
    return heard / total if total else 0.0


def _is_recording(kind: ExhibitKind) -> bool:
    return kind in {ExhibitKind.FILM, ExhibitKind.SOUND}
