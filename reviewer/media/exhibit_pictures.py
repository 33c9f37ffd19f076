"""Pictures of exhibits for paper: a frame of film or a photo, upright, scaled for print."""

import hashlib
import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from reviewer.media.frames import Picture, frame_at
from reviewer.media.thumbnails import photo

LONGEST_PIXELS = 1000
"""Enough for 200 dpi at twice the widest picture of a finding."""
_QUALITY = 80


@dataclass(frozen=True)
class PrintPicture:
    """A JPEG for print with its digest and its size in pixels."""

    path: Path
    sha256: str
    width: int
    height: int


def film_picture(original: Path, media_us: int, *, folder: Path) -> PrintPicture:
    """The exact frame on screen at a moment of media time. Raises what `frames.frame_at` raises."""
    return _written(frame_at(original, media_us).picture, folder)


def photo_picture(original: Path, *, folder: Path) -> PrintPicture:
    """A photo as it was meant to be held. Raises PhotoUnreadable."""
    return _written(photo(original, longest=LONGEST_PIXELS), folder)


def _written(picture: Picture, folder: Path) -> PrintPicture:
    image = Image.fromarray(picture)
    image.thumbnail((LONGEST_PIXELS, LONGEST_PIXELS), Image.Resampling.LANCZOS)
    content = io.BytesIO()
    image.save(content, "JPEG", quality=_QUALITY)
    sha256 = hashlib.sha256(content.getvalue()).hexdigest()
    path = folder / f"{sha256}.jpg"
    path.write_bytes(content.getvalue())
    return PrintPicture(path, sha256, image.width, image.height)
