"""The picture of a sound: peaks and loudness at every scale, small enough to hold in memory for a whole visit.

Base: 100 columns a second; each further level joins four. A column is (lowest, highest, RMS) in units of 1/127 of full scale. Peaks
round away from zero, so a click never vanishes from a coarse level.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reviewer.media.previews import write_whole

COLUMNS_PER_SECOND = 100
FACTOR = 4
FULL = 127
_SMALLEST_LEVEL = 512
_SCALE = 32768
Columns = NDArray[np.int8]


@dataclass(frozen=True, eq=False)
class Waveform:
    """A peak pyramid. `levels[k]` has shape (columns, 3) and 100 / 4^k columns a second, from media time 0 on."""

    levels: tuple[Columns, ...]

    @property
    def duration_us(self) -> int:
        """Length to the end of the last column."""
        return len(self.levels[0]) * 1_000_000 // COLUMNS_PER_SECOND

    @property
    def highest(self) -> int:
        """The loudest peak, 0 to 127."""
        return int(np.abs(self.levels[-1][:, :2].astype(np.int16)).max(initial=0))

    def columns(self, start_us: float, us_per_pixel: float, *, width: int) -> Columns:
        """One column per pixel from a moment of media time; zeros outside the sound. Shape (width, 3)."""
        shown: Columns = np.zeros((width, 3), np.int8)
        level, step_us = self._level_for(us_per_pixel)
        edges = np.floor((start_us + np.arange(width + 1) * us_per_pixel) / step_us).astype(np.int64)
        low, high = edges[:-1], np.maximum(edges[1:], edges[:-1] + 1)
        inside = np.flatnonzero((high > 0) & (low < len(level)))
        if not len(inside):
            return shown
        first, last = int(max(0, low[inside[0]])), int(min(len(level), high[inside[-1]]))
        starts = np.clip(low[inside], first, last - 1) - first
        part = level[first:last]
        shown[inside, 0] = np.minimum.reduceat(part[:, 0], starts)
        shown[inside, 1] = np.maximum.reduceat(part[:, 1], starts)
        shown[inside, 2] = np.maximum.reduceat(part[:, 2], starts)
        return shown

    def _level_for(self, us_per_pixel: float) -> tuple[Columns, float]:
        step_us, index = 1_000_000 / COLUMNS_PER_SECOND, 0
        while index + 1 < len(self.levels) and step_us * FACTOR <= us_per_pixel:
            step_us, index = step_us * FACTOR, index + 1
        return self.levels[index], step_us


class PeakBuilder:
    """Collects a pyramid from consecutive blocks of samples without holding the sound."""

    def __init__(self, rate: int) -> None:
        """`rate` in samples a second, a multiple of 100."""
        self._per_column = rate // COLUMNS_PER_SECOND
        self._rest: NDArray[np.int16] | None = None
        self._base: list[Columns] = []

    def add(self, block: NDArray[np.int16]) -> None:
        """`block` has shape (samples, channels) with the same channels each time; all channels count together."""
        if self._rest is not None and len(self._rest):
            block = np.concatenate((self._rest, block))
        whole = len(block) // self._per_column * self._per_column
        self._rest = block[whole:].copy()
        if whole:
            self._base.append(_columns(block[:whole].reshape(whole // self._per_column, -1)))

    def finish(self) -> Waveform:
        """The pyramid of everything added; the last column may stand for less than its time."""
        if self._rest is not None and len(self._rest):
            self._base.append(_columns(self._rest.reshape(1, -1)))
            self._rest = None
        base: Columns = np.concatenate(self._base) if self._base else np.zeros((1, 3), np.int8)
        levels = [base]
        while len(levels[-1]) > _SMALLEST_LEVEL:
            levels.append(_joined(levels[-1]))
        return Waveform(tuple(levels))


def save_waveform(waveform: Waveform, path: Path) -> None:
    """Keeps the base level; the others are made again in milliseconds when it is read."""
    write_whole(path, lambda file: np.save(file, waveform.levels[0], allow_pickle=False))


def load_waveform(path: Path) -> Waveform:
    """Reads what save_waveform wrote; OSError or ValueError when it is not that."""
    levels: list[Columns] = [np.load(path, allow_pickle=False)]
    while len(levels[-1]) > _SMALLEST_LEVEL:
        levels.append(_joined(levels[-1]))
    return Waveform(tuple(levels))


def _columns(rows: NDArray[np.int16]) -> Columns:
    """Each row of samples as one (lowest, highest, RMS) column."""
    low = np.floor(rows.min(axis=1) * (FULL / _SCALE))
    high = np.ceil(rows.max(axis=1) * (FULL / _SCALE))
    samples = rows.astype(np.float32)
    rms = np.sqrt(np.einsum("ij,ij->i", samples, samples) / rows.shape[1]) * (FULL / _SCALE)
    return np.column_stack((low, high, np.rint(rms))).clip(-FULL, FULL).astype(np.int8)


def _joined(level: Columns) -> Columns:
    """The next level: four columns as one; the last may hold fewer."""
    starts = np.arange(0, len(level), FACTOR)
    counts = np.diff(np.append(starts, len(level)))
    squares = np.add.reduceat(np.square(level[:, 2].astype(np.float32)), starts)
    joined: Columns = np.empty((len(starts), 3), np.int8)
    joined[:, 0] = np.minimum.reduceat(level[:, 0], starts)
    joined[:, 1] = np.maximum.reduceat(level[:, 1], starts)
    joined[:, 2] = np.rint(np.sqrt(squares / counts))
    return joined
