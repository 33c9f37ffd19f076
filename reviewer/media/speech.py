"""Levels of a recording in frames of 20 ms: in the band of speech, in the rumble below it, and where tops are cut flat."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RATE = 16_000
FRAME = RATE // 50
FRAME_US = 20_000

_RUMBLE_HZ = 150.0
_SPEECH_HZ = (200.0, 4000.0)
_FLOOR = 1e-10
"""Power of -100 dB; below it is silence."""

Levels = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class FrameLevels:
    """One value for each frame: dB of the speech band, dB of the rumble, whether every sample is zero."""

    speech_db: Levels
    rumble_db: Levels
    is_zero: NDArray[np.bool_]


def frame_levels(samples: NDArray[np.float32]) -> FrameLevels:
    """Levels of mono samples at RATE, full scale 1, in whole frames; what is left over at the end is not looked at."""
    frames = samples[: len(samples) // FRAME * FRAME].reshape(-1, FRAME)
    window = np.hanning(FRAME).astype(np.float32)
    power = np.abs(np.fft.rfft(frames * window, axis=1)) ** 2 / (FRAME * float((window**2).sum()) / 2)
    frequencies = np.fft.rfftfreq(FRAME, 1 / RATE)
    in_speech = (frequencies >= _SPEECH_HZ[0]) & (frequencies <= _SPEECH_HZ[1])
    in_rumble = (frequencies > 0) & (frequencies <= _RUMBLE_HZ)
    is_zero = np.asarray(~frames.any(axis=1), np.bool_)
    return FrameLevels(_db(power[:, in_speech].sum(axis=1)), _db(power[:, in_rumble].sum(axis=1)), is_zero)


def runs(flags: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Half-open index spans in which `flags` holds."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], flags, [False])).astype(np.int8)))
    return [(int(start), int(end)) for start, end in edges.reshape(-1, 2)]


def _db(power: NDArray[np.floating]) -> Levels:
    decibels: Levels = (10 * np.log10(np.maximum(power, _FLOOR))).astype(np.float32)
    return decibels
