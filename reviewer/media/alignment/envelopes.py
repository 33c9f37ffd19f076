"""What a recording sounds like from afar: the loudness of sixteen mel bands, a hundred times a second.

Two recorders in one room hear different noise, echo and level, but the same rises and falls. Each band is freed of its mean over the two
seconds around it, so level and colour of the microphone do not count, and brought to one scale.
"""

import numpy as np
from numpy.typing import NDArray

from reviewer.media.alignment.decoding import RATE

FRAMES_PER_SECOND = 100
BANDS = 16
UNIT = 40
"""Steps of the int8 bands to one standard deviation; they are cut at three."""
_HOP = RATE // FRAMES_PER_SECOND
_WINDOW = 160
_LOWEST_HZ, _HIGHEST_HZ = 150.0, 3_600.0
_BATCH = 4096
_CUT = 3.0
# The power of rounding to 16 bits, below which differences mean nothing.
_FLOOR = 50.0 * _WINDOW

Bands = NDArray[np.int8]
Floats = NDArray[np.float32]


class EnvelopeBuilder:
    """Collects bands from consecutive blocks of samples without holding the sound."""

    def __init__(self) -> None:
        self._rest: NDArray[np.int16] = np.zeros(0, np.int16)
        self._levels: list[NDArray[np.float16]] = []
        self._edges = band_edges()
        self._window = np.hanning(_WINDOW).astype(np.float32)

    def add(self, block: NDArray[np.int16]) -> None:
        """`block`: mono samples at 8 kHz."""
        samples = np.concatenate((self._rest, block)) if len(self._rest) else block
        frames = max(0, (len(samples) - _WINDOW) // _HOP + 1)
        for first in range(0, frames, _BATCH):
            count = min(_BATCH, frames - first)
            part = samples[first * _HOP : (first + count - 1) * _HOP + _WINDOW].astype(np.float32)
            windows = np.lib.stride_tricks.sliding_window_view(part, _WINDOW)[::_HOP]
            spectra = np.fft.rfft(windows * self._window, axis=1)
            power = np.square(spectra.real) + np.square(spectra.imag)
            # Sums of whole lines, not a product with triangular weights: numpy's product would wake a thread on every core.
            sums = np.add.reduceat(power[:, : self._edges[-1]], self._edges[:-1], axis=1)
            self._levels.append(np.log(sums + np.float32(_FLOOR)).astype(np.float16))
        self._rest = samples[frames * _HOP :].copy()

    def finish(self) -> Bands:
        """The bands of everything added, shape (frames, 16); frame k is centred on sample 80 k + 80."""
        levels = np.concatenate(self._levels) if self._levels else np.zeros((0, BANDS), np.float16)
        self._levels.clear()
        spread = _without_local_mean(levels)
        bands = np.empty(levels.shape, np.int8)
        for first in range(0, len(levels), _BATCH):
            part = levels[first : first + _BATCH].astype(np.float32) / spread
            bands[first : first + _BATCH] = np.rint(np.clip(part, -_CUT, _CUT) * UNIT)
        return bands


def band_edges() -> NDArray[np.intp]:
    """First spectral line of each band and the line after the last, evenly spread on the mel scale."""
    lowest, highest = (2595 * np.log10(1 + hertz / 700) for hertz in (_LOWEST_HZ, _HIGHEST_HZ))
    edges = 700 * (10 ** (np.linspace(lowest, highest, BANDS + 1) / 2595) - 1)
    return np.rint(edges * _WINDOW / RATE).astype(np.intp)


def _without_local_mean(levels: NDArray[np.float16]) -> Floats:
    """Takes the mean of the second before and after from each frame, in place; returns each band's standard deviation."""
    reach = FRAMES_PER_SECOND
    before = levels[:0].astype(np.float32)
    squares = np.zeros(BANDS)
    for first in range(0, len(levels), _BATCH):
        own = levels[first : first + _BATCH].astype(np.float32)
        after = levels[first + _BATCH : first + _BATCH + reach].astype(np.float32)
        sums = np.cumsum(np.concatenate((np.zeros((1, BANDS)), before, own, after)), axis=0)
        centre = len(before) + np.arange(len(own))
        low, high = np.maximum(centre - reach, 0), np.minimum(centre + reach + 1, len(sums) - 1)
        local = own - (sums[high] - sums[low]) / (high - low)[:, None]
        squares += np.square(local).sum(axis=0)
        levels[first : first + _BATCH] = local
        before = own[-reach:]
    return np.sqrt(squares / max(1, len(levels)) + 1e-6).astype(np.float32)
