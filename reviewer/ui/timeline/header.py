"""The line above the lanes: the visit at a glance, snapping and zoom."""

import math

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from reviewer.domain.moments import WallClock
from reviewer.ui.kit.buttons import IconButton
from reviewer.ui.kit.labels import Label
from reviewer.ui.preparation import Preparation
from reviewer.ui.theme import look
from reviewer.ui.timeline.axis import FINEST_US_PER_PX, TimeAxis
from reviewer.ui.timeline.content import Content
from reviewer.ui.timeline.overview import Overview
from reviewer.ui.words import DASH

_STEPS = 1000


class TimelineHeader(QWidget):
    """Title, overview, time range, snap, zoom.

    Signals:
        zoomed: us_per_px that was asked for.
        snapped: whether snapping is on.
    """

    zoomed = Signal(float)
    snapped = Signal(bool)

    def __init__(self, preparation: Preparation) -> None:
        super().__init__()
        self.setProperty("role", "head")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.overview = Overview(preparation)
        self._title = Label(weight=600)
        self._range = Label("", "text3", pixels="small")
        self._work = Label("", "text2", pixels="small")
        self._work.hide()
        self._snap = IconButton("magnet", checkable=True)
        self._snap.setChecked(True)
        self._out, self._in = IconButton("magnifying-glass-minus"), IconButton("magnifying-glass-plus")
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(0, _STEPS)
        self._coarsest = self._us_per_px = 1.0
        self._lay_out()
        self._snap.toggled.connect(self.snapped)
        self._out.clicked.connect(lambda: self.zoomed.emit(self._us_per_px * 1.5))
        self._in.clicked.connect(lambda: self.zoomed.emit(self._us_per_px / 1.5))
        self._slider.valueChanged.connect(self._slide)
        look().changed.connect(self._dress)
        self._dress()
        self._name()

    def show_content(self, content: Content, clock: WallClock | None) -> None:
        self.overview.show_content(content)
        if clock is None:
            self._range.setText("")
            return
        first, last = (clock.shown(edge)[:5] for edge in (content.opening.start_us, content.opening.end_us))
        self._range.setText(f"{first}{DASH}{last}")

    def show_listening(self, share: float) -> None:
        """How far aligning has come; 1 is the end of it."""
        self._work.setVisible(share < 1.0)
        self._work.setText(self.tr("Aligning {0} %").format(round(share * 100)))

    def show_anchor(self, code: str) -> None:
        """A first shared moment waits for the same moment in another recording."""
        self._work.setVisible(bool(code))
        self._work.setText(self.tr("{0}: now S at the same moment of another recording").format(code))

    def show_axis(self, axis: TimeAxis) -> None:
        self.overview.show_window(axis.shown)
        self._coarsest = TimeAxis.whole(axis.extent, left=axis.left, right=axis.right).us_per_px
        self._us_per_px = axis.us_per_px
        share = math.log(self._coarsest / axis.us_per_px) / math.log(self._coarsest / FINEST_US_PER_PX)
        self._slider.blockSignals(True)  # noqa: FBT003  Qt takes it by position
        self._slider.setValue(round(share * _STEPS))
        self._slider.blockSignals(False)  # noqa: FBT003  Qt takes it by position

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name()

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 0, 12, 0)
        line.addWidget(self._title)
        line.addWidget(self.overview, 100)
        line.addWidget(self._range)
        line.addWidget(self._work)
        line.addStretch(1)
        for widget in (self._snap, self._out, self._slider, self._in):
            line.addWidget(widget)

    def _slide(self, value: int) -> None:
        self.zoomed.emit(self._coarsest * (FINEST_US_PER_PX / self._coarsest) ** (value / _STEPS))

    def _name(self) -> None:
        self._title.setText(self.tr("Timeline"))
        self._snap.say(self.tr("Snap to marks"))
        self._out.say(self.tr("Show more"), "−")
        self._in.say(self.tr("Show larger"), "+")
        self._slider.setAccessibleName(self.tr("Zoom"))
        self.overview.setAccessibleName(self.tr("Overview of the visit"))

    def _dress(self) -> None:
        is_wide = look().sizes.is_wide
        self.setFixedHeight(36 if is_wide else 26)
        self._slider.setFixedWidth(90 if is_wide else 56)
        layout = self.layout()
        if layout is not None:
            layout.setSpacing(10 if is_wide else 6)
