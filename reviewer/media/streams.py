"""Which of a recording's streams is meant: the one its container calls the default, else the longest, else the first."""

from collections.abc import Sequence
from typing import TypeVar

from av.audio.stream import AudioStream
from av.container import InputContainer
from av.stream import Disposition, Stream
from av.video.stream import VideoStream

AnyStream = TypeVar("AnyStream", bound=Stream)


def picture_of(container: InputContainer) -> VideoStream | None:
    """The moving pictures to show; covers and thumbnails are none."""
    return _meant([stream for stream in container.streams.video if not stream.disposition & Disposition.attached_pic])


def sound_of(container: InputContainer) -> AudioStream | None:
    """The sound to play."""
    return _meant(list(container.streams.audio))


def _meant(streams: Sequence[AnyStream]) -> AnyStream | None:
    """Phones mark one as default; where several or none are, the longest is the recording and the others are additions."""
    marked = [stream for stream in streams if stream.disposition & Disposition.default]
    return max(marked or streams, key=lambda stream: (_length(stream), -stream.index), default=None)


def _length(stream: Stream) -> float:
    return float(stream.duration * stream.time_base) if stream.duration and stream.time_base else 0.0
