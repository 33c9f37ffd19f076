"""Small pictures for the timeline and the lists: film strips from key frames, photos upright; cached by the original's digest."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import av.container
import av.video.frame
import av.video.stream
import numpy as np
import pillow_heif
from PIL import Image, ImageOps, UnidentifiedImageError

from reviewer.errors import Fault
from reviewer.media.film import opened, picture_stream
from reviewer.media.frames import Picture, rgb, upright
from reviewer.media.previews import preview_path, write_whole
from reviewer.media.progress import Cancelled, Progress, report, stop_if
from reviewer.media.timebase import base_of, start_us, to_ticks, to_us

STRIP_HEIGHT = 120
_LARGEST_STRIP = 720
_SHORTEST_STEP_US = 500_000
_READ_THROUGH_US = 900_000_000
_QUALITY = 82

pillow_heif.register_heif_opener()


class PhotoUnreadable(Fault):
    """No decoder could read a photo."""

    key = "playback.photo_unreadable"


@dataclass(frozen=True, eq=False)
class Still:
    """A small picture, RGB, shape (height, width, 3), upright, and the moment of media time it shows (0 for a photo)."""

    media_us: int
    picture: Picture


def film_strip(
    path: Path, sha256: str, *, previews: Path, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> tuple[Still, ...]:
    """Key frames about evenly spread over a film, ascending, 120 pixels high; from the cache where it has them.

    Raises FilmUnreadable, NoPictures; Stopped when cancelled.
    """
    cache = preview_path(previews, sha256, name="strip.zip")
    if not cache.exists():
        stills = tuple(_key_stills(path, progress, cancelled))
        write_whole(cache, lambda file: _write_strip(stills, file))
    report(progress, 1.0)
    with zipfile.ZipFile(cache) as strip:
        return tuple(Still(int(name.removesuffix(".jpg")), _decoded(strip.read(name))) for name in strip.namelist())


def photo_still(path: Path, sha256: str, *, previews: Path, longest: int = 320, cancelled: Cancelled | None = None) -> Still:
    """A photo upright and scaled so that its longer side has `longest` pixels at most; from the cache where it has it.

    Raises PhotoUnreadable; Stopped when cancelled.
    """
    cache = preview_path(previews, sha256, name=f"photo-{longest}.jpg")
    stop_if(cancelled)
    if not cache.exists():
        small = Image.fromarray(photo(path, longest=longest))
        write_whole(cache, lambda file: small.save(file, "JPEG", quality=_QUALITY))
    return Still(0, _decoded(cache.read_bytes()))


def photo(path: Path, *, longest: int | None = None) -> Picture:
    """A photo upright, RGB, shape (height, width, 3); at full size unless `longest` bounds its longer side.

    Raises PhotoUnreadable.
    """
    try:
        with Image.open(path) as opened_photo:
            if longest is not None:
                opened_photo.draft("RGB", (longest, longest))
            turned = ImageOps.exif_transpose(opened_photo).convert("RGB")
    except (OSError, UnidentifiedImageError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise PhotoUnreadable(file=path.name) from error
    if longest is not None:
        turned.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    return np.asarray(turned)


def _key_stills(path: Path, progress: Progress | None, cancelled: Cancelled | None) -> Iterator[Still]:
    """Key frames at least half a step apart: long films are sought from step to step, short ones read through once."""
    with opened(path) as container:
        stream = picture_stream(container, path)
        stream.codec_context.skip_frame = "NONKEY"
        length_us = container.duration or 0
        step_us = max(_SHORTEST_STEP_US, length_us // _LARGEST_STRIP)
        zero, base = start_us(container), base_of(stream)
        found = _sought(container, stream, step_us) if length_us > _READ_THROUGH_US else container.decode(stream)
        last_us: int | None = None
        for frame in found:
            stop_if(cancelled)
            at_us = to_us(frame.pts or 0, base) - zero
            if last_us is None or at_us - last_us >= step_us // 2:
                last_us = at_us
                yield Still(at_us, _scaled(frame))
                report(progress, at_us / length_us if length_us else 0.0)


def _sought(
    container: av.container.InputContainer, stream: av.video.stream.VideoStream, step_us: int
) -> Iterator[av.video.frame.VideoFrame]:
    zero, base = start_us(container), base_of(stream)
    for due_us in range(0, container.duration or 0, step_us):
        container.seek(to_ticks(due_us + zero, base), stream=stream, backward=True)
        frame = next(iter(container.decode(stream)), None)
        if frame is not None:
            yield frame


def _scaled(frame: av.video.frame.VideoFrame) -> Picture:
    """A frame upright and STRIP_HEIGHT high in its own shape."""
    across = round(frame.rotation / 90) % 2
    share = STRIP_HEIGHT / (frame.width if across else frame.height)
    width, height = max(2, round(frame.width * share)), max(2, round(frame.height * share))
    return upright(rgb(frame.reformat(width=width, height=height, format="rgb24", interpolation="AREA")), frame.rotation)


def _write_strip(stills: tuple[Still, ...], file: BinaryIO) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as strip:
        for still in stills:
            packed = BytesIO()
            Image.fromarray(still.picture).save(packed, "JPEG", quality=_QUALITY)
            strip.writestr(f"{still.media_us}.jpg", packed.getvalue())


def _decoded(jpeg: bytes) -> Picture:
    with Image.open(BytesIO(jpeg)) as picture:
        return np.asarray(picture.convert("RGB"))
