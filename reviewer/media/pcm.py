"""The sound of an original as plain samples on disk, so that playing can begin anywhere at once and to the sample.

One pass over the file decodes, brings it to 48 kHz and makes the waveform as well. Samples are int16, mono where the original is mono.
Sample 0 is media time 0: a stream that begins later is led in by silence, lost packets become silence, and what a decoder gives
before zero (encoder delay) is cut.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import av.audio.fifo
import av.audio.frame
import av.audio.resampler
import numpy as np
from numpy.typing import NDArray

from reviewer.media.film import opened, sound_stream
from reviewer.media.previews import preview_path, write_whole
from reviewer.media.progress import Cancelled, Progress, report, stop_if
from reviewer.media.timebase import base_of, start_us
from reviewer.media.waveform import PeakBuilder, Waveform, load_waveform, save_waveform

RATE = 48_000
Samples = NDArray[np.int16]
_JITTER = RATE // 25
_SILENCE = RATE * 10
_BATCH = RATE * 2


@dataclass(frozen=True, eq=False)
class Sound:
    """The sound of one exhibit, ready to play and to draw. `samples` has shape (samples, channels) and lies in a mapped file."""

    samples: Samples
    waveform: Waveform


def prepare_sound(
    path: Path, sha256: str, *, previews: Path, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> Sound:
    """The sound of an original from the cache, decoded first where the cache lacks it.

    Raises FilmUnreadable, NoSound; Stopped when cancelled, and then the cache is as before.
    """
    waves = preview_path(previews, sha256, name="waveform.npy")
    mono, stereo = (preview_path(previews, sha256, name=f"sound-{channels}.pcm") for channels in (1, 2))
    if not waves.exists():
        builder = PeakBuilder(RATE)
        with opened(path) as container:
            channels = min(2, sound_stream(container, path).channels)
        target = mono if channels == 1 else stereo

        def fill(file: BinaryIO) -> None:
            for block in decoded_blocks(path, progress=progress, cancelled=cancelled):
                file.write(block.tobytes())
                builder.add(block)

        write_whole(target, fill)
        save_waveform(builder.finish(), waves)
    report(progress, 1.0)
    return Sound(_mapped(mono, 1) if mono.exists() else _mapped(stereo, 2), load_waveform(waves))


def decoded_blocks(path: Path, *, progress: Progress | None = None, cancelled: Cancelled | None = None) -> Iterator[Samples]:
    """The first sound stream as blocks of about two seconds, shape (samples, 1 or 2), 48 kHz, from media time 0 without gaps."""
    batch: list[Samples] = []
    held = 0
    with opened(path) as container:
        length_us = container.duration or 0
        written = 0
        for block in _placed(container, path):
            batch.append(block)
            held += len(block)
            if held >= _BATCH:
                stop_if(cancelled)
                yield np.concatenate(batch)
                written, held = written + held, 0
                batch.clear()
                report(progress, written * 1_000_000 / RATE / length_us if length_us else 0.0)
    if batch:
        yield np.concatenate(batch)


def _placed(container: av.container.InputContainer, path: Path) -> Iterator[Samples]:
    """Resampled blocks, each where its time stamp says, to within the jitter of a container's clock."""
    stream = sound_stream(container, path)
    base, zero = base_of(stream), start_us(container)
    channels = min(2, stream.channels)
    # A float holds these to a hundredth of a sample for days, and a fraction for every frame costs as much as decoding it.
    step, lead = float(base * RATE), zero * RATE / 1_000_000
    gathered = _Gathered(channels)
    position: int | None = None
    for frame in container.decode(stream):
        due = round(frame.pts * step - lead) if frame.pts is not None else None
        if position is None:
            position = min(due or 0, 0)
        reached = position + gathered.length
        due = reached if due is None else due
        if due - reached > _JITTER or (reached == 0 and due > 0):
            for block in gathered.taken():
                yield block[min(len(block), max(0, -position)) :]
                position += len(block)
            yield from _silence(due - position, channels)
            position = due
        if gathered.add(frame):
            for block in gathered.taken():
                yield block[min(len(block), max(0, -position)) :]
                position += len(block)
    for block in gathered.taken(is_last=True):
        yield block[min(len(block), max(0, -(position or 0))) :]
        position = (position or 0) + len(block)


class _Gathered:
    """Frames of a decoder joined to about a second before they are converted, for each call into the resampler costs more than its work."""

    def __init__(self, channels: int) -> None:
        self._channels = channels
        self._fifo = av.audio.fifo.AudioFifo()
        self._resampler = av.audio.resampler.AudioResampler(format="s16", layout="mono" if channels == 1 else "stereo", rate=RATE)
        self._held, self._rate = 0, RATE

    @property
    def length(self) -> int:
        """What is held, in samples as they come out."""
        return self._held * RATE // self._rate

    def add(self, frame: av.audio.frame.AudioFrame) -> bool:
        """Whether enough is held to be taken."""
        # The resampler refuses time stamps that jump; places are kept outside it.
        frame.pts = None
        self._fifo.write(frame)
        self._held, self._rate = self._held + frame.samples, frame.sample_rate
        return self._held >= self._rate

    def taken(self, *, is_last: bool = False) -> Iterator[Samples]:
        """All that is held, converted; with `is_last` also what the resampler holds back."""
        joined = self._fifo.read(0, partial=True) if self._held else None
        self._held = 0
        for frame in ([joined] if joined is not None else []) + ([None] if is_last else []):
            for made in self._resampler.resample(frame):
                yield np.asarray(made.to_ndarray(), np.int16).reshape(-1, self._channels)


def _silence(samples: int, channels: int) -> Iterator[Samples]:
    while samples > 0:
        part = min(samples, _SILENCE)
        yield np.zeros((part, channels), np.int16)
        samples -= part


def _mapped(path: Path, channels: int) -> Samples:
    if path.stat().st_size == 0:
        return np.zeros((0, channels), np.int16)
    return np.memmap(path, np.int16, "r").reshape(-1, channels)
