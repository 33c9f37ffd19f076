"""Where stretches of one recording may lie in another: each stretch's envelopes slid along the whole of the other's.

A stretch lasts forty seconds; sixty are tried first, spread evenly. Bands are multiplied and summed in the frequency domain, block by
block, so that memory does not grow with the length of the recording.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reviewer.media.alignment.envelopes import FRAMES_PER_SECOND, Bands
from reviewer.media.alignment.line import Numbers
from reviewer.media.progress import Cancelled, stop_if

STRETCH_S = 40.0
_PEAKS = 3
_APART = FRAMES_PER_SECOND // 8
_WEAKEST = 5.0
_BLOCKS_AT_ONCE = 8
_SMALLEST_BLOCK = 8192
_SAMPLED = 4096


@dataclass(frozen=True, eq=False)
class Candidates:
    """Stretches that begin at `at[k]` (seconds of other) may lie `ahead[k]` seconds further on in the reference.

    `strength` counts in scales of the correlation's noise, `tried` is the number of stretches, each `stretch_s` long.
    """

    at: Numbers
    ahead: Numbers
    strength: Numbers
    tried: int
    stretch_s: float

    def __len__(self) -> int:
        return len(self.at)


def candidates(reference: Bands, other: Bands, *, starts: NDArray[np.intp], length: int, cancelled: Cancelled | None = None) -> Candidates:
    """The three best places of every stretch of `length` frames that begins at one of `starts`."""
    size = 1 << max(_SMALLEST_BLOCK - 1, 2 * length).bit_length()
    wanted = np.conjugate(_spectra([other[start : start + length] for start in starts], size))
    scores = np.full((len(starts), 0), 0.0, np.float32)
    places = np.zeros((len(starts), 0), np.float64)
    scales, runs = np.zeros(len(starts)), 0
    for first, correlation in _correlations(reference, wanted, step=size - length + 1, length=length):
        stop_if(cancelled)
        scales += np.median(np.abs(correlation[:, :: max(1, correlation.shape[1] // _SAMPLED)]), axis=1) / 0.6745
        runs += 1
        top, place = _peaks(correlation)
        scores, places = _strongest(np.hstack((scores, top)), np.hstack((places, place + first)))
    scores = (scores / (scales / max(1, runs) + 1e-6)[:, None]).astype(np.float32)
    stretch, rank = np.nonzero(scores > _WEAKEST)
    at = starts[stretch] / FRAMES_PER_SECOND
    return Candidates(
        at,
        places[stretch, rank] / FRAMES_PER_SECOND - at,
        scores[stretch, rank].astype(np.float64),
        len(starts),
        length / FRAMES_PER_SECOND,
    )


def stretches(frames: int, *, most: int) -> tuple[NDArray[np.intp], int]:
    """Starts and length in frames of the stretches to try: at most so many, evenly spread, half overlapping where there is little."""
    length = min(frames, round(STRETCH_S * FRAMES_PER_SECOND))
    if frames < length * 3 // 2:
        return np.zeros(1, np.intp), frames
    starts = np.arange(0, frames - length + 1, length // 2, dtype=np.intp)
    if len(starts) > most:
        starts = starts[np.linspace(0, len(starts) - 1, most).round().astype(np.intp)]
    return starts, length


def _spectra(parts: list[Bands], size: int) -> NDArray[np.complex64]:
    """Shape (lines, parts, bands)."""
    stacked = np.stack([np.fft.rfft(part.astype(np.float32), size, axis=0) for part in parts], axis=1)
    return np.ascontiguousarray(stacked, np.complex64)


def _correlations(reference: Bands, wanted: NDArray[np.complex64], *, step: int, length: int) -> Iterator[tuple[int, NDArray[np.float32]]]:
    """Correlation of every stretch with a run of the reference: its first lag in frames, and an array (stretches, lags).

    Lags begin before the reference does, where a stretch hangs over its start.
    """
    size = step + length - 1
    for first in range(-length, len(reference), step * _BLOCKS_AT_ONCE):
        lows = range(first, min(len(reference), first + step * _BLOCKS_AT_ONCE), step)
        blocks = np.swapaxes(_spectra([_cut(reference, low, high=low + size) for low in lows], size), 1, 2)
        product = np.matmul(wanted, blocks)
        correlation = np.fft.irfft(product.transpose(1, 2, 0), size, axis=2)[:, :, :step].astype(np.float32, copy=False)
        yield first, correlation.reshape(len(correlation), -1)[:, : len(reference) - first]


def _cut(bands: Bands, low: int, *, high: int) -> Bands:
    inside = bands[max(0, low) : max(0, high)]
    return inside if low >= 0 else np.concatenate((np.zeros((-low, bands.shape[1]), np.int8), inside))


def _peaks(correlation: NDArray[np.float32]) -> tuple[NDArray[np.float32], Numbers]:
    """The highest peaks of each row, an eighth of a second apart, and their places to a fraction of a frame."""
    remaining = correlation.copy()
    rows = np.arange(len(correlation))
    tops, places = [], []
    for _ in range(_PEAKS):
        peak = remaining.argmax(axis=1)
        tops.append(remaining[rows, peak])
        places.append(peak + _vertex(correlation, peak))
        for row, centre in zip(rows, peak, strict=True):
            remaining[row, max(0, centre - _APART) : centre + _APART] = -np.inf
    return np.stack(tops, axis=1), np.stack(places, axis=1)


def _vertex(correlation: NDArray[np.float32], peak: NDArray[np.intp]) -> Numbers:
    """Where the parabola through a peak and its neighbours is highest, from -0.5 to 0.5."""
    rows, inner = np.arange(len(peak)), np.clip(peak, 1, max(1, correlation.shape[1] - 2))
    if correlation.shape[1] < 3:
        return np.zeros(len(peak))
    before, own, after = (correlation[rows, inner + shift].astype(np.float64) for shift in (-1, 0, 1))
    bend = before - 2 * own + after
    return np.where((bend < 0) & (inner == peak), np.clip(0.5 * (before - after) / np.where(bend < 0, bend, 1.0), -0.5, 0.5), 0.0)


def _strongest(scores: NDArray[np.float32], places: Numbers) -> tuple[NDArray[np.float32], Numbers]:
    order = np.argsort(-scores, axis=1)[:, :_PEAKS]
    return np.take_along_axis(scores, order, axis=1), np.take_along_axis(places, order, axis=1)
