"""How well a recording can be heard, in one pass over its first sound track. Runs in the child process only."""

from collections.abc import Iterator
from typing import Any

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.container import InputContainer
from numpy.typing import NDArray

from reviewer.media.quality import MOST_SPANS, SoundMeasures
from reviewer.media.recording_probe import DAMAGED, opened_recording
from reviewer.media.speech import FRAME, FRAME_US, RATE, FrameLevels, Levels, frame_levels, runs

_BATCH = RATE * 20
_FULL = 0.985
"""Share of full scale from which a sample counts as at the top; coders let flat tops ripple a little."""

_AT_TOP = 4
"""Samples at the top that make a frame clipped."""

_LOUD_DB = -30.0
_SILENT_DB = -75.0
_SILENT_FRAMES = 10_000_000 // FRAME_US
_DROPOUT_FRAMES = 200_000 // FRAME_US
_WIND_OVER_DB = 15.0
_WIND_DB = -40.0
_STRETCH_FRAMES = 5_000_000 // FRAME_US


def measured_sound(path: str) -> SoundMeasures | None:
    """Levels, clipping, wind, silence and dropouts; None where there is no sound that decodes."""
    levels: list[FrameLevels] = []
    tops: list[NDArray[np.bool_]] = []
    try:
        with opened_recording(path) as container:
            for batch in _batches(container):
                levels.append(frame_levels(batch))
                whole = np.abs(batch[: len(batch) // FRAME * FRAME]).reshape(-1, FRAME)
                tops.append((whole >= _FULL).sum(axis=1) >= _AT_TOP)
    except DAMAGED:
        # What decoded before the damage is measured; that there is damage, the probe has said.
        pass
    if not sum(len(each.is_zero) for each in levels):
        return None
    return _summary(levels, np.concatenate(tops))


def _summary(levels: list[FrameLevels], is_clipped: NDArray[np.bool_]) -> SoundMeasures:
    speech, rumble = (np.concatenate([getattr(each, name) for each in levels]) for name in ("speech_db", "rumble_db"))
    is_zero = np.concatenate([each.is_zero for each in levels])
    is_loud = speech > _LOUD_DB
    heard = speech[~is_zero] if not is_zero.all() else speech
    is_windy = (rumble > speech + _WIND_OVER_DB) & (rumble > _WIND_DB)
    silent = [span for span in runs(np.maximum(speech, rumble) < _SILENT_DB) if span[1] - span[0] >= _SILENT_FRAMES]
    dropouts = [
        (start, end)
        for start, end in runs(is_zero)
        # Zeros at either end are an encoder's padding, and long ones are silence.
        if _DROPOUT_FRAMES <= end - start < _SILENT_FRAMES and start > 0 and end < len(is_zero)
    ]
    return SoundMeasures(
        duration_us=len(speech) * FRAME_US,
        speech_db=float(np.percentile(heard, 95)),
        over_noise_db=_over_noise_db(heard),
        clipped_share=float(is_clipped.sum() / max(1, is_loud.sum())),
        wind_share=float(is_windy.mean()),
        silent=_spans(silent),
        dropouts=_spans(dropouts),
    )


def _over_noise_db(speech: Levels) -> float:
    """Taken in short stretches, so that a recording in which people seldom speak is not judged by its pauses."""
    stretches = np.array_split(speech, max(1, round(len(speech) / _STRETCH_FRAMES)))
    ranges = [float(np.percentile(stretch, 95) - np.percentile(stretch, 10)) for stretch in stretches if len(stretch)]
    return float(np.percentile(ranges, 90))


def _spans(found: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    return tuple((start * FRAME_US, end * FRAME_US) for start, end in found[:MOST_SPANS])


def _batches(container: InputContainer) -> Iterator[NDArray[np.float32]]:
    """Samples at RATE in batches of whole frames, of the first channel alone: a mixture would hide tops cut flat in one of two."""
    resampler = AudioResampler(format="fltp", layout=None, rate=RATE)
    held: list[NDArray[np.float32]] = []
    count = 0
    for frame in _frames(container):
        for made in resampler.resample(frame):
            block = made.to_ndarray()[0].astype(np.float32)
            held.append(block)
            count += len(block)
        if count >= _BATCH:
            joined = np.concatenate(held)
            whole = len(joined) // FRAME * FRAME
            yield joined[:whole]
            held, count = [joined[whole:]], len(joined) - whole
    if held:
        yield np.concatenate(held)


def _frames(container: InputContainer) -> Iterator[AudioFrame]:
    for packet in container.demux(container.streams.audio[0]) if container.streams.audio else ():
        try:
            decoded: list[Any] = packet.decode()
        except (av.InvalidDataError, av.EOFError):
            # One damaged packet; a later one may be whole.
            continue
        for frame in decoded:
            frame.pts = None
            yield frame
