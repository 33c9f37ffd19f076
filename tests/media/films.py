"""Small films and sounds whose content says where it is: a frame carries its number, a sound clicks at known samples."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np

CELL = 8
BITS = 12
TICKS = 90_000


def numbered(number, size=(192, 112)):
    """A picture with the bits of a number as white cells in its top row and one white cell at the bottom left."""
    picture = np.full((size[1], size[0], 3), 40, np.uint8)
    for bit in range(BITS):
        picture[0:CELL, bit * CELL : (bit + 1) * CELL] = 235 if number >> bit & 1 else 16
    picture[-CELL:, :CELL] = 235
    return picture


def number_in(picture):
    """Reads the number back from the top row, at any scale."""
    height, width = picture.shape[:2]
    cell_y, cell_x = height * CELL / 112, width * CELL / 192
    row = picture[int(cell_y / 2)].astype(int).sum(axis=1) / picture.shape[2]
    return sum((row[int((bit + 0.5) * cell_x)] > 128) << bit for bit in range(BITS))


def steady(count, rate=25):
    """Presentation times in ticks at a constant rate."""
    return [round(i * TICKS / rate) for i in range(count)]


def uneven(count):
    """Presentation times in ticks of a phone that drops and delays frames."""
    return list(np.cumsum([0] + [2400 + (i * 1237) % 4000 for i in range(count - 1)]))


def make_film(path: Path, times, *, gop=30, rotation=0, sound=None, size=(192, 112)) -> Path:
    """Writes a film with one numbered frame at each time (ticks of 1/90000 s); `sound` is int16 (samples, channels) at 48 kHz."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=25, options={"preset": "ultrafast", "bf": "2", "crf": "20"})
        stream.width, stream.height = size
        stream.pix_fmt, stream.codec_context.gop_size = "yuv420p", gop
        stream.codec_context.time_base = Fraction(1, TICKS)
        if rotation:
            stream.set_display_rotation(rotation)
        track = _sound_stream(container, "aac", sound)
        for number, ticks in enumerate(times):
            frame = av.VideoFrame.from_ndarray(numbered(number, size), format="rgb24")
            frame.pts, frame.time_base = int(ticks), Fraction(1, TICKS)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
        _write_sound(container, track, sound)
    return path


def make_sound(path: Path, sound, *, codec="pcm_s16le", rate=48_000) -> Path:
    with av.open(str(path), "w") as container:
        _write_sound(container, _sound_stream(container, codec, sound, rate), sound, rate)
    return path


def clicks(seconds, at, *, channels=1, rate=48_000, height=20_000):
    """Silence with single-sample clicks at the given sample numbers."""
    sound = np.zeros((round(seconds * rate), channels), np.int16)
    sound[list(at)] = height
    return sound


def _sound_stream(container, codec, sound, rate=48_000):
    if sound is None:
        return None
    return container.add_stream(codec, rate=rate, layout="mono" if sound.shape[1] == 1 else "stereo")


def _write_sound(container, track, sound, rate=48_000):
    if track is None:
        return
    for start in range(0, len(sound), 1024):
        block = np.ascontiguousarray(sound[start : start + 1024].reshape(1, -1))
        frame = av.AudioFrame.from_ndarray(block, format="s16", layout="mono" if sound.shape[1] == 1 else "stereo")
        frame.sample_rate, frame.pts, frame.time_base = rate, start, Fraction(1, rate)
        container.mux(track.encode(frame))
    container.mux(track.encode(None))
