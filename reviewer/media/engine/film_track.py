"""A film that follows a clock: decoded ahead in its own thread, shown at view size, exact when it is sought."""

import threading
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import av.video.frame
import av.video.reformatter
import numpy as np

from reviewer.domain.moments import Span
from reviewer.errors import ReviewerError
from reviewer.media.frames import FilmReader, Picture, TimedFrame, upright

_AHEAD = 6
_LATE_US = 100_000
# A machine too slow for a film still shows one frame in so many.
_MOST_DROPPED = 8


@dataclass(frozen=True, eq=False)
class ShownFrame:
    """A frame at view size: `picture` is BGRA, shape (height, width, 4), upright; `span` is its time on screen in media time."""

    picture: Picture
    span: Span
    pts: int


class FilmTrack:
    """Decodes one film around a moving moment. `frame_at` and `seek` come from one thread, decoding runs in another; `close` ends it.

    Frames that are over before they could be shown are dropped before their conversion, which costs more than decoding them.
    """

    def __init__(self, path: Path, *, width: int, height: int) -> None:
        """`width` and `height` bound the picture as shown, in pixels; its shape is kept. Errors come out of `frame_at`."""
        self._path = path
        self._bounds = (width, height)
        self._changed = threading.Condition()
        self._frames: deque[ShownFrame] = deque()
        self._wanted_us: int | None = 0
        self._now_us = 0
        self._is_closing = False
        self._at_end = False
        self._error: ReviewerError | None = None
        self._shown: ShownFrame | None = None
        self.dropped = 0
        self._dropped_since = 0
        self._thread = threading.Thread(target=self._run, name=f"film-{path.name[:12]}")
        self._thread.start()

    def resize(self, width: int, height: int) -> None:
        """Convert for another view size from the frame now shown on."""
        with self._changed:
            if (width, height) != self._bounds:
                self._bounds = (width, height)
                self._restart(self._now_us)

    def seek(self, media_us: int) -> None:
        """Go to a moment; only the newest of several quick calls is decoded."""
        with self._changed:
            self._restart(media_us)

    def frame_at(self, media_us: int) -> ShownFrame | None:
        """The newest decoded frame that has begun by a moment; None until the first is there. Raises what decoding raised."""
        with self._changed:
            self._now_us = media_us
            if self._error is not None:
                raise self._error
            while self._frames and (self._shown is None or self._frames[0].span.start_us <= media_us):
                self._shown = self._frames.popleft()
                self._changed.notify_all()
            return self._shown

    def exact_at(self, media_us: int, *, patience_s: float = 10.0) -> ShownFrame | None:
        """Waits for the frame on screen at a moment, after a seek to it: for cited frames and pictures of the window."""
        with self._changed:
            self._changed.wait_for(lambda: self._frames or self._shown_holds(media_us) or self._error or self._at_end, patience_s)
        return self.frame_at(media_us)

    def close(self) -> None:
        """End the thread; it is gone when this returns."""
        with self._changed:
            self._is_closing = True
            self._changed.notify_all()
        self._thread.join()

    def _shown_holds(self, media_us: int) -> bool:
        return self._shown is not None and self._shown.span.holds(media_us)

    def _restart(self, media_us: int) -> None:
        self._wanted_us, self._now_us, self._at_end = media_us, media_us, False
        self._frames.clear()
        self._shown = None
        self._changed.notify_all()

    def _run(self) -> None:
        try:
            with FilmReader(self._path) as reader:
                self._decode(reader)
        except ReviewerError as error:
            with self._changed:
                self._error = error
                self._changed.notify_all()

    def _decode(self, reader: FilmReader) -> None:
        convert = _Converter()
        ahead: Iterator[TimedFrame] = iter(())
        is_first = False
        while (wanted := self._next_task()) is not None:
            sought_us, bounds = wanted
            if sought_us is not None:
                ahead, is_first = reader.frames_from(sought_us), True
            found = next(ahead, None)
            if found is None:
                self._end()
            elif is_first or not self._is_late(found[1]):
                self._offer(ShownFrame(convert(found[0], bounds), found[1], found[0].pts or 0))
                is_first = False

    def _next_task(self) -> tuple[int | None, tuple[int, int]] | None:
        """Where to seek first (None: go on) and the view size; None to end. Blocks while enough is decoded ahead."""
        with self._changed:
            self._changed.wait_for(
                lambda: self._is_closing or self._wanted_us is not None or not (self._at_end or len(self._frames) >= _AHEAD)
            )
            if self._is_closing:
                return None
            sought_us, self._wanted_us = self._wanted_us, None
            return sought_us, self._bounds

    def _is_late(self, span: Span) -> bool:
        with self._changed:
            is_late = not self._frames and span.end_us + _LATE_US < self._now_us and self._dropped_since < _MOST_DROPPED
            self.dropped += is_late
            self._dropped_since = self._dropped_since + 1 if is_late else 0
            return is_late

    def _offer(self, frame: ShownFrame) -> None:
        with self._changed:
            if self._wanted_us is None:
                self._frames.append(frame)
                self._changed.notify_all()

    def _end(self) -> None:
        with self._changed:
            if self._wanted_us is None:
                self._at_end = True
                self._changed.notify_all()


class _Converter:
    """Turns decoded frames into upright BGRA pictures that fit a view; keeps its scaler between frames."""

    def __init__(self) -> None:
        self._scaler = av.video.reformatter.VideoReformatter()

    def __call__(self, frame: av.video.frame.VideoFrame, bounds: tuple[int, int]) -> Picture:
        across = round(frame.rotation / 90) % 2
        room = bounds[::-1] if across else bounds
        share = min(1.0, room[0] / frame.width, room[1] / frame.height)
        width, height = max(2, round(frame.width * share)), max(2, round(frame.height * share))
        made = self._scaler.reformat(frame, width=width, height=height, format="bgra", interpolation="FAST_BILINEAR")
        return upright(np.asarray(made.to_ndarray(), np.uint8), frame.rotation)
