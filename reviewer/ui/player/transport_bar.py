"""The bar under the film: clock, play, marks, region, speed, level and tracks."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QSlider, QToolButton, QWidget, QWidgetAction

from reviewer.domain.moments import WallClock
from reviewer.ui.kit.buttons import Button, IconButton
from reviewer.ui.kit.icons import bear
from reviewer.ui.kit.labels import Hairline
from reviewer.ui.player.case_transport import SPEEDS
from reviewer.ui.player.meters import Meters
from reviewer.ui.player.track_toggles import TrackToggles
from reviewer.ui.player.wall_clock import ClockFace
from reviewer.ui.theme import look
from reviewer.ui.words import DASH

_FIVE_S = 5


class TransportBar(QWidget):
    """Buttons only say what was asked for.

    Signals:
        play_toggled, loop_toggled, region_toggled, frame_captured, in_marked, out_marked: as their names say.
        stepped: frames, -1 or 1.
        jumped: seconds.
        speed_chosen: factor.
        volume_chosen: 0 to 1.
    """

    play_toggled = Signal()
    loop_toggled = Signal()
    region_toggled = Signal()
    frame_captured = Signal()
    in_marked = Signal()
    out_marked = Signal()
    stepped = Signal(int)
    jumped = Signal(int)
    speed_chosen = Signal(float)
    volume_chosen = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.clock = ClockFace()
        self.meters = Meters()
        self.tracks = TrackToggles()
        self.play = Button("", "play", look="main")
        self._far_back, self._back = IconButton("caret-double-left"), IconButton("skip-back")
        self._on, self._far_on = IconButton("skip-forward"), IconButton("caret-double-right")
        self._mark_in, self._mark_out = Button("I"), Button("O")
        self._loop = IconButton("repeat", checkable=True)
        self._region_wide, self._region = Button("", "bounding-box"), IconButton("bounding-box", look="plain", checkable=True)
        self._region_wide.setCheckable(True)
        self._frame_wide, self._frame = Button("", "camera"), IconButton("camera", look="plain")
        self._speed = QToolButton()
        self._volume = IconButton("speaker-high")
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._lay_out()
        self._make_menus()
        self._connect()
        look().changed.connect(self._dress)
        self._dress()
        self._name()

    def show_playing(self, is_playing: bool) -> None:
        bear(self.play, "pause" if is_playing else "play", tone="on_fill")
        self.play.setAccessibleName(self.tr("Pause") if is_playing else self.tr("Play"))
        self.play.setToolTip(self.tr("Pause (Space)") if is_playing else self.tr("Play (Space)"))

    def show_speed(self, speed: float) -> None:
        self._speed.setText(f"{speed:g}×")

    def show_marks(self, clock: WallClock | None, *, in_us: int | None, out_us: int | None) -> None:
        """Times of in and out behind their letters, where there is room."""
        for button, letter, instant_us in ((self._mark_in, "I", in_us), (self._mark_out, "O", out_us)):
            shown = clock.shown(instant_us) if clock and instant_us is not None else DASH
            button.setText(f"{letter}  {shown}" if look().sizes.is_wide else letter)

    def show_switches(self, *, is_looping: bool, is_drawing: bool) -> None:
        self._loop.setChecked(is_looping)
        self._region.setChecked(is_drawing)
        self._region_wide.setChecked(is_drawing)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name()

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.addWidget(self.clock)
        for widget in (self._far_back, self._back, self.play, self._on, self._far_on, Hairline(Qt.Orientation.Vertical, 18)):
            line.addWidget(widget)
        for widget in (self._mark_in, self._mark_out, self._loop, self._region_wide, self._region, self._frame_wide, self._frame):
            line.addWidget(widget)
        line.addStretch(1)
        for right in (self._speed, self._volume, self.meters, Hairline(Qt.Orientation.Vertical, 18), self.tracks):
            line.addWidget(right)
        for button in self.findChildren(Button):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _make_menus(self) -> None:
        speeds = QMenu(self._speed)
        group = QActionGroup(speeds)
        for speed in SPEEDS:
            action = speeds.addAction(f"{speed:g}×")
            action.setData(speed)
            group.addAction(action)
        group.triggered.connect(lambda action: self.speed_chosen.emit(action.data()))
        self._speed.setMenu(speeds)
        self._speed.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        # The caret stands right of the figure.
        self._speed.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._speed.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._speed.setIconSize(QSize(14, 14))
        bear(self._speed, "caret-down")
        self.show_speed(1.0)
        self._slider.setRange(0, 100)
        self._slider.setValue(100)
        self._slider.setFixedWidth(140)
        volumes = QMenu(self._volume)
        holder = QWidgetAction(volumes)
        holder.setDefaultWidget(self._slider)
        volumes.addAction(holder)
        self._volume.setMenu(volumes)
        self._volume.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _connect(self) -> None:
        self.play.clicked.connect(self.play_toggled)
        self._back.clicked.connect(lambda: self.stepped.emit(-1))
        self._on.clicked.connect(lambda: self.stepped.emit(1))
        self._far_back.clicked.connect(lambda: self.jumped.emit(-_FIVE_S))
        self._far_on.clicked.connect(lambda: self.jumped.emit(_FIVE_S))
        self._mark_in.clicked.connect(self.in_marked)
        self._mark_out.clicked.connect(self.out_marked)
        self._loop.clicked.connect(self.loop_toggled)
        for button in (self._region, self._region_wide):
            button.clicked.connect(self.region_toggled)
        for button in (self._frame, self._frame_wide):
            button.clicked.connect(self.frame_captured)
        self._slider.valueChanged.connect(lambda value: self.volume_chosen.emit(value / 100))

    def _name(self) -> None:
        self.show_playing(is_playing=False)
        self._back.say(self.tr("One frame back"), "←")
        self._on.say(self.tr("One frame on"), "→")
        self._far_back.say(self.tr("Five seconds back"), "Ctrl+←")
        self._far_on.say(self.tr("Five seconds on"), "Ctrl+→")
        self._loop.say(self.tr("Loop the marked span"), "\\")
        self._volume.say(self.tr("Volume"))
        self._slider.setAccessibleName(self.tr("Volume"))
        self._region.say(self.tr("Draw a region"), "R")
        self._frame.say(self.tr("Cite this frame"), "F")
        self._region_wide.setText(self.tr("Region"))
        self._frame_wide.setText(self.tr("Frame"))
        for button, name, keys in (
            (self._region_wide, self.tr("Draw a region"), "R"), (self._frame_wide, self.tr("Cite this frame"), "F"),
            (self._mark_in, self.tr("Mark start here"), "I"), (self._mark_out, self.tr("Mark end here"), "O"),
            (self._speed, self.tr("Speed"), ", ."),
        ):  # fmt: skip
            button.setAccessibleName(name)
            button.setToolTip(f"{name} ({keys})")

    def _dress(self) -> None:
        is_wide = look().sizes.is_wide
        self.setFixedHeight(54 if is_wide else 44)
        for button in (self._far_back, self._far_on, self._region_wide, self._frame_wide):
            button.setVisible(is_wide)
        for narrow in (self._region, self._frame):
            narrow.setVisible(not is_wide)
        side = look().sizes.button
        for square in (self._far_back, self._back, self._on, self._far_on, self._loop, self._region, self._frame, self._volume):
            square.setFixedSize(QSize(side, side))
        for low in (self._mark_in, self._mark_out, self._region_wide, self._frame_wide, self._speed):
            low.setFixedHeight(side)
        self.play.setFixedSize(QSize(40 if is_wide else 34, side))
        layout = self.layout()
        if layout is not None:
            layout.setSpacing(10 if is_wide else 6)
            layout.setContentsMargins(14 if is_wide else 8, 0, 14 if is_wide else 8, 0)
