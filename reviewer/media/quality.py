"""How well a file can be seen and heard, as numbers; what they mean is for the rules of intake to say.

The numbers are taken in a child process (`quality_photo`, `quality_sound`, `quality_film`) and cross to us as JSON.
"""

import math
from dataclasses import dataclass
from typing import Any, Self, TypeVar, get_type_hints

from reviewer.media.fingerprint import Fingerprint

MOST_SPANS = 200


@dataclass(frozen=True)
class PhotoMeasures:
    """A photo. Tones are 0 to 255.

    width, height    pixels as shown
    blur             0 sharp to 1 blurred, of the sharpest part that has any texture (Crete et al., 2007); 0 where there is none
    texture          share of the picture that has any
    bright_tone      the tone that nine tenths of the picture are darker than
    burnt_share      share of the picture at the very end of the scale
    flat_share       share of neighbours of exactly one tone: drawn graphics have much, cameras little
    grid             how far the strongest fine regular pattern stands out of the picture's other fine detail, in standard deviations
    has_camera       the file names the camera that made it
    software         the editing program the file names, or empty
    has_credentials  the file carries Content Credentials (C2PA), whose truth nobody has checked
    """

    width: int
    height: int
    blur: float
    texture: float
    bright_tone: float
    burnt_share: float
    flat_share: float
    grid: float
    has_camera: bool
    software: str
    has_credentials: bool


@dataclass(frozen=True)
class SoundMeasures:
    """A sound track. Levels are dB relative to full scale; spans are media time in microseconds, half-open.

    speech_db     level that a twentieth of all 20-ms frames exceed, in the band of speech
    over_noise_db how far speech stands above what is between it: in each 5 s the level a twentieth of the frames exceed over the level
                  a tenth stay below, and of these the one that a tenth of the recording exceeds
    clipped_share share of loud frames whose tops are cut flat
    wind_share    share of frames in which rumble below 150 Hz drowns the band of speech
    silent        spans of 10 s and more without any sound
    dropouts      spans of exact zeros, 0.2 s to 10 s long, between sound
    """

    duration_us: int
    speech_db: float
    over_noise_db: float
    clipped_share: float
    wind_share: float
    silent: tuple[tuple[int, int], ...]
    dropouts: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class FilmMeasures:
    """Moving pictures. Spans are media time in microseconds, half-open.

    black       spans without light
    frozen      spans in which not one pixel block changes
    obstructed  spans of even tone, as through a covered lens
    gaps        spans for which the film holds no picture
    shake       how much the movement of the whole picture changes from one fifth of a second to the next, per thousand of the width: the
                value that half of all moments exceed
    """

    duration_us: int
    black: tuple[tuple[int, int], ...]
    frozen: tuple[tuple[int, int], ...]
    obstructed: tuple[tuple[int, int], ...]
    gaps: tuple[tuple[int, int], ...]
    shake: float


@dataclass(frozen=True)
class Measures:
    """What could be measured of one file; None where it holds none, or could not be read. `asked` are the numbers to look for."""

    photo: PhotoMeasures | None = None
    sound: SoundMeasures | None = None
    film: FilmMeasures | None = None
    fingerprint: Fingerprint | None = None
    asked: tuple[int, ...] = ()

    def to_json(self) -> dict[str, Any]:
        marked = self.fingerprint
        return {
            "photo": self.photo and vars(self.photo),
            "sound": self.sound and vars(self.sound),
            "film": self.film and vars(self.film),
            # As text: JSON numbers are exact to 53 bits only, elsewhere.
            "fingerprint": marked and [str(number) for number in marked.numbers],
            "asked": [str(number) for number in self.asked],
        }

    @classmethod
    def from_json(cls, untrusted: dict[str, Any]) -> Self:
        """The measures a child reported; KeyError, TypeError or ValueError when they are none."""
        numbers = tuple(_number(text) for text in untrusted["fingerprint"] or ())
        return cls(
            photo=_record(PhotoMeasures, untrusted["photo"]),
            sound=_record(SoundMeasures, untrusted["sound"]),
            film=_record(FilmMeasures, untrusted["film"]),
            fingerprint=Fingerprint(numbers[0], numbers[1:]) if numbers else None,
            asked=tuple(_number(text) for text in untrusted["asked"]),
        )


_Record = TypeVar("_Record", PhotoMeasures, SoundMeasures, FilmMeasures)


def _record(kind: type[_Record], untrusted: dict[str, Any] | None) -> _Record | None:
    if untrusted is None:
        return None
    types = get_type_hints(kind)
    return kind(**{name: _checked(types[name], untrusted[name]) for name in types})


def _checked(kind: object, value: Any) -> Any:  # noqa: ANN401 - JSON from the child, and whatever the field holds
    """The value as what the field holds; a child that a file took over could send anything."""
    if kind is bool or kind is str:
        if type(value) is not kind:
            raise TypeError(value)
        return value[:120] if isinstance(value, str) else value
    if kind is int or kind is float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise TypeError(value)
        return int(value) if kind is int else float(value)
    return tuple((int(start), int(end)) for start, end in value[:MOST_SPANS])


def _number(text: str) -> int:
    number = int(text)
    if not 0 <= number < 1 << 64:
        raise ValueError(text)
    return number
