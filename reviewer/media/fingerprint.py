"""What a picture looks like, in a few 64-bit numbers that survive re-encoding, resizing, brightness, turning, mirroring and cropping.

One number describes the whole frame, without black or white bars; the others describe square windows around the frame's largest
stable blobs, which move with the picture when its edges are cut off. Each window is first brought into a canonical orientation of the
eight that turns and mirrors make.

The number is the sign pattern of the low frequencies of a cosine transform (Zauner, "Implementation and benchmarking of perceptual
image hash functions", 2010); the blobs are extrema of differences of Gaussians (Lowe, 2004).
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
Frequencies = NDArray[np.float32]

LONGEST = 256
"""The longer side of the picture the numbers are made from."""

WINDOWS = 10
NEAR = 7
"""Two numbers of the same view differ in at most this many bits, nearly always; those of different views by 18 and more."""

_SIDE = 32
_BITS = 8
_EDGE = 0.04
_BLOB_LEAST = 5.0
_WINDOW_PER_BLOB = 4.5
_APART = 0.12
_UNSURE = 0.12
_BAR_CONTRAST = 6.0
_BAR_MOST = 0.35


@dataclass(frozen=True)
class Fingerprint:
    """`frame` is the number of the whole picture, `windows` those of the views inside it, of which two pictures need share only one."""

    frame: int
    windows: tuple[int, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        return (self.frame, *self.windows)


def fingerprint(grey: Grey) -> Fingerprint:
    """The fingerprint of an upright picture, shape (height, width), of any size; it is scaled to LONGEST."""
    return read(grey)[0]


def read(grey: Grey) -> tuple[Fingerprint, tuple[int, ...]]:
    """The fingerprint, and the numbers to look for among others' windows: where the orientation of a view is a near thing, all of them.

    The first of each view's numbers is the one in its fingerprint; those of the whole frame come first.
    """
    small = scaled(trimmed(grey))
    frame, *windows = (_number(view) for view in (small, *_windows(small)))
    made = Fingerprint(frame[0], tuple(dict.fromkeys(numbers[0] for numbers in windows)))
    return made, tuple(dict.fromkeys(number for numbers in (frame, *windows) for number in numbers))


def scaled(grey: Grey) -> Grey:
    height, width = grey.shape
    share = LONGEST / max(height, width)
    size = max(_SIDE, round(width * share)), max(_SIDE, round(height * share))
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA if share < 1 else cv2.INTER_LINEAR), np.uint8)


def trimmed(grey: Grey) -> Grey:
    """The picture without even bars along its edges, as a letterbox adds; at most _BAR_MOST from each side."""
    top, bottom = _bar(grey), _bar(grey[::-1])
    left, right = _bar(grey.T), _bar(grey.T[::-1])
    return np.ascontiguousarray(grey[top : grey.shape[0] - bottom, left : grey.shape[1] - right])


def _bar(grey: Grey) -> int:
    """How many rows from the top are of one even tone; none when that is so far down that the picture itself is even."""
    rows = grey[: int(grey.shape[0] * _BAR_MOST) + 1].astype(np.float32)
    is_even = (rows.std(axis=1) < _BAR_CONTRAST) & (np.abs(rows.mean(axis=1) - rows[0].mean()) < _BAR_CONTRAST)
    height = int(np.argmin(is_even)) if not is_even.all() else 0
    return height if height > 2 else 0


def _windows(small: Grey) -> list[Grey]:
    """Square views around the largest blobs that lie well inside, no two close together."""
    height, width = small.shape
    chosen: list[tuple[float, float, float]] = []
    keypoints = cv2.SIFT.create(nfeatures=400, contrastThreshold=0.02).detect(small)
    for keypoint in sorted(keypoints, key=lambda one: -one.response * one.size):
        (x, y), half = keypoint.pt, keypoint.size * _WINDOW_PER_BLOB / 2
        is_inside = (
            _EDGE * width < x - half and x + half < (1 - _EDGE) * width and _EDGE * height < y - half and y + half < (1 - _EDGE) * height
        )
        is_apart = all(abs(x - a) + abs(y - b) > _APART * LONGEST or not 0.7 < half / c < 1.4 for a, b, c in chosen)
        if keypoint.size >= _BLOB_LEAST and is_inside and is_apart:
            chosen.append((x, y, half))
        if len(chosen) == WINDOWS:
            break
    return [np.asarray(cv2.getRectSubPix(small, (round(2 * half), round(2 * half)), (x, y)), np.uint8) for x, y, half in chosen]


def _number(view: Grey) -> list[int]:
    """The number of a view in its canonical orientation first, then those of the orientations that are nearly as canonical.

    A mirror turns the sign of every odd column of the transform, a transposition swaps rows and columns. Canonical is: more energy in
    the first column frequency than in the first row frequency, and both positive.
    """
    tones = cv2.resize(view, (_SIDE, _SIDE), interpolation=cv2.INTER_AREA).astype(np.float32)
    transform = np.asarray(cv2.dct(tones), np.float32)[:_BITS, :_BITS]
    scale = float(np.abs(transform[:3, :3]).sum() - abs(transform[0, 0])) or 1.0
    across, down = float(transform[0, 1]), float(transform[1, 0])
    return [
        _packed(_turned(transform, across=flip_across, down=flip_down), is_swapped=swap < 0)
        for swap in _readings(abs(across) - abs(down), scale)
        for flip_across in _readings(across, scale)
        for flip_down in _readings(down, scale)
    ]


def _readings(value: float, scale: float) -> tuple[int, ...]:
    sign = 1 if value >= 0 else -1
    return (sign, -sign) if abs(value) < _UNSURE * scale else (sign,)


def _turned(transform: Frequencies, *, across: int, down: int) -> Frequencies:
    """The transform of the picture mirrored left to right where `across` is -1, and upside down where `down` is."""
    odd = np.arange(_BITS) % 2 == 1
    signs = np.where(odd, down, 1)[:, None] * np.where(odd, across, 1)[None, :]
    return np.asarray(transform * signs, np.float32)


def _packed(transform: Frequencies, *, is_swapped: bool) -> int:
    values = (transform.T if is_swapped else transform).flatten()
    # The first value is the mean brightness, which says nothing.
    bits = values > np.median(values[1:])
    return int.from_bytes(np.packbits(bits).tobytes(), "big")
