"""Two pictures held against each other: is one made from the other? Runs in the child process only.

Local features (ORB: Rublee et al., 2011) of both are paired, and the pairs must agree on one plane-to-plane mapping (homography,
RANSAC) that neither folds the picture nor shrinks it away. Mirrored copies are tried as well. Pictures with hardly any feature, as of
a bare wall, are the same where their tones run alike all over, in one of the eight orientations.
"""

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from reviewer.media.fingerprint import Grey, trimmed
from reviewer.media.photo_opening import grey_of, opened_photo

AGREEING = 25
"""Pairs that must agree on one mapping."""

AGREEING_SHARE = 0.35
"""The share of all pairs that must."""

ALIKE, ALIKE_FINE = 0.97, 0.9
_TONES = 64
_LONGEST = 640
_FEATURES = 1500
_RATIO = 0.8
_MISS_PX = 3.0
_AREA = (0.5, 1.6)
"""The share of the other picture's area the mapped picture may cover; a crop to 80 % on each side covers 0.64."""


def confirm(path: str, other: str) -> dict[str, Any]:
    """`{"is_same": bool, "agreeing": pairs}` for two pictures; not the same where one cannot be read."""
    one, two = (opened_photo(each, _LONGEST) for each in (path, other))
    if one is None or two is None:
        return {"is_same": False, "agreeing": 0}
    agreeing = agreement(grey_of(one), grey_of(two))
    return {"is_same": agreeing > 0 or run_alike(grey_of(one), grey_of(two)), "agreeing": agreeing}


def agreement(one: Grey, other: Grey) -> int:
    """How many feature pairs agree on one believable mapping of the pictures or of their mirror images; 0 where too few do."""
    described = _described(_bounded(other))
    upright = _bounded(one)
    return max(_agreeing(upright, described), _agreeing(np.ascontiguousarray(upright[:, ::-1]), described))


def run_alike(one: Grey, other: Grey) -> bool:
    """True where the tones of both correlate by ALIKE and more in some orientation, also when only the finer half of them is compared."""
    wanted = _tones(other)
    return any(
        _correlation(turned, wanted) >= ALIKE and _correlation(_fine(turned), _fine(wanted)) >= ALIKE_FINE
        for upright in (_tones(one), _tones(one)[:, ::-1])
        for turned in (np.ascontiguousarray(np.rot90(upright, quarter)) for quarter in range(4))
    )


def _tones(grey: Grey) -> NDArray[np.float32]:
    return cv2.resize(trimmed(grey), (_TONES, _TONES), interpolation=cv2.INTER_AREA).astype(np.float32)


def _fine(tones: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(tones - cv2.GaussianBlur(tones, (0, 0), 6), np.float32)


def _correlation(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    a, b = one - one.mean(), other - other.mean()
    size = float(np.sqrt((a**2).sum() * (b**2).sum()))
    return float((a * b).sum()) / size if size else 0.0


_Described = tuple[tuple[int, int], NDArray[np.float32], NDArray[np.uint8] | None]


def _bounded(grey: Grey) -> Grey:
    share = _LONGEST / max(grey.shape)
    size = round(grey.shape[1] * share), round(grey.shape[0] * share)
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA if share < 1 else cv2.INTER_LINEAR), np.uint8)


def _described(grey: Grey) -> _Described:
    keypoints, descriptors = cv2.ORB.create(nfeatures=_FEATURES, fastThreshold=8).detectAndCompute(grey, np.empty(0, np.uint8))
    places = np.array([keypoint.pt for keypoint in keypoints], np.float32).reshape(-1, 2)
    # OpenCV gives no descriptors at all where there is no feature.
    return (grey.shape[0], grey.shape[1]), places, np.asarray(descriptors, np.uint8) if len(places) else None


def _agreeing(grey: Grey, other: _Described) -> int:
    shape, places, descriptors = _described(grey)
    _, other_places, other_descriptors = other
    if descriptors is None or other_descriptors is None or min(len(places), len(other_places)) < AGREEING:
        return 0
    pairs = [
        (pair[0].queryIdx, pair[0].trainIdx)
        for pair in cv2.BFMatcher(cv2.NORM_HAMMING).knnMatch(descriptors, other_descriptors, k=2)
        if len(pair) == 2 and pair[0].distance < _RATIO * pair[1].distance
    ]
    if len(pairs) < AGREEING:
        return 0
    here, there = places[[a for a, _ in pairs]], other_places[[b for _, b in pairs]]
    mapping, inliers = cv2.findHomography(here, there, cv2.RANSAC, _MISS_PX)
    count = 0 if mapping is None else int(np.asarray(inliers).sum())  # type: ignore[redundant-expr] # the stub has no None, OpenCV does
    is_enough = count >= AGREEING and count >= AGREEING_SHARE * len(pairs)
    return count if is_enough and _is_believable(np.asarray(mapping, np.float64), shape=shape, other=other[0]) else 0


def _is_believable(mapping: NDArray[np.float64], *, shape: tuple[int, int], other: tuple[int, int]) -> bool:
    """True where the mapped frame is still convex, not turned inside out, and of a size a re-used picture would have."""
    height, width = shape
    corners = np.array([[[0, 0]], [[width, 0]], [[width, height]], [[0, height]]], np.float32)
    mapped = cv2.perspectiveTransform(corners, mapping)
    area = cv2.contourArea(mapped) / (other[0] * other[1])
    return bool(cv2.isContourConvex(mapped)) and _AREA[0] < area < _AREA[1] and bool(np.linalg.det(mapping[:2, :2]) > 0)
