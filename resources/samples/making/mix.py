"""What the recorder and the phone heard: the same voices and noises, another loudness, room and noise of its own."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from effects import MAKERS, air, band, hiss
from speech import RATE, Samples, length_s, openness, utterance
from stage import Case, Line, seconds

ECHO_S = {"outdoors": 0.05, "lobby": 0.5, "corridor": 0.4, "office": 0.2, "mall": 0.6}


@dataclass(frozen=True)
class Device:
    """How a microphone hears: its gain, its own noise, its frequency band, how much of the room it adds."""

    name: str
    gain: float
    noise: float
    low_hz: float
    high_hz: float
    room: float


RECORDER = Device("recorder", 1.0, 0.002, 70, 8500, 0.12)
PHONE = Device("phone", 0.9, 0.007, 180, 6500, 0.28)


def room_at(case: Case, clock_s: float) -> str:
    return [kind for start, kind in case.rooms if seconds(start) <= clock_s or start == case.rooms[0][0]][-1]


@cache
def echo(kind: str) -> Samples:
    """The tail that a place adds to a sound, as an impulse response without the direct sound."""
    long = ECHO_S[kind]
    seeded = np.random.default_rng(len(kind))
    tail = hiss(seeded, long, 200, 5000)
    return np.asarray(tail * np.exp(-np.arange(len(tail)) / RATE * 6.9 / long) / np.sqrt(len(tail)), np.float32)


def with_room(samples: Samples, kind: str, share: float) -> Samples:
    """A dry sound with the tail of its place."""
    tail = echo(kind)
    size = len(samples) + len(tail)
    wet = np.fft.irfft(np.fft.rfft(samples, size) * np.fft.rfft(tail, size), size)
    total = wet.astype(np.float32) * np.float32(share * 4)
    total[: len(samples)] += samples
    return total


def add(track: Samples, piece: Samples, at_s: float) -> None:
    """Lay a piece on a track, `at_s` seconds in; what lies outside the track is lost."""
    begin = round(at_s * RATE)
    head = max(0, -begin)
    begin = max(0, begin)
    room_left = len(track) - begin
    if room_left > 0 and head < len(piece):
        part = piece[head : head + room_left]
        track[begin : begin + len(part)] += part


def atmosphere(case: Case, device: Device, start_s: float, long_s: float) -> Samples:
    """The air of each place in turn, crossing over in a second."""
    track = np.zeros(round(long_s * RATE), np.float32)
    seeded = np.random.default_rng(case.seed + (1 if device is RECORDER else 2))
    bounds = [seconds(start) for start, _ in case.rooms[1:]] + [start_s + long_s]
    begins = [start_s - 1, *bounds[:-1]]
    for (_, kind), begin, end in zip(case.rooms, begins, bounds, strict=True):
        if end <= begin or end < start_s or begin > start_s + long_s:
            continue
        piece = air(kind, seeded, end - begin + 1)
        ramp = np.linspace(0, 1, RATE, dtype=np.float32)
        piece[:RATE] *= ramp
        piece[-RATE:] *= ramp[::-1]
        add(track, piece, begin - start_s)
    return track


def heard(case: Case, device: Device, start: str, long_s: float) -> Samples:
    """Everything a device recorded from a clock time on, full scale 1."""
    start_s = seconds(start)
    track = atmosphere(case, device, start_s, long_s)
    for index, noise in enumerate(case.noises):
        lasts = seconds(noise.until) - seconds(noise.at) if noise.until else 0.0
        piece = MAKERS[noise.kind](np.random.default_rng(case.seed + 100 + index), lasts) * np.float32(noise.loudness)
        add(track, with_room(piece, room_at(case, seconds(noise.at)), device.room), seconds(noise.at) - start_s)
    for line in case.lines:
        voice = case.voices[line.who]
        loudness = voice.at_recorder if device is RECORDER else voice.at_phone
        place = room_at(case, seconds(line.at))
        add(track, with_room(utterance(line, voice) * np.float32(loudness), place, device.room), seconds(line.at) - start_s)
    own = hiss(np.random.default_rng(case.seed + 7), long_s, 50, 9000)[: len(track)] * np.float32(device.noise)
    limited = np.tanh(band(track, device.low_hz, device.high_hz) * device.gain * 1.2) / 1.2
    return np.asarray(limited + own, np.float32)


def said(case: Case, line: Line) -> tuple[float, float]:
    """When an utterance starts and ends, in seconds since midnight."""
    start = seconds(line.at)
    return start, start + length_s(line, case.voices[line.who])


def mouth(case: Case, now: float, who: str) -> float:
    """How far somebody's mouth is open at a clock time."""
    for line in case.lines:
        start = seconds(line.at)
        if line.who == who and start <= now < start + 20:
            voiced = utterance(line, case.voices[who])
            if now < start + len(voiced) / RATE:
                return openness(voiced, now - start)
    return 0.0
