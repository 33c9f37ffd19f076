"""Exhibit pictures for print: masked in the pixels, cropped outward from what they show, scaled to 200 dpi; never retouched."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from io import BytesIO
from pathlib import Path

from PIL import Image

from reviewer.domain.evidence import FULL_PPM, Region
from reviewer.errors import Fault
from reviewer.media.frames import Picture, frame_at
from reviewer.media.thumbnails import photo

PRINT_DPI = 200
MM_PER_INCH = 25.4
QUALITY = 80
LONGEST_DECODED = 2400
"""Longer side a photo is decoded to: a crop of half of it still fills 200 dpi."""
BLOCKS = 6
AROUND = Fraction(15, 100)
"""Least share of the region's own size that stays visible on each side of it."""
SMALLEST_CROP = Fraction(1, 2)
"""Least share of the picture's width and height a crop keeps, so that the reader still sees where he is."""

Box = tuple[int, int, int, int]


class PictureNotWritten(Fault):
    key = "media.picture_not_written"


@dataclass(frozen=True)
class PrintPicture:
    """A JPEG made for print. `region` is where the region lies now; `kept` is the share of the original's area that is shown."""

    path: Path
    sha256: str
    width: int
    height: int
    region: Region | None
    kept: Fraction


def film_picture(
    original: Path, media_us: int, *, folder: Path, region: Region | None = None, masks: Sequence[Region] = ()
) -> PrintPicture:
    """The exact frame on screen at a moment of media time, cut for print. Raises what `frames.frame_at` and `cut` raise."""
    return cut(frame_at(original, media_us).picture, folder, region=region, masks=masks)


def photo_picture(original: Path, *, folder: Path, region: Region | None = None, masks: Sequence[Region] = ()) -> PrintPicture:
    """A photo as it was meant to be held, cut for print. Raises PhotoUnreadable and what `cut` raises."""
    return cut(photo(original, longest=LONGEST_DECODED), folder, region=region, masks=masks)


def cut(
    picture: Picture, folder: Path, *, region: Region | None = None, masks: Sequence[Region] = (), width_mm: float = 58.0
) -> PrintPicture:
    """Cuts one upright picture for print into `folder`, named by its digest; the same picture gives the same bytes.

    `masks` are pixelated in blocks of a sixth of their size before anything else, so that no mask can be lifted. The crop keeps the
    picture's own shape. `width_mm` is its width on paper. Raises PictureNotWritten when the disk fails.
    """
    masked = _masked(Image.fromarray(picture).convert("RGB"), masks)
    box = _crop_box(masked.size, region)
    cropped = masked.crop(box)
    scaled = _scaled(cropped, round(width_mm / MM_PER_INCH * PRINT_DPI))
    content = BytesIO()
    scaled.save(content, "JPEG", quality=QUALITY, optimize=True)
    sha256 = hashlib.sha256(content.getvalue()).hexdigest()
    path = folder / f"{sha256}.jpg"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.getvalue())
    except OSError as error:
        raise PictureNotWritten(file=path.name, fault=error.strerror or str(error)) from error
    kept = Fraction(cropped.width * cropped.height, masked.width * masked.height)
    shown = _within(region, masked.size, box) if region is not None else None
    return PrintPicture(path, sha256, scaled.width, scaled.height, shown, kept)


def _masked(picture: Image.Image, masks: Sequence[Region]) -> Image.Image:
    for mask in masks:
        box = _pixels(mask, picture.size)
        part = picture.crop(box)
        coarse = part.resize((min(BLOCKS, part.width), min(BLOCKS, part.height)), Image.Resampling.BOX)
        picture.paste(coarse.resize(part.size, Image.Resampling.NEAREST), box)
    return picture


def _pixels(region: Region, size: tuple[int, int]) -> Box:
    """The whole pixels a region touches."""
    width, height = size
    left, top = region.left_ppm * width // FULL_PPM, region.top_ppm * height // FULL_PPM
    right = -(-(region.left_ppm + region.width_ppm) * width // FULL_PPM)
    bottom = -(-(region.top_ppm + region.height_ppm) * height // FULL_PPM)
    return left, top, max(right, left + 1), max(bottom, top + 1)


def _crop_box(size: tuple[int, int], region: Region | None) -> Box:
    """A window of the picture's own shape around the region; the whole picture without one."""
    width, height = size
    if region is None:
        return 0, 0, width, height
    widest = Fraction(region.width_ppm, FULL_PPM) * (1 + 2 * AROUND)
    highest = Fraction(region.height_ppm, FULL_PPM) * (1 + 2 * AROUND)
    share = min(Fraction(1), max(SMALLEST_CROP, widest, highest))
    wide, high = round(width * share), round(height * share)
    middle_x = Fraction(2 * region.left_ppm + region.width_ppm, 2 * FULL_PPM) * width
    middle_y = Fraction(2 * region.top_ppm + region.height_ppm, 2 * FULL_PPM) * height
    left = min(max(0, round(middle_x - Fraction(wide, 2))), width - wide)
    top = min(max(0, round(middle_y - Fraction(high, 2))), height - high)
    return left, top, left + wide, top + high


def _scaled(picture: Image.Image, width: int) -> Image.Image:
    """Never made larger: blurred pixels prove no more than few."""
    if picture.width <= width:
        return picture
    return picture.resize((width, max(1, round(picture.height * width / picture.width))), Image.Resampling.LANCZOS)


def _within(region: Region, size: tuple[int, int], box: Box) -> Region:
    """The region in millionths of the crop."""
    across = _inside(region.left_ppm, region.width_ppm, whole=size[0], start=box[0], end=box[2])
    down = _inside(region.top_ppm, region.height_ppm, whole=size[1], start=box[1], end=box[3])
    return Region(across[0], down[0], across[1], down[1])


def _inside(start_ppm: int, length_ppm: int, *, whole: int, start: int, end: int) -> tuple[int, int]:
    kept = end - start
    begins = min(max(0, round((Fraction(start_ppm, FULL_PPM) * whole - start) / kept * FULL_PPM)), FULL_PPM - 1)
    length = round(Fraction(length_ppm, FULL_PPM) * whole / kept * FULL_PPM)
    return begins, min(max(1, length), FULL_PPM - begins)
