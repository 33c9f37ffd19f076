"""The exact frame of a film at a moment of its media time, from the original and upright.

Everything goes by presentation times, so films with a variable frame rate and with B-frames are exact: seek to the key frame at or
before the moment, then decode forward to the frame that is on screen then.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Self

import av.video.frame
import numpy as np
from numpy.typing import NDArray

from reviewer.domain.moments import Span
from reviewer.media.film import NoPictures, decoding, open_original, opened, picture_stream
from reviewer.media.progress import Cancelled, Progress, report, stop_if
from reviewer.media.timebase import base_of, start_us, to_ticks, to_us

Picture = NDArray[np.uint8]
TimedFrame = tuple[av.video.frame.VideoFrame, Span]
_STEPS_BACK_US = (0, 2_000_000, 10_000_000, 60_000_000)
_REPORT_EVERY = 512


@dataclass(frozen=True, eq=False)
class FilmFrame:
    """One frame. `picture` is RGB, shape (height, width, 3), upright; `span` is its time on screen in media time;
    `pts` counts the stream's ticks.
    """

    picture: Picture
    span: Span
    pts: int


@dataclass(frozen=True, eq=False)
class FrameTimes:
    """When each frame of a film appears: `starts_us` ascending in media time, shape (frames,); `end_us` is when the last one goes."""

    starts_us: NDArray[np.int64]
    end_us: int

    def number_at(self, media_us: int) -> int:
        """Number, from 0, of the frame on screen at a moment; the first before the film and the last after it."""
        return max(0, int(np.searchsorted(self.starts_us, media_us, side="right")) - 1)

    def span_of(self, number: int) -> Span:
        """Time on screen of a frame by number, which is held inside the film."""
        number = min(max(number, 0), len(self.starts_us) - 1)
        end = int(self.starts_us[number + 1]) if number + 1 < len(self.starts_us) else self.end_us
        return Span(int(self.starts_us[number]), end)

    def next_us(self, media_us: int) -> int:
        """Start of the frame after the one on screen at a moment."""
        return self.span_of(self.number_at(media_us) + 1).start_us

    def previous_us(self, media_us: int) -> int:
        """Start of the frame before the one on screen at a moment."""
        return self.span_of(self.number_at(media_us) - 1).start_us


def frame_times(path: Path, *, progress: Progress | None = None, cancelled: Cancelled | None = None) -> FrameTimes:
    """Reads the presentation time of every frame without decoding any (about 25 microseconds a frame).

    Raises FilmUnreadable, NoPictures; Stopped when cancelled.
    """
    starts: list[int] = []
    end_us = 0
    with opened(path) as container:
        stream = picture_stream(container, path)
        base, zero = base_of(stream), start_us(container)
        for count, packet in enumerate(container.demux(stream)):
            ticks = packet.pts if packet.pts is not None else packet.dts
            if ticks is None or packet.is_discard:
                continue
            starts.append(to_us(ticks, base) - zero)
            end_us = max(end_us, to_us(ticks + (packet.duration or 0), base) - zero)
            if count % _REPORT_EVERY == 0:
                stop_if(cancelled)
                report(progress, starts[-1] / container.duration if container.duration else 0.0)
    if not starts:
        raise NoPictures(file=path.name)
    report(progress, 1.0)
    return FrameTimes(np.unique(np.array(starts, np.int64)), end_us)


def rgb(frame: av.video.frame.VideoFrame) -> Picture:
    """A decoded frame as RGB, shape (height, width, 3), not yet turned."""
    return np.asarray(frame.to_ndarray(format="rgb24"), np.uint8)


def upright(picture: Picture, degrees: int) -> Picture:
    """A picture turned counter-clockwise by a multiple of 90 degrees, as the display matrix asks; contiguous."""
    return np.ascontiguousarray(np.rot90(picture, round(degrees / 90) % 4))


class FilmReader:
    """Keeps one film open for exact reading; a context manager, for one thread at a time."""

    def __init__(self, path: Path) -> None:
        """Raises FilmUnreadable, NoPictures."""
        self._path = path
        self._container = open_original(path)
        try:
            self._stream = picture_stream(self._container, path)
        except NoPictures:
            self._container.close()
            raise
        self._base, self._zero = base_of(self._stream), start_us(self._container)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._container.close()

    def frame_at(self, media_us: int) -> FilmFrame:
        """The frame on screen at a moment; the first one before the film begins and the last one after it ends.

        Raises FilmUnreadable, NoPictures.
        """
        for frame, span in self.frames_from(media_us):
            return FilmFrame(upright(rgb(frame), frame.rotation), span, frame.pts or 0)
        raise NoPictures(file=self._path.name)

    def frames_from(self, media_us: int) -> Iterator[TimedFrame]:
        """Decoded frames with their times on screen, beginning with the one on screen at `media_us`."""
        with decoding(self._path):
            for back in _STEPS_BACK_US:
                decoded = self._decoded_from(media_us - back)
                first = next(decoded, None)
                # Some containers seek past the target where their index is coarse; then from further back.
                if first is not None and (first[1].start_us <= media_us or media_us - back <= 0):
                    yield from _skipped_to(media_us, chain((first,), decoded))
                    return
            yield from _skipped_to(media_us, self._decoded_from(0))

    def _decoded_from(self, media_us: int) -> Iterator[TimedFrame]:
        """Frames from the key frame before a moment on, each ending where the next begins."""
        self._container.seek(max(0, to_ticks(max(0, media_us) + self._zero, self._base)), stream=self._stream, backward=True)
        held: av.video.frame.VideoFrame | None = None
        held_us = 0
        for frame in self._container.decode(self._stream):
            if frame.pts is None:
                continue
            at_us = to_us(frame.pts, self._base) - self._zero
            if held is not None and at_us > held_us:
                yield held, Span(held_us, at_us)
            held, held_us = frame, at_us
        if held is not None:
            yield held, Span(held_us, held_us + self._usual_us(held))

    def _usual_us(self, frame: av.video.frame.VideoFrame) -> int:
        if frame.duration:
            return to_us(frame.duration, self._base)
        rate = self._stream.average_rate
        return round(1_000_000 / rate) if rate else 0


def _skipped_to(media_us: int, decoded: Iterator[TimedFrame]) -> Iterator[TimedFrame]:
    """Drops frames that are over by a moment; the very last one stays when all are."""
    last: TimedFrame | None = None
    for last in decoded:
        if last[1].end_us > media_us:
            yield last
            yield from decoded
            return
    if last is not None:
        yield last


def frame_at(path: Path, media_us: int) -> FilmFrame:
    """The frame of a film on screen at a moment of its media time; see FilmReader.frame_at."""
    with FilmReader(path) as reader:
        return reader.frame_at(media_us)
