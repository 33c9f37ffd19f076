"""The picture: film or photo, letterboxed and never stretched, with what it is and the regions drawn on it."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewer.domain.evidence import Region
from reviewer.media.engine.film_track import ShownFrame
from reviewer.media.frames import Picture
from reviewer.ui.player.region_drawing import RegionDrawing, cursor_at, on_screen, paint_plate, paint_region, region_of
from reviewer.ui.theme import font, look

_INSET = 10


@dataclass(frozen=True)
class Overlay:
    """A region that a finding cites in the picture shown, and what to call it."""

    region: Region
    label: str


class FilmView(QWidget):
    """Shows one picture at a time.

    Signals:
        region_drawn: the `Region` of the picture that was drawn or changed.
        sized: width and height of the view in device pixels.
        toggled: the picture was clicked while no region is being drawn.
    """

    region_drawn = Signal(object)
    sized = Signal(int, int)
    toggled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        self._held: Picture | None = None
        self._title = ""
        self._note = ""
        self._message = ""
        self._region: Region | None = None
        self._label = ""
        self._overlays: tuple[Overlay, ...] = ()
        self._drawing: RegionDrawing | None = None
        self._is_drawing = False
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.tr("Film and photos"))

    @property
    def is_drawing(self) -> bool:
        """Whether the mouse draws a region."""
        return self._is_drawing

    @property
    def picture_box(self) -> QRectF:
        """Where the picture lies on the widget; empty without one."""
        if self._image is None:
            return QRectF()
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2, size.width(), size.height())

    @property
    def overlays(self) -> tuple[Overlay, ...]:
        """Regions already cited in this picture."""
        return self._overlays

    @property
    def message(self) -> str:
        """What stands in the middle while there is no picture."""
        return self._message

    def show_frame(self, frame: ShownFrame | None) -> None:
        """Show a frame of film; None keeps the ground."""
        self._take(frame.picture if frame else None, QImage.Format.Format_RGB32)

    def show_photo(self, picture: Picture | None) -> None:
        """Show a photo, RGB."""
        self._take(picture, QImage.Format.Format_RGB888)

    def caption(self, title: str, note: str) -> None:
        """What is shown, at the top left, and in which state, at the top right."""
        if (title, note) != (self._title, self._note):
            self._title, self._note = title, note
            self.setAccessibleDescription(title)
            self.update()

    def say(self, message: str) -> None:
        """What stands in the middle while there is no picture."""
        if message != self._message:
            self._message = message
            self.update()

    def mark(self, region: Region | None, label: str) -> None:
        """The region of the session, which can be changed, and its label."""
        self._region, self._label = region, label
        self.update()

    def overlay(self, overlays: tuple[Overlay, ...]) -> None:
        """Regions that are already cited in this picture."""
        if overlays != self._overlays:
            self._overlays = overlays
            self.update()

    def draw_region(self, is_drawing: bool) -> None:
        self._is_drawing = is_drawing
        self._drawing = None
        self.setCursor(Qt.CursorShape.CrossCursor if is_drawing else Qt.CursorShape.ArrowCursor)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(960, 540)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 135)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ratio = self.devicePixelRatioF()
        self.sized.emit(round(self.width() * ratio), round(self.height() * ratio))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().tokens.letterbox)
        box = self.picture_box
        if self._image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(box, self._image)
        elif self._message:
            painter.setPen("#B0B6BE")
            painter.setFont(font(look().sizes.body))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._message)
        if self._image is not None:
            self._paint_regions(painter, box)
            if self._title:
                paint_plate(painter, box.topLeft() + QPointF(_INSET, _INSET), self._title, within=box)
            if self._note:
                paint_plate(painter, box.topRight() + QPointF(-_INSET, _INSET), self._note, within=box, is_right=True)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if self._is_drawing and self._image is not None:
            self._drawing = RegionDrawing.at(event.position(), self._region_box())
        elif not self._is_drawing:
            self.toggled.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._is_drawing:
            return
        if self._drawing is None:
            self.setCursor(cursor_at(event.position(), self._region_box()))
            return
        region = region_of(self._drawing.dragged(event.position(), self.picture_box), self.picture_box)
        if region is not None:
            self._region = region
            self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        if self._drawing is not None:
            self._drawing = None
            self.region_drawn.emit(self._region)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._region is not None:
            self._region = None
            self.region_drawn.emit(None)
            self.update()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Film and photos"))

    def _take(self, picture: Picture | None, form: QImage.Format) -> None:
        # The image has no copy of its pixels, so they are held as long as it is.
        self._held = np.ascontiguousarray(picture) if picture is not None else None
        self._image = None
        if self._held is not None:
            height, width, depth = self._held.shape
            self._image = QImage(self._held.data, width, height, width * depth, form)
        self.update()

    def _region_box(self) -> QRectF | None:
        return on_screen(self._region, self.picture_box) if self._region is not None else None

    def _paint_regions(self, painter: QPainter, box: QRectF) -> None:
        painter.save()
        for overlay in self._overlays:
            if overlay.region != self._region:
                paint_region(painter, on_screen(overlay.region, box), label=overlay.label, picture=box, is_editable=False)
        own = self._region_box()
        if own is not None:
            paint_region(painter, own, label=self._label, picture=box, is_editable=self._is_drawing)
        painter.restore()
