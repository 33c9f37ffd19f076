"""Sounds that are not speech: the air of each place, steps, doors, keys, bells; all made from seeded noise and sines."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from speech import RATE, Samples

Seeded = np.random.Generator


def band(samples: NDArray[np.floating], low_hz: float, high_hz: float) -> Samples:
    """Only the frequencies between two limits, with soft edges of a third of an octave."""
    spectrum = np.fft.rfft(samples)
    hertz = np.maximum(np.fft.rfftfreq(len(samples), 1 / RATE), 1.0)
    octaves_in = np.minimum(np.log2(hertz / low_hz), np.log2(high_hz / hertz))
    return np.asarray(np.fft.irfft(spectrum * np.clip(0.5 + octaves_in * 3, 0, 1), len(samples)), np.float32)


def hiss(seeded: Seeded, length_s: float, low_hz: float, high_hz: float) -> Samples:
    """Noise of a frequency band, RMS 1."""
    count = max(8, round(length_s * RATE))
    noise = band(seeded.standard_normal(count), low_hz, high_hz)
    return np.asarray(noise / np.sqrt(np.mean(noise**2)), np.float32)


def fading(length_s: float, rate: float) -> Samples:
    return np.asarray(np.exp(-np.arange(round(length_s * RATE)) / RATE * rate), np.float32)


def tone(length_s: float, *hertz: float) -> Samples:
    at = np.arange(round(length_s * RATE)) / RATE
    return np.asarray(sum(np.sin(2 * np.pi * frequency * at) for frequency in hertz) / len(hertz), np.float32)


def footsteps(seeded: Seeded, length_s: float) -> Samples:
    """Hard soles on tiles, a little under two steps a second."""
    heard = np.zeros(round(length_s * RATE) + RATE, np.float32)
    at = 0.1
    while at < length_s:
        step = hiss(seeded, 0.09, 90, 900) * fading(0.09, 55) * 0.14 + hiss(seeded, 0.09, 1500, 5000) * fading(0.09, 120) * 0.03
        begin = int(at * RATE)
        heard[begin : begin + len(step)] += step * seeded.uniform(0.6, 1.0)
        at += seeded.uniform(0.5, 0.58)
    return heard[: round(length_s * RATE)]


def typing(seeded: Seeded, length_s: float) -> Samples:
    """Keys of a keyboard in bursts."""
    heard = np.zeros(round(length_s * RATE) + RATE, np.float32)
    at = 0.2
    while at < length_s:
        key = hiss(seeded, 0.03, 1200, 7000) * fading(0.03, 160) * seeded.uniform(0.04, 0.09)
        begin = int(at * RATE)
        heard[begin : begin + len(key)] += key
        at += seeded.uniform(0.09, 0.3) if seeded.random() > 0.06 else seeded.uniform(0.8, 2.4)
    return heard[: round(length_s * RATE)]


def sliding_door(seeded: Seeded, _length_s: float) -> Samples:
    rise = np.sin(np.linspace(0, np.pi, round(1.9 * RATE))) ** 0.7
    return np.asarray(hiss(seeded, 1.9, 120, 1800)[: len(rise)] * rise * 0.05, np.float32)


def motor(seeded: Seeded, _length_s: float) -> Samples:
    """A barrier that rises: hum and rattle."""
    hum = tone(2.8, 98, 196, 294) * 0.07 + hiss(seeded, 2.8, 300, 1500) * 0.012
    return np.asarray(hum * np.minimum(1, np.sin(np.linspace(0, np.pi, len(hum))) * 4), np.float32)


def beep(_seeded: Seeded, _length_s: float) -> Samples:
    return tone(0.14, 1900) * 0.12


def chime(_seeded: Seeded, _length_s: float) -> Samples:
    """The two notes of a lift or of an announcement."""
    first, second = tone(0.5, 880, 1760) * fading(0.5, 6), tone(0.9, 698, 1396) * fading(0.9, 4)
    return np.asarray(np.concatenate([first, second]) * 0.14, np.float32)


def telephone(_seeded: Seeded, _length_s: float) -> Samples:
    """A desk telephone that rings twice."""
    ring = tone(0.9, 1050, 1320) * (0.6 + 0.4 * np.sign(tone(0.9, 21))) * 0.07
    pause = np.zeros(round(1.3 * RATE), np.float32)
    return np.concatenate([ring, pause, ring]).astype(np.float32)


def shutter(seeded: Seeded, _length_s: float) -> Samples:
    click = hiss(seeded, 0.05, 1500, 8000) * fading(0.05, 90) * 0.14
    return np.concatenate([click, np.zeros(round(0.06 * RATE), np.float32), click * 0.7]).astype(np.float32)


def paper(seeded: Seeded, length_s: float) -> Samples:
    """A sheet that is turned."""
    swell = np.sin(np.linspace(0, np.pi * 3, round(max(0.7, length_s) * RATE))) ** 2
    return np.asarray(hiss(seeded, max(0.7, length_s), 2000, 8000)[: len(swell)] * swell * 0.02, np.float32)


def murmur(seeded: Seeded, length_s: float) -> Samples:
    """People who talk somewhere else: noise of the voice band with the rhythm of syllables, no words."""
    carrier = hiss(seeded, length_s, 180, 1400)
    rhythm = np.interp(
        np.arange(len(carrier)),
        np.arange(0, len(carrier) + RATE, RATE // 5),
        seeded.random(len(carrier) // (RATE // 5) + 6)[: len(range(0, len(carrier) + RATE, RATE // 5))],
    )
    return np.asarray(carrier * rhythm**2 * 0.03, np.float32)


def children(seeded: Seeded, length_s: float) -> Samples:
    """Children and birds on a playground: short rising and falling calls."""
    heard = np.zeros(round(length_s * RATE) + 2 * RATE, np.float32)
    at = 0.4
    while at < length_s:
        long = seeded.uniform(0.12, 0.5)
        at_s = np.arange(round(long * RATE)) / RATE
        pitch = seeded.uniform(500, 2600) * (1 + seeded.uniform(-0.3, 0.3) * at_s / long)
        call = np.sin(2 * np.pi * np.cumsum(pitch) / RATE) * np.sin(np.pi * at_s / long) ** 2 * seeded.uniform(0.01, 0.04)
        begin = int(at * RATE)
        heard[begin : begin + len(call)] += call.astype(np.float32)
        at += seeded.uniform(0.2, 1.2)
    return heard[: round(length_s * RATE)]


def water(seeded: Seeded, length_s: float) -> Samples:
    return hiss(seeded, max(0.5, length_s), 700, 5000) * np.float32(0.035)


def rattle(seeded: Seeded, length_s: float) -> Samples:
    """A hand on a rail that vibrates."""
    shake = hiss(seeded, length_s, 60, 420)
    return np.asarray(shake * (0.55 + 0.45 * np.sign(tone(length_s, 11))[: len(shake)]) * 0.05, np.float32)


MAKERS: dict[str, Callable[[Seeded, float], Samples]] = {
    "footsteps": footsteps,
    "typing": typing,
    "door": sliding_door,
    "motor": motor,
    "beep": beep,
    "chime": chime,
    "telephone": telephone,
    "shutter": shutter,
    "paper": paper,
    "murmur": murmur,
    "children": children,
    "water": water,
    "rattle": rattle,
}


def air(kind: str, seeded: Seeded, length_s: float) -> Samples:
    """The steady sound of a place; wind and traffic outdoors, ventilation indoors."""
    low, high, loudness = {
        "outdoors": (40, 700, 0.014),
        "lobby": (60, 500, 0.014),
        "corridor": (60, 700, 0.012),
        "office": (80, 1200, 0.013),
        "mall": (90, 2200, 0.018),
    }[kind]
    steady = hiss(seeded, length_s, low, high) * loudness
    sway = 1 + 0.35 * np.interp(
        np.arange(len(steady)), np.linspace(0, len(steady), max(4, int(length_s))), seeded.uniform(-1, 1, max(4, int(length_s)))
    )
    return np.asarray(steady * sway, np.float32)
