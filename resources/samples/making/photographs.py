"""Photographs: a drawing with the grain and falling-off light of a small lens, as JPEG with EXIF time, zone and place."""

from datetime import datetime
from pathlib import Path

import numpy as np
from canvas import Picture, still
from PIL import Image
from PIL.TiffImagePlugin import IFDRational
from stage import Case, Photo

WIDTH, HEIGHT = 1280, 960
EXIF_IFD, GPS_IFD = 0x8769, 0x8825
MAKE, MODEL, ORIENTATION, SOFTWARE_TIME = 0x010F, 0x0110, 0x0112, 0x0132
ORIGINAL, DIGITIZED, OFFSET, SUBSECOND = 0x9003, 0x9004, 0x9011, 0x9291


def exposed(drawing: str, seed: int) -> Picture:
    """The drawing as a lens and a sensor would give it: darker corners, a little noise."""
    clean = still(drawing, WIDTH, HEIGHT).astype(np.float32)
    down, across = np.mgrid[-1 : 1 : HEIGHT * 1j, -1 : 1 : WIDTH * 1j]
    light = 1.02 - 0.12 * (down**2 + across**2)
    grain = np.random.default_rng(seed).normal(0, 1.1, (HEIGHT, WIDTH, 1))
    return np.asarray(np.clip(clean * light[..., None] + grain, 0, 255), np.uint8)


def sexagesimal(degrees: float) -> tuple[IFDRational, IFDRational, IFDRational]:
    """Degrees, minutes, seconds as EXIF wants them."""
    whole, rest = divmod(abs(degrees), 1)
    minutes, rest = divmod(rest * 60, 1)
    return IFDRational(int(whole), 1), IFDRational(int(minutes), 1), IFDRational(round(rest * 60 * 100), 100)


def exif(taken: datetime, latitude: float, longitude: float) -> Image.Exif:
    """Time with hundredths and zone, place, and the phone that took it."""
    tags = Image.Exif()
    tags[MAKE], tags[MODEL], tags[ORIENTATION] = "Sample", "Pocket One", 1
    clock, hundredths, zone = f"{taken:%Y:%m:%d %H:%M:%S}", f"{taken.microsecond // 10_000:02d}", f"{taken:%z}"
    tags[SOFTWARE_TIME] = clock
    inner = tags.get_ifd(EXIF_IFD)
    inner[ORIGINAL] = inner[DIGITIZED] = clock
    inner[OFFSET] = f"{zone[:3]}:{zone[3:]}"
    inner[SUBSECOND] = hundredths
    place = tags.get_ifd(GPS_IFD)
    place[1], place[2] = "N" if latitude >= 0 else "S", sexagesimal(latitude)
    place[3], place[4] = "E" if longitude >= 0 else "W", sexagesimal(longitude)
    return tags


def write_photo(path: Path, photo: Photo, case: Case, taken: datetime, index: int) -> None:
    """One photograph, taken a few metres from the last."""
    picture = Image.fromarray(exposed(photo.drawing, case.seed + index))
    tags = exif(taken, case.latitude + index * 0.00011, case.longitude + index * 0.00007)
    picture.save(path, "JPEG", quality=74, subsampling="4:2:0", optimize=True, exif=tags)
