"""Pictures for print: what is masked is gone, what is shown is not stretched, and the region stays where it was."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image

from reviewer.domain.evidence import Region
from reviewer.media.exhibit_pictures import PictureNotWritten, cut

SIZE = (1920, 1080)


def _noise(size: tuple[int, int] = SIZE) -> NDArray[np.uint8]:
    return np.random.default_rng(7).integers(0, 256, (size[1], size[0], 3), dtype=np.uint8)


def _marked(region: Region, size: tuple[int, int] = SIZE) -> NDArray[np.uint8]:
    """Grey with a red region."""
    picture = np.full((size[1], size[0], 3), 90, dtype=np.uint8)
    left, top = region.left_ppm * size[0] // 1_000_000, region.top_ppm * size[1] // 1_000_000
    picture[top : top + region.height_ppm * size[1] // 1_000_000, left : left + region.width_ppm * size[0] // 1_000_000] = (220, 20, 20)
    return picture


def test_a_picture_without_region_is_whole_and_at_200_dpi(tmp_path: Path):
    made = cut(_noise(), tmp_path, width_mm=58)
    assert (made.width, made.height) == (457, 257)
    assert made.kept == 1
    with Image.open(made.path) as image:
        assert (image.format, image.size, image.mode) == ("JPEG", (457, 257), "RGB")


def test_a_small_picture_is_not_made_larger(tmp_path: Path):
    made = cut(_noise((100, 80)), tmp_path)
    assert (made.width, made.height) == (100, 80)


def test_the_same_picture_gives_the_same_bytes(tmp_path: Path):
    assert cut(_noise(), tmp_path).sha256 == cut(_noise(), tmp_path).sha256


@given(
    left=st.integers(0, 900_000), top=st.integers(0, 900_000), width=st.integers(10_000, 1_000_000), height=st.integers(10_000, 1_000_000)
)
def test_the_region_still_frames_what_it_framed(tmp_path_factory, left: int, top: int, width: int, height: int):
    region = Region(left, top, min(width, 1_000_000 - left), min(height, 1_000_000 - top))
    made = cut(_marked(region), tmp_path_factory.mktemp("pictures"), region=region, width_mm=120)
    assert made.region is not None
    assert Fraction(1, 5) <= made.kept <= 1
    assert abs(made.width / made.height - SIZE[0] / SIZE[1]) < 0.02
    with Image.open(made.path) as image:
        pixels = np.asarray(image).astype(int)
    red = (pixels[..., 0] > 150) & (pixels[..., 1] < 90)
    rows, columns = np.nonzero(red)
    found = (columns.min() / made.width, rows.min() / made.height, (columns.max() + 1) / made.width, (rows.max() + 1) / made.height)
    shown = made.region
    wanted = (shown.left_ppm, shown.top_ppm, shown.left_ppm + shown.width_ppm, shown.top_ppm + shown.height_ppm)
    assert all(abs(one - two / 1_000_000) < 0.012 for one, two in zip(found, wanted, strict=True))


def test_masked_pixels_are_gone(tmp_path: Path):
    mask = Region(250_000, 250_000, 200_000, 300_000)
    made = cut(_noise(), tmp_path, masks=[mask], width_mm=240)
    with Image.open(made.path) as image:
        grey = np.asarray(image.convert("L")).astype(float)
    height, width = grey.shape
    inside = grey[height // 4 + 4 : height // 4 + 40, width // 4 + 4 : width // 4 + 50]
    outside = grey[10:46, 10:56]
    assert inside.std() < 4
    assert outside.std() > 20


def test_a_place_that_cannot_be_written_is_a_fault(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(PictureNotWritten):
        cut(_noise((40, 30)), tmp_path / "file")
