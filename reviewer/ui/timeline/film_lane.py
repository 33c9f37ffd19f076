"""The film strip: frames at equal time, never stretched, and where there is no film."""

from typing import ClassVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPixmap

from reviewer.domain.moments import Span
from reviewer.media.frames import Picture
from reviewer.media.thumbnails import Still
from reviewer.ui.speech import spoken
from reviewer.ui.timeline.badges import badge_of, codes_of, explained
from reviewer.ui.timeline.canvas import Border, Canvas, width_of
from reviewer.ui.timeline.content import Content, Recording
from reviewer.ui.timeline.lane import Head, Lane
from reviewer.ui.words import seconds

_INSET = 3
_MOST_KEPT = 1500


class FilmLane(Lane):
    """All films; where several overlap the later one lies over the earlier."""

    heights: ClassVar[tuple[int, int]] = (66, 36)

    def __init__(self) -> None:
        self._pixmaps: dict[tuple[str, int, int], QPixmap] = {}
        self._moments: dict[str, tuple[tuple[Still, ...], NDArray[np.int64]]] = {}

    def head(self, canvas: Canvas) -> Head:
        name = QCoreApplication.translate("Timeline", "Film")
        films = canvas.content.films
        if not films:
            return Head(name, "film-strip")
        codes = codes_of(films)
        text, tone = badge_of(films[0].track)
        title = f"{name} {codes}".strip()
        return Head(title, "film-strip", text, tone, f"{title}: {explained(films[0].track, is_reference=False)}")

    def recordings(self, content: Content) -> tuple[Recording, ...]:
        return content.films

    def paint(self, canvas: Canvas) -> None:
        painter = canvas.painter
        gap_from = canvas.content.extent.start_us
        painter.save()
        painter.setClipRect(canvas.axis.left, canvas.top, canvas.axis.width, canvas.height)
        for film in canvas.content.films:
            self._gap(canvas, Span(gap_from, max(gap_from, film.span.start_us)))
            if canvas.is_on_screen(film.span):
                self._strip(canvas, film)
            gap_from = max(gap_from, film.span.end_us)
        self._gap(canvas, Span(gap_from, max(gap_from, canvas.content.extent.end_us)))
        for code, span in canvas.content.citations_of(canvas.chosen.finding):
            if any(film.code == code for film in canvas.content.films):
                left, right = canvas.axis.x(span.start_us), canvas.axis.x(span.end_us)
                box = QRectF(left, canvas.top + _INSET, max(3.0, right - left), canvas.height - 2 * _INSET)
                canvas.box(box, Border("accent", width=2), radius=0)
        painter.restore()

    def _strip(self, canvas: Canvas, film: Recording) -> None:
        stills = canvas.preparation.strips.get(film.code, ())
        left, right = canvas.axis.x(film.span.start_us), canvas.axis.x(film.span.end_us)
        height = canvas.height - 2 * _INSET
        if not stills:
            self._unfinished(canvas, film, QRectF(left, canvas.top + _INSET, right - left, height))
            return
        shape = stills[0].picture.shape
        width = max(8, round(height * shape[1] / shape[0]))
        moments = self._moments_of(film.code, stills)
        slot = max(0, int((canvas.axis.left - left) // width))
        canvas.painter.save()
        canvas.painter.setClipRect(QRectF(left, canvas.top + _INSET, right - left, height), Qt.ClipOperation.IntersectClip)
        while (x := left + slot * width) < min(right, canvas.axis.right):
            middle_us = film.track.media_us(canvas.axis.us(x + width / 2))
            index = max(0, int(np.searchsorted(moments, middle_us, side="right")) - 1)
            pixmap = self._pixmap(film.code, stills[index], QSize(width - 1, height), canvas.ratio)
            canvas.painter.drawPixmap(round(x), canvas.top + _INSET, pixmap)
            slot += 1
        canvas.painter.restore()

    def _moments_of(self, code: str, stills: tuple[Still, ...]) -> NDArray[np.int64]:
        held = self._moments.get(code)
        if held is None or held[0] is not stills:
            held = stills, np.array([still.media_us for still in stills], np.int64)
            self._moments[code] = held
        return held[1]

    def _pixmap(self, code: str, still: Still, size: QSize, ratio: float) -> QPixmap:
        key = (code, still.media_us, round(size.height() * ratio))
        if key not in self._pixmaps:
            if len(self._pixmaps) >= _MOST_KEPT:
                self._pixmaps.clear()
            self._pixmaps[key] = scaled_pixmap(still.picture, size, ratio)
        return self._pixmaps[key]

    def _gap(self, canvas: Canvas, gap: Span) -> None:
        left, right = max(canvas.axis.x(gap.start_us), canvas.axis.left - 4), min(canvas.axis.x(gap.end_us), canvas.axis.right + 4)
        if right - left < 4:
            return
        height = canvas.height - 2 * _INSET
        canvas.box(QRectF(left + 0.5, canvas.top + _INSET + 0.5, right - left - 1, height - 1), Border("edge", dashes=(3, 3)), radius=0)
        text = QCoreApplication.translate("Timeline", "no film {0}").format(seconds(gap.duration_us))
        if right - left > width_of(text) + 16:
            canvas.text((max(left, canvas.axis.left) + 8, canvas.middle + 4), text, tone="text3")

    def _unfinished(self, canvas: Canvas, film: Recording, box: QRectF) -> None:
        error = canvas.preparation.errors.get(film.code)
        canvas.box(box.adjusted(0.5, 0.5, -0.5, -0.5), Border("fail" if error else "edge", dashes=(3, 3)), radius=0)
        text = error.sentence(spoken()) if error else QCoreApplication.translate("Timeline", "reading frames")
        canvas.text((max(box.left(), canvas.axis.left) + 8, canvas.middle + 4), text, tone="fail" if error else "text3")


def scaled_pixmap(picture: Picture, size: QSize, ratio: float) -> QPixmap:
    """An RGB array as a picture of a size in device-independent pixels."""
    height, width = picture.shape[:2]
    pixels = np.ascontiguousarray(picture)
    image = QImage(pixels.data, width, height, width * 3, QImage.Format.Format_RGB888)
    scaled = image.scaled(size * ratio, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    pixmap = QPixmap.fromImage(scaled)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
