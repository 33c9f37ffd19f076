"""Facts of a photo, from its header, its EXIF and one scaled decode. Runs in the child process only."""

import re
import struct
import zlib
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pillow_heif
from PIL import ExifTags, Image, ImageFile

from reviewer.domain.evidence import MediaFacts
from reviewer.media.examination import Content, Examination, Moment

MOST_PIXELS = 250_000_000
"""More are marked unreadable and never decoded; the largest phone sensors have 200 million."""

_SCALED = 8
# What Pillow's and libheif's readers are known to raise on damaged bytes; an unknown picture is an OSError.
UNREADABLE = (OSError, EOFError, ValueError, SyntaxError, ArithmeticError, LookupError, TypeError, struct.error, zlib.error)
# EXIF 2.32, tag Orientation: clockwise degrees that set the picture upright. Mirrored ones count their turn alone.
_TURNS = {3: 180, 4: 180, 5: 90, 6: 90, 7: 270, 8: 270}
_OFFSET = re.compile(r"([+-])(\d\d):(\d\d)")


def examine(path: str) -> dict[str, Any]:
    """What the photo at `path` holds, as the JSON of an Examination."""
    pillow_heif.register_heif_opener()
    # The bound is ours, below; Pillow's own would be a warning.
    Image.MAX_IMAGE_PIXELS = None
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    return _examined(Path(path)).to_json()


def _examined(path: Path) -> Examination:
    try:
        image = Image.open(path)
    except UNREADABLE:
        return Examination(Content.NOTHING, MediaFacts(is_readable=False, fault="media.fault_not_a_picture"))
    with image:
        return _examined_image(image)


def _examined_image(image: Image.Image) -> Examination:
    width, height = image.size
    if width * height > MOST_PIXELS:
        # Not even its EXIF is asked for: in a PNG that may stand behind the pixels, which would all be decoded.
        facts = MediaFacts(width=width, height=height, is_readable=False, fault="media.fault_too_many_pixels")
        return Examination(Content.PHOTO, facts)
    fault = _decoding_fault(image)
    exif = _exif(image)
    turn = _TURNS.get(exif.get(ExifTags.Base.Orientation, 1), 0)
    if turn in {90, 270}:
        width, height = height, width
    gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    latitude, longitude = _position(gps)
    facts = MediaFacts(
        width=width,
        height=height,
        rotation=turn,
        codec=(image.format or "").lower(),
        latitude=latitude,
        longitude=longitude,
        device=_device(exif),
        is_readable=not fault,
        fault=fault,
    )
    return Examination(Content.PHOTO, facts, _moment(exif.get_ifd(ExifTags.IFD.Exif)), gps_at=_gps_at(gps))


def _exif(image: Image.Image) -> Image.Exif:
    try:
        return image.getexif()
    except UNREADABLE:
        return Image.Exif()


def _decoding_fault(image: Image.Image) -> str:
    """Empty when every row decodes; a JPEG is decoded at an eighth, which still reads all of its bytes."""
    width, height = image.size
    image.draft("RGB", (max(1, width // _SCALED), max(1, height // _SCALED)))
    try:
        image.load()
    except UNREADABLE as error:
        return "media.fault_ends_early" if "truncated" in str(error) else "media.fault_damaged"
    return ""


def _device(exif: Image.Exif) -> str:
    make = _text(exif.get(ExifTags.Base.Make))
    model = _text(exif.get(ExifTags.Base.Model))
    return model if model.lower().startswith(make.lower()) else f"{make} {model}".strip()


def _text(value: object) -> str:
    return "".join(c for c in value if c.isprintable()).strip()[:120] if isinstance(value, str) else ""


def _moment(exif: dict[int, Any]) -> Moment | None:
    """DateTimeOriginal with its sub-second and offset tags (EXIF 2.32, 4.6.5); naive without an offset."""
    try:
        at = datetime.strptime(_text(exif.get(ExifTags.Base.DateTimeOriginal)), "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007 - EXIF states no zone
    except ValueError:
        return None
    parts = _text(exif.get(ExifTags.Base.SubsecTimeOriginal))
    is_exact = parts.isascii() and parts.isdigit()
    if is_exact:
        at = at.replace(microsecond=int(parts[:6].ljust(6, "0")))
    offset = _OFFSET.fullmatch(_text(exif.get(ExifTags.Base.OffsetTimeOriginal)))
    if offset is not None and int(offset[2]) < 24 and int(offset[3]) < 60:
        east = timedelta(hours=int(offset[2]), minutes=int(offset[3]))
        at = at.replace(tzinfo=timezone(east if offset[1] == "+" else -east))
    return Moment(at, is_exact)


def _gps_at(gps: dict[int, Any]) -> datetime | None:
    """GPSDateStamp and GPSTimeStamp (EXIF 2.32, 4.6.6), which are UTC; None where either is missing or nonsense, as a day of the year."""
    try:
        day = datetime.strptime(_text(gps.get(ExifTags.GPS.GPSDateStamp)).rstrip("\0"), "%Y:%m:%d").replace(tzinfo=UTC)
        hours, minutes, seconds = (float(part) for part in gps[ExifTags.GPS.GPSTimeStamp])
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return None
    since_midnight = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return day + since_midnight if timedelta(0) <= since_midnight < timedelta(days=1) else None


def _position(gps: dict[int, Any]) -> tuple[float | None, float | None]:
    """Degrees north and east (WGS 84); none where absent, out of range, or 0,0, which is what a phone without a fix writes."""
    try:
        latitude = _degrees(gps[ExifTags.GPS.GPSLatitude], gps[ExifTags.GPS.GPSLatitudeRef], negative="S")
        longitude = _degrees(gps[ExifTags.GPS.GPSLongitude], gps[ExifTags.GPS.GPSLongitudeRef], negative="W")
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return None, None
    is_place = abs(latitude) <= 90 and abs(longitude) <= 180 and (latitude, longitude) != (0.0, 0.0)
    return (latitude, longitude) if is_place else (None, None)


def _degrees(parts: tuple[Any, Any, Any], reference: str, *, negative: str) -> float:
    degrees, minutes, seconds = (float(part) for part in parts)
    size = round(degrees + minutes / 60 + seconds / 3600, 7)
    return -size if reference == negative else size
