"""A photo opened once, scaled while it is decoded, upright. Runs in the child process only."""

import cv2
import numpy as np
import pillow_heif
from numpy.typing import NDArray
from PIL import Image, ImageFile, ImageOps

from reviewer.media.photo_probe import MOST_PIXELS, UNREADABLE

Picture = NDArray[np.uint8]


def opened_photo(path: str, longest: int) -> Picture | None:
    """The photo as RGB, shape (height, width, 3), its longer side `longest` pixels at most; None where no reader can open it."""
    opened = open_image(path)
    if opened is None:
        return None
    with opened as image:
        return decoded(image, longest)


def open_image(path: str) -> Image.Image | None:
    pillow_heif.register_heif_opener()
    # The bound is ours; Pillow's own would be a warning.
    Image.MAX_IMAGE_PIXELS = None
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        image = Image.open(path)
    except UNREADABLE:
        return None
    if image.size[0] * image.size[1] > MOST_PIXELS:
        image.close()
        return None
    return image


def decoded(image: Image.Image, longest: int) -> Picture | None:
    """JPEGs are decoded at a half, quarter or eighth where that still has `longest` pixels, which costs a third as much."""
    share = longest / max(image.size)
    if share < 1:
        image.draft("RGB", (int(image.size[0] * share), int(image.size[1] * share)))
    try:
        picture: Picture = np.asarray(ImageOps.exif_transpose(image).convert("RGB"))
    except UNREADABLE:
        return None
    return bounded(picture, longest)


def bounded(picture: Picture, longest: int) -> Picture:
    share = longest / max(picture.shape[:2])
    if share >= 1:
        return picture
    size = max(1, round(picture.shape[1] * share)), max(1, round(picture.shape[0] * share))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)


def grey_of(picture: Picture) -> NDArray[np.uint8]:
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)
