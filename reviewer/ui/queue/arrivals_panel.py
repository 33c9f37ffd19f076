"""The panel of what is coming in: a place to drop bundles, and one row per arrival."""

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from reviewer.ui.kit.bars import Bar, DashedBox
from reviewer.ui.kit.buttons import Button, IconButton
from reviewer.ui.kit.icons import icon
from reviewer.ui.kit.labels import CutLabel, Hairline, Label
from reviewer.ui.queue.incoming import Arrival, Arrivals
from reviewer.ui.speech import spoken
from reviewer.ui.theme import look

_WIDTH = 300
_STATE_ICONS = {"ready": ("check-circle", "met"), "refused": ("warning-octagon", "fail"), "stopped": ("x", "text3")}


class DropPlace(DashedBox):
    """Where bundles are let go.

    Signals:
        dropped: list of paths.
    """

    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._mark = Label()
        self._mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = Label("", weight=600)
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint = Label("", "text2")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 22, 12, 22)
        column.setSpacing(4)
        for widget in (self._mark, self._title, self._hint):
            column.addWidget(widget)
        look().changed.connect(self._dress)
        self._dress()
        self._speak(0)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        paths = dropped_paths(event)
        if paths:
            event.acceptProposedAction()
            self.set_hot(is_hot=True)
            self._speak(len(paths))

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._cool()

    def dropEvent(self, event: QDropEvent) -> None:
        self._cool()
        event.acceptProposedAction()
        self.dropped.emit(dropped_paths(event))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._speak(0)
        super().changeEvent(event)

    def _cool(self) -> None:
        self.set_hot(is_hot=False)
        self._speak(0)

    def _dress(self) -> None:
        self._mark.setPixmap(icon("download-simple", "accent").pixmap(24, 24))

    def _speak(self, count: int) -> None:
        self._title.setText(self.tr("Let go to import %n bundle(s)", "", count) if count else self.tr("Drop a bundle or folder here"))
        self._hint.setText(self.tr("Originals are copied, never moved."))


class ArrivalRow(QWidget):
    """One arrival.

    Signals:
        open_requested, call_off_requested, again_requested: the button of its state was pressed.
    """

    open_requested = Signal(object)
    call_off_requested = Signal(object)
    again_requested = Signal(object)

    def __init__(self, arrival: Arrival) -> None:
        super().__init__()
        self.arrival = arrival
        self._mark = Label()
        self._name = CutLabel(arrival.path.name)
        self._share = Label("", "text2")
        self._bar = Bar(tone="accent")
        self._state = Label("", "text3")
        self._state.setWordWrap(True)
        # A long file name in a sentence must not push the button out of the panel.
        self._state.setMinimumWidth(1)
        self._state.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._button = Button()
        self._button.clicked.connect(self._press)
        self._stop = IconButton("x")
        self._stop.setIconSize(QSize(14, 14))
        self._stop.clicked.connect(lambda: self.call_off_requested.emit(self.arrival))
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self._share)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(head)
        words.addWidget(self._bar)
        words.addWidget(self._state)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(10)
        row.addWidget(self._mark)
        row.addLayout(words, 1)
        row.addWidget(self._button)
        row.addWidget(self._stop)
        self.refresh()

    def refresh(self) -> None:
        arrival = self.arrival
        name, tone = _STATE_ICONS.get(arrival.state, ("stack", "text2"))
        self._mark.setPixmap(icon(name, tone).pixmap(16, 16))
        self._share.setText(f"{round(arrival.share * 100)} %" if arrival.state == "reading" else "")
        self._bar.set_share(1.0 if arrival.state == "keeping" else arrival.share)
        self._bar.setVisible(arrival.is_under_way)
        self._state.set_tone("fail" if arrival.state == "refused" else "text3")
        self._state.setText(self._words())
        self._button.setVisible(arrival.state in {"ready", "refused", "stopped"})
        self._button.setText(self.tr("Open") if arrival.state == "ready" else self.tr("Retry"))
        self._stop.setVisible(arrival.state in {"waiting", "reading"})
        self._stop.say(self.tr("Stop this import"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)

    def _words(self) -> str:
        if self.arrival.error is not None:
            return self.arrival.error.sentence(spoken())
        words = {
            "waiting": self.tr("Waiting"),
            "reading": self.tr("Checking every file against its digest"),
            "keeping": self.tr("Keeping the originals"),
            "ready": self.tr("Ready"),
            "stopped": self.tr("Stopped; nothing was kept"),
        }
        return words[self.arrival.state]

    def _press(self) -> None:
        wish = self.open_requested if self.arrival.state == "ready" else self.again_requested
        wish.emit(self.arrival)


class ArrivalsPanel(QWidget):
    """What is coming in, newest at the bottom.

    Signals:
        open_requested: an `Arrival` that is ready shall be opened.
    """

    open_requested = Signal(object)

    def __init__(self, arrivals: Arrivals) -> None:
        super().__init__()
        self._arrivals = arrivals
        self._rows: dict[Arrival, ArrivalRow] = {}
        self.setFixedWidth(_WIDTH)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title, self._count = Label("", weight=600), Label("", "text3")
        self._clear = Button("", look="ghost")
        self._clear.clicked.connect(self._clear_done)
        self._place = DropPlace()
        self._place.dropped.connect(self._arrivals.take)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._list.addStretch(1)
        self._build()
        arrivals.changed.connect(self._refresh)
        self._speak()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    def _build(self) -> None:
        head = QWidget()
        head.setProperty("role", "head")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line = QHBoxLayout(head)
        line.setContentsMargins(10, 0, 10, 0)
        head.setFixedHeight(30)
        for widget in (self._title, self._count):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(self._clear)
        inside = QWidget()
        inside.setProperty("role", "panel")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside.setLayout(self._list)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        around = QVBoxLayout()
        around.setContentsMargins(12, 10, 12, 10)
        around.addWidget(self._place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addLayout(around)
        column.addWidget(area, 1)

    def _refresh(self, arrival: Arrival) -> None:
        if arrival in self._rows:
            self._rows[arrival].refresh()
        else:
            row = ArrivalRow(arrival)
            row.open_requested.connect(self.open_requested)
            row.call_off_requested.connect(self._arrivals.call_off)
            row.again_requested.connect(self._try_again)
            self._rows[arrival] = row
            self._list.insertWidget(self._list.count() - 1, row)
            self._list.insertWidget(self._list.count() - 1, Hairline())
        self._speak()

    def _try_again(self, arrival: Arrival) -> None:
        self._arrivals.try_again(arrival)
        self._drop_gone()

    def _clear_done(self) -> None:
        self._arrivals.clear_done()
        self._drop_gone()

    def _drop_gone(self) -> None:
        for arrival in [each for each in self._rows if each not in self._arrivals.all]:
            row = self._rows.pop(arrival)
            at = self._list.indexOf(row)
            for number in (at + 1, at):
                item = self._list.takeAt(number)
                widget = item.widget() if item else None
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()
        self._speak()

    def _speak(self) -> None:
        self._title.setText(self.tr("Coming in"))
        self._count.setText(str(len(self._arrivals.all)) if self._arrivals.all else "")
        self._clear.setText(self.tr("Clear done"))
        self._clear.setVisible(any(not arrival.is_under_way for arrival in self._arrivals.all))


def dropped_paths(event: QDropEvent) -> list[Path]:
    """The files and folders of this machine that are being dragged."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
