"""The words of the worked cases: clock times, voices, lines, moving values, scenes, shots, films."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

Keys = tuple[tuple[str, float], ...]
Camera = tuple[tuple[str, float, float, float], ...]


@cache
def seconds(clock: str) -> float:
    """`10:30:13.8` as seconds since midnight at the site."""
    hours, minutes, rest = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


def ease(share: float) -> float:
    """0 to 1 with a soft start and end."""
    share = min(1.0, max(0.0, share))
    return share * share * (3 - 2 * share)


def glide(now: float, keys: Keys) -> float:
    """A value that moves softly from one (clock, value) to the next and rests outside them."""
    times = [seconds(clock) for clock, _ in keys]
    after = bisect_right(times, now)
    if after == 0:
        return keys[0][1]
    if after == len(keys):
        return keys[-1][1]
    share = ease((now - times[after - 1]) / (times[after] - times[after - 1]))
    return keys[after - 1][1] + share * (keys[after][1] - keys[after - 1][1])


@dataclass(frozen=True)
class Voice:
    """How somebody sounds: an espeak-ng voice, pitch (0 to 99), words a minute, and loudness at the two devices (0 to 1)."""

    voice: str
    pitch: int
    pace: int
    at_recorder: float
    at_phone: float


@dataclass(frozen=True)
class Line:
    """One utterance. It is first heard at `at`; `words` is what is said, `sounds` what the speech engine reads where that differs."""

    at: str
    who: str
    words: str
    sounds: str = ""


@dataclass(frozen=True)
class Noise:
    """A sound that is not speech: `kind` names a maker in effects.py; `until` ends those that last."""

    at: str
    kind: str
    until: str = ""
    loudness: float = 1.0


@dataclass(frozen=True)
class Stage:
    """One instant of the visit as the scenes see it: the clock, and how far each person's mouth is open."""

    now: float
    mouth: Callable[[str], float]

    def glide(self, *keys: tuple[str, float]) -> float:
        return glide(self.now, keys)

    def hand(self, *keys: tuple[str, float, float]) -> tuple[float, float]:
        """A hand that moves through (clock, x, y)."""
        across = tuple((clock, x) for clock, x, _ in keys)
        down = tuple((clock, y) for clock, _, y in keys)
        return glide(self.now, across), glide(self.now, down)

    def during(self, start: str, end: str) -> bool:
        return seconds(start) <= self.now < seconds(end)

    def blinks(self, salt: float) -> bool:
        """True for a sixth of a second every few seconds, at another moment for each `salt`."""
        return (self.now + salt) % (3.1 + salt % 1) < 0.17


def still_air(_stage: Stage) -> str:
    """Nothing moves in front of everything."""
    return ""


@dataclass(frozen=True)
class Scene:
    """A place in 1280 x 720 units: what never moves behind, who moves, what never moves in front of them, what moves over all."""

    back: str
    actors: Callable[[Stage], str]
    front: str = ""
    over: Callable[[Stage], str] = still_air


@dataclass(frozen=True)
class Shot:
    """A scene from a clock time on, seen through `camera`: (clock, centre x, centre y, zoom), moving softly between."""

    at: str
    scene: Scene
    camera: Camera


@dataclass(frozen=True)
class Film:
    """One film of the phone, from `start` for `length_s` seconds."""

    path: str
    start: str
    length_s: float
    shots: tuple[Shot, ...]


@dataclass(frozen=True)
class Photo:
    """One photograph: a drawing of 1600 x 1200 units taken at a clock time."""

    path: str
    at: str
    drawing: str


@dataclass(frozen=True)
class Case:
    """A worked case: where, when, who speaks, what is heard and filmed. The answers live in the case's own module."""

    name: str
    date: str
    latitude: float
    longitude: float
    recorder: str
    recorder_start: str
    recorder_length_s: float
    voices: dict[str, Voice]
    lines: tuple[Line, ...]
    rooms: tuple[tuple[str, str], ...]
    noises: tuple[Noise, ...]
    films: tuple[Film, ...]
    photos: tuple[Photo, ...]
    seed: int
