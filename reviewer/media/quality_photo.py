"""Everything a photo is asked for, from one scaled decode: thumbnail, view, measures and fingerprint. Runs in the child process only."""

import base64
import re
from functools import cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import ExifTags, Image

from reviewer.media.fingerprint import Grey, read
from reviewer.media.photo_opening import Picture, bounded, decoded, grey_of, open_image
from reviewer.media.photo_probe import UNREADABLE
from reviewer.media.quality import Measures, PhotoMeasures

VIEW_LONGEST = 960
THUMBNAIL_LONGEST = 320

_QUALITY = 82
_TILES = 4
_TEXTURED = 7.0
_BLUR_PX = 9
_BURNT = 251
_HEAD_BYTES = 1 << 18
_TURNED = {5, 6, 7, 8}
# Programs that change what a picture shows; those that phones and cameras write themselves are not among them.
_EDITORS = re.compile(
    r"photoshop|lightroom|gimp|snapseed|picsart|pixelmator|affinity|paint\.net|photoscape|facetune|meitu|美图|美圖|xiuxiu|醒图|faceapp"
    r"|canva|luminar|capture one|darktable|fotor|polarr|vsco|remini|midjourney|stable diffusion|dall|firefly",
    re.IGNORECASE,
)


def measure(path: str) -> dict[str, Any]:
    """`{"measures": Measures or null, "view": JPEG in base64, "thumbnail": the same}` for the photo at `path`."""
    # Several children work side by side; threads of one would only stand in another's way.
    cv2.setNumThreads(1)
    opened = open_image(path)
    if opened is None:
        return {"measures": None}
    with opened as image:
        return _measured(image, Path(path))


def _measured(image: Image.Image, path: Path) -> dict[str, Any]:
    size, exif = image.size, _exif(image)
    if exif.get(ExifTags.Base.Orientation, 1) in _TURNED:
        size = size[1], size[0]
    view = decoded(image, VIEW_LONGEST)
    if view is None:
        return {"measures": None}
    grey = grey_of(view)
    blur, texture = blurring(grey)
    photo = PhotoMeasures(
        width=size[0],
        height=size[1],
        blur=blur,
        texture=texture,
        bright_tone=float(np.percentile(grey[::2, ::2], 90)),
        burnt_share=float((grey >= _BURNT).mean()),
        flat_share=flatness(grey),
        grid=grid(grey),
        has_camera=bool(exif.get(ExifTags.Base.Make) or exif.get(ExifTags.Base.Model)),
        software=_software(exif),
        has_credentials=_has_credentials(path),
    )
    fingerprint, asked = read(grey)
    measures = Measures(photo=photo, fingerprint=fingerprint, asked=asked)
    return {"measures": measures.to_json(), "view": _jpeg(view), "thumbnail": _jpeg(bounded(view, THUMBNAIL_LONGEST))}


def blurring(grey: Grey) -> tuple[float, float]:
    """Blur of the sharpest quarter of the textured tiles, and the share of tiles that have texture.

    After Crete, Dolmiere, Ladret and Nicolas, "The blur effect: perception and estimation with a new no-reference perceptual blur
    metric", 2007: a sharp picture loses most of its variation between neighbours when blurred once more, a blurred one little.
    """
    tone = grey.astype(np.float32)
    # Every other row and column tells as much at half the cost.
    across, down = _losses(np.ascontiguousarray(tone[::2])), _losses(np.ascontiguousarray(tone.T[::2]))
    rows, columns = np.linspace(0, grey.shape[0], _TILES + 1, dtype=int), np.linspace(0, grey.shape[1], _TILES + 1, dtype=int)
    found = []
    for row in range(_TILES):
        for column in range(_TILES):
            top, bottom, left, right = rows[row], rows[row + 1], columns[column], columns[column + 1]
            if tone[top:bottom, left:right].std() >= _TEXTURED:
                found.append(max(_share(across, (top, bottom, left, right)), _share(down, (left, right, top, bottom))))
    if not found:
        return 0.0, 0.0
    return float(np.percentile(found, 25)), len(found) / _TILES**2


def _losses(tone: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Variation between neighbours in a row, and how much of it another blur takes away."""
    blurred = cv2.blur(tone, (_BLUR_PX, 1))
    variation = np.asarray(cv2.absdiff(tone[:, 1:], tone[:, :-1]), np.float32)
    after = cv2.absdiff(blurred[:, 1:], blurred[:, :-1])
    return variation, np.maximum(0, variation - after, dtype=np.float32)


def _share(losses: tuple[NDArray[np.float32], NDArray[np.float32]], tile: tuple[int, int, int, int]) -> float:
    top, bottom, left, right = tile
    variation, lost = (float(part[top // 2 : bottom // 2, left:right].sum()) for part in losses)
    return 1 - lost / variation if variation else 1.0


def flatness(grey: Grey) -> float:
    """Share of pixels with exactly the tone of the one to the right and the one below."""
    middle = grey[:-1, :-1]
    return float(((middle == grey[:-1, 1:]) & (middle == grey[1:, :-1])).mean())


def grid(grey: Grey) -> float:
    """How far the strongest off-axis peak of the fine spectrum stands above its ring, in standard deviations of the logarithm.

    A screen photographed through a camera's own grid gives such peaks (moiré); buildings and tiles give theirs on or near the axes.
    """
    side = min(512, *grey.shape)
    top, left = (grey.shape[0] - side) // 2, (grey.shape[1] - side) // 2
    patch = grey[top : top + side, left : left + side].astype(np.float32)
    transform = np.asarray(cv2.dft((patch - patch.mean()) * _window(side), flags=cv2.DFT_COMPLEX_OUTPUT))
    spectrum = np.log1p(cv2.magnitude(transform[..., 0], transform[..., 1])).ravel()
    strongest = 0.0
    for ring in _rings(side):
        values = spectrum[ring]
        spread = float(values.std())
        if spread > 0:
            strongest = max(strongest, float((values.max() - values.mean()) / spread))
    return strongest


@cache
def _window(side: int) -> NDArray[np.float32]:
    return np.outer(np.hanning(side), np.hanning(side)).astype(np.float32)


@cache
def _rings(side: int) -> tuple[NDArray[np.int64], ...]:
    """Places in the flattened spectrum of one half plane, off the axes, by ring of fineness; the other half says the same."""
    across = np.fft.fftfreq(side)
    radius = np.hypot(across[None, :], across[:, None])
    is_taken = (across[None, :] > 0.03) & (np.abs(across[:, None]) > 0.03)
    return tuple(np.flatnonzero(is_taken & (radius >= low) & (radius < low + 0.04)) for low in np.arange(0.1, 0.46, 0.04))


def _exif(image: Image.Image) -> Image.Exif:
    try:
        return image.getexif()
    except UNREADABLE:
        return Image.Exif()


def _software(exif: Image.Exif) -> str:
    named = str(exif.get(ExifTags.Base.Software) or exif.get(ExifTags.Base.ProcessingSoftware) or "")
    return "".join(c for c in named if c.isprintable())[:80] if _EDITORS.search(named) else ""


def _has_credentials(path: Path) -> bool:
    """C2PA 2.1, 11: the manifest store is a JUMBF box with the label `c2pa`, near the start of the file."""
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    return b"jumb" in head and b"c2pa" in head


def _jpeg(picture: Picture) -> str:
    _, packed = cv2.imencode(".jpg", cv2.cvtColor(picture, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])
    return base64.b64encode(packed.tobytes()).decode("ascii")
