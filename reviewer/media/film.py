"""Opening originals that hold moving pictures or sound, and what can go wrong with them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import av
import av.audio.stream
import av.container
import av.error
import av.video.stream

from reviewer.errors import Fault
from reviewer.media.streams import picture_of, sound_of


class FilmUnreadable(Fault):
    """The decoder gave up on a file."""

    key = "playback.film_unreadable"


class NoPictures(Fault):
    """The file holds no moving pictures, or none at all can be decoded."""

    key = "playback.no_pictures"


class NoSound(Fault):
    """The file holds no sound stream."""

    key = "playback.no_sound"


@contextmanager
def decoding(path: Path) -> Iterator[None]:
    """Turns every decoder error inside into FilmUnreadable."""
    try:
        yield
    except av.error.FFmpegError as error:
        raise FilmUnreadable(file=path.name, reason=error.strerror or str(error)) from error


def open_original(path: Path) -> av.container.InputContainer:
    """The container of an original; the caller closes it. Raises FilmUnreadable."""
    with decoding(path):
        return av.open(str(path), metadata_errors="replace")


@contextmanager
def opened(path: Path) -> Iterator[av.container.InputContainer]:
    """The container of an original, closed again; every decoder error inside becomes FilmUnreadable."""
    with decoding(path), open_original(path) as container:
        yield container


def picture_stream(container: av.container.InputContainer, path: Path) -> av.video.stream.VideoStream:
    """The stream of moving pictures that is meant, set to decode with two threads; raises NoPictures."""
    stream = picture_of(container)
    if stream is None:
        raise NoPictures(file=path.name)
    stream.thread_type = "AUTO"
    stream.codec_context.thread_count = 2
    return stream


def sound_stream(container: av.container.InputContainer, path: Path) -> av.audio.stream.AudioStream:
    """The sound stream that is meant; raises NoSound."""
    stream = sound_of(container)
    if stream is None:
        raise NoSound(file=path.name)
    return stream
