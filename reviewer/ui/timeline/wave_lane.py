"""A recording's sound: peaks as a pale body, loudness as a solid core, grey where it was not played."""

from typing import ClassVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QImage

from reviewer.media.waveform import FULL, Columns
from reviewer.ui.speech import spoken
from reviewer.ui.theme import look
from reviewer.ui.timeline.badges import badge_of
from reviewer.ui.timeline.canvas import Border, Canvas
from reviewer.ui.timeline.content import Recording
from reviewer.ui.timeline.lane import Head, Lane
from reviewer.ui.timeline.ruler import ticks

_INSET = 3
Pixels = NDArray[np.uint32]


class WaveLane(Lane):
    """One recording with sound; `index` chooses between the two colours of waves."""

    heights: ClassVar[tuple[int, int]] = (58, 30)

    def __init__(self, recording: Recording, index: int) -> None:
        self._recording = recording
        self._soft, self._full = ("wave1_soft", "wave1") if index % 2 == 0 else ("wave2_soft", "wave2")

    def head(self, _canvas: Canvas) -> Head:
        recording = self._recording
        is_wide = look().sizes.is_wide
        name = QCoreApplication.translate("Timeline", "Sound")
        if is_wide:
            wide = QCoreApplication.translate("Timeline", "Film sound"), QCoreApplication.translate("Timeline", "Recorder")
            name = wide[0 if recording.is_film else 1]
        text, tone = badge_of(recording.track)
        return Head(f"{name} {recording.code}", "speaker-high" if recording.is_film else "microphone", text, tone)

    def paint(self, canvas: Canvas) -> None:
        axis, height = canvas.axis, canvas.height - 2 * _INSET
        sound = canvas.preparation.sounds.get(self._recording.code)
        if sound is None:
            self._unfinished(canvas)
            return
        ratio = canvas.ratio
        width = round(axis.width * ratio)
        pace = 1 + float(self._recording.track.drift_ppm) * 1e-6
        start_us = (axis.start_us - self._recording.track.offset_us) / pace
        columns = sound.waveform.columns(start_us, axis.us_per_px / ratio / pace, width=width)
        loudest = max((each.waveform.highest for each in canvas.preparation.sounds.values()), default=FULL)
        pixels = _raster(columns, height=round(height * ratio), scale=FULL / max(8, loudest), colours=self._colours(canvas, width))
        # The picture has no copy of its pixels: they must outlive it.
        picture = QImage(pixels.data, width, pixels.shape[0], width * 4, QImage.Format.Format_RGB32)
        picture.setDevicePixelRatio(ratio)
        canvas.painter.drawImage(axis.left, canvas.top + _INSET, picture)
        for code, span in canvas.content.citations_of(canvas.chosen.finding):
            if code == self._recording.code:
                left, right = axis.x(span.start_us), axis.x(span.end_us)
                canvas.box(QRectF(left, canvas.top + _INSET, max(3.0, right - left), height), Border("accent", width=2), radius=0)

    def _colours(self, canvas: Canvas, width: int) -> tuple[Pixels, Pixels, Pixels]:
        """Ground, body and core colour of each column."""
        tokens = look().tokens
        ground = np.full(width, tokens.well.rgb(), np.uint32)
        body, core = np.full(width, tokens.line.rgb(), np.uint32), np.full(width, tokens.edge.rgb(), np.uint32)
        if canvas.clock is not None:
            majors = [canvas.axis.x(tick.instant_us) for tick in ticks(canvas.axis, canvas.clock) if tick.is_major]
            places = ((np.floor(majors) - canvas.axis.left) * canvas.ratio).astype(np.int64)
            ground[places[(places >= 0) & (places < width)]] = tokens.line.rgb()
        soft, full = tokens.colour(self._soft).rgb(), tokens.colour(self._full).rgb()
        for span in self._recording.played:
            first, last = (round((canvas.axis.x(edge) - canvas.axis.left) * canvas.ratio) for edge in (span.start_us, span.end_us))
            part = slice(max(0, first), max(0, last))
            body[part], core[part] = soft, full
        return ground, body, core

    def _unfinished(self, canvas: Canvas) -> None:
        axis, code = canvas.axis, self._recording.code
        left = max(axis.left, axis.x(self._recording.span.start_us))
        right = min(axis.right, axis.x(self._recording.span.end_us))
        error = canvas.preparation.errors.get(code)
        if right > left:
            box = QRectF(left + 0.5, canvas.top + _INSET + 0.5, right - left - 1, canvas.height - 2 * _INSET - 1)
            canvas.box(box, Border("fail" if error else "edge", dashes=(3, 3)), radius=0)
        text = error.sentence(spoken()) if error else QCoreApplication.translate("Timeline", "reading sound")
        canvas.text((left + 8, canvas.middle + 4), text, tone="fail" if error else "text3")


def _raster(columns: Columns, *, height: int, scale: float, colours: tuple[Pixels, Pixels, Pixels]) -> Pixels:
    """Shape (height, width) of RGB32: one column per pixel, drawn symmetrically about the middle row."""
    ground, body, core = colours
    half = (height - 1) / 2
    reach = half / FULL * scale
    rows = np.arange(height, dtype=np.float32)[:, None] - np.float32(half)
    values = columns.astype(np.float32) * np.float32(reach)
    is_body = (rows >= -values[:, 1] - 0.5) & (rows <= -values[:, 0] + 0.5)
    is_core = (np.abs(rows) <= values[:, 2]) & is_body
    return np.where(is_core, core, np.where(is_body, body, ground))
