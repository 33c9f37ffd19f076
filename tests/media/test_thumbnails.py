import threading

import numpy as np
import pytest
from PIL import Image

from reviewer.media.progress import Stopped
from reviewer.media.thumbnails import STRIP_HEIGHT, PhotoUnreadable, film_strip, photo, photo_still
from tests.media.films import make_film, number_in, steady

DIGEST = "cd" + "0" * 62


def test_a_strip_shows_key_frames_at_their_own_moments(tmp_path):
    film = make_film(tmp_path / "a.mp4", steady(120), gop=25)
    stills = film_strip(film, DIGEST, previews=tmp_path / "previews")
    assert [still.media_us for still in stills] == [0, 1_000_000, 2_000_000, 3_000_000, 4_000_000]
    assert [number_in(still.picture) for still in stills] == [0, 25, 50, 75, 100]
    assert {still.picture.shape for still in stills} == {(STRIP_HEIGHT, 206, 3)}


def test_a_strip_of_a_sideways_film_is_upright_and_never_stretched(tmp_path):
    film = make_film(tmp_path / "a.mp4", steady(10), rotation=90)
    (still,) = film_strip(film, DIGEST, previews=tmp_path / "previews")
    assert still.picture.shape == (STRIP_HEIGHT, 70, 3)


def test_a_strip_comes_from_the_cache_the_second_time(tmp_path):
    film = make_film(tmp_path / "a.mp4", steady(60), gop=25)
    first = film_strip(film, DIGEST, previews=tmp_path / "previews")
    film.unlink()
    again = film_strip(film, DIGEST, previews=tmp_path / "previews")
    assert [still.media_us for still in first] == [still.media_us for still in again]


def test_a_cancelled_strip_leaves_nothing(tmp_path):
    film = make_film(tmp_path / "a.mp4", steady(60), gop=5)
    stop = threading.Event()
    with pytest.raises(Stopped):
        film_strip(film, DIGEST, previews=tmp_path / "previews", progress=lambda _: stop.set(), cancelled=stop.is_set)
    assert not list((tmp_path / "previews").rglob("*.zip"))


@pytest.mark.parametrize(("orientation", "corner"), [(1, (0, 0)), (3, (-1, -1)), (6, (0, -1)), (8, (-1, 0))])
def test_a_photo_is_upright_whatever_its_orientation_tag_says(tmp_path, orientation, corner):
    pixels = np.zeros((300, 400, 3), np.uint8)
    pixels[:60, :60] = 255
    exif = Image.Exif()
    exif[0x0112] = orientation
    Image.fromarray(pixels).save(tmp_path / "a.jpg", exif=exif, quality=95)
    whole = photo(tmp_path / "a.jpg")
    small = photo_still(tmp_path / "a.jpg", DIGEST, previews=tmp_path / "previews", longest=100).picture
    assert whole.shape == ((400, 300, 3) if orientation in (6, 8) else (300, 400, 3))
    assert max(small.shape[:2]) == 100
    for picture in (whole, small):
        assert picture[tuple(3 if edge == 0 else -3 for edge in corner)].min() > 200


def test_a_photo_of_rubbish_is_named(tmp_path):
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8rubbish")
    with pytest.raises(PhotoUnreadable, match=r"The photo a\.jpg cannot be read"):
        photo(tmp_path / "a.jpg")
