"""What examining costs: searching a million photos, and looking at photos of 12 megapixels; and how surely copies are recognised."""

import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np

from reviewer.domain.evidence import ExhibitKind
from reviewer.media.fingerprint import NEAR, WINDOWS, read
from reviewer.media.fingerprint_index import NumberIndex
from reviewer.media.fingerprint_match import agreement, run_alike
from reviewer.media.quality_measuring import Original, measured
from reviewer.places import resource

PHOTOS = 1_000_000
SEARCHES = 200
LARGE = 40
_CANDIDATES = 5


def search_ms() -> float:
    """Median time of the hash stage of one photo among a million, each with the numbers of its frame and its windows."""
    generator = np.random.default_rng(1)
    frames = generator.integers(0, 2**64, PHOTOS, dtype=np.uint64)
    windows = generator.integers(0, 2**64, PHOTOS * WINDOWS, dtype=np.uint64)
    owners = np.arange(PHOTOS, dtype=np.int32)
    by_frame, by_window = NumberIndex(frames, owners), NumberIndex(windows, np.repeat(owners, WINDOWS))
    asked = [[int(number) for number in frames[start : start + 2 * WINDOWS]] for start in range(SEARCHES)]
    costs = []
    for numbers in asked:
        begun = time.perf_counter()
        by_frame.search(numbers, radius=NEAR)
        by_window.search(numbers, radius=NEAR, is_wide=False)
        costs.append(time.perf_counter() - begun)
    return statistics.median(costs) * 1000


def photo_ms(folder: Path) -> float:
    """Time for one photo of 12 megapixels among many: view, thumbnail, quality and numbers, by two children."""
    folder.mkdir()
    paths = sorted(resource("samples").glob("*/data/photo/*.jpg"))[:8]
    originals = []
    for number, path in enumerate(paths):
        large = folder / f"{number}.jpg"
        noise = np.random.default_rng(number).normal(0, 4, (3024, 4032, 1))
        picture = cv2.resize(cv2.imread(str(path)), (4032, 3024), interpolation=cv2.INTER_CUBIC)
        cv2.imwrite(str(large), np.clip(picture + noise, 0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, 90])
        originals.append(large)

    def cost(count: int) -> float:
        wanted = [Original(originals[number % len(originals)], str(number), ExhibitKind.PHOTO) for number in range(count)]
        begun = time.perf_counter()
        assert sum(1 for _ in measured(wanted)) == count
        return time.perf_counter() - begun

    # The difference leaves out starting the children, once for a whole bundle.
    return (cost(2 * LARGE) - cost(LARGE)) / LARGE * 1000


def recognition() -> tuple[float, int, int]:
    """Share of copies recognised, false matches and pairs looked at, over the worked cases' photos and all ways to make a copy."""
    pictures = [cv2.imread(str(path)) for path in sorted(resource("samples").glob("*/data/photo/*.jpg"))]
    kept = [read(_grey(picture))[0] for picture in pictures]
    frames = NumberIndex.of((owner, (one.frame,)) for owner, one in enumerate(kept))
    windows = NumberIndex.of((owner, one.windows) for owner, one in enumerate(kept))
    made = recognised = wrong = 0
    for owner, picture in enumerate(pictures):
        for copy in copies(picture):
            grey = _grey(copy)
            asked = read(grey)[1]
            whole, part = frames.search(asked, radius=NEAR), windows.search(asked, radius=NEAR, is_wide=False)
            likely = sorted({*whole, *part}, key=lambda one: (whole.get(one, 64), part.get(one, 64)))[:_CANDIDATES]
            same = [one for one in likely if agreement(grey, _grey(pictures[one])) or run_alike(grey, _grey(pictures[one]))]
            made, recognised, wrong = made + 1, recognised + (owner in same), wrong + len([one for one in same if one != owner])
    return recognised / made, wrong, made * (len(pictures) - 1)


def copies(picture) -> Iterator[np.ndarray]:
    ways: list[Callable] = [
        lambda one: one,
        lambda one: cv2.resize(one, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA),
        lambda one: cv2.resize(one, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA),
        lambda one: np.clip(one * 1.25, 0, 255).astype(np.uint8),
        lambda one: np.clip(one * 0.75, 0, 255).astype(np.uint8),
        lambda one: one[:, ::-1],
        np.rot90,
        lambda one: np.rot90(one, 2),
        lambda one: np.rot90(one, 3),
        lambda one: cut(one, 0.02, 0.02, 0.02, 0.02),
        lambda one: cut(one, 0.05, 0.05, 0.05, 0.05),
        lambda one: cut(one, 0.1, 0.1, 0.1, 0.1),
        lambda one: cut(one, 0.1, 0, 0, 0),
        lambda one: cut(one, 0, 0, 0.1, 0.1),
        lambda one: cv2.copyMakeBorder(one, one.shape[0] // 7, one.shape[0] // 7, 0, 0, cv2.BORDER_CONSTANT),
    ]
    for way in ways:
        _, packed = cv2.imencode(".jpg", np.ascontiguousarray(way(picture)), [cv2.IMWRITE_JPEG_QUALITY, 70])
        yield cv2.imdecode(packed, cv2.IMREAD_COLOR)


def cut(picture, left: float, top: float, right: float, bottom: float):
    """A share of each side taken off."""
    height, width = picture.shape[:2]
    return picture[int(height * top) : int(height * (1 - bottom)), int(width * left) : int(width * (1 - right))]


def _grey(picture):
    return cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
