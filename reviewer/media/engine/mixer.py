"""Several recordings heard as one: each at its place, with its drift, its level, alone or not at all; exact to the sample."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reviewer.domain.evidence import Track
from reviewer.media.pcm import RATE, Samples

Block = NDArray[np.float32]
_FULL_SCALE = 32_768.0
_MICROSECONDS = 1_000_000


@dataclass(frozen=True)
class Level:
    """How one recording is heard: `gain` is linear; `solo` on any recording silences those without it."""

    gain: float = 1.0
    is_muted: bool = False
    is_solo: bool = False


class SoundTrack:
    """A recording on the timeline, or the piece of it that its track is for. `samples` are int16, shape (samples, 1 or 2), at 48 kHz
    from media time 0.
    """

    def __init__(self, samples: Samples, track: Track) -> None:
        self.samples = samples
        self.track = track
        self.level = Level()
        self._gain_before: float | None = None
        end_us = track.end_us
        self._begin = round(track.start_us * RATE / _MICROSECONDS)
        self._end = len(samples) if end_us is None else min(len(samples), round(end_us * RATE / _MICROSECONDS))

    @property
    def is_steady(self) -> bool:
        """Whether its recorder ran at the timeline's own pace, so that samples can be copied instead of interpolated."""
        return not self.track.drift_ppm

    def block(self, start: int, count: int, *, gain: float) -> tuple[int, Block] | None:
        """Its part of `count` timeline samples from `start` on: where in the block it begins, and its samples, shape (n, 1 or 2).

        None where it is silent. A change of gain is spread over the block, so that it does not click.
        """
        before, self._gain_before = self._gain_before, gain
        before = gain if before is None else before
        if gain == 0.0 and before == 0.0:
            return None
        found = self._copied(start, count) if self.is_steady else self._interpolated(start, count)
        if found is None:
            return None
        at, block = found
        if gain == before:
            return at, block * np.float32(gain / _FULL_SCALE)
        ramp = np.linspace(before / _FULL_SCALE, gain / _FULL_SCALE, count, dtype=np.float32)
        return at, block * ramp[at : at + len(block), None]

    def _copied(self, start: int, count: int) -> tuple[int, Block] | None:
        first = start - round(self.track.offset_us * RATE / _MICROSECONDS)
        low, high = max(self._begin, first), min(self._end, first + count)
        if low >= high:
            return None
        return low - first, self.samples[low:high].astype(np.float32)

    def _interpolated(self, start: int, count: int) -> tuple[int, Block] | None:
        pace = 1.0 + float(self.track.drift_ppm) * 1e-6
        places = (start + np.arange(count) - self.track.offset_us * RATE / _MICROSECONDS) / pace
        whole = np.floor(places).astype(np.int64)
        inside = np.flatnonzero((whole >= self._begin) & (whole < self._end - 1))
        if not len(inside):
            return None
        at, whole = int(inside[0]), whole[inside]
        share = (places[inside] - whole).astype(np.float32)[:, None]
        part = self.samples[whole[0] : whole[-1] + 2].astype(np.float32)
        low = part[whole - whole[0]]
        return at, low + (part[whole - whole[0] + 1] - low) * share


class Mixer:
    """Sums the sound tracks of a visit for any stretch of the timeline. One thread renders; levels may be set from another."""

    def __init__(self) -> None:
        self._tracks: tuple[SoundTrack, ...] = ()
        self.volume = 1.0

    @property
    def tracks(self) -> tuple[SoundTrack, ...]:
        return self._tracks

    def put(self, tracks: tuple[SoundTrack, ...]) -> None:
        """Replaces what is mixed, in one step."""
        self._tracks = tracks

    def render(self, start: int, count: int) -> Block:
        """Stereo samples from timeline sample `start` on (48 kHz, 0 is timeline 0, may be negative); shape (count, 2), within +-1."""
        tracks = self._tracks
        mixed: Block = np.zeros((count, 2), np.float32)
        alone = any(track.level.is_solo for track in tracks)
        for track in tracks:
            level = track.level
            is_heard = not level.is_muted and (level.is_solo or not alone)
            found = track.block(start, count, gain=level.gain * self.volume if is_heard else 0.0)
            if found is not None:
                at, block = found
                mixed[at : at + len(block)] += block
        np.clip(mixed, -1.0, 1.0, out=mixed)
        return mixed
