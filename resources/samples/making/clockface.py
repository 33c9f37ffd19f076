"""The camera's clock, burnt into the film: each character in its own cell, so that it can be read back."""

from datetime import datetime, timedelta
from functools import cache

import numpy as np
from canvas import Picture, still
from scenery import rect, words

CELL = (18, 34)
"""Width and height of one character in pixels."""
PLACE = (24, 662)
"""Left and top of the first cell in the 1280 x 720 frame."""
CHARACTERS = "0123456789-: "


@cache
def cell(character: str) -> Picture:
    """One character, white on near-black."""
    width, height = CELL
    return still(rect((0, 0, width, height), "#101214") + words(character, (width / 2, 26), 25, "#FFFFFF", style="bold"), width, height)


def strip(moment: datetime) -> Picture:
    """`2025-05-31 10:30:13`, cut and never rounded up, as one picture."""
    return np.hstack([cell(character) for character in f"{moment:%Y-%m-%d %H:%M:%S}"])


def burn(frame: Picture, moment: datetime) -> None:
    """Write the clock into a frame, in place."""
    left, top = PLACE
    face = strip(moment)
    frame[top : top + face.shape[0], left : left + face.shape[1]] = face


def read(frame: Picture) -> str:
    """Read the burnt-in clock back: in each cell the character whose drawing lies nearest."""
    left, top = PLACE
    text = ""
    for index in range(19):
        seen = frame[top : top + CELL[1], left + index * CELL[0] : left + (index + 1) * CELL[0]].astype(float)
        text += min(CHARACTERS, key=lambda character: float(np.abs(seen - cell(character)).sum()))
    return text


def moment_of(start: datetime, media_s: float) -> datetime:
    """The wall-clock moment of a media time, in the zone of `start`."""
    return start + timedelta(microseconds=round(media_s * 1_000_000))
