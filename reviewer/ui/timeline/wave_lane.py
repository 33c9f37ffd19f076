"""A recording's sound: peaks as a pale body, loudness as a solid core, grey where it was not played."""

from typing import ClassVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QImage

from reviewer.media.waveform import FULL, Columns
from reviewer.ui.speech import spoken
from reviewer.ui.theme import look
from reviewer.ui.timeline.badges import badge_of, codes_of, explained
from reviewer.ui.timeline.canvas import Border, Canvas
from reviewer.ui.timeline.content import Content, Recording
from reviewer.ui.timeline.lane import Head, Lane
from reviewer.ui.timeline.unions import joined

_INSET = 3
Pixels = NDArray[np.uint8]


class WaveLane(Lane):
    """Recordings with sound that do not overlap, usually one; `index` chooses between the two colours of waves."""

    heights: ClassVar[tuple[int, int]] = (58, 30)

    def __init__(self, recordings: tuple[Recording, ...], index: int) -> None:
        self._recordings = recordings
        played = joined(span for recording in recordings for span in recording.played)
        self._edges = np.array([edge for span in played for edge in (span.start_us, span.end_us)], np.int64)
        self._soft, self._full = ("wave1_soft", "wave1") if index % 2 == 0 else ("wave2_soft", "wave2")

    def head(self, canvas: Canvas) -> Head:
        first = self._recordings[0]
        name = QCoreApplication.translate("Timeline", "Sound")
        if look().sizes.is_wide:
            wide = QCoreApplication.translate("Timeline", "Film sound"), QCoreApplication.translate("Timeline", "Recorder")
            name = wide[0 if first.is_film else 1]
        worst = max((recording.track for recording in self._recordings), key=lambda track: track.uncertainty_us)
        text, tone = badge_of(worst)
        title, is_reference = f"{name} {codes_of(self._recordings)}".strip(), canvas.content.reference in self._recordings
        if is_reference:
            text = QCoreApplication.translate("Timeline", "reference {0}").format(text)
        why = explained(worst, is_reference=is_reference)
        return Head(
            title,
            "speaker-high" if first.is_film else "microphone",
            text,
            tone,
            f"{title}: {why}",
            canvas.chosen.track in [each.code for each in self._recordings],
        )

    def recordings(self, _content: Content) -> tuple[Recording, ...]:
        return self._recordings

    def paint(self, canvas: Canvas) -> None:
        axis, height = canvas.axis, canvas.height - 2 * _INSET
        width = round(axis.width * canvas.ratio)
        columns = self._columns(canvas, width)
        loudest = max((each.waveform.highest for each in canvas.preparation.sounds.values()), default=FULL)
        raster = _raster(columns, height=round(height * canvas.ratio), scale=FULL / max(8, loudest), states=self._states(canvas, width))
        # Looked up here rather than by an indexed picture, which the painter would convert four times slower.
        pixels = self._table()[raster]
        # The picture has no copy of its pixels: they must outlive it.
        picture = QImage(pixels.data, width, pixels.shape[0], width * 4, QImage.Format.Format_RGB32)
        picture.setDevicePixelRatio(canvas.ratio)
        canvas.painter.drawImage(axis.left, canvas.top + _INSET, picture)
        for recording in self._recordings:
            if recording.code not in canvas.preparation.sounds and canvas.is_on_screen(recording.span):
                self._unfinished(canvas, recording)
        codes = {recording.code for recording in self._recordings}
        for code, span in canvas.content.citations_of(canvas.chosen.finding):
            if code in codes:
                left, right = axis.x(span.start_us), axis.x(span.end_us)
                canvas.box(QRectF(left, canvas.top + _INSET, max(3.0, right - left), height), Border("accent", width=2), radius=0)

    def _columns(self, canvas: Canvas, width: int) -> Columns:
        """One column per device pixel of all recordings of the lane."""
        axis = canvas.axis
        columns: Columns = np.zeros((width, 3), np.int8)
        for recording in self._recordings:
            sound = canvas.preparation.sounds.get(recording.code)
            if sound is None or not canvas.is_on_screen(recording.span):
                continue
            pace = 1 + float(recording.track.drift_ppm) * 1e-6
            start_us = (axis.start_us - recording.track.offset_us) / pace
            found = sound.waveform.columns(start_us, axis.us_per_px / canvas.ratio / pace, width=width)
            if len(self._recordings) > 1:
                first, last = (
                    round((axis.x(edge) - axis.left) * canvas.ratio) for edge in (recording.span.start_us, recording.span.end_us)
                )
                columns[max(0, first) : max(0, last)] = found[max(0, first) : max(0, last)]
            else:
                columns = found
        return columns

    def _states(self, canvas: Canvas, width: int) -> Pixels:
        """The state of each column: not played 0, played 3, and 6 more under a line that runs down from the ruler."""
        middles_us = canvas.axis.start_us + (np.arange(width) + 0.5) * (canvas.axis.us_per_px / canvas.ratio)
        # Between the first and second edge it was played, between the second and third not, and so on.
        states = (np.searchsorted(self._edges, middles_us, side="right") & 1).astype(np.uint8) * np.uint8(3)
        majors = [canvas.axis.x(tick.instant_us) for tick in canvas.ticks if tick.is_major]
        if majors:
            places = ((np.floor(majors) - canvas.axis.left) * canvas.ratio).astype(np.int64)
            states[places[(places >= 0) & (places < width)]] += 6
        return states

    def _table(self) -> NDArray[np.uint32]:
        tokens = look().tokens
        quiet = [tokens.line.rgb(), tokens.edge.rgb()]
        played = [tokens.colour(self._soft).rgb(), tokens.colour(self._full).rgb()]
        grounds = (tokens.well.rgb(), tokens.line.rgb())
        return np.array([colour for ground in grounds for colour in (ground, *quiet, ground, *played)], np.uint32)

    def _unfinished(self, canvas: Canvas, recording: Recording) -> None:
        axis = canvas.axis
        left = max(axis.left, axis.x(recording.span.start_us))
        right = min(axis.right, axis.x(recording.span.end_us))
        error = canvas.preparation.errors.get(recording.code)
        if right > left:
            box = QRectF(left + 0.5, canvas.top + _INSET + 0.5, right - left - 1, canvas.height - 2 * _INSET - 1)
            canvas.box(box, Border("fail" if error else "edge", dashes=(3, 3)), radius=0)
        text = error.sentence(spoken()) if error else QCoreApplication.translate("Timeline", "reading sound")
        canvas.text((left + 8, canvas.middle + 4), text, tone="fail" if error else "text3")


def _raster(columns: Columns, *, height: int, scale: float, states: Pixels) -> Pixels:
    """Shape (height, width) of indices into the table of colours: the state of each column, plus 1 in the body and 2 in the core."""
    half = (height - 1) / 2
    reach = half / FULL * scale
    rows = (np.arange(height) - int(half)).astype(np.int16)[:, None]
    low, high, core = np.rint(columns.T.astype(np.float32) * np.float32(reach)).astype(np.int16)
    is_body = (rows >= -high) & (rows <= -low)
    is_core = (np.abs(rows) <= core) & is_body
    return np.asarray(is_body.view(np.uint8) + is_core.view(np.uint8) + states, np.uint8)
